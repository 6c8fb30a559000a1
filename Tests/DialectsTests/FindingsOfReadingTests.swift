import Corpus
import Findings
import TestSupport
import Testing

@testable import Dialects

/// A user message and its response, about which nothing is to be said.
private let exchange = "**User:** a\n\n**Assistant:** b\n"

@Suite struct FindingsOfReadingTests {
  private func expectFindings(
    _ marked: String, as kind: Source = .mined, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let source = MarkedSource(marked)
    let reading = Reading(source.text, as: kind)
    #expect(
      reading.findings.places.sorted() == source.places.sorted(), sourceLocation: sourceLocation)
    for finding in reading.findings {
      #expect(!finding.summary.isEmpty && !finding.summary.hasSuffix("."))
      #expect(finding.advice.hasSuffix(".") || finding.advice.hasSuffix("?"))
    }
  }

  @Test(arguments: [
    exchange, "---\nid: a\nnote: b\n---\n\n" + exchange, "# Title\n\n<!-- note -->\n\n" + exchange,
    "\u{FEFF}" + exchange, "**User:** a\r\n\r\n**Assistant:** b\r\n",
    "**System:** a\n\n" + exchange,
    "**User:** `\n\n**Assistant:** b\n\n**User**: c\n\n__Assistant:__ d",
    "**User:** a\n\n**Assistant:** ```\n\n```\n**User:** in code\n```\n",
    "**User:** a\n\n**Assistant:** b\n\n<!--\n**User:** c\n-->\n\n<!-- conversations -->\n",
    exchange + "\n<!-- conversation -->\n\n" + exchange,
    "**User:** a **User:** b\n\n**Assistant:** b\n**Coach:** c\n**Tip:** d\n",
  ])
  func `says nothing about a sound file`(text: String) { expectFindings(text) }

  @Test(arguments: [
    "# Group\n\nNotes.\n\n## One\n\nTopic: fitness\n\n" + exchange,
    "**System:** a\n\n# One\n\n" + exchange + "\n# Two\n\n" + exchange, exchange,
  ])
  func `says nothing about sound examples`(text: String) { expectFindings(text, as: .manual) }

  @Test func `reports an empty file`() {
    for text in ["", "\n", " \t\r\n\n", "\u{FEFF}"] {
      #expect(Reading(text).findings.places == ["0:0 empty-file"])
    }
  }

  @Test(arguments: [
    "---\nid: a\n---\n", "Hello.", "# Title\n", "[a]: b\n", "<!-- note -->\n",
    "- **User:** a\n", "```\n**User:** a\n```\n",
  ])
  func `reports a file without a turn`(text: String) {
    #expect(Reading(text).findings.places == ["0:0 no-turns"])
  }

  @Test func `reports a file of nothing but the system's turns only as examples`() {
    #expect(Reading("**System:** a\n", as: .manual).findings.places == ["0:0 no-turns"])
    #expect(Reading("**System:** a\n").findings.isEmpty)
  }

  @Test func `reports bytes that are not UTF-8, and their number`() {
    let text = Array("**User:** é".utf8) + [0xC3, 0x28, 0xFF, 0xED, 0xA0, 0x80]
    let reading = Reading(text + Array("\n\n**Assistant:** b".utf8))
    #expect(reading.findings.places == ["1:13 invalid-utf8"])
    #expect(reading.findings.first?.summary == "5 bytes are not UTF-8")
    #expect(reading.messages.first == "user: é\u{FFFD}(\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test func `reports UTF-16 as such`() {
    let reading = Reading([0xFF, 0xFE, 0x2A, 0x00, 0x2A, 0x00])
    #expect(reading.findings.contains { $0.summary == "file is UTF-16, not UTF-8" })
  }

  @Test func `reports NUL bytes`() {
    let reading = Reading("**User:** a\n\n**Assistant:** b\0c\0\n")
    #expect(reading.findings.places == ["3:17 nul-byte"])
    #expect(reading.messages.last == "assistant: b\u{FFFD}c\u{FFFD}")
  }

  @Test(arguments: [
    "⟨unclosed-front-matter⟩---\nid: a\n\n" + exchange,
    "⟨unclosed-front-matter⟩---\nid: a\n\n**User:** a\n\n---\n\n**Assistant:** b\n",
    exchange + "\n⟨unclosed-front-matter⟩<!-- conversation\nid: a\n",
    exchange + "\n⟨unclosed-front-matter⟩<!-- conversation",
  ])
  func `reports attributes that are never closed`(marked: String) {
    // The first two have their attributes as text before the first turn.
    let source = MarkedSource(marked)
    let places = Reading(source.text).findings.places.filter { !$0.hasSuffix("first-turn") }
    #expect(places == source.places)
  }

  @Test func `reports what an unclosed comment hides`() {
    expectFindings(
      exchange
        + "\n⟨unclosed-front-matter⟩<!-- conversation\nid: a\n\n⟨missed-marker⟩**User:** c\n"
        + "\n⟨missed-marker⟩**Assistant:** d\n")
  }

  @Test(arguments: [
    "⟨invalid-front-matter⟩- a\n- b", "⟨invalid-front-matter⟩just words",
    "⟨invalid-front-matter⟩id: a\nid: b",
    "note: x\n⟨invalid-front-matter⟩topic: [a, b]", "⟨invalid-front-matter⟩date: yesterday",
    "⟨invalid-front-matter⟩date: 2026-02-30", "⟨invalid-front-matter⟩date: +026-02-03",
    "id: a\n\n⟨invalid-front-matter⟩consent: yes", "⟨invalid-front-matter⟩rating: 6",
    "⟨invalid-front-matter⟩rating: 4.5", "⟨invalid-front-matter⟩kind: example",
    "⟨invalid-front-matter⟩topic: '!'", "date: 2028-02-29\nrating: 5\nkind: Conversation",
    "topic:\nrating: ~\nconsent: null\ndate: ''", "date: 2026-01-14T10:00:00Z",
  ])
  func `reports front matter that cannot be read, at its line`(marked: String) {
    expectFindings("---\n\(marked)\n---\n" + exchange)
  }

  @Test(arguments: [
    "⟨unknown-attribute⟩tpoic: fitness", "id: a\n⟨unknown-attribute⟩consnet: denied",
    "⟨unknown-attribute⟩sytem: >\n  Two\n  lines", "tag: a\nmood: b\ndat: c",
  ])
  func `reports a key that is nearly another`(marked: String) {
    expectFindings("---\n\(marked)\n---\n" + exchange)
  }

  @Test func `reports the attributes of a conversation at their lines`() {
    expectFindings(
      exchange
        + "\n<!-- conversation\n⟨invalid-front-matter⟩rating: 9\n⟨unknown-attribute⟩titel: b\n-->\n\n"
        + exchange)
    expectFindings(
      exchange + "\n⟨invalid-front-matter⟩<!-- conversation kind: examples -->\n\n" + exchange)
  }

  @Test func `reports the attribute lines of examples`() {
    expectFindings(
      "# One\n\n- Topic: fitness\n⟨invalid-front-matter⟩- Date: soon\n⟨unknown-attribute⟩- Emotoin: sad\n"
        + "⟨invalid-front-matter⟩- Kind: examples\n\n⟨text-before-first-turn⟩" + exchange,
      as: .manual)
  }

  @Test func `reports names that are no roles`() {
    expectFindings(
      """
      **User:** a

      ⟨unknown-role⟩**Asistant:** b

      ⟨unknown-role⟩**Coach:** c

      **Tip:** d

      **Uses:** e

      **Assistant:** f
      """)
  }

  @Test func `reports markers that start no turn where they stand`() {
    expectFindings(
      """
      **User:** a
      ⟨missed-marker⟩**Assistant:** in a paragraph

      ⟨missed-marker⟩**Assistant:**without a space

      ⟨missed-marker⟩__Assistant:__ underlined
      ---

      - a list
      ⟨missed-marker⟩**Assistant:** goes on

      > a quote
      ⟨missed-marker⟩**Assistant:** goes on

      | a |
      |---|
      ⟨missed-marker⟩**Assistant:** goes on

      <div>
       ⟨missed-marker⟩**Assistant:** in HTML
      </div>

      **Assistant:** b

      ```
      ⟨missed-marker⟩**User:** in code that is never closed
      """)
  }

  @Test func `reports a comment that only begins like a conversation`() {
    expectFindings(
      "**User:** a\n\n⟨missed-marker⟩<!-- conversation with a friend -->\n\n**Assistant:** b\n\n"
        + "⟨missed-marker⟩<!-- conversation: evening -->\n")
  }

  @Test func `reports turns without text`() {
    expectFindings(
      "⟨empty-message⟩**User:**\n\n**Assistant:** a\n\n⟨empty-message⟩⟨ends-with-user⟩**User:**")
  }

  @Test func `reports who opens and who ends`() {
    expectFindings(
      "**System:** a\n\n⟨opens-with-assistant⟩**Assistant:** b\n\n  ⟨ends-with-user⟩**User:** c\n")
  }

  @Test func `reports turns of one role that follow each other`() {
    expectFindings(
      "**User:** a\n\n⟨consecutive-turns⟩**User:** b\n\n**Assistant:** c\n\n"
        + " ⟨consecutive-turns⟩**Assistant:** d\n")
  }

  @Test(arguments: [
    "Words.\n\n⟨text-before-first-turn⟩" + exchange, "- a\n\n⟨text-before-first-turn⟩" + exchange,
    exchange + "\n<!-- conversation --> words\n\n⟨text-before-first-turn⟩" + exchange,
  ])
  func `reports text before the first turn`(marked: String) { expectFindings(marked) }

  @Test func `reports a conversation without a turn`() {
    expectFindings(
      exchange + "\n⟨no-turns⟩<!-- conversation -->\n\n<!-- conversation -->\n\n" + exchange)
  }

  @Test func `reports examples that are not whole`() {
    expectFindings(
      """
      # One

      ⟨opens-with-assistant⟩⟨incomplete-example⟩**Assistant:** a

      # Two

      \(exchange)
      ⟨incomplete-example⟩# Three

      ⟨incomplete-example⟩# Four

      **System:** alone
      """, as: .manual)
  }
}

extension [Finding] {
  /// `line:column code` of each, in the order of places.
  var places: [String] {
    sortedByPlace.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code.rawValue)" }
  }
}
