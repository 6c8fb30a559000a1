package import Analysis
package import Findings

/// An exchange as two runs are compared by it.
package struct ComparedExchange: Sendable, Equatable {
  /// A hash of its content: 16 hexadecimal digits.
  package var id: String
  /// The id that it has in runs without a project's key; nil where that is not known.
  package var shownID: String?
  package var conversation: String
  package var assistantTurn: Int
  package var place: Place
  package var verdict: Verdict
  /// 0 to 1.
  package var score: Double
  /// Codes.
  package var faults: [String]
  /// By number of the metric, as ``MetricAmount/value`` has it; nil where it was not judged.
  package var amounts: [Int?]

  package init(
    id: String, conversation: String, assistantTurn: Int, place: Place, verdict: Verdict,
    score: Double, faults: [String], amounts: [Int?]
  ) {
    self.id = id
    self.conversation = conversation
    self.assistantTurn = assistantTurn
    self.place = place
    self.verdict = verdict
    self.score = score
    self.faults = faults
    self.amounts = amounts
  }
}

/// What differs between two sets of exchanges: two states of a folder, two reports, or two models'
/// answers to the same prompts.
///
/// Exchanges of equal content are the same one, wherever they stand. Of the rest, those at the same turn of
/// a conversation of the same id are one exchange that was edited, or answered by another model. What
/// is left was removed or added.
package struct Comparison: Sendable {
  package struct Pair: Sendable, Equatable {
    package var old: ComparedExchange
    package var new: ComparedExchange

    /// Above 0 when the new one is better: its verdict, else its score by a twentieth and more.
    package var gain: Int {
      if old.verdict != new.verdict { return new.verdict.rawValue < old.verdict.rawValue ? 1 : -1 }
      let difference = new.score - old.score
      return difference > 0.0499 ? 1 : difference < -0.0499 ? -1 : 0
    }
  }

  /// Equal in content; judged otherwise only where the rules or the rest of the dataset changed.
  package private(set) var unchanged: [Pair] = []
  package private(set) var edited: [Pair] = []
  package private(set) var removed: [ComparedExchange] = []
  package private(set) var added: [ComparedExchange] = []

  /// Pairs that became better, and worse, the largest difference first.
  package var better: [Pair] { ranked { $0.gain > 0 } }
  package var worse: [Pair] { ranked { $0.gain < 0 } }

  private func ranked(_ isWanted: (Pair) -> Bool) -> [Pair] {
    (unchanged + edited).filter(isWanted).enumerated().sorted { a, b in
      let (x, y) = (
        a.element.new.score - a.element.old.score, b.element.new.score - b.element.old.score
      )
      return (abs(y), a.offset) < (abs(x), b.offset)
    }.map(\.element)
  }

  package init(_ old: [ComparedExchange], _ new: [ComparedExchange]) {
    var byContent: [String: [Int]] = [:]
    for (index, exchange) in old.enumerated() { byContent[exchange.id, default: []].append(index) }
    // The first of several equal ones goes with the first.
    for key in byContent.keys { byContent[key]?.reverse() }
    var isTaken = Array(repeating: false, count: old.count)
    var rest: [ComparedExchange] = []
    for exchange in new {
      let id =
        byContent[exchange.id]?.isEmpty ?? true ? exchange.shownID ?? exchange.id : exchange.id
      if let index = byContent[id]?.popLast() {
        isTaken[index] = true
        unchanged.append(Pair(old: old[index], new: exchange))
      } else {
        rest.append(exchange)
      }
    }
    var byTurn: [String: Int] = [:]
    for (index, exchange) in old.enumerated() where !isTaken[index] {
      byTurn["\(exchange.assistantTurn) \(exchange.conversation)"] = index
    }
    for exchange in rest {
      let key = "\(exchange.assistantTurn) \(exchange.conversation)"
      if let index = byTurn.removeValue(forKey: key) {
        isTaken[index] = true
        edited.append(Pair(old: old[index], new: exchange))
      } else {
        added.append(exchange)
      }
    }
    removed = old.indices.filter { !isTaken[$0] }.map { old[$0] }
  }

  /// A figure of both sides.
  package struct Difference: Sendable, Equatable {
    /// "questions", "median score"
    package var title: String
    package var old: Double
    package var new: Double
    /// Exchanges that the figure is taken over; pairs when it is paired.
    package var oldCount: Int
    package var newCount: Int
    /// 95 %, of new − old; nil with fewer than ``conversationsNeeded`` conversations.
    package var interval: ClosedRange<Double>?
    package var isPaired: Bool

    /// Whether chance alone is an unlikely reason; nil when it cannot be told.
    package var isBeyondChance: Bool? { interval.map { !$0.contains(0) } }
  }

  /// How many conversations it takes to tell a difference from chance.
  package static let conversationsNeeded = 20

  /// Whether most exchanges of both sides are pairs, so that figures are compared pair by pair.
  package var isPaired: Bool {
    let pairs = unchanged.count + edited.count
    return pairs * 5 >= (pairs + max(removed.count, added.count)) * 4 && pairs > 0
  }

  /// The metrics, the share that is accepted and the mean score: on both sides, with the
  /// difference's interval.
  ///
  /// Over the pairs when ``isPaired``, else over all exchanges of each side. The interval is the
  /// percentile bootstrap's, over whole conversations.
  ///
  /// - Parameter standards: What counts as present on both sides.
  package func differences(_ standards: Standards) -> [Difference] {
    let pairs = unchanged + edited
    let old = isPaired ? pairs.map(\.old) : pairs.map(\.old) + removed
    let new = isPaired ? pairs.map(\.new) : pairs.map(\.new) + added
    var figures: [(String, (ComparedExchange) -> Double?)] = standards.metrics.enumerated().map {
      number, metric in
      let wanted = metric.amount.wanted(standards)
      return (metric.wording.figure, { $0.amounts[number].map { wanted.contains($0) ? 1 : 0 } })
    }
    figures += [
      ("accepted", { $0.verdict == .accept ? 1 : 0 }), ("mean score", { $0.score }),
    ]
    let bootstrap = Bootstrap(
      clusters: isPaired
        ? new.map(\.conversation)
        : old.map { "0" + $0.conversation } + new.map { "1" + $0.conversation })
    let conversations = min(Set(old.map(\.conversation)).count, Set(new.map(\.conversation)).count)
    let values = figures.map { (old: old.map($0.1), new: new.map($0.1)) }
    let intervals =
      conversations < Self.conversationsNeeded
      ? Array(repeating: nil, count: figures.count)
      : bootstrap.intervals(figures.count) { times in
        values.map { side in
          let offset = isPaired ? 0 : side.old.count
          guard let a = mean(side.old, times, 0), let b = mean(side.new, times, offset) else {
            return nil
          }
          return b - a
        }
      }
    return zip(figures, zip(values, intervals)).compactMap { figure, result in
      let (side, interval) = result
      guard let a = mean(side.old, nil, 0), let b = mean(side.new, nil, 0) else { return nil }
      return Difference(
        title: figure.0, old: a, new: b, oldCount: side.old.count { $0 != nil },
        newCount: side.new.count { $0 != nil }, interval: interval, isPaired: isPaired)
    }
  }
}

/// The mean of the values that are there, each as often as it was drawn; nil for none.
private func mean(_ values: [Double?], _ times: [Int]?, _ offset: Int) -> Double? {
  var sum = 0.0
  var count = 0
  for (index, value) in values.enumerated() {
    guard let value else { continue }
    let weight = times?[offset + index] ?? 1
    sum += value * Double(weight)
    count += weight
  }
  return count == 0 ? nil : sum / Double(count)
}
