/// The verdicts on all exchanges, once the whole dataset is known.
package struct Judgement: Sendable {
  /// By number of the exchange: all its faults, those that depend on others included.
  package var faults: [FaultSet]
  /// By number of the exchange: its empathy, less where it rests on a phrase that others share.
  package var empathy: [Grade]
  /// By number of the exchange, in hundredths.
  package var scores: [UInt8]
  /// By number of the exchange: a person's decision where there is one, else the program's verdict.
  package var verdicts: [Verdict]
  /// The program's verdicts where a person's decision stands above them, by number of the exchange.
  package internal(set) var ownVerdicts: [Int: Verdict] = [:]
  /// People's decisions, by number of the exchange.
  package internal(set) var decisions: [Int: Decision] = [:]
  /// By number of the conversation; nil when none of its exchanges was judged.
  package var conversationScores: [ConversationScores?]
  /// The hashes of sentences that open so many responses that they are stock, with how many.
  package var stockOpeners: [(opener: UInt64, count: Int)]

  /// Judges every exchange of a summary.
  ///
  /// - Complexity: O(*n* log *n*) in the exchanges.
  package init(_ summary: Summary, standards: Standards) {
    let exchanges = summary.exchanges
    let openers = counts(of: exchanges.lazy.map(\.opener))
    let templates = counts(of: exchanges.lazy.map(\.template))
    let stockCount = max(8, exchanges.count / 200)
    stockOpeners = openers.filter { $0.value >= stockCount }.map { ($0.key, $0.value) }
      .sorted { ($1.count, $0.opener) < ($0.count, $1.opener) }
    faults = []
    empathy = []
    scores = []
    verdicts = []
    faults.reserveCapacity(exchanges.count)
    empathy.reserveCapacity(exchanges.count)
    scores.reserveCapacity(exchanges.count)
    verdicts.reserveCapacity(exchanges.count)
    var habit = EndingHabit()
    for exchange in exchanges { habit.count(exchange.ending) }
    for exchange in exchanges {
      var all = exchange.faults
      if exchange.openEnd != 0, exchange.ending == .broken ? habit.isWhole : habit.isMarking {
        all.insert(.cutOff)
      }
      let sharing = openers[exchange.opener] ?? 1
      if sharing >= stockCount { all.insert(.stockOpener) }
      if templates[exchange.template, default: 0] >= stockCount { all.insert(.sharedTemplate) }
      let grade = discounted(exchange, sharing: sharing, stockCount: stockCount)
      let score = Score(exchange, faults: all, standards: standards, empathy: grade).hundredths
      faults.append(all)
      empathy.append(grade)
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
        exchanges[start..<end], faults: faults[start..<end], empathy: empathy[start..<end])
      start = end
    }
  }

  /// Numbers of the rejected exchanges, worst first: by score, then in input order.
  package var flagged: [Int] {
    var byScore: [[UInt32]] = Array(repeating: [], count: 101)
    for index in verdicts.indices where verdicts[index] == .reject {
      byScore[Int(scores[index])].append(UInt32(index))
    }
    return byScore.flatMap { $0.lazy.map { Int($0) } }
  }
}

/// The empathy of an exchange, of which what rests on its first sentence counts less, the more
/// responses share that sentence: nothing from the number on that makes it stock.
private func discounted(_ exchange: ExchangeRecord, sharing: Int, stockCount: Int) -> Grade {
  guard sharing > 1, let all = exchange.empathy.value,
    let rest = exchange.empathyWithoutOpener.value, rest < all
  else { return exchange.empathy }
  let lost = min(1, Double(sharing - 1) / Double(stockCount - 1))
  return Grade(all - lost * (all - rest))
}

/// How often each value occurs that occurs more than once; zero is left out.
private func counts(of values: some Sequence<UInt64>) -> [UInt64: Int] {
  var counts: [UInt64: Int] = [:]
  // Most occur once: in a row they take a fraction of a table's memory.
  let sorted = values.filter { $0 != 0 }.sorted()
  var start = 0
  while start < sorted.count {
    var end = start + 1
    while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
    if end - start > 1 { counts[sorted[start]] = end - start }
    start = end
  }
  return counts
}
