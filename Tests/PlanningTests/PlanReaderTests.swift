import Findings
import Privacy
import Testing

@testable import Planning

@Suite struct PlanReaderTests {
  private func read(_ markdown: String) -> (plan: Plan, findings: [Finding]) {
    readPlan(Array(markdown.utf8), path: "plan.md", .known)
  }

  @Test func `reads weeks, groups and tasks`() throws {
    let (plan, findings) = read(
      """
      # Our **plan**

      - [ ] Before anything

      ## Week 1: Foundation

      - [x] Set up `collection`
        - [ ] on [every](https://example.com) device
      - [ ] Write 100 <!-- measure: manual-examples >= 100 -->

      Words between.

      1. [X] Numbered
      2. Not a task

      ## Notes

      Nothing to do.

      ## Success criteria

      ### Weeks 1–2

      - [ ] 500+ examples
      """)
    #expect(findings.isEmpty)
    #expect(plan.title == "Our plan")
    #expect(
      plan.sections.map(\.title) == ["Our plan", "Week 1: Foundation", "Weeks 1–2"])
    #expect(plan.sections.map(\.group) == [nil, nil, "Success criteria"])
    #expect(plan.sections.map(\.week) == [nil, 1, nil])
    let tasks = plan.sections[1].tasks
    #expect(
      tasks.map(\.title) == ["Set up collection", "on every device", "Write 100", "Numbered"])
    #expect(tasks.map(\.isTicked) == [true, false, false, true])
    #expect(tasks.map(\.depth) == [0, 1, 0, 0])
    #expect(tasks.map { $0.place?.line } == [7, 8, 9, 13])
    #expect(tasks.map { $0.place?.column } == [1, 3, 1, 1])
    #expect(tasks[2].measure == Measure([Measure.Condition(.manualExamples, .atLeast, 100)]))
    #expect(tasks.count { $0.measure != nil } == 1)
  }

  @Test(arguments: [
    ("Week 2: Expansion", 2), ("week 12", 12), ("Week 1 – Foundation", 1), ("Week 1 - Go", 1),
    ("WEEK 3 (training)", 3), ("Weeks 1–2", nil), ("Week 1–2", nil), ("Week 1 - 2", nil),
    ("Week 0", nil), ("Week two", nil), ("Week", nil), ("Weekend 1", nil), ("Week 1st", nil),
    ("Week 99999999999999999999", nil), ("A Week 1", nil),
  ])
  func `knows the number of a week`(heading: String, week: Int?) {
    #expect(read("## \(heading)\n\n- [ ] a").plan.sections.map(\.week) == [week])
  }

  @Test func `hands a week's number down to the headings below it`() {
    let plan = read(
      "## Week 2\n\n### Data\n\n- [ ] a\n\n### Tools\n\n- [ ] b\n\n## Later\n\n- [ ] c"
    )
    .plan
    #expect(plan.sections.map(\.week) == [2, 2, nil])
    #expect(plan.sections.map(\.group) == ["Week 2", "Week 2", nil])
  }

  @Test func `calls a plan without a title a plan`() {
    let plan = read("- [ ] a\n").plan
    #expect(plan.title == "Plan")
    #expect(plan.sections.map(\.title) == ["Plan"])
  }

  @Test func `takes later headings of level 1 for sections`() {
    let plan = read("# One\n\n- [ ] a\n\n# Two\n\n## Three\n\n- [ ] b").plan
    #expect(plan.title == "One")
    #expect(plan.sections.map(\.title) == ["One", "Three"])
    #expect(plan.sections.map(\.group) == [nil, "Two"])
  }

  @Test(arguments: [
    "---\nstart: 2026-01-12\n---\n- [ ] a", "---\nname: x\nstart : '2026-01-12'\n...\n- [ ] a",
    "---\r\nstart: \"2026-01-12\" # Monday\r\n---\r\n\r\n- [ ] a",
    "\u{FEFF}---\nstart: 2026-01-12\n---\n- [ ] a",
  ])
  func `reads the start from the front matter`(markdown: String) {
    let (plan, findings) = read(markdown)
    #expect(plan.start?.description == "2026-01-12")
    #expect(plan.sections.flatMap(\.tasks).map(\.title) == ["a"])
    #expect(findings.isEmpty)
  }

  @Test func `counts lines from the start of the file, front matter included`() {
    let plan = read("---\nstart: 2026-01-12\n---\n\n- [ ] a").plan
    #expect(plan.sections[0].tasks[0].place == Place(file: "plan.md", line: 5, column: 1))
  }

  @Test(arguments: ["2026-02-30", "12 January", "2026-1-2"])
  func `finds fault with a start that is no day, where it stands`(value: String) {
    let (plan, findings) = read("---\nstart:  \(value)\n---\n- [ ] a")
    #expect(plan.start == nil)
    #expect(findings.map(\.code) == [.invalidPlan])
    #expect(findings.map(\.place) == [Place(file: "plan.md", line: 2, column: 9)])
  }

  @Test(arguments: ["---\nstart:\n---\n- [ ] a", "---\nstarted: soon\n---\n- [ ] a", "- [ ] a"])
  func `needs no start`(markdown: String) {
    #expect(read(markdown).plan.start == nil)
    #expect(read(markdown).findings.isEmpty)
  }

  @Test func `reads on when front matter is never closed`() {
    let (plan, findings) = read("---\nstart: 2026-01-12\n\n- [ ] a")
    #expect(findings.map(\.code) == [.unclosedFrontMatter])
    #expect(plan.sections.flatMap(\.tasks).map(\.title) == ["a"])
  }

  @Test(arguments: ["", "# Plan\n\nOnly words.", "- plain\n- items", "---\nstart: 2026-01-12\n---"])
  func `finds fault with a plan without a task`(markdown: String) {
    let findings = read(markdown).findings
    #expect(findings.map(\.code) == [.invalidPlan])
    #expect(findings.map(\.summary) == ["the plan has no task"])
    #expect(findings.map(\.place) == [Place(file: "plan.md")])
  }

  @Test func `joins the measures of one task`() {
    let plan = read(
      "- [ ] a <!-- measure: examples >= 1 --> <!-- by hand -->\n  <!-- measure: flagged <= 2 -->"
    )
    .plan
    #expect(plan.sections[0].tasks.map(\.title) == ["a"])
    #expect(plan.sections[0].tasks[0].measure?.conditions.map(\.name) == [.examples, .flagged])
  }

  @Test(arguments: [
    (
      "- [x] a <!-- measure: exampels >= 1 -->", FindingCode.unknownMeasure, 1, 9,
      "measure 'exampels' is not known", "Did you mean 'examples'?"
    ),
    (
      "# P\n\n- [x] a\n  <!-- measure: example count -->", .invalidPlan, 4, 3,
      "measure: no comparison follows 'example'",
      "Write '<!-- measure: manual-examples >= 100 -->'; until then the box decides."
    ),
    (
      "- [x] a <!-- measure: examples >= 1", .invalidPlan, 1, 9,
      "a comment is not closed, or has '--' inside",
      "End it with '-->' and write no '--' before; until then no measure is read from it."
    ),
    (
      "- [x] a\n\n<!-- measure: examples >= 1 -->", .invalidPlan, 3, 1,
      "a measure stands outside of any task",
      "Put it behind a task's words, or indented below them."
    ),
    (
      "- [x] a\n- b <!-- measure: examples >= 1 -->", .invalidPlan, 2, 5,
      "a measure stands outside of any task",
      "Put it behind a task's words, or indented below them."
    ),
    (
      "- [x] a\n- [ ] <!-- measure: examples >= 1 -->", .invalidPlan, 2, 1, "a task has no words",
      "Say behind its box what is to do."
    ),
  ])
  func `says what is wrong and where, and lets the box decide`(
    markdown: String, code: FindingCode, line: Int, column: Int, summary: String, advice: String
  ) {
    let (plan, findings) = read(markdown)
    let place = Place(file: "plan.md", line: line, column: column)
    #expect(findings == [Finding(code, at: place, summary, advice: advice)])
    #expect(plan.sections.flatMap(\.tasks).map(\.isTicked) == [true])
    #expect(plan.sections.flatMap(\.tasks).allSatisfy { $0.measure == nil })
  }

  @Test(arguments: ["users > 3 -->", "examples -->", "examples > 3 -- at least -->"])
  func `takes no half of a measure for the whole`(second: String) {
    let (plan, findings) = read(
      "- [ ] a\n  <!-- measure: examples >= 1 -->\n\n  more <!-- measure: \(second)")
    #expect(findings.count == 1)
    #expect(plan.sections.flatMap(\.tasks).map(\.measure) == [nil])
  }

  @Test func `lists the known names when none is near`() throws {
    let finding = try #require(read("- [ ] a <!-- measure: users > 3 -->").findings.first)
    for name in MeasureNames.known.all { #expect(finding.advice.contains(name.rawValue)) }
  }

  @Test func `gives the built-in plan no places`() {
    let (plan, findings) = readPlan(
      Array("- [ ] a <!-- measure: x > 3 -->".utf8), path: nil, .known)
    #expect(plan.sections[0].tasks[0].place == nil)
    #expect(findings.map(\.place) == [nil])
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x00], Array("---".utf8), Array("---\n---".utf8), [0xEF, 0xBB, 0xBF],
    Array("- [ ] \u{0}\n- [x] a <!-- measure: \u{0} >= \u{FFFF} -->".utf8), Array("\r\r\r".utf8),
  ])
  func `survives bytes that are no plan`(bytes: [UInt8]) {
    #expect(!readPlan(bytes, path: "plan.md", .known).findings.isEmpty)
  }
}
