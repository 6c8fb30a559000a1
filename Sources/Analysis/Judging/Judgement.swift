/// The verdicts on all exchanges, once the whole dataset is known.
package struct Judgement: Sendable {
  /// By number of the exchange: all its faults, those that depend on others included.
  package var faults: [FaultSet]
  /// The faults that were looked for.
  package let registry: FaultRegistry
  /// By number of the exchange: its empathy, less where it rests on a phrase that others share.
  package var empathy: [Grade]
  /// By number of the exchange, in hundredths.
  package var scores: [UInt8]
  /// By number of the exchange: a person's decision where there is one, else the program's verdict.
  package var verdicts: [Verdict]
  /// A score below it is flagged, 0 to 1.
  package let flagBelow: Double
  /// The program's verdicts where a person's decision stands above them, by number of the exchange.
  package internal(set) var ownVerdicts: [Int: Verdict] = [:]
  /// People's decisions, by number of the exchange.
  package internal(set) var decisions: [Int: Decision] = [:]
  /// By number of the exchange: whether it is left out so that bands are met; empty where nothing is.
  package internal(set) var isSetAside: [Bool] = []
  /// By number of the conversation; nil when none of its exchanges was judged.
  package var conversationScores: [ConversationScores?]
  /// The hashes of sentences that open so many responses that they are stock, with how many.
  package var stockOpeners: [(opener: UInt64, count: Int)]

  /// Judges every exchange of a summary.
  ///
  /// - Complexity: O(*n* log *n*) in the exchanges.
  package init(_ summary: Summary, standards: Standards) {
    let exchanges = summary.exchanges
    let habits = DatasetHabits(exchanges)
    registry = standards.faults
    stockOpeners = habits.openers.filter { $0.value >= habits.stockCount }
      .map { ($0.key, $0.value) }
      .sorted { ($1.count, $0.opener) < ($0.count, $1.opener) }
    flagBelow = standards.flagBelow
    faults = []
    empathy = []
    scores = []
    verdicts = []
    faults.reserveCapacity(exchanges.count)
    empathy.reserveCapacity(exchanges.count)
    scores.reserveCapacity(exchanges.count)
    verdicts.reserveCapacity(exchanges.count)
    for exchange in exchanges {
      let all = registry.faults(of: exchange, among: habits)
      let score = Score(exchange, faults: all, standards: standards).hundredths
      faults.append(all)
      empathy.append(
        Empathy.besideOthers(
          exchange, sharing: habits.openers[exchange.opener, default: 1],
          stockCount: habits.stockCount))
      scores.append(UInt8(score))
      verdicts.append(Verdict(hundredths: score, faults: all, standards: standards))
    }
    conversationScores = Array(repeating: nil, count: summary.conversations.count)
    var start = 0
    while start < exchanges.count {
      let conversation = exchanges[start].conversation
      var end = start
      while end < exchanges.count, exchanges[end].conversation == conversation { end += 1 }
      conversationScores[Int(conversation)] = ConversationScores(
        exchanges[start..<end],
        disqualified: faults[start..<end].count(where: registry.disqualifies),
        empathy: empathy[start..<end])
      start = end
    }
  }

  /// The faults of an exchange, with all that is known of them.
  package func faultRules(at index: Int) -> [FaultRule] { registry.rules(of: faults[index]) }

  /// Whether an exchange has a fault that is enough for the verdict `reject`.
  package func isDisqualified(_ index: Int) -> Bool { registry.disqualifies(faults[index]) }

  /// The record of an exchange as it was judged beside the others: what metrics count and fit looks at.
  package func record(_ index: Int, of summary: Summary) -> ExchangeRecord {
    var exchange = summary.exchanges[index]
    exchange.empathy = empathy[index]
    return exchange
  }

  /// Whether people should look at an exchange: it is rejected, or scores below the threshold and nobody has
  /// decided about it.
  package func isFlagged(_ index: Int) -> Bool {
    switch verdicts[index] {
    case .accept: false
    case .review: Double(scores[index]) / 100 < flagBelow && ownVerdicts[index] == nil
    case .reject: true
    }
  }

  /// Numbers of the flagged exchanges, worst first: by score, then in input order.
  package var flagged: [Int] {
    var byScore: [[UInt32]] = Array(repeating: [], count: 101)
    for index in verdicts.indices where isFlagged(index) {
      byScore[Int(scores[index])].append(UInt32(index))
    }
    return byScore.flatMap { $0.lazy.map { Int($0) } }
  }
}
