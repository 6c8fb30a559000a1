import Analysis
import Findings
import Privacy
import Review
import Testing

/// What a reviewer typed, read back.
struct WorksheetTests {
  private func read(_ text: String, path: ShownText = "reviews/2026-01-21-anna.md") -> (
    worksheet: Worksheet, findings: [Finding]
  ) { readWorksheet(Array(text.utf8), path: path) }

  private let comment = "<!-- exchange: 00000000000000ab -->\n\n"

  @Test func `a ticked box is the decision, with its reason, its day and a better response`() throws
  {
    let (sheet, findings) = read(
      """
      ---
      reviewer: ben
      date: 2026-01-22
      settles: true
      ---
      # Review
      <!-- exchange: 00000000000000ab -->

      > **User:** I ran.

      - [ ] accept
      - [x] fix
      - [ ] reject

      Why: it lectures
      and does not ask

      Until: 2026-03-01

      Better response:

      How was it?

      ## A heading of the response
      - [x] accept

      <!-- exchange: 00000000000000ac -->
      - [ ] accept
      """)
    #expect(findings.isEmpty)
    #expect(sheet.reviewer == "ben")
    #expect(sheet.date == "2026-01-22")
    #expect(sheet.settles)
    #expect(sheet.entries.count == 2)
    let entry = try #require(sheet.entries.first)
    #expect(entry.exchange == 0xab)
    #expect(entry.decision == .fix)
    #expect(entry.why == "it lectures and does not ask")
    #expect(entry.until == "2026-03-01")
    #expect(entry.better == "How was it?\n\n## A heading of the response\n- [x] accept")
    #expect(entry.line == 7)
    #expect(sheet.entries[1].decision == nil)
    #expect(sheet.decided == 1)
  }

  @Test(arguments: [
    "- [x] accept", "- [X] Accept", "* [x] **accept**", "+ [x]  accept, gladly", "  - [x] accept",
    "- [x] accept\r",
  ]) func `a tick is read as people write it`(_ line: String) {
    #expect(read(comment + line + "\n").worksheet.entries.map(\.decision) == [.accept])
  }

  @Test(arguments: [
    "> - [x] accept", ">- [x] accept", "- [ ] accept", "[x] accept", "- [x ] accept",
    "- accept [x]",
  ]) func `what is quoted, or not ticked, decides nothing`(_ line: String) {
    let (sheet, findings) = read(comment + line + "\n")
    #expect(sheet.entries.map(\.decision) == [nil])
    #expect(findings.isEmpty)
  }

  @Test func `two ticks, another word and a broken comment are findings at their lines`() {
    let (sheet, findings) = read(
      comment + "- [x] accept\n- [x] reject\n<!-- exchange: 12 -->\n" + comment + "- [x] maybe\n")
    #expect(sheet.entries.map(\.decision) == [nil, nil])
    #expect(findings.map(\.place?.line) == [1, 5, 8])
    #expect(findings.allSatisfy { $0.code == .invalidReview })
  }

  @Test func `without front matter the file's name says who and when`() {
    let sheet = read(comment + "- [x] accept").worksheet
    #expect(sheet.reviewer == "anna")
    #expect(sheet.date == "2026-01-21")
    let nobody = read(comment + "- [x] accept", path: "reviews/sheet.md")
    #expect(nobody.findings.map(\.summary) == ["nobody is named as the reviewer"])
  }
}
