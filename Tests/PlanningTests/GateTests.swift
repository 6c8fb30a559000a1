import Testing

@testable import Planning

struct GateTests {
  private func gate(_ text: String) throws -> Gate { try Gate.read(text, .known).get() }

  @Test(arguments: [
    ("flagged <= 40", Gate.Condition.fact(.init(.flagged, .atMost, 40))),
    ("  Empathy-Share  >=  70 % ", .fact(.init(.empathyShare, .atLeast, 0.7))),
    ("new-disqualified = 0", .fact(.init(.newDisqualified, .equal, 0))),
    ("change flagged <= 0", .change(.init(.flagged, .atMost, 0))),
    ("change empathy-share >= -2 %", .change(.init(.empathyShare, .atLeast, -0.02))),
    ("change train-lines > -10", .change(.init(.trainLines, .more, -10))),
    ("ready", .ready),
  ])
  func `a gate is a fact, or its change, against a number`(
    _ text: String, _ condition: Gate.Condition
  ) throws {
    #expect(try gate(text).condition == condition)
  }

  @Test(arguments: [
    "", "flagged", "flagged <=", "flagged <= many", "flagged <= 3 and examples >= 5", "<= 3",
    "change", "flagged <= -1", "flagged <= 40 %", "empathy-share >= 700 %", "redy",
  ])
  func `anything else is refused with a reason`(_ text: String) {
    guard case .failure(let problem) = Gate.read(text, .known) else {
      Issue.record("'\(text)' was read")
      return
    }
    #expect(!problem.reason.isEmpty && !problem.advice.isEmpty)
  }

  @Test func `a misspelt name is answered with the nearest`() {
    guard case .failure(let problem) = Gate.read("flaged <= 3", .known) else {
      Issue.record("was read")
      return
    }
    #expect(problem.advice == "Did you mean 'flagged'?")
  }

  @Test func `a gate passes, fails, or cannot be checked`() throws {
    let before = Facts([.flagged: 40, .empathyShare: 0.354679])
    let now = Facts([.flagged: 41, .empathyShare: 0.3346791, .examples: 9])
    func outcome(_ text: String, _ earlier: Facts? = before) throws -> GateResult.Outcome {
      try gate(text).result(now, earlier: earlier, reasons: 1).outcome
    }
    #expect(try outcome("flagged <= 41") == .passed)
    #expect(try outcome("flagged < 41") == .failed)
    #expect(try outcome("change flagged <= 0") == .failed)
    #expect(try outcome("change flagged <= 1") == .passed)
    #expect(try outcome("change empathy-share >= -2 %") == .passed)
    #expect(try outcome("change empathy-share >= -1 %") == .failed)
    #expect(try outcome("change flagged <= 0", nil) == .unchecked)
    #expect(try outcome("change examples >= 0") == .unchecked)
    #expect(try outcome("median-score >= 0.5") == .unchecked)
    #expect(try outcome("ready") == .failed)
    let result = try gate("change flagged <= 0").result(now, earlier: before, reasons: 0)
    #expect(result.evidence == "40 before, 41 now: +1")
  }
}
