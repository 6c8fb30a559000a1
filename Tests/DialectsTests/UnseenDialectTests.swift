import Corpus
import Findings
import Testing

@testable import Dialects

/// Dialects that no tool of ours knows: the general reader takes them when their turns are plainly marked.
@Suite struct UnseenDialectTests {
  private static let turns = [
    (user: "How do I start running?", assistant: "Walk first, then jog a minute."),
    (user: "My knee hurts.", assistant: "Rest it for two days.\n\n- ice\n- sleep"),
    (user: "Thanks!", assistant: "Good luck!"),
  ]

  private func read(_ text: String) -> MarkdownReading {
    var findings: [Finding] = []
    let source = SourceText(path: "a.md", bytes: Array(text.utf8), findings: &findings)
    return readMarkdown(source, as: .mined)
  }

  private func expectTurns(
    _ reading: MarkdownReading, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let said = reading.conversations.flatMap(\.messages).filter { $0.role != .system }
      .map { "\($0.role.name): " + String(decoding: $0.text, as: UTF8.self) }
    let expected = Self.turns.flatMap { ["user: \($0.user)", "assistant: \($0.assistant)"] }
    #expect(said == expected, sourceLocation: sourceLocation)
  }

  /// `@` stands for the name, `$` for the text.
  @Test(arguments: [
    ("## @\n\n$", "🧑 User", "🤖 Assistant"), ("**@:** $", "👤 You", "🤖 Claude 3.5 Sonnet"),
    ("@: $", "USER", "ASSISTANT"), ("[@]\n$", "USER", "MODEL"), ("# @:\n$", "user", "assistant"),
    ("@:\n$", "user[name=\"bob\"]", "assistant"), ("**@ said:**\n\n$", "You", "ChatGPT"),
    ("<details>\n<summary>@</summary>\n\n$\n\n</details>", "User", "Assistant"),
    ("**@:** $", "Q", "A"), ("@: $", "Question", "Answer"), ("### @ #1\n\n$", "User", "Assistant"),
    ("## @ 2\n\n$", "Prompt", "Response"), ("[10:02] @: $", "User", "Assistant"),
    ("2024-01-02, 10:02 - @: $", "User", "Assistant"),
    ("**[2024-01-02 10:00] @**: $", "User", "Assistant"),
    ("[10:02] <@> $", "user", "assistant"), ("---\n\n**@**\n\n$", "Human", "Assistant"),
    ("<|im_start|>@\n$<|im_end|>", "user", "assistant"), ("<|@|>\n$", "user", "assistant"),
    ("<@>\n$\n</@>", "user", "assistant"), ("*@:* $", "User", "Assistant"),
    ("*@*: $", "User", "Assistant"),
    ("### @\n\n$", "Benutzer", "Assistent"), ("**@**：$", "用户", "助手"), ("@：$", "用户", "助手"),
    ("## [@](#x)\n\n$", "User", "Assistant"), ("`@`: $", "user", "assistant"),
    ("**@** - $", "User", "Assistant"),
    ("**@** — $", "User", "Assistant"), ("## @ — 2024-01-02 10:00\n\n$", "User", "Assistant"),
    ("## **@**\n\n$", "User", "Assistant"), ("(@) $", "User", "Assistant"),
    ("**@ :** $", "User", "Assistant"),
    ("@:: $", "user", "assistant"), ("## @ ##\n\n$", "User", "Assistant"),
    ("1. **@:** $", "User", "Assistant"),
    ("## @\n\n$", "Kekyo", "ChatGPT"), ("#### @: $", "Me", "AI"),
  ])
  func `turns that are plainly marked are read`(form: String, user: String, assistant: String) {
    let text = Self.turns.map { turn in
      form.replacing("@", with: user).replacing("$", with: turn.user) + "\n\n"
        + form.replacing("@", with: assistant).replacing("$", with: turn.assistant)
    }.joined(separator: "\n\n")
    expectTurns(read(text + "\n"))
  }

  @Test func `a name in code that begins behind a marker is no turn`() {
    let reading = read(
      "Human: a\n\nAI: ```\nHuman: no\n```\nok\n\nHuman: b\n\nAI: c\n")
    #expect(
      reading.conversations.flatMap(\.messages).map(\.role) == [
        .user, .assistant, .user, .assistant,
      ])
  }

  @Test func `what is said in a callout stands without its marks`() {
    let text = Self.turns.map { turn in
      "> [!question]\n> \(turn.user)\n\n> [!answer]\n> "
        + turn.assistant.replacing("\n", with: "\n> ")
    }.joined(separator: "\n\n")
    expectTurns(read(text + "\n"))
  }

  @Test(arguments: [
    "# API\n\n[Agent]: #class-agent\n[Client]: #class-client\n[Agent]: ./a.html\n",
    "# API\n\n## Request\n\ntext\n\n## Response\n\ntext\n",
    "Note: a\nWarning: b\n\nInput: 5\nOutput: 10\n\nInput: 6\nOutput: 11\n",
    "- **Term** - what it means\n- **Other** - what that means\n", "10:02 breakfast\n10:30 run\n",
    "<section>\n\ntext\n\n</section>\n", "*Note:* a\n\n*Tip:* b\n",
  ])
  func `other text is no conversation`(text: String) {
    #expect(read(text).conversations.isEmpty)
  }
}
