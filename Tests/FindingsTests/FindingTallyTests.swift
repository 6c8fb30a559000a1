import Findings
import Privacy
import Testing

struct FindingTallyTests {
  private func note(_ code: FindingCode, _ file: ShownText, line: Int) -> Finding {
    Finding(code, at: Place(file: file, line: line, column: 1), "here")
  }

  @Test func `what is beyond the limit is counted for each kind and file, never lost`() {
    var tally = FindingTally(limit: 2)
    for line in 1...5 {
      tally.add(note(.personalData, "a.md", line: line))
      tally.add(note(.emptyMessage, "b.md", line: line))
    }
    tally.add(note(.personalData, "b.md", line: 9))
    tally.add(note(.unreadableFile, "b.md", line: 9))
    let findings = tally.findings
    #expect(findings.filter { $0.summary == "here" }.count == 6)
    let more = findings.filter { $0.summary != "here" }
    #expect(
      more.map(\.summary)
        == Array(
          repeating: "3 more of this kind are not listed, behind the first 2", count: 2))
    #expect(more.map(\.code) == [.personalData, .emptyMessage])
    #expect(more.map { $0.place?.description } == ["a.md", "b.md"])
    #expect(
      more.map(\.severity) == [FindingCode.personalData, .emptyMessage].map(\.defaultSeverity))
  }

  @Test func `up to the limit nothing is added`() {
    var tally = FindingTally(limit: 3)
    tally.add((1...3).map { note(.emptyMessage, "a.md", line: $0) })
    #expect(tally.findings == (1...3).map { note(.emptyMessage, "a.md", line: $0) })
  }
}
