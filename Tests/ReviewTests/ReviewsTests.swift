import Analysis
import Privacy
import Review
import Testing

/// Decisions of several people and days, put together.
struct ReviewsTests {
  private func sheet(
    _ reviewer: String, _ decisions: [Decision?], date: String = "2026-01-21", settles: Bool = false
  ) -> Worksheet {
    var sheet = readWorksheet(
      Array(
        decisions.enumerated().map { index, decision in
          let digits = String(index + 1, radix: 16)
          let id = String(repeating: "0", count: 16 - digits.count) + digits
          return "<!-- exchange: \(id) -->\n" + (decision.map { "- [x] \($0.name)\n" } ?? "")
        }.joined().utf8), path: Masker().keepingPeople.path("reviews/\(date)-\(reviewer).md")
    ).worksheet
    sheet.settles = settles
    return sheet
  }

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

  /// Two raters, ten units, by hand: 6 + 1 agree of 10, chance is .7 × .7 + .3 × .3 = .58 for Cohen's kappa.
  @Test func `Cohen's kappa and Krippendorff's alpha are as reckoned by hand`() throws {
    let anna: [Decision?] = Array(repeating: .accept, count: 7) + [.reject, .reject, .reject]
    let ben: [Decision?] =
      Array(repeating: .accept, count: 5) + [.reject, .reject, .accept, .accept, .reject]
    let reviews = Reviews([sheet("anna", anna), sheet("ben", ben)])
    let pair = try #require(reviews.agreements.first)
    #expect(pair.count == 10)
    #expect(pair.agreeing == 6)
    let kappa: Double = 0.02 / 0.42
    #expect(abs(try #require(pair.kappa) - kappa) < 1e-12)
    // Coincidences: 10 accept–accept, 2 reject–reject, 4 + 4 off; of 14 and 6 values.
    let expected: Double = 1 - 19 * 8 / 168
    #expect(abs(try #require(reviews.alpha) - expected) < 1e-12)
    #expect(reviews.sharedCount == 10)
  }

  @Test func `alpha weighs each exchange by how many decided it`() throws {
    let reviews = Reviews([
      sheet("anna", [.accept, .reject, nil]), sheet("ben", [.accept, .reject, .fix]),
      sheet("carol", [.accept, .accept, nil]),
    ])
    // Unit 1: 3 accepts; unit 2: 2 rejects, 1 accept; unit 3 has one value and does not count.
    // o(accept, accept) = 3, o(reject, reject) = 1, o(accept, reject) = 1 + 1; n = 6, totals 4 and 2.
    let expected: Double = 1 - 5 * 2 / 16
    #expect(abs(try #require(reviews.alpha) - expected) < 1e-12)
    #expect(reviews.agreements.map(\.count) == [2, 2, 2])
  }

  @Test func `where all decide the same, chance leaves nothing to measure`() {
    let reviews = Reviews([sheet("anna", [.accept]), sheet("ben", [.accept])])
    #expect(reviews.alpha == nil)
    #expect(reviews.agreements.first?.kappa == nil)
    #expect(Reviews([]).alpha == nil)
  }
}
