import Corpus
import Findings
import Privacy
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
    expectLinesAccounted(Array(text.utf8))
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array(text.utf8), masker: Masker(), findings: &findings)
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

  /// `NAME` stands for the name, `№` for the number of the exchange, `$` for the text.
  @Test(arguments: [
    ("NAME\n----\n\n$", "User", "Assistant"), ("NAME\n=====\n\n$", "User", "Assistant"),
    ("=== NAME ===\n$", "USER", "ASSISTANT"), ("--- NAME ---\n$", "user", "assistant"),
    ("*** NAME ***\n\n$", "User", "Assistant"), ("%% NAME %%\n$", "user", "assistant"),
    ("NAME → $", "User", "Assistant"), ("NAME -> $", "User", "Bot"), ("NAME » $", "You", "Claude"),
    ("NAME> $", "user", "assistant"), ("NAME | $", "User", "Assistant"),
    ("NAME - $", "User", "Assistant"), ("NAME — $", "Client", "Coach"), ("@NAME $", "user", "bot"),
    ("@NAME\n$", "user", "assistant"), ("/NAME $", "user", "assistant"),
    ("NAME $", "👤", "🤖"), ("NAME: $", "🧑", "🤖"), ("::: NAME\n$\n:::", "user", "assistant"),
    ("<!-- NAME -->\n$", "user", "assistant"), ("<b>NAME:</b> $", "User", "Assistant"),
    ("<strong>NAME:</strong><br>\n$", "User", "Assistant"),
    ("<h3>NAME</h3>\n\n$", "User", "Assistant"),
    ("<div class=\"NAME\">\n\n$\n\n</div>", "user", "assistant"),
    ("<NAME>$</NAME>", "human", "bot"), ("* NAME\n$", "User", "Assistant"),
    ("* **NAME** $", "User", "Assistant"), ("**NAME** $", "User", "Assistant"),
    ("__NAME:__ $", "User", "Assistant"), ("***NAME:*** $", "User", "Assistant"),
    ("\\[NAME\\] $", "User", "Assistant"), ("`NAME`\n\n$", "user", "assistant"),
    ("{{NAME}}: $", "user", "assistant"), ("role: NAME\n\n$", "user", "assistant"),
    ("**role:** NAME\n\n$", "user", "assistant"), ("From: NAME\n$", "user", "assistant"),
    ("## Message № — NAME\n\n$", "User", "Assistant"), ("NAME:\n$", "You said", "ChatGPT said"),
    ("NAME\n$", "You", "ChatGPT"), ("NAME\n\n$", "User", "ChatGPT"),
    ("NAME  10:32 AM\n$", "Anna", "Assistant"),
    ("NAME — Today at 10:32 AM\n$", "Anna", "CoachBot"),
    ("[01.02.24, 10:32:11] NAME: $", "Anna", "Coach Bot"),
    ("**NAME** (2025-01-01 10:00):\n\n$", "User", "Assistant"),
    ("**NAME** · 10:32 AM\n\n$", "You", "Assistant"),
    ("NAME: $", "Anna (user)", "Coach (assistant)"),
    ("NAME: $", "U", "A"), ("NAME: $", "Q№", "A№"), ("**NAME.** $", "Q№", "A№"),
    ("<|start_header_id|>NAME<|end_header_id|>\n\n$<|eot_id|>", "user", "assistant"),
    ("<start_of_turn>NAME\n$<end_of_turn>", "user", "model"),
    ("### NAME:\n$", "Instruction", "Response"),
  ])
  func `turns that are marked in any other way throughout are read`(
    form: String, user: String, assistant: String
  ) {
    let text = Self.turns.enumerated().map { index, turn in
      [(user, turn.user), (assistant, turn.assistant)].map { name, said in
        form.replacing("NAME", with: name).replacing("№", with: String(index + 1))
          .replacing("$", with: said)
      }.joined(separator: "\n\n")
    }.joined(separator: "\n\n")
    expectTurns(read("# A talk\n\n" + text + "\n"))
  }

  @Test func `numbered headings around turns are nobody's words, and an answer's own are`() {
    let text = Self.turns.enumerated().map { index, turn in
      "## Turn \(index + 1)\n\n### User\n\n\(turn.user)\n\n### Assistant\n\n\(turn.assistant)\n\n"
    }.joined()
    expectTurns(read(text))
    let own = read("User →\na\n\nAssistant →\n## Week 2\n\nUser →\nb\n\nAssistant →\n## Day 3\n")
    #expect(
      own.conversations.flatMap(\.messages).map { String(decoding: $0.text, as: UTF8.self) }
        == ["a", "## Week 2", "b", "## Day 3"])
  }

  @Test func `nothing that is said is taken for a mark`() {
    let said = { (text: String) in
      self.read(text).conversations.flatMap(\.messages)
        .map { "\($0.role.name): " + String(decoding: $0.text, as: UTF8.self) }
    }
    #expect(
      said("User → ...\n\nBot → **Yes?**\n\nUser → (sighs) no\n\nBot → \"Oh\"\n\nUser → a\n")
        == [
          "user: ...", "assistant: **Yes?**", "user: (sighs) no", "assistant: \"Oh\"", "user: a",
        ])
    #expect(
      said("@user 10:30 is fine\n\n@bot (checks) yes\n\n@user - ok\n\n@bot !\n")
        == ["user: 10:30 is fine", "assistant: (checks) yes", "user: - ok", "assistant: !"])
    #expect(
      said("🧑 **a**\n\n🤖 *b*\n\n🧑 [c](d)\n\n🤖 ...\n")
        == ["user: **a**", "assistant: *b*", "user: [c](d)", "assistant: ..."])
  }

  @Test func `items with numbers and marks that end answers are said`() {
    for form in [
      "## User\n\na\n\n## Assistant\n\nDo:\n\n- N minutes\n",
      "User → a\n\nBot → Do:\n\n**Day N**\n",
    ] {
      let text = (1...3).map { form.replacing("N", with: String(10 * $0)) }.joined(separator: "\n")
      let answers = read(text).conversations.flatMap(\.messages).filter { $0.role == .assistant }
      #expect(answers.count == 3)
      for (index, answer) in answers.enumerated() {
        #expect(String(decoding: answer.text, as: UTF8.self).contains(String(10 * (index + 1))))
      }
    }
    let dots = read(String(repeating: "User →\na\n...\n\nBot →\nb\n...\n\n", count: 3))
    #expect(
      dots.conversations.flatMap(\.messages).map { String(decoding: $0.text, as: UTF8.self) }
        == ["a\n...", "b\n...", "a\n...", "b\n...", "a\n...", "b\n..."])
  }

  @Test func `what belongs to an item of a list stands without its indentation`() {
    let text = Self.turns.map { turn in
      "- **User** \(turn.user)\n- **Assistant** "
        + turn.assistant.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n  ")
    }.joined(separator: "\n")
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
    "* Client can crash\n* Agent fixed\n* User sees it\n* Model works\n",
    "User experience is key.\n\nAssistant professors agree.\n\nYou know it.\n\nAI is new.\n",
    "| Role | Can |\n|---|---|\n| User | read |\n| Agent | write |\n| User | edit |\n",
    "> User: a\n>\n> Assistant: b\n>\n> User: c\n>\n> Assistant: d\n",
    String(repeating: "Some text.\n\n", count: 40) + "User → a\nBot → b\nUser → c\nBot → d\n",
    "Anna  10:32\nBen  10:40\nAnna  10:45\n",
    "User\n: who asks\n\nAssistant\n: who answers\n\nClient\n: pays\n\nModel\n: learns\n",
  ])
  func `other text is no conversation`(text: String) {
    #expect(read(text).conversations.isEmpty)
  }
}
