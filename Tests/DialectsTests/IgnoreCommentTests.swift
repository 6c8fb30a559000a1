import Corpus
import Findings
import Privacy
import Testing

@testable import Dialects

@Suite struct IgnoreCommentTests {
  private func passages(_ text: String) -> (passages: [IgnoredPassage], findings: [Finding]) {
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array(text.utf8), masker: Masker(), findings: &findings)
    let reading = readMarkdown(source, as: .mined)
    findings = []
    return (ignoredPassages(in: PartReading(source, reading), findings: &findings), findings)
  }

  @Test func `before the first turn a comment holds for the file`() {
    let (passages, findings) = passages(
      "<!-- tuneboard-ignore missed-marker, empty-message -->\n\n**User:** a\n\n**Assistant:** b\n")
    #expect(
      passages == [
        IgnoredPassage(
          file: "a.md", lines: 1...Int(Int32.max), codes: [.missedMarker, .emptyMessage])
      ])
    #expect(findings.isEmpty)
  }

  @Test func `behind the opening of a conversation it holds for that alone`() {
    let (passages, _) = passages(
      """
      <!-- conversation -->
      <!-- tuneboard-ignore personal-data -->

      **User:** a

      **Assistant:** b

      <!-- conversation -->

      **User:** c

      **Assistant:** d
      """)
    #expect(passages.map(\.lines) == [1...7])
  }

  @Test func `what somebody said hides nothing`() {
    let text = "**User:** a\n\n<!-- tuneboard-ignore personal-data -->\n\n**Assistant:** b\n"
    #expect(passages(text).passages.isEmpty)
  }

  @Test(arguments: [
    "<!-- tuneboard-ignore misspelt -->", "<!-- tuneboard-ignore personal-data\n-->",
  ])
  func `a comment that says nothing is a finding`(comment: String) {
    let (passages, findings) = passages(comment + "\n\n**User:** a\n\n**Assistant:** b\n")
    #expect(passages.isEmpty)
    #expect(findings.map(\.code) == [.unknownAttribute])
  }

  @Test func `rules, passages and known findings are left out and counted`() {
    func finding(_ code: FindingCode, line: Int, _ summary: String = "s") -> Finding {
      Finding(code, at: Place(file: "a.md", line: line, column: 1), summary)
    }
    var rules = FindingRules()
    rules.severities[.emptyMessage] = .error
    rules.ignored = [.endsWithUser]
    let sorted = SortedFindings(
      [
        finding(.endsWithUser, line: 1), finding(.emptyMessage, line: 3),
        finding(.personalData, line: 5), finding(.personalData, line: 7),
        finding(.personalData, line: 9), finding(.missedMarker, line: 4),
      ], rules: rules,
      passages: [
        IgnoredPassage(file: "a.md", lines: 4...4, codes: [.missedMarker, .emptyMessage])
      ],
      known: [KnownFinding(code: "personal-data", file: "a.md", summary: "s"): 2])
    #expect(sorted.listed.map(\.place?.line) == [3, 9])
    #expect(sorted.listed.first?.severity == .error)
    #expect(sorted.ignored == 2)
    #expect(sorted.known == 2)
  }
}
