internal import Analysis

/// What would bring one band alone back: leaving out, rewriting or writing.
package struct BandRepair: Sendable, Equatable {
  /// The metric's number.
  package var metric: Int
  /// Whether too few have what it counts, rather than too many.
  package var isBelow: Bool
  /// The fewest exchanges to leave out; nil where leaving out does not do it.
  package var leaveOut: Int?
  /// The fewest to change so that they have it, or have it no more.
  package var rewrite: Int
  /// The fewest to write, all with it, or all without; nil where no number does it.
  package var write: Int?

  /// nil where the band is met, or nothing is measured.
  package init?(_ counts: BandCounts, _ goals: BandGoals, _ metric: Int) {
    let share = counts.metrics[metric]
    let band = goals.bands[metric]
    guard share.total > 0, !band.contains(share.value) else { return nil }
    self.metric = metric
    isBelow = share.value < band.lowerBound
    let count = Double(share.count)
    let total = Double(share.total)
    // The numbers that the sums give, and one more where the last digit decides.
    func least(_ estimate: Double, _ share: (Int) -> Share, most: Int) -> Int? {
      guard estimate.isFinite, estimate < 1e9 else { return nil }
      let start = max(0, Int(estimate.rounded(.down)) - 1)
      return (start...start + 3).first { $0 <= most && band.contains(share($0).value) }
    }
    if isBelow {
      let missing = band.lowerBound * total - count
      let others = share.total - share.count
      leaveOut = least(
        missing / band.lowerBound, { Share(share.count, of: share.total - $0) },
        most: share.count > 0 ? others : -1)
      rewrite = least(missing, { Share(share.count + $0, of: share.total) }, most: others) ?? others
      write = least(
        missing / (1 - band.lowerBound), { Share(share.count + $0, of: share.total + $0) },
        most: .max)
    } else {
      let excess = count - band.upperBound * total
      leaveOut = least(
        excess / (1 - band.upperBound), { Share(share.count - $0, of: share.total - $0) },
        most: share.count < share.total ? share.count : -1)
      rewrite =
        least(excess, { Share(share.count - $0, of: share.total) }, most: share.count)
        ?? share.count
      write = least(
        excess / band.upperBound, { Share(share.count, of: share.total + $0) }, most: .max)
    }
  }
}
