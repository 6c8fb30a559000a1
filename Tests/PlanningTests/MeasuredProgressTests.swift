import Findings
import Privacy
import Testing

@testable import Planning

@Suite struct MeasuredProgressTests {
  private func progress(
    _ markdown: String, _ facts: [MeasureName: Double] = [:], start: String? = nil,
    today: String = "2026-01-20"
  ) -> (PlanProgress, [Finding]) {
    let plan = readPlan(Array(markdown.utf8), path: "plan.md", .known).plan
    return Planning.progress(of: plan, facts: Facts(facts), start: start, today: today)
  }

  @Test(arguments: [
    ("- [ ] a", TaskState.Outcome.open, nil), ("- [x] a", .ticked, nil),
    ("- [ ] a <!-- measure: examples >= 10 -->", .measuredDone, "10 of 10 examples"),
    ("- [x] a <!-- measure: examples >= 10 -->", .measuredDone, "10 of 10 examples"),
    ("- [ ] a <!-- measure: examples >= 11 -->", .measuredOpen, "10 of 11 examples"),
    ("- [X] a <!-- measure: examples >= 11 -->", .contradicted, "10 of 11 examples"),
    (
      "- [x] a <!-- measure: examples >= 10 and flagged <= 1 -->", .contradicted,
      "10 of 10 examples; 3 flagged exchanges, at most 1 wanted"
    ),
    ("- [ ] a <!-- measure: exampels >= 10 -->", .open, nil),
    ("- [x] a <!-- measure: exampels >= 11 -->", .ticked, nil),
    (
      "- [x] a <!-- measure: accepted >= 1 -->", .contradicted,
      "accepted exchanges not measured, at least 1 wanted"
    ),
  ])
  func `tells ticked, measured and contradicted tasks apart`(
    markdown: String, outcome: TaskState.Outcome, evidence: String?
  ) throws {
    let (result, findings) = progress(markdown, [.examples: 10, .flagged: 3])
    let task = try #require(result.sections.first?.tasks.first)
    #expect(task.outcome == outcome)
    #expect(task.evidence == evidence)
    #expect(findings.map(\.code) == (outcome == .contradicted ? [.contradictedTask] : []))
  }

  @Test func `says what contradicts a tick, at the task`() {
    let (result, findings) = progress(
      "# P\n\n- [ ] a\n  - [x] b <!-- measure: manual-examples >= 100 -->",
      [.manualExamples: 44])
    #expect(
      findings == [
        Finding(
          .contradictedTask, at: Place(file: "plan.md", line: 4, column: 3),
          "task is ticked, but the data says otherwise: 44 of 100 manual examples",
          advice: "Untick it until the data agrees, or correct its measure.")
      ])
    #expect(result.contradictions.map(\.title) == ["b"])
    #expect(result.doneCount == 0)
    #expect(result.taskCount == 2)
  }

  @Test func `sees no contradiction in a ticked task with open ones inside`() {
    let (result, findings) = progress("- [x] a\n  - [ ] b\n  - [x] c\n")
    #expect(findings.isEmpty)
    #expect(result.sections[0].tasks.map(\.outcome) == [.ticked, .open, .ticked])
    #expect(result.doneCount == 2)
  }

  @Test(arguments: [
    (nil, "2026-01-20", "2026-01-05", 3), ("2026-01-19", "2026-01-20", "2026-01-19", 1),
    ("2026-01-21", "2026-01-20", "2026-01-21", nil), (nil, "2026-01-04", "2026-01-05", nil),
    (nil, "2026-12-31", "2026-01-05", 52),
  ])
  func `prefers the configured start, and counts weeks from it`(
    configured: String?, today: String, start: String, week: Int?
  ) {
    let (result, findings) = progress(
      "---\nstart: 2026-01-05\n---\n- [ ] a", start: configured, today: today)
    #expect(result.start == start)
    #expect(result.currentWeek == week)
    #expect(findings.isEmpty)
  }

  @Test func `knows no week without a start`() {
    let (result, findings) = progress("- [ ] a")
    #expect(result.start == nil)
    #expect(result.currentWeek == nil)
    #expect(findings.isEmpty)
  }

  @Test func `falls back to the plan's start when the configured one is no day`() {
    let (result, findings) = progress(
      "---\nstart: 2026-01-05\n---\n- [ ] a", start: "next week")
    #expect(result.start == "2026-01-05")
    #expect(findings.map(\.code) == [.invalidPlan])
  }

  @Test func `keeps titles, groups, weeks and places`() {
    let (result, _) = progress("# P\n\n## Goals\n\n### Week 2\n\n- [x] a\n")
    #expect(result.title == "P")
    #expect(result.path == "plan.md")
    #expect(result.sections.map(\.title) == ["Week 2"])
    #expect(result.sections.map(\.group) == ["Goals"])
    #expect(result.sections.map(\.week) == [2])
    #expect(result.sections[0].tasks[0].place == Place(file: "plan.md", line: 7, column: 1))
  }
}
