/// How a whole conversation goes, from 0 to 1, in hundredths, with the parts that add up to it.
///
/// There is no one quality of a conversation: what counsellors are trained to do and what comforts are at odds, and so are the
/// labelled sets of both. So there are two scores, and a team says which one it steers by.
///
/// Practice, what tells good from poor counselling in motivational interviewing (Miller and Rollnick 2013):
/// - restraint, up to 40: all when no response advises, none when two in five do;
/// - taking up, up to 40: context reference per word, so that lectures have little; all at one full reference in 33 words;
/// - following up, up to 20: asking into what the user feels; all at a mean of 0.3.
///
/// Support, what a supportive talk gives (Liu et al. 2021, "Towards emotional support dialog systems"; Sharma et al. 2020):
/// - taking up, up to 35, and empathy, up to 35: all at a mean of 0.5, from which on they count as present;
/// - balance of talk, up to 20: the share of responses with at least eight words;
/// - balance of questions, up to 10: the share of responses that do not ask without showing empathy or taking something up.
///
/// From both, each exchange with a disqualifying fault takes its share of 30 points.
package struct ConversationScore: Sendable, Equatable {
  package enum Kind: String, Sendable, Equatable, CaseIterable {
    case practice, support

    /// The parts that add to it, in their order.
    package var gains: [Name] {
      switch self {
      case .practice: [.restraint, .takingUp, .followingUp]
      case .support: [.takingUp, .empathy, .talk, .questions]
      }
    }

    /// All parts, the deduction last.
    package var names: [Name] { gains + [.faults] }

    /// The most that a part can give, in hundredths; 0 for the deduction.
    package func maximum(of name: Name) -> Int {
      switch (self, name) {
      case (.practice, .restraint), (.practice, .takingUp): 40
      case (.practice, .followingUp): 20
      case (.support, .takingUp), (.support, .empathy): 35
      case (.support, .talk): 20
      case (.support, .questions): 10
      default: 0
      }
    }
  }

  package enum Name: String, Sendable, Equatable, CaseIterable {
    case restraint, takingUp, followingUp, empathy, talk, questions, faults
  }

  package struct Part: Sendable, Equatable {
    package var name: Name
    /// Hundredths added, or taken when negative.
    package var points: Int
    package var maximum: Int
  }

  package let kind: Kind
  /// In the order of the kind's gains; what it does not have is 0.
  private let gains: (Int8, Int8, Int8, Int8)
  private let faults: Int8

  /// A score of given parts, each in hundredths; they must add up to something from 0 to 100.
  package init(_ kind: Kind, _ points: [Name: Int]) {
    self.kind = kind
    func gain(_ index: Int) -> Int8 {
      index < kind.gains.count ? Int8(points[kind.gains[index]] ?? 0) : 0
    }
    gains = (gain(0), gain(1), gain(2), gain(3))
    faults = Int8(points[.faults] ?? 0)
    precondition((0...100).contains(hundredths), "a score lies between 0 and 1")
  }

  package static func == (a: Self, b: Self) -> Bool {
    a.kind == b.kind && a.gains == b.gains && a.faults == b.faults
  }

  /// Hundredths that a part adds, or takes when negative; 0 for what the kind does not have.
  package func points(_ name: Name) -> Int {
    if name == .faults { return Int(faults) }
    return switch kind.gains.firstIndex(of: name) {
    case 0: Int(gains.0)
    case 1: Int(gains.1)
    case 2: Int(gains.2)
    case 3: Int(gains.3)
    default: 0
    }
  }

  /// The parts in their order; the deduction only where something is taken.
  package var parts: [Part] {
    kind.names.compactMap { name in
      let points = points(name)
      return name == .faults && points == 0
        ? nil : Part(name: name, points: points, maximum: kind.maximum(of: name))
    }
  }

  /// 0 to 100.
  package var hundredths: Int {
    Int(gains.0) + Int(gains.1) + Int(gains.2) + Int(gains.3) + Int(faults)
  }
  package var value: Double { Double(hundredths) / 100 }
}

/// Both scores of a conversation.
package struct ConversationScores: Sendable, Equatable {
  package let practice: ConversationScore
  package let support: ConversationScore

  package init(practice: ConversationScore, support: ConversationScore) {
    precondition(practice.kind == .practice && support.kind == .support, "each in its place")
    self.practice = practice
    self.support = support
  }

  package subscript(_ kind: ConversationScore.Kind) -> ConversationScore {
    switch kind {
    case .practice: practice
    case .support: support
    }
  }

  /// - Parameters:
  ///   - exchanges: The conversation's exchanges.
  ///   - disqualified: How many of them have a fault that disqualifies.
  ///   - empathy: The empathy of each, less where it rests on a stock phrase.
  /// - Returns: nil without a judged exchange.
  package init?(
    _ exchanges: some Collection<ExchangeRecord>, disqualified: Int,
    empathy: some Collection<Grade>
  ) {
    let judged = zip(exchanges, empathy).filter { $0.0.contextReference.isJudged }
    guard !judged.isEmpty else { return nil }
    let count = Double(judged.count)
    func share(_ holds: (ExchangeRecord, Grade) -> Bool) -> Double {
      Double(judged.count { holds($0.0, $0.1) }) / count
    }
    func mean(_ value: (ExchangeRecord, Grade) -> Grade) -> Double {
      judged.reduce(0) { $0 + (value($1.0, $1.1).value ?? 0) } / count
    }
    let words = Double(max(1, judged.reduce(0) { $0 + Int($1.0.words) })) / count
    let takingUp = mean { exchange, _ in exchange.contextReference }
    let disqualifiedShare = Double(disqualified) / Double(exchanges.count)
    func score(_ kind: ConversationScore.Kind, _ shares: [ConversationScore.Name: Double])
      -> ConversationScore
    {
      var points: [ConversationScore.Name: Int] = [:]
      for name in kind.gains {
        let share = min(1, max(0, shares[name] ?? 0))
        points[name] = Int((Double(kind.maximum(of: name)) * share).rounded())
      }
      let gained = points.values.reduce(0, +)
      points[.faults] = -min(gained, Int((30 * disqualifiedShare).rounded()))
      return ConversationScore(kind, points)
    }
    practice = score(
      .practice,
      [
        .restraint: 1 - share { exchange, _ in exchange.adviceWords > 0 } / 0.4,
        .takingUp: takingUp / words / 0.03,
        .followingUp: mean { exchange, _ in exchange.exploration } / 0.3,
      ])
    support = score(
      .support,
      [
        .takingUp: takingUp / 0.5,
        .empathy: mean { _, empathy in empathy } / 0.5,
        .talk: share { exchange, _ in exchange.words >= 8 },
        .questions: 1
          - share { exchange, empathy in
            exchange.question.isPresent == true
              && max(exchange.contextReference.value ?? 0, empathy.value ?? 0) < 0.3
          },
      ])
  }
}
