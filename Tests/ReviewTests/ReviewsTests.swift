import Analysis
import Review
import Testing

/// Decisions of several people and days, put together.
struct ReviewsTests {
  @Test func `a reviewer's later decision takes the place of the earlier one`() {
    let reviews = Reviews([
      sheet("anna", [.accept], date: "2026-01-22"), sheet("anna", [.reject], date: "2026-01-21"),
    ])
    #expect(reviews.decision(1) == .accept)
    #expect(reviews.opinions[1]?.count == 1)
  }

  @Test func `reviewers who disagree decide nothing, until somebody settles it`() {
    let both = [sheet("anna", [.accept, .accept]), sheet("ben", [.reject, .accept])]
    let reviews = Reviews(both)
    #expect(reviews.decision(1) == nil)
    #expect(reviews.isDisputed(1))
    #expect(reviews.decision(2) == .accept)
    let settled = Reviews(both + [sheet("carol", [.reject], settles: true)])
    #expect(settled.decision(1) == .reject)
    #expect(!settled.isDisputed(1))
  }
}
