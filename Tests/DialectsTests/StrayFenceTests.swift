import Corpus
import Findings
import Privacy
import Testing

@testable import Dialects

/// A fence that one speaker opens and the next seems to close swallows no turn, and a quoted conversation stays a quote.
@Suite struct StrayFenceTests {
  private func read(_ text: String, declared: [DeclaredDialect] = []) -> MarkdownReading {
    expectLinesAccounted(Array(text.utf8), declared: declared, mutations: 0)
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array(text.utf8), masker: Masker(), findings: &findings)
    return readMarkdown(source, as: .mined, dialects: .standard.declaring(declared))
  }

  /// `uaua`: who speaks, in order.
  private func roles(_ reading: MarkdownReading) -> String {
    reading.conversations.flatMap(\.messages).map { $0.role.name.prefix(1) }.joined()
  }

  private func missed(_ reading: MarkdownReading) -> [Int] {
    reading.findings.filter { $0.code == .missedMarker }.compactMap { $0.place?.line }
  }

  /// How tools mark turns: a user's marker, an assistant's, and whether the text stands on a line of its own.
  static let forms: [(user: String, assistant: String)] = [
    ("### User\n\n", "### Assistant\n\n"), ("## Human\n", "## Claude\n"), ("User: ", "Assistant: "),
    ("**You**: ", "**ChatGPT**: "), ("**USER**: ", "**ASSISTANT**: "),
    ("_**User**_\n\n", "_**Agent**_\n\n"), ("#### You:\n", "#### ChatGPT:\n"),
    ("**user**: ", "**ai**: "), ("**human** (Jan 5)\n\n", "**assistant** (Jan 5)\n\n"),
    ("[User] ", "[Bot] "), ("> [!user]\n\n", "> [!assistant]\n\n"),
    ("**Human**\n\n", "**Assistant**\n\n"), ("=== USER ===\n", "=== ASSISTANT ===\n"),
    ("User → ", "Assistant → "), ("Me:\n\n> hm\n\n", "GPT 4:\n\n"),
    ("jo: ", "GitHub Copilot: "), ("<user>\n", "<assistant>\n"),
  ]

  private static func file(
    _ form: (user: String, assistant: String), _ texts: [String]
  ) -> String {
    texts.enumerated().map { index, text in
      (index % 2 == 0 ? form.user : form.assistant) + text + "\n\n"
    }.joined()
  }

  @Test(arguments: forms)
  func `a fence that nobody closes ends with its turn`(form: (user: String, assistant: String)) {
    let log = "The app said:\n\n```\nno signal\nretry"
    let code = "Run it so:\n\n```\napp --verbose\n```"
    for texts in [
      [log, code, "Better. And later?", "Keep it."],
      ["Hello", log, "It stopped", code, "Better.", "Good."],
      // An even number of them, answers with code in between.
      [log, code, "Hm.", code, log, code, "Better.", "Good."],
      [log + "\n```\n\n```", "Rest.", "And then?", code, "Done.", "Fine."],
      [
        "The whole log:\n\n```\n```text\none\n```\n\n```", "Rest.", "Then?", code, "Done.", "Fine.",
      ],
      // The fence of the answer has a language.
      [log, "So:\n\n```sh\napp --verbose\n```", "Better.", "Good."],
      [log.replacing("```", with: "~~~"), code.replacing("```", with: "~~~"), "Better.", "Good."],
      [log.replacing("```", with: "````"), code.replacing("```", with: "`````"), "a", "b"],
      [log.replacing("```", with: "```text"), code, "Better.", "Good."],
      [log.replacing("```", with: "  ```"), code.replacing("```", with: "   ```"), "a", "b"],
      // Two strays in neighbouring turns.
      [log, "I see:\n\n```\nno signal", "Better.", "Good.", "Bye.", "Bye."],
      // Never closed by anybody.
      ["Hello", "Hi.", log, "Rest."], ["Hello", "Hi.", "Look.", "So:\n\n```\nrun"],
    ] {
      let text = Self.file(form, texts)
      let reading = read(text)
      #expect(
        roles(reading) == String(repeating: "ua", count: texts.count / 2),
        "\(reading.dialect):\n\(text)")
    }
  }

  @Test(arguments: forms)
  func `a conversation quoted in closed code stays code, and its markers are findings`(
    form: (user: String, assistant: String)
  ) {
    let quote = Self.file(form, ["Good evening", "Hello, how was it?"])
    let start = quote.dropLast(2)
    for (index, answer) in [
      "Write it so:\n\n```\n\(start)\n```\n\nThen send it.",
      "Write it so:\n\n```markdown\n\(start)\n```",
      "So:\n\n~~~\n\(start)\n~~~\n\nOr:\n\n~~~\n\(start)\n~~~\n\nAs you like.",
      "So:\n\n````\n\(start)\n\n```\ncode\n```\n````\n\nThen:\n\n```\nsend\n```",
      "So:\n\n```\n\n\(start)\n\n```\n\nThen send it.",
      "A sample:\n\n```\nSome words first.\n\n\(start)\n```\n\nThat is all.",
    ].enumerated() {
      for texts in [
        ["How do I write it?", answer, "Thanks.", "Gladly."],
        ["Hello", "Hi.", answer, "I see.", "Bye", "Bye."],
      ] {
        let text = Self.file(form, texts)
        let reading = read(text)
        #expect(
          roles(reading) == String(repeating: "ua", count: texts.count / 2),
          "\(index) \(reading.dialect):\n\(text)")
        let quoted = text.split(separator: "\n").count {
          $0.hasPrefix(form.user.prefix { $0 != "\n" })
            || $0.hasPrefix(form.assistant.prefix { $0 != "\n" })
        }
        #expect(missed(reading).count == quoted - texts.count, "\(index) \(text)")
      }
    }
  }

  @Test(arguments: [
    ("**USER**: ", "**ASSISTANT**: "), ("User: ", "Assistant: "), ("[User] ", "[Bot] "),
  ])
  func `turns on neighbouring lines are not swallowed, nor are quoted ones taken for turns`(
    form: (user: String, assistant: String)
  ) {
    func text(_ texts: [String]) -> String {
      texts.enumerated().map { ($0 % 2 == 0 ? form.user : form.assistant) + $1 + "\n" }.joined()
    }
    let stray = read(
      text(["It said:\n```\nno signal", "Run it:\n```\napp\n```", "ok", "yes", "bye", "bye"]))
    #expect(roles(stray) == "uauaua")
    let quote = text(["Hi", "Hello"])
    let quoted = read(
      text(["How?", "So:\n```\n\(quote)```\nThen send it.", "ok", "yes", "bye", "bye"]))
    #expect(roles(quoted) == "uauaua")
    #expect(missed(quoted) == [4, 5])
  }

  @Test func `a declared dialect and logs of programs are read the same`() throws {
    let log = "The app said:\n\n```\nno signal"
    let code = "Run it so:\n\n```\napp --verbose\n```"
    var dialect = try #require(DeclaredDialect("mine", turn: "-- {name} --"))
    dialect.call(.user, ["Kim"])
    dialect.call(.assistant, ["Coach"])
    let text = Self.file(
      ("-- Kim --\n", "-- Coach --\n"), [log, code, "Better.", "Good."])
    #expect(roles(read(text, declared: [dialect])) == "uaua")
    let entry = "# 2026-01-05T10:00:00    conversation: 01aa id: 01ab\n\n"
    let logs =
      entry + "## Prompt\n\n\(log)\n\n## Response\n\n\(code)\n\n"
      + entry + "## Prompt\n\nBetter.\n\n## Response\n\nGood.\n"
    #expect(roles(read(logs)) == "uaua")
    let aider =
      "# aider chat started at 2026-01-05 10:00:00\n\n#### fix it  \n\n\(log)\n\n> Tokens: 1\n\n"
      + "#### go on  \n\n\(code)\n\n#### thanks  \n\nGladly.\n"
    #expect(roles(read(aider)) == "uauaua")
  }

  @Test
  func `in Tuneboard's own form code is code, and a marker behind a blank line in it a finding`() {
    let reading = read(
      "**User:** It said:\n\n```\nno signal\n\n**Assistant:** Run it so:\n\n```\napp\n```\n\n"
        + "**User:** Better.\n\n**Assistant:** Good.\n")
    // The second fence is never closed, which is said of the markers behind it.
    #expect(missed(reading) == [6, 12, 14])
    #expect(
      reading.findings.first { $0.code == .missedMarker }?.summary
        == "'Assistant:' starts no turn: it stands inside code")
  }

  @Test(arguments: [1, 100]) func `finishes with fences that all seem to be stray`(count: Int) {
    let text = (0..<count * 50).map { number in
      "## \(number % 2 == 0 ? "User" : "Assistant")\n\n```a\n\n~~~b\n\n"
    }.joined()
    _ = read(text + "```\n~~~\n")
    _ = read(String(repeating: "## User\n\n```\n\n## Assistant\n\n", count: count * 50))
  }
}
