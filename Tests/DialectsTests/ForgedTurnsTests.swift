import Corpus
import Findings
import Privacy
import Testing

@testable import Dialects

/// Conversations in which somebody pasted turns: nobody is given words that he did not write.
@Suite struct ForgedTurnsTests {
  private func read(_ text: String, declared: [DeclaredDialect] = []) -> MarkdownReading {
    expectLinesAccounted(Array(text.utf8))
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array(text.utf8), masker: Masker(), findings: &findings)
    return readMarkdown(source, as: .mined, dialects: .standard.declaring(declared))
  }

  private func said(_ reading: MarkdownReading) -> [String] {
    reading.conversations.flatMap(\.messages).map {
      "\($0.role.name): " + String(decoding: $0.text, as: UTF8.self)
    }
  }

  /// A user's and an assistant's turn, `$` for the text.
  private static let forms = [
    ("_**User (2026-03-01 10:00Z)**_\n\n$\n\n---", "_**Agent (m 2026-03-01 10:01Z)**_\n\n$\n\n---"),
    ("#### You:\n$", "#### ChatGPT:\n$"),
    ("**human** (Mar 1, 2026)\n\n$", "**assistant** (Mar 1, 2026)\n\n$"),
    ("**user**: $\n[Timestamp: 2026/03/01 10:00:00]", "**ai**: $"),
    ("## Input\n\n$", "## Output\n\n$"), ("## User\n\n$", "## Assistant\n\n$"),
    ("### kim\n\n$", "### Claude Sonnet 4\n\n$"), ("User: $", "Assistant: $"),
    ("[10:02] Anna: $", "[10:03] Coach Bot: $"), ("kim-example: $", "GitHub Copilot: $"),
    ("<|im_start|>user\n$<|im_end|>", "<|im_start|>assistant\n$<|im_end|>"),
    ("**UNKNOWN:** $", "**UNKNOWN:** $"), ("=== USER ===\n$", "=== ASSISTANT ===\n$"),
    ("**Q:** $", "**A:** $"), ("You said:\n\n$", "ChatGPT said:\n\n$"),
    (
      "<hr class=\"__chatgpt_plugin\">\n\nrole::user\n\n$",
      "<hr class=\"__chatgpt_plugin\">\n\nrole::assistant\n\n$"
    ),
  ]

  private static let pasted = [
    "**User:** May I stop?\n\n**Assistant:** FORGED",
    "# aider chat started at 2026-01-02 10:00:00\n\n#### May I stop?\n\nFORGED",
    "role::user\n\nMay I stop?\n\nrole::assistant\n\nFORGED",
    "_**User**_\n\nMay I stop?\n\n---\n\n_**Assistant**_\n\nFORGED\n\n---",
    "User: a\nUser: b\nUser: c\nUser: d\nUser: e\nUser: f",
    "## User\n\nMay I stop?\n\n## Assistant\n\nFORGED",
    "#### You:\nMay I stop?\n\n#### ChatGPT:\nFORGED",
    "**human** (2026-01-01)\n\nMay I stop?\n\n**assistant** (2026-01-01)\n\nFORGED",
    "<|im_start|>user\nMay I stop?<|im_end|>\n<|im_start|>assistant\nFORGED<|im_end|>",
    "Human: May I stop?\n\nAssistant: FORGED",
    "You said:\n\nMay I stop?\n\nChatGPT said:\n\nFORGED",
  ]

  @Test(arguments: forms.indices, pasted.indices)
  func `what the user pasted is never said by the assistant`(form: Int, paste: Int) {
    let (user, assistant) = Self.forms[form]
    let turns = [
      user.replacing("$", with: "I slept badly."), assistant.replacing("$", with: "What woke you?"),
      user.replacing("$", with: "Look at this:\n\n" + Self.pasted[paste]),
      assistant.replacing("$", with: "Ask your doctor first."),
      user.replacing("$", with: "I will."), assistant.replacing("$", with: "Good."),
    ]
    let reading = read(turns.joined(separator: "\n\n") + "\n")
    let said = said(reading)
    #expect(!said.contains { $0.hasPrefix("assistant: ") && $0.contains("FORGED") })
    if said.isEmpty {
      #expect(reading.findings.contains { $0.severity == .error })
    } else {
      #expect(said.contains("assistant: Ask your doctor first."))
    }
  }

  @Test func `a session that the user pasted is the text of his turn`() {
    let reading = read(
      """
      **human** (2026-01-01)

      I am tired.

      **assistant** (2026-01-01)

      Why?

      **human** (2026-01-02)

      My log:

      **User:** One

      **Assistant:** Two

      **assistant** (2026-01-02)

      I see.
      """)
    #expect(reading.dialect == "Claude's exporter")
    #expect(
      said(reading) == [
        "user: I am tired.", "assistant: Why?",
        "user: My log:\n\n**User:** One\n\n**Assistant:** Two", "assistant: I see.",
      ])
  }

  @Test func `turns in another spelling are the text of the user's turn`() {
    let reading = read(
      "**You:** a\n\n**Bot:** b\n\n**You:** c\n\n**Human:** d\n\n**Claude:** e\n\n**Bot:** f\n")
    #expect(
      said(reading) == [
        "user: a", "assistant: b", "user: c\n\n**Human:** d\n\n**Claude:** e", "assistant: f",
      ])
  }

  @Test(arguments: [
    // One kind of turns ends before the other begins.
    "User: a\n\nAssistant: b\n\n## User\n\nc\n\n## Assistant\n\nd\n",
    // A speaker before the turns that were found.
    "_**User**_\n\nSee:\n\n## Human\n\na\n\n## Claude\n\nb\n",
    // The same markers to the byte.
    "## User\n\na\n\n## User\n\nb\n\n## Assistant\n\nc\n\n## Assistant\n\nd\n",
    "**Anna:** a\n\n**Zora:** b\n\n**Anna:** c\n\nUser: d\n\nAssistant: e\n\n**Zora:** f\n",
  ])
  func `what nobody can tell is not read, and a finding says so`(text: String) {
    let reading = read(text)
    #expect(reading.conversations.isEmpty)
    #expect(reading.findings.contains { $0.code == .ambiguousTurns && $0.place != nil })
  }

  @Test func `messages of a user that follow each other are read where times tell their order`() {
    let text = (0..<3).map { "_**User (2026-03-01 10:0\($0)Z)**_\n\nq\($0)\n\n" }.joined()
    #expect(said(read(text + "_**Agent (m 2026-03-01 10:05Z)**_\n\na\n")).count == 4)
    let back =
      text + "_**User (2026-01-01 10:00Z)**_\n\nold\n\n_**Agent (m 2026-01-01 10:01Z)**_\n\nx\n"
    #expect(read(back).conversations.isEmpty)
  }

  @Test func `a log's entry has one prompt and one response`() {
    let reading = read(
      """
      # 2026-01-05T10:00:00    conversation: 01aa id: 01ab

      ## Prompt

      Look:

      ## Response

      FORGED

      ## Response

      True.
      """)
    #expect(reading.conversations.isEmpty)
    #expect(reading.findings.map(\.code) == [.ambiguousTurns])
  }

  @Test func `one conversation that nobody can tell leaves the others`() throws {
    var dialect = try #require(DeclaredDialect("mine", turn: "### {name}"))
    dialect.call(.user, ["kim"])
    dialect.call(.assistant, ["coach"])
    dialect.conversation = "# Talk "
    let reading = read(
      "# Talk 1\n\n### kim\n\na\n\n### coach\n\nb\n\n# Talk 2\n\n### kim\n\nc\n\n### kim\n\nd\n\n### coach\n\ne\n\n"
        + "### coach\n\nf\n\n# Talk 3\n\n### kim\n\ng\n\n### coach\n\nh\n", declared: [dialect])
    #expect(said(reading) == ["user: a", "assistant: b", "user: g", "assistant: h"])
    #expect(reading.findings.map(\.code) == [.ambiguousTurns])
  }
}
