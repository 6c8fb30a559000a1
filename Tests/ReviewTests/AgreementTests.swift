import Analysis
import Review
import TestSupport
import Testing

/// How far reviewers agree, against what is known from elsewhere.
struct AgreementTests {
  /// Decisions of two people about exchanges that fall into the cells of a table, first person by row.
  private func reviews(_ table: [[Int]]) -> Reviews {
    var anna: [Decision?] = []
    var ben: [Decision?] = []
    for (row, counts) in table.enumerated() {
      for (column, count) in counts.enumerated() {
        anna += Array(repeating: Decision.allCases[row], count: count)
        ben += Array(repeating: Decision.allCases[column], count: count)
      }
    }
    return Reviews([sheet("anna", anna), sheet("ben", ben)])
  }

  /// Diagnoses of 100 people: Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1.
  @Test func `Cohen's kappa of the textbook's diagnoses is the textbook's`() throws {
    let pair = try #require(reviews([[75, 1, 4], [5, 4, 1], [0, 0, 10]]).agreements.first)
    #expect(pair.count == 100)
    #expect(pair.agreeing == 89)
    let kappa: Double = (0.89 - 0.66) / (1 - 0.66)
    #expect(abs(try #require(pair.kappa) - kappa) < 1e-12)
  }

  /// Ten units, two observers: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example A.
  @Test func `Krippendorff's alpha of his own example is his own`() throws {
    func decisions(_ values: String) -> [Decision?] { values.map { $0 == "0" ? .accept : .reject } }
    let reviews = Reviews([
      sheet("meg", decisions("0100000010")), sheet("owen", decisions("1110010000")),
    ])
    #expect(abs(try #require(reviews.alpha) - 0.095) < 0.0005)
  }

  /// Three coders, some units left out; the expected value by a script over all pairs of values.
  @Test func `alpha takes what some have not decided, and three decisions`() throws {
    func decisions(_ values: String) -> [Decision?] {
      values.map { letter in Decision.allCases.first { $0.name.first == letter } }
    }
    let reviews = Reviews([
      sheet("anna", decisions("arf.rrafaa.f")), sheet("ben", decisions("arfrraa.aaff")),
      sheet("carol", decisions("..frrafaa.rf")),
    ])
    #expect(abs(try #require(reviews.alpha) - 0.609_427_609_427_609_4) < 1e-12)
    #expect(reviews.sharedCount == 12)
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

  @Test(arguments: 0..<30)
  func `neither who comes first nor what the decisions are called matters`(_ seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let table = (0..<3).map { _ in (0..<3).map { _ in Int.random(in: 0...6, using: &random) } }
    let first = reviews(table)
    let swapped = reviews((0..<3).map { row in (0..<3).map { table[$0][row] } })
    let renamed = reviews([1, 2, 0].map { row in [1, 2, 0].map { table[row][$0] } })
    for other in [swapped, renamed] {
      #expect(close(first.alpha, other.alpha))
      #expect(close(first.agreements.first?.kappa, other.agreements.first?.kappa))
    }
    let same = reviews([[seed + 1, 0, 0], [0, 2, 0], [0, 0, seed % 3]])
    #expect(close(same.alpha, 1))
    #expect(close(same.agreements.first?.kappa, 1))
  }

  /// Sums in another order differ in their last digits.
  private func close(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return abs(a - b) < 1e-9
  }

  @Test func `each pair with exchanges in common is compared, in the order of names`() {
    let reviews = Reviews([
      sheet("carol", [.accept, .accept, nil]), sheet("anna", [.accept, nil, nil]),
      sheet("ben", [nil, .fix, .reject]),
    ])
    #expect(
      reviews.agreements.map { "\($0.first) \($0.second) \($0.agreeing)/\($0.count)" } == [
        "anna carol 1/1", "ben carol 0/1",
      ])
  }
}
