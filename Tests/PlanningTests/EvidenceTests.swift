import Testing

@testable import Planning

@Suite struct EvidenceTests {
  private func evidence(_ measure: String, _ facts: [MeasureName: Double]) throws -> String {
    guard case .measure(let measure) = MeasureSyntax.read("measure: " + measure, .known) else {
      throw Unreadable()
    }
    // No-break spaces keep a number and its sign together; plain ones read better here.
    return String(measure.evidence(from: Facts(facts)).map { $0 == "\u{A0}" ? " " : $0 })
  }

  private struct Unreadable: Error {}

  @Test(arguments: [
    ("manual-examples >= 100", 44, "44 of 100 manual examples"),
    ("manual-examples >= 100", 100, "100 of 100 manual examples"),
    ("manual-examples >= 100", 120, "120 manual examples, at least 100 wanted"),
    ("conversations >= 1", 0, "0 of 1 conversation"),
    ("conversations >= 1", 60, "60 conversations, at least 1 wanted"),
    ("examples >= 20000", 12_345, "12,345 of 20,000 examples"),
    ("metrics-on-target >= 4", 2, "2 of 4 metrics on target"),
    ("flagged <= 5", 12, "12 flagged exchanges, at most 5 wanted"),
    ("flagged <= 5", 1, "1 flagged exchange, at most 5 wanted"),
    ("flagged < 5", 5, "5 flagged exchanges, fewer than 5 wanted"),
    ("accepted > 5", 5, "5 accepted exchanges, more than 5 wanted"),
    ("topics-on-goal == 5", 3, "3 topics on goal, exactly 5 wanted"),
    ("question-share >= 60%", 0.54, "a question in 54 % of responses, at least 60 % wanted"),
    ("empathy-share < 90%", 0.95, "empathy in 95 % of responses, less than 90 % wanted"),
    (
      "context-share >= 40% and context-share <= 60%", 0.375,
      "a reference to context in 38 % of responses, 40–60 % wanted"
    ),
    (
      "length-share >= 62.5%", 0.7, "a length in range in 70 % of responses, at least 62.5 % wanted"
    ),
    ("median-score > 0.8", 0.74, "median score 0.74, more than 0.8 wanted"),
    ("median-score >= 0.6 and median-score <= 0.9", 0.7, "median score 0.7, 0.6–0.9 wanted"),
    ("examples >= 500 and examples <= 1000", 20, "20 examples, 500–1000 wanted"),
  ])
  func `says what was measured against what`(
    measure: String, value: Double, expected: String
  ) throws {
    let name = try #require(MeasureNames.known[String(measure.prefix { $0 != " " })])
    #expect(try evidence(measure, [name: value]) == expected)
  }

  @Test(arguments: [
    (0.5999, "59.99 %"), (0.599, "59.9 %"), (0.596, "59.6 %"), (0.594, "59 %"), (0.6, "60 %"),
    (0.604, "60 %"), (0.599_999_9, "59.99999 %"),
  ])
  func `never rounds across the limit`(share: Double, shown: String) throws {
    let text = try evidence("question-share >= 60%", [.questionShare: share])
    #expect(text == "a question in \(shown) of responses, at least 60 % wanted")
  }

  @Test func `joins conditions on different facts`() throws {
    #expect(
      try evidence("examples >= 500 and flagged <= 5", [.examples: 402, .flagged: 12])
        == "402 of 500 examples; 12 flagged exchanges, at most 5 wanted")
  }

  @Test(arguments: [
    ("question-share >= 60%", "no response to look for a question in, at least 60 % wanted"),
    ("median-score >= 0.8", "no median score yet, at least 0.8 wanted"),
    ("examples >= 500", "examples not measured, at least 500 wanted"),
  ])
  func `says when there was nothing to measure`(measure: String, expected: String) throws {
    #expect(try evidence(measure, [:]) == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, -1, 1e300, 0.1])
  func `survives numbers that no fact should be`(value: Double) throws {
    for name in MeasureNames.known.all {
      let text = try evidence("\(name.rawValue) >= 1 and \(name.rawValue) <= 1", [name: value])
      #expect(!text.isEmpty)
    }
  }

  @Test func `takes 3 of 5 for 60 percent`() {
    var facts = Facts()
    facts.set(.questionShare, to: 3, of: 5)
    facts.set(.empathyShare, to: 0, of: 0)
    #expect(
      MeasureSyntax.read("measure: question-share == 60%", .known)
        == .measure(Measure([Measure.Condition(.questionShare, .equal, 0.6)])))
    #expect(Measure.Condition(.questionShare, .equal, 0.6).isMet(by: facts))
    #expect(facts[.empathyShare] == nil)
  }
}
