/// The verdicts on all exchanges, once the whole dataset is known.
package struct Judgement: Sendable {
  /// By number of the exchange: all its faults, those that depend on others included.
  package var faults: [FaultSet]
  /// By number of the exchange, in hundredths.
  package var scores: [UInt8]
  package var verdicts: [Verdict]
  /// The hashes of sentences that open so many responses that they are stock, with how many.
  package var stockOpeners: [(opener: UInt64, count: Int)]

  /// Judges every exchange of a summary.
  ///
  /// - Complexity: O(*n* log *n*) in the exchanges.
  package init(_ summary: Summary, standards: Standards) {
    stockOpeners = stockOpenerCounts(summary.exchanges)
    let stock = Set(stockOpeners.map(\.opener))
    faults = []
    scores = []
    verdicts = []
    faults.reserveCapacity(summary.exchanges.count)
    scores.reserveCapacity(summary.exchanges.count)
    verdicts.reserveCapacity(summary.exchanges.count)
    var habit = EndingHabit()
    for exchange in summary.exchanges { habit.count(exchange.ending) }
    for exchange in summary.exchanges {
      var all = exchange.faults
      if exchange.openEnd != 0, habit.isMarking { all.insert(.cutOff) }
      if exchange.opener != 0, stock.contains(exchange.opener) { all.insert(.stockOpener) }
      let score = Score(exchange, faults: all, standards: standards).hundredths
      faults.append(all)
      scores.append(UInt8(score))
      verdicts.append(Verdict(hundredths: score, faults: all, standards: standards))
    }
  }

  /// Numbers of the rejected exchanges, worst first: by score, then in input order.
  package var flagged: [Int] {
    verdicts.indices.filter { verdicts[$0] == .reject }
      .sorted { (scores[$0], $0) < (scores[$1], $1) }
  }
}

/// The openers that at least 8 responses and one in 200 share, most frequent first.
private func stockOpenerCounts(
  _ exchanges: [ExchangeRecord]
) -> [(opener: UInt64, count: Int)] {
  let minimum = max(8, exchanges.count / 200)
  let openers = exchanges.map(\.opener).filter { $0 != 0 }.sorted()
  var result: [(opener: UInt64, count: Int)] = []
  var start = 0
  while start < openers.count {
    var end = start
    while end < openers.count, openers[end] == openers[start] { end += 1 }
    if end - start >= minimum { result.append((openers[start], end - start)) }
    start = end
  }
  return result.sorted { ($1.count, $0.opener) < ($0.count, $1.opener) }
}
