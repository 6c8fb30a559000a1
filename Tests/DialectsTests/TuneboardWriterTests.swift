import Corpus
import Findings
import Privacy
import TestSupport
import Testing

@testable import Dialects

/// What the writer writes reads back as the same messages, byte for byte.
@Suite struct TuneboardWriterTests {
  private func conversation(_ turns: [(Role, [UInt8])]) -> Conversation {
    Conversation(
      source: .mined,
      messages: turns.map {
        Message(role: $0.0, text: $0.1, line: 1, column: 1, origin: Origin(start: 0))
      }, line: 1)
  }

  private func turns(_ conversation: Conversation) -> [(Role, [UInt8])] {
    conversation.messages.map { ($0.role, $0.text) }
  }

  private func expectKept(
    _ conversations: [Conversation], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let file = TuneboardWriter.file(conversations)
    var findings: [Finding] = []
    let source = SourceText(path: "a.md", bytes: file, masker: Masker(), findings: &findings)
    let reading = readMarkdown(source, as: .mined)
    let text = String(decoding: file, as: UTF8.self).debugDescription
    #expect(
      reading.conversations.count == conversations.count, "\(text)", sourceLocation: sourceLocation)
    for (read, written) in zip(reading.conversations, conversations) {
      #expect(
        turns(read).elementsEqual(turns(written)) { $0 == $1 },
        "\(turns(read).map { "\($0.0) " + String(decoding: $0.1, as: UTF8.self).debugDescription })\n\(turns(written).map { "\($0.0) " + String(decoding: $0.1, as: UTF8.self).debugDescription })\n\(text)",
        sourceLocation: sourceLocation)
    }
  }

  private static let edges = [
    "", " ", "\n", "\t", "a", " a", "a ", "\na\n", "  a  \n\n", "a\r\nb", "a\rb", "\r", "\0",
    "a\0b\u{7F}",
    "\u{0B}a\u{0C}", "    a", "\ta", "a\n\n    *b*\n", "```\n**Assistant:** no\n", "```\na\n```\n",
    "~~~",
    "<!-- exact -->", "<!-- exact --> a", "&#13;", " &#13; ", "<!-- conversation -->", "<!--",
    "<pre>\n\n\na", "<script>",
    "**User:** a", "a\n\n**Assistant:** b", "a\n**Assistant:** b", "__user__: x", "\\*a\\*",
    "\\(x\\)", "`\\*`", "a\\", "a\\\n",
    "---\nid: a\n---", "# One\n\ntext", "- a\n- b\n", "1. a\n   ```\n", "> q",
    "| a | b |\n|---|---|\n| `|` | \\* |",
    "[a]: /b", "[**User:**]: /b", "===", "a\n---", "\u{FEFF}a", "\u{202E}a\u{200B}\u{200F} ",
    "e\u{301}", "\u{FFFD}",
    "# aider chat started at 2024", "role::user", "_**User**_", "\u{2028}a\u{85}",
    "&lt;a&amp;&#32;", "<b>\\*</b>", "<div>\n\\*\n\n\\*",
  ]

  @Test(arguments: edges) func `a text is kept whatever stands around it`(text: String) {
    let bytes = Array(text.utf8)
    expectKept([conversation([(.user, bytes), (.assistant, bytes)])])
    expectKept([
      conversation([
        (.system, bytes), (.user, bytes), (.user, bytes), (.assistant, bytes), (.unknown, bytes),
      ]),
      conversation([(.assistant, bytes), (.assistant, bytes), (.user, bytes)]),
    ])
  }

  @Test(arguments: 0..<40) func `hostile texts are kept`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(7000 + seed))
    let roles: [Role] = [.user, .assistant, .system, .unknown]
    for _ in 0..<50 {
      let conversations = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        conversation(
          (0..<Int.random(in: 1...5, using: &random)).map { _ in
            var text = random.text(of: hostilePieces + Self.edges, count: 0...8)
            if Bool.random(using: &random) { text = text.replacing("\n", with: "\r\n") }
            return (roles.randomElement(using: &random) ?? .user, Array(text.utf8))
          })
      }
      expectKept(conversations)
    }
  }

  @Test func `a line of a megabyte is kept`() {
    let line = Array(String(repeating: "word* _x_ [a](b) `c ", count: 55_000).utf8)
    expectKept([
      conversation([(.user, line), (.assistant, Array("Yes.".utf8)), (.user, line + line)])
    ])
  }

  @Test func `plain texts are written plainly`() {
    let file = TuneboardWriter.file([
      conversation([
        (.user, Array("I skipped my run. It's fine?".utf8)),
        (.assistant, Array("# Steps\n\n- *Rest*\n\n```\nx\n```".utf8)),
      ])
    ])
    #expect(
      String(decoding: file, as: UTF8.self) == """
        ---
        kind: conversation
        ---

        **User:** I skipped my run. It's fine?

        **Assistant:**

        # Steps

        - *Rest*

        ```
        x
        ```

        """)
  }

  @Test(arguments: [
    "plain", "a: b # c", "-->", "it's \"so\"", "null", "\u{7}\u{2028}x", "- x", "2026-01-02", "1e3",
    "\\n",
  ])
  func `attributes are kept`(value: String) {
    var one = conversation([(.user, Array("a".utf8))])
    one.id = value
    one.title = value + " title"
    one.attributes.participant = value
    one.attributes.consent = .granted
    for conversations in [[one], [one, one]] {
      var findings: [Finding] = []
      let source = SourceText(
        path: "a.md", bytes: TuneboardWriter.file(conversations), masker: Masker(),
        findings: &findings)
      let reading = readMarkdown(source, as: .mined)
      #expect((reading.findings + findings).allSatisfy { $0.code == .endsWithUser })
      for read in reading.conversations {
        #expect(read.id == value)
        #expect(read.title == value + " title")
        #expect(read.attributes.participant == value)
        #expect(read.attributes.consent == .granted)
      }
    }
  }
}
