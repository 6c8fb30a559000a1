package import Analysis

/// Which exchanges a worksheet asks about.
package enum ReviewSample: String, Sendable, CaseIterable {
  /// As if drawn from a hat, the same for the same seed.
  case random
  /// The lowest scores first.
  case worst
  /// The scores nearest to the threshold of acceptance or of flagging first.
  case threshold
  /// The same number from each topic.
  case topic
  /// Those about which people disagree.
  case disagreements
}

/// Chooses exchanges for a worksheet: the same for the same input.
///
/// - Parameters:
///   - candidates: Numbers of the exchanges that may be asked about.
///   - count: At most so many.
///   - order: A number for an exchange that depends on it and the seed alone.
/// - Returns: Numbers of exchanges in the order in which they are asked.
package func chooseSample(
  _ sample: ReviewSample, of candidates: [Int], count: Int, _ summary: Summary,
  _ judgement: Judgement, _ standards: Standards, order: (_ exchange: UInt64) -> UInt64
) -> [Int] {
  let keys = Dictionary(
    uniqueKeysWithValues: candidates.map { ($0, order(summary.exchanges[$0].id)) })
  func shuffled(_ list: [Int]) -> [Int] {
    list.sorted { (keys[$0] ?? 0, $0) < (keys[$1] ?? 0, $1) }
  }
  switch sample {
  case .random, .disagreements: return Array(shuffled(candidates).prefix(count))
  case .worst:
    return Array(
      candidates.sorted { (judgement.scores[$0], $0) < (judgement.scores[$1], $1) }.prefix(count))
  case .threshold:
    func distance(_ index: Int) -> Double {
      let score = Double(judgement.scores[index]) / 100
      return min(abs(score - standards.acceptAbove), abs(score - standards.flagBelow))
    }
    return Array(
      candidates.map { (distance($0), $0) }.sorted { $0 < $1 }.prefix(count).map(\.1))
  case .topic:
    var byTopic: [UInt8: [Int]] = [:]
    for index in shuffled(candidates) {
      byTopic[summary.exchanges[index].topic, default: []].append(index)
    }
    var result: [Int] = []
    var round = 0
    while result.count < count {
      let next = byTopic.keys.sorted().compactMap { topic in
        byTopic[topic].flatMap { round < $0.count ? $0[round] : nil }
      }
      if next.isEmpty { break }
      result += next.prefix(count - result.count)
      round += 1
    }
    return result
  }
}
