import Corpus
import Findings
import TestSupport
import Testing

@testable import Dialects

@Suite struct EscapingTests {
  private func expectKept(_ texts: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    let file =
      "**User:**\n\(escaped(texts[0]))\n\n**Assistant:**\n\(escaped(texts[1]))\n\n"
      + "<!-- conversation -->\n\n**User:**\n\(escaped(texts[2]))\n"
    let reading = Reading(file)
    let expected = [
      ["user: " + kept(texts[0]), "assistant: " + kept(texts[1])], ["user: " + kept(texts[2])],
    ]
    let actual = reading.conversations.map(Reading.messages)
    #expect(
      actual.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } },
      "\(file.debugDescription)", sourceLocation: sourceLocation)
    #expect(
      !reading.findings.contains { finding in
        // In code no backslash escapes, and a tab that makes code of a line may be a slip.
        let line = reading.source.line(finding.place?.line ?? 1)
        let hasTab = line.prefix { $0 <= 0x20 }.contains(0x09)
        return finding.code == .missedMarker && !hasTab || finding.code == .unknownRole
      },
      sourceLocation: sourceLocation)
  }

  @Test(arguments: 0..<40) func `escaped text reads back as it was, whatever it holds`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<50 {
      expectKept((0..<3).map { _ in random.text(of: hostilePieces, count: 0...14) })
    }
  }

  @Test(arguments: [
    "", " ", "a", "   a", "\ta", "    **User:** a", "a\n\n    **User:** a\n\n\tb*\n**User:** c",
    "\n\n    *code* at the start\n", "a\\", "a\\\nb", "a  \nb", "a\n\\*", "---\nid: a\n---\n",
    "a\n---", "1. a\n2) b", "\u{0C}\na", "\u{FEFF}a", "<!-- conversation -->\n**User:** a",
    "    a\n\n    *b*\n    *c*\n*d*\n    *e*", "a\n\n  \t*b*", "a\n \n    `*`\n \t \n    *",
  ])
  func `escaped text reads back as it was at the edges`(text: String) {
    expectKept([text, text, text])
  }

  @Test(arguments: 0..<10) func `escaped text starts no example`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(1000 + seed))
    for _ in 0..<50 {
      let texts = (0..<2).map { _ in random.text(of: hostilePieces, count: 0...14) }
      let file =
        "# One\n\n**User:**\n\(escaped(texts[0]))\n\n**Assistant:**\n\(escaped(texts[1]))\n\n"
        + "# Two\n\n**User:** a\n\n**Assistant:** b\n"
      let reading = Reading(Array(file.utf8), as: .manual)
      #expect(reading.conversations.map(\.fragment) == ["one", "two"])
      #expect(
        reading.messages.map { Array($0.utf8) } == [
          Array("user: \(kept(texts[0]))".utf8), Array("assistant: \(kept(texts[1]))".utf8),
        ], "\(file.debugDescription)")
    }
  }

  @Test func `carriage returns are read as line ends`() {
    #expect(Reading("**User:** a\rb\r\nc\r\rd").messages == ["user: a\nb\nc\n\nd"])
    #expect(
      Reading("**User:** a\r\r**Assistant:** b").messages == ["user: a", "assistant: b"])
  }
}
