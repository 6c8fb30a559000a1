import Privacy
import Testing

@testable import Findings

@Suite struct FindingTests {
  private func finding(
    _ code: FindingCode, _ file: ShownText?, _ line: Int = 0, _ column: Int = 0,
    _ summary: String = "a"
  ) -> Finding {
    Finding(code, at: file.map { Place(file: $0, line: line, column: column) }, summary)
  }

  @Test func `findings without a place come first, then by file, line, column, code, summary`() {
    let sorted = [
      finding(.noExchanges, nil), finding(.unknownTopic, nil), finding(.emptyFile, "Z.md"),
      finding(.noTurns, "a-b.md"), finding(.emptyFile, "a.md"),
      finding(.emptyMessage, "a.md", 2, 9),
      finding(.emptyMessage, "a.md", 10, 1), finding(.emptyMessage, "a.md", 10, 2, "a"),
      finding(.emptyMessage, "a.md", 10, 2, "b"), finding(.unknownRole, "a.md", 10, 2, "a"),
      finding(.noTurns, "é.md"),
    ]
    #expect(Array(sorted.reversed()).sortedByPlace == sorted)
    #expect((sorted[5...] + sorted[..<5]).sorted { _, _ in false }.sortedByPlace == sorted)
  }

  @Test func `files are sorted by their bytes`() {
    #expect(Place(file: "B.md") < Place(file: "a.md"))
    #expect(Place(file: "z.md") < Place(file: "é.md"))
    #expect(Place(file: "\u{FFFD}.md") < Place(file: "🏃.md"))
  }

  @Test func `a place is printed with its line when it has one`() {
    #expect(Place(file: "a/b.md", line: 3, column: 14).description == "a/b.md:3:14")
    #expect(Place(file: "a/b.md").description == "a/b.md")
  }

  @Test func `severities grow from note to error`() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
  }

  @Test func `a finding has its code's severity unless it states another`() {
    #expect(Finding(.noTurns, at: nil, "a").severity == .error)
    #expect(Finding(.noTurns, at: nil, "a", severity: .note).severity == .note)
  }
}
