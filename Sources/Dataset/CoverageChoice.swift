package import Analysis
internal import Corpus

/// What choosing lines for coverage did to a topic.
package struct CoverageChoice: Sendable, Equatable {
  /// Lines that could be taken, and those that were.
  package var available: Int
  package var chosen: Int

  package init(available: Int, chosen: Int) {
    self.available = available
    self.chosen = chosen
  }
}

extension DatasetPlan {
  /// Takes at most so many lines, so that topics come as near to their goals as what there is allows.
  ///
  /// Each topic first gets its share of the number, or all that it has where that is less; what is left goes to
  /// topics with more, in proportion to their goals, until it is used up. Within a topic manual examples come first,
  /// then the best scores. So nothing of a scarce topic is left out while another has more than its share.
  ///
  /// - Parameters:
  ///   - limit: More lines than that are not kept; nil for all.
  ///   - goals: By number of the topic, 0 to 1.
  package mutating func choose(
    limit: Int?, goals: [Double], _ summary: Summary, _ judgement: Judgement
  ) {
    guard let limit, lines.count > limit else { return }
    var byTopic = goals.map { _ in [Int]() }
    for (index, line) in lines.enumerated() {
      byTopic[Int(summary.exchanges[Int(line.lastExchange)].topic)].append(index)
    }
    let quotas = shares(of: limit, goals, available: byTopic.map(\.count))
    func rank(_ index: Int) -> (Int, Int, Int) {
      let line = lines[index]
      let isManual = summary.conversations[Int(line.conversation)].source == .manual
      return (isManual ? 0 : 1, -Int(judgement.scores[Int(line.lastExchange)]), index)
    }
    var kept: Set<Int> = []
    for (topic, quota) in quotas.enumerated() {
      kept.formUnion(byTopic[topic].sorted { rank($0) < rank($1) }.prefix(quota))
    }
    choices = zip(byTopic, quotas).map { CoverageChoice(available: $0.count, chosen: $1) }
    for index in lines.indices where !kept.contains(index) {
      omit(.notChosen, lines[index].exchanges(judgement).count)
    }
    lines = lines.indices.filter(kept.contains).map { lines[$0] }
  }
}

/// How many each topic gets of a number, at most what it has: by the largest remaining claim, one after the other.
private func shares(of limit: Int, _ goals: [Double], available: [Int]) -> [Int] {
  var taken = goals.map { _ in 0 }
  for _ in 0..<min(limit, available.reduce(0, +)) {
    // Who is furthest below the goal in proportion to it; a topic without a goal comes last.
    let next = goals.indices.filter { taken[$0] < available[$0] }.min { a, b in
      func claim(_ index: Int) -> Double {
        goals[index] > 0 ? Double(taken[index] + 1) / goals[index] : .infinity
      }
      return (claim(a), taken[a], a) < (claim(b), taken[b], b)
    }
    guard let next else { break }
    taken[next] += 1
  }
  return taken
}
