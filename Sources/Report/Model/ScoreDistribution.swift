/// Scores of all exchanges in ten bins of 0.1 by verdict.
package struct ScoreDistribution: Sendable {
  /// Ten bins; the last includes 1.
  package var accepted: [Int]
  package var review: [Int]
  package var rejected: [Int]
  /// 0 to 1; nil without exchanges.
  package var median: Double?

  package init(accepted: [Int], review: [Int], rejected: [Int], median: Double?) {
    self.accepted = accepted
    self.review = review
    self.rejected = rejected
    self.median = median
  }
}
