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
    let openers = counts(of: exchanges.lazy.map(\.opener))
    let templates = counts(of: exchanges.lazy.map(\.template))
    let stockCount = max(8, exchanges.count / 200)
    stockOpeners = openers.filter { $0.value >= stockCount }.map { ($0.key, $0.value) }
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
    var habit = EndingHabit()
    for exchange in exchanges { habit.count(exchange.ending) }
    let pileUp = LengthPileUp(exchanges.lazy.map { (Int($0.length), $0.ending) })
    let stock = stockSentences(of: exchanges, from: stockCount)
    let isMangled = isMangled(exchanges)
    for exchange in exchanges {
      var all = exchange.faults
      if isMangled {
        if exchange.mayBeJoined { all.insert(.joinedSentences) }
        switch exchange.ending {
        case .unmarked, .broken: all.insert(exchange.openEnd != 0 ? .cutOff : .unfinished)
        case .marked, .short: break
        }
        if all.contains(.unfinished) { all.insert(.cutOff) }
      }
      if pileUp.holds(length: Int(exchange.length), ending: exchange.ending) { all.insert(.cutOff) }
      exchange.sentences.visit { if stock.contains($0) { all.insert(.stockSentence) } }
      if exchange.openEnd != 0, exchange.ending == .broken ? habit.isWhole : habit.isMarking {
        all.insert(.cutOff)
      }
      if all.contains(.cutOff) { all.remove(.unfinished) }
      let sharing = openers[exchange.opener] ?? 1
      if sharing >= stockCount { all.insert(.stockOpener) }
      if templates[exchange.template, default: 0] >= stockCount { all.insert(.sharedTemplate) }
      let score = Score(exchange, faults: all, standards: standards).hundredths
      faults.append(all)
      empathy.append(
        Empathy.besideOthers(exchange, sharing: sharing, stockCount: stockCount))
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

/// Whether a machine went over the dataset: at least one in five of its responses, and eight, is joined, cut off or
/// repeats itself. Then an end without a mark is cut off, and a sentence that may lack its mark does. Of 15 sets that
/// people wrote none comes to more than 6 of 100.
private func isMangled(_ exchanges: RecordArray<ExchangeRecord>) -> Bool {
  let damage = FaultSet([FaultSet(.joinedSentences), FaultSet(.cutOff), FaultSet(.repeatsItself)])
  let count = exchanges.reduce(0) { $0 + ($1.faults.isDisjoint(with: damage) ? 0 : 1) }
  return count >= 8 && count * 5 >= exchanges.count
}

/// The hashes of sentences that at least so many responses have.
private func stockSentences(
  of exchanges: RecordArray<ExchangeRecord>, from stockCount: Int
) -> Set<UInt32> {
  var all: [UInt32] = []
  all.reserveCapacity(exchanges.count * 2)
  for exchange in exchanges { exchange.sentences.visit { all.append($0) } }
  return Set(counts(of: all).filter { $0.value >= stockCount }.keys)
}

/// How often each value occurs that occurs more than once; zero is left out.
private func counts<Value: FixedWidthInteger>(of values: some Sequence<Value>) -> [Value: Int] {
  var counts: [Value: Int] = [:]
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
