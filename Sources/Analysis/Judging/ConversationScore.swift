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
  package enum Name: Sendable, Equatable {
    case restraint, brevity, takingUp, followingUp, faults
  }

  package struct Part: Sendable, Equatable {
    package var name: Name
    /// Hundredths added, or taken when negative.
    package var points: Int
    /// The most it can give, in hundredths; 0 for deductions.
    package var maximum: Int
  }

  package private(set) var parts: [Part]

  /// 0 to 100.
  package var hundredths: Int { parts.reduce(0) { $0 + $1.points } }
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
    func part(_ name: Name, _ maximum: Int, _ share: Double) -> Part {
      Part(
        name: name, points: Int((Double(maximum) * min(1, max(0, share))).rounded()),
        maximum: maximum)
    }
    parts = [
      part(.restraint, 30, 1 - share { $0.adviceWords > 0 } / 0.4),
      part(.brevity, 30, 1 - share { $0.words > 40 } / 0.6),
      part(.takingUp, 20, sum(\.contextReference) / Double(max(1, words)) / 0.03),
      part(.followingUp, 20, sum(\.exploration) / count / 0.3),
    ]
    let disqualified = faults.count { $0.disqualifies }
    guard disqualified > 0 else { return }
    let taken = Int((30 * Double(disqualified) / Double(faults.count)).rounded())
    parts.append(Part(name: .faults, points: -min(hundredths, taken), maximum: 0))
  }
}
