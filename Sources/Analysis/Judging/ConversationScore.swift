/// A conversation's quality from 0 to 1, in hundredths, with the parts that add up to it.
///
/// - Restraint, up to 30: all when no response advises, none when two in five do.
/// - Brevity, up to 30: all when no response has more than 40 words, none when three in five do.
/// - Taking up, up to 20: context reference per word; all at one full reference in 33 words.
/// - Following up, up to 20: asking into what the user feels; all at a mean of 0.3.
///
/// The parts are what tells good from poor counselling in motivational interviewing (Miller and
/// Rollnick 2013): reflect, ask, and hold back advice and lectures. Each exchange with a
/// disqualifying fault takes its share of 30 points off.
package struct ConversationScore: Sendable, Equatable {
  package enum Name: String, Sendable, Equatable, CaseIterable {
    case restraint, brevity, takingUp, followingUp, faults

    /// The most it can give, in hundredths; 0 for deductions.
    package var maximum: Int {
      switch self {
      case .restraint, .brevity: 30
      case .takingUp, .followingUp: 20
      case .faults: 0
      }
    }
  }

  package struct Part: Sendable, Equatable {
    package var name: Name
    /// Hundredths added, or taken when negative.
    package var points: Int
    package var maximum: Int { name.maximum }
  }

  private let restraint: Int8
  private let brevity: Int8
  private let takingUp: Int8
  private let followingUp: Int8
  private var faults: Int8 = 0

  /// A score of given parts, each in hundredths; they must add up to something from 0 to 100.
  package init(
    restraint: Int8, brevity: Int8, takingUp: Int8, followingUp: Int8, faults: Int8 = 0
  ) {
    self.restraint = restraint
    self.brevity = brevity
    self.takingUp = takingUp
    self.followingUp = followingUp
    self.faults = faults
    precondition((0...100).contains(hundredths), "a score lies between 0 and 1")
  }

  /// Hundredths that a part adds, or takes when negative.
  package func points(_ name: Name) -> Int {
    switch name {
    case .restraint: Int(restraint)
    case .brevity: Int(brevity)
    case .takingUp: Int(takingUp)
    case .followingUp: Int(followingUp)
    case .faults: Int(faults)
    }
  }

  /// The parts in their order; deductions only where something is taken.
  package var parts: [Part] {
    Name.allCases.compactMap { name in
      let points = points(name)
      return name == .faults && points == 0 ? nil : Part(name: name, points: points)
    }
  }

  /// 0 to 100.
  package var hundredths: Int { Name.allCases.reduce(0) { $0 + points($1) } }
  package var value: Double { Double(hundredths) / 100 }

  /// - Parameters:
  ///   - exchanges: The conversation's exchanges.
  ///   - faults: The faults of each.
  /// - Returns: nil without a judged exchange.
  package init?(_ exchanges: some Collection<ExchangeRecord>, faults: some Collection<FaultSet>) {
    let judged = exchanges.filter { $0.contextReference.isJudged }
    guard !judged.isEmpty else { return nil }
    let count = Double(judged.count)
    let words = judged.reduce(0) { $0 + Int($1.words) }
    func share(_ holds: (ExchangeRecord) -> Bool) -> Double {
      Double(judged.count(where: holds)) / count
    }
    func sum(_ grade: (ExchangeRecord) -> Grade) -> Double {
      judged.reduce(0) { $0 + (grade($1).value ?? 0) }
    }
    func points(_ name: Name, _ share: Double) -> Int8 {
      Int8((Double(name.maximum) * min(1, max(0, share))).rounded())
    }
    restraint = points(.restraint, 1 - share { $0.adviceWords > 0 } / 0.4)
    brevity = points(.brevity, 1 - share { $0.words > 40 } / 0.6)
    takingUp = points(.takingUp, sum(\.contextReference) / Double(max(1, words)) / 0.03)
    followingUp = points(.followingUp, sum(\.exploration) / count / 0.3)
    let disqualified = faults.count { $0.disqualifies }
    guard disqualified > 0 else { return }
    let taken = Int((30 * Double(disqualified) / Double(faults.count)).rounded())
    self.faults = Int8(-min(hundredths, taken))
  }
}
