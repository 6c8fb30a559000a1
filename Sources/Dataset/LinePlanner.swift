internal import Analysis
internal import Bytes
internal import Corpus

/// Makes lines of conversations' exchanges, and counts what is left out.
struct LinePlanner {
  let summary: Summary
  let judgement: Judgement
  /// By number of the exchange: the one that is kept of it and its duplicates.
  let kept: [UInt32]?
  let contextMessages: Int
  let masking: LossMasking
  let takesOpenings: Bool
  /// Numbers of exchanges that stand in no line.
  let dropped: Set<Int>
  /// Ids that more than one exchange has.
  let repeated: Set<UInt64>

  var lines: [DatasetPlan.Line] = []
  private(set) var omitted = Array(repeating: 0, count: DatasetPlan.Omission.allCases.count)
  /// Those of the repeated ids that were met.
  private var met: Set<UInt64> = []

  init(
    summary: Summary, judgement: Judgement, kept: [UInt32]?, contextMessages: Int,
    masking: LossMasking, takesOpenings: Bool, dropped: Set<Int>, repeated: Set<UInt64>
  ) {
    self.summary = summary
    self.judgement = judgement
    self.kept = kept
    self.contextMessages = contextMessages
    self.masking = masking
    self.takesOpenings = takesOpenings
    self.dropped = dropped
    self.repeated = repeated
  }

  /// Exchanges of a conversation between which nothing else stands.
  private struct Run {
    /// Number of the conversation.
    var conversation: Int
    var exchanges: Range<Int>
    /// Number of the first message of a line that holds the beginning of the run.
    var firstMessage: UInt32
    var hasOpening: Bool
  }

  mutating func omit(_ reason: DatasetPlan.Omission, _ count: Int) {
    omitted[reason.rawValue] += count
  }

  /// Adds the lines of a conversation whose use is allowed.
  mutating func add(_ exchanges: Range<Int>, of number: Int) {
    let conversation = summary.conversations[number]
    if !dropped.isEmpty { omit(.personalData, exchanges.count(where: dropped.contains)) }
    for range in runs(summary.exchanges, judgement.faults, dropped, exchanges) {
      let first = summary.exchanges[range.lowerBound]
      let run = Run(
        conversation: number, exchanges: range,
        firstMessage: first.message - 1 - (takesOpenings && first.hasOpening ? 1 : 0),
        hasOpening: first.hasOpening)
      switch conversation.source {
      case .manual: addManual(run, hasUnknownRole: conversation.hasUnknownRole)
      case .mined: addMined(run)
      }
    }
  }

  private mutating func addManual(_ run: Run, hasUnknownRole: Bool) {
    var taught = run.exchanges.filter { !judgement.isFlagged($0) }
    let rejected = run.exchanges.count { judgement.verdicts[$0] == .reject }
    omit(.rejected, rejected)
    omit(.review, run.exchanges.count - taught.count - rejected)
    guard var last = taught.last else { return }
    if hasUnknownRole { return omit(.unknownRole, taught.count) }
    guard isNew(last) else { return omit(.duplicate, taught.count) }
    if !judgement.isSetAside.isEmpty {
      let all = taught.count
      taught.removeAll { judgement.isSetAside[$0] }
      omit(.setAside, all - taught.count)
      guard let remaining = taught.last else { return }
      last = remaining
    }
    switch masking {
    case .weights:
      addLine(of: run, run.exchanges.lowerBound, last, firstMessage: run.firstMessage)
    case .completion:
      for exchange in taught {
        addLine(of: run, exchange, exchange, firstMessage: run.firstMessage)
      }
    case .none: addBeginning(of: run, learned: taught.count, where: judgement.isTaught)
    }
  }

  private mutating func addMined(_ run: Run) {
    var learned: [Int] = []
    for exchange in run.exchanges {
      switch judgement.verdicts[exchange] {
      case .reject: omit(.rejected, 1)
      case .review: omit(.review, 1)
      case .accept:
        if !isNew(exchange) {
          omit(.duplicate, 1)
        } else if judgement.isTaught(exchange) {
          learned.append(exchange)
        } else {
          omit(.setAside, 1)
        }
      }
    }
    // Context begins with the user's message of an earlier exchange.
    let exchangesBefore = contextMessages / 2
    if masking == .none, exchangesBefore > 0 {
      return addBeginning(of: run, learned: learned.count, where: Set(learned).contains)
    }
    for exchange in learned {
      let context = min(exchangesBefore, exchange - run.exchanges.lowerBound)
      let reachesOpening =
        exchange - context == run.exchanges.lowerBound && 2 * context < contextMessages
      addLine(
        of: run, exchange, exchange,
        firstMessage: reachesOpening
          ? run.firstMessage : summary.exchanges[exchange - context].message - 1)
    }
  }

  /// Adds the exchanges from a run's start of which every response is to be learned, as one line.
  ///
  /// - Parameter learned: How many of the run's responses are to be learned.
  private mutating func addBeginning(
    of run: Run, learned: Int, where isLearned: (Int) -> Bool
  ) {
    // What the assistant says first would be learned too.
    let beginning = beginning(of: run.exchanges) { !run.hasOpening && isLearned($0) }
    omit(.contextLearned, learned - beginning.count)
    if beginning.isEmpty { return }
    addLine(
      of: run, beginning.lowerBound, beginning.upperBound - 1, firstMessage: run.firstMessage)
  }

  private mutating func addLine(of run: Run, _ first: Int, _ last: Int, firstMessage: UInt32) {
    lines.append(
      DatasetPlan.Line(
        conversation: UInt32(run.conversation), firstMessage: firstMessage,
        firstExchange: UInt32(first), lastExchange: UInt32(last), isValidation: false))
  }

  /// Whether nothing that says the same as an exchange is taken before it or in its place.
  private mutating func isNew(_ exchange: Int) -> Bool {
    if let kept, Int(kept[exchange]) != exchange { return false }
    let id = summary.exchanges[exchange].id
    return !repeated.contains(id) || met.insert(id).inserted
  }
}

/// The longest part of a range, from its start, that satisfies a condition throughout.
private func beginning(of range: Range<Int>, where holds: (Int) -> Bool) -> Range<Int> {
  range.lowerBound..<(range.first { !holds($0) } ?? range.upperBound)
}

/// The longest stretches of a range that satisfy a condition throughout.
private func stretches(of range: Range<Int>, where holds: (Int) -> Bool) -> [Range<Int>] {
  var result: [Range<Int>] = []
  for index in range where holds(index) {
    if let last = result.last, last.upperBound == index {
      result[result.count - 1] = last.lowerBound..<index + 1
    } else {
      result.append(index..<index + 1)
    }
  }
  return result
}

/// Cuts a conversation's exchanges where another message (a system turn, a turn of unknown role)
/// stands between two, so that user and assistant alternate in each line, and around a response that
/// holds nothing, which no trainer takes even as context.
private func runs(
  _ exchanges: RecordArray<ExchangeRecord>, _ faults: [FaultSet], _ dropped: Set<Int>,
  _ range: Range<Int>
) -> [Range<Int>] {
  if !dropped.isEmpty {
    return stretches(of: range) { !dropped.contains($0) }
      .flatMap { runs(exchanges, faults, [], $0) }
  }
  var result: [Range<Int>] = []
  var start = range.lowerBound
  for index in range.dropFirst()
  where exchanges[index].message != exchanges[index - 1].message + 2
    || faults[index].contains(.emptyResponse) || faults[index - 1].contains(.emptyResponse)
  {
    result.append(start..<index)
    start = index
  }
  if start < range.upperBound { result.append(start..<range.upperBound) }
  return result
}
