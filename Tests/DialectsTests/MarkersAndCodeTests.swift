import Corpus
import Findings
import Privacy
import Testing

@testable import Dialects

/// Nobody's words are given to somebody else where fences, thoughts and links stand on the lines of markers.
@Suite struct MarkersAndCodeTests {
  private func read(_ text: String) -> MarkdownReading {
    expectLinesAccounted(Array(text.utf8))
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array(text.utf8), masker: Masker(), findings: &findings)
    return readMarkdown(source, as: .mined)
  }

  /// `u: text` of each message.
  private func said(_ reading: MarkdownReading) -> [String] {
    reading.conversations.flatMap(\.messages).map {
      "\($0.role.name.prefix(1)): " + String(decoding: $0.text, as: UTF8.self)
    }
  }

  private func missed(_ reading: MarkdownReading) -> [Int] {
    reading.findings.filter { $0.code == .missedMarker }.compactMap { $0.place?.line }
  }

  private let session = "# aider chat started at 2026-01-05 10:00:00\n\n"

  @Test(arguments: [
    ["fix this", "```py", "alpha()", "```"], ["fix this", "```py", "alpha()"], ["run ```"],
    ["run", "```", "alpha()", "```", "now"], ["~~~", "alpha()"],
  ])
  func `fences in a user's lines of aider end with these lines`(prompt: [String]) {
    let answer = "Sure.\n\n```py\nbeta()\n```\n\nDone."
    let text =
      session + prompt.map { "#### \($0)  \n" }.joined()
      + "\n\(answer)\n\n> Tokens: 1k\n\n#### thanks  \n\nGladly.\n"
    #expect(
      said(read(text)) == [
        "u: " + prompt.joined(separator: "  \n"), "a: " + answer, "u: thanks", "a: Gladly.",
      ])
  }

  @Test func `an aider session quoted in closed code begins no conversation`() {
    let answer =
      "It looks so:\n\n```\n\(session)#### go on  \n\nI do.\n```\n\nThat is all."
    let reading = read(
      session + "#### what do logs look like?  \n\n\(answer)\n\n#### ok  \n\nYes.\n")
    #expect(reading.conversations.count == 1)
    #expect(
      said(reading) == ["u: what do logs look like?", "a: " + answer, "u: ok", "a: Yes."])
    #expect(missed(reading) == [10])
    // A fence that nobody closes ends with its session.
    let stray = read(
      session + "#### a  \n\n```py\nb\n\n" + session + "#### c  \n\nd\n\n```py\ne\n```\n\nf\n")
    #expect(stray.conversations.count == 2)
  }

  @Test func `an aider session quoted by other tools makes no file aider's`() {
    let reading = read(
      "## User\n\nWhat?\n\n## Assistant\n\n```\n\(session)#### a  \n\nb\n```\n\n## User\n\nOk\n")
    #expect(reading.dialect == "headings of level 2")
    #expect(reading.conversations.count == 1)
  }

  @Test(arguments: ["Yes.", "z2q:", "No!", "example.com", "/help", "3.5"])
  func `a reply of one word in brackets' form is a turn`(reply: String) {
    #expect(
      said(
        read(
          "[User]: Is it true?\n[Assistant]: \(reply)\n[User]: thank you all\n"
            + "[Assistant]: gladly done\n[User]: one more\n[Assistant]: \(reply)\n")) == [
          "u: Is it true?", "a: " + reply, "u: thank you all", "a: gladly done", "u: one more",
          "a: " + reply,
        ])
    // None of the answers is longer.
    #expect(
      said(read("[User]: Is it true?\n[Assistant]: \(reply)\n[User]: thank you all\n")) == [
        "u: Is it true?", "a: " + reply, "u: thank you all",
      ])
  }

  @Test func `definitions of links are none`() {
    let text =
      "## User\n\nSee [User] and [Agent].\n\n## Assistant\n\nI do.\n\n[Agent]: #agent\n[User]: /b.md\n"
    #expect(read(text).dialect == "headings of level 2")
    #expect(
      said(read("[User]: see the docs\n[Assistant]: I did so\n\n[Agent]: #agent\n[User]: ok now\n"))
        == ["u: see the docs", "a: I did so\n\n[Agent]: #agent", "u: ok now"])
  }

  @Test func `code of ChatGPT MD stays code, and markers in it are findings`() {
    let answer = "So:\n\n```\nrole::user\n\nHi\n\nrole::assistant\n\nHello\n```\n\nSee?"
    let reading = read(
      "role::user\n\nHow?\n\n<hr class=\"__chatgpt_plugin\">\n\nrole::assistant\n\n\(answer)\n\n"
        + "<hr class=\"__chatgpt_plugin\">\n\nrole::user\n\nYes\n")
    #expect(said(reading) == ["u: How?", "a: " + answer, "u: Yes"])
    #expect(missed(reading) == [12, 16])
    // A fence that nobody closes ends with its turn, that of a first message without a role too.
    let stray = read(
      "It said:\n\n```\nno signal\n\n<hr class=\"__chatgpt_plugin\">\n\n### role::assistant\n\nRun:\n\n"
        + "```\napp\n```\n\n<hr class=\"__chatgpt_plugin\">\n\n### role::user\n\nYes\n")
    #expect(stray.conversations.flatMap(\.messages).map(\.role) == [.user, .assistant, .user])
  }

  @Test func `a fence before the token that ends its turn closes code`() {
    let quote =
      "So:\n```\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHello<|im_end|>\n```"
    let text =
      "<|im_start|>user\nHow?<|im_end|>\n<|im_start|>assistant\n\(quote)<|im_end|>\n"
      + "<|im_start|>user\nOk<|im_end|>\n<|im_start|>assistant\nGood<|im_end|>\n"
    let reading = read(text)
    #expect(said(reading) == ["u: How?", "a: " + quote, "u: Ok", "a: Good"])
    #expect(missed(reading) == [6, 8])
  }

  @Test func `the token that ends a turn of ChatML is in no text`() {
    for answer in ["a\n```\nb\n```", "a\n```\nb", "```\nb\n```", "a"] {
      let text =
        "<|im_start|>user\nHow?\n<|im_start|>assistant\n\(answer)<|im_end|>\n\n"
        + "<|im_start|>user\nOk\n<|im_start|>assistant\nGood\n"
      #expect(said(read(text)) == ["u: How?", "a: " + answer, "u: Ok", "a: Good"])
    }
  }

  @Test(
    arguments: [
      ("**You:** ", "**AI:** "), ("User: ", "Assistant: "), ("### User: ", "### Assistant: "),
      ("[User] ", "[Bot] "), ("<user> ", "<assistant> "), ("## Human\n\n", "## Claude\n\n"),
      ("User → ", "Assistant → "),
    ], ["think", "tool_call"])
  func `what the assistant thinks is left out wherever it begins`(
    form: (user: String, assistant: String), tag: String
  ) {
    for (thought, answer) in [
      ("<\(tag)>\nhm\n\nso\n</\(tag)>\nGood.", "Good."), ("<\(tag)>hm</\(tag)> Good.", "Good."),
      ("<\(tag)>hm\n</\(tag)>\n\nGood.", "Good."),
      ("Well. <\(tag)>hm\nso</\(tag)>\nGood.", "Well. \nGood."),
      ("Well. <\(tag)>hm</\(tag)> Good.\nAs ever.", "Well.  Good.\nAs ever."),
      ("Well.\n<\(tag)>\nhm\n</\(tag)>\nGood.", "Well.\nGood."),
      ("<\(tag)>a</\(tag)> Well <\(tag)>b</\(tag)> then", "Well  then"),
      // Who speaks of the tag thinks nothing.
      ("Write `<\(tag)>` and `</\(tag)>`.", "Write `<\(tag)>` and `</\(tag)>`."),
      // Never closed.
      ("<\(tag)>\nhm", "<\(tag)>\nhm"), ("Well. <\(tag)> hm", "Well. <\(tag)> hm"),
    ] {
      let question = "How do <\(tag)> and </\(tag)> go?"
      let text =
        "\(form.user)Hi\n\n\(form.assistant)\(thought)\n\n\(form.user)\(question)\n\n"
        + "\(form.assistant)\(thought)\n\n\(form.user)Thanks\n\n\(form.assistant)Gladly.\n"
      let isClosed = thought.contains("</")
      let reading = read(isClosed ? text : text.replacing(question, with: "Go on"))
      #expect(
        said(reading) == [
          "u: Hi", "a: " + answer, "u: " + (isClosed ? question : "Go on"), "a: " + answer,
          "u: Thanks", "a: Gladly.",
        ], "\(text)")
      let isThought = answer != thought
      #expect((reading.account.leftOut[.tools] ?? 0 > 0) == isThought, "\(text)")
    }
  }

  @Test func `a thought that is never closed swallows no turn up to the next`() {
    let text =
      "**You:** Hi\n\n**AI:** <think>\nhm\n\n**You:** And?\n\n**AI:** <think>\nso\n</think>\nb\n"
    #expect(said(read(text)) == ["u: Hi", "a: <think>\nhm", "u: And?", "a: b"])
  }

  @Test func `turns inside thoughts are findings`() {
    let reading = read(
      "**You:** Hi\n\n**AI:** <think>\n\n**You:** more\n\n**AI:** so\n</think>\n\nb\n\n"
        + "**You:** Bye\n\n**AI:** Bye.\n")
    #expect(said(reading) == ["u: Hi", "a: b", "u: Bye", "a: Bye."])
    #expect(missed(reading) == [5, 7])
  }

  @Test(
    arguments: [
      ("[User] ", "[Bot] "), ("(User) ", "(Assistant) "), ("<user> ", "<assistant> "),
      ("`user`: ", "`assistant`: "), ("[User]: ", "[Bot]: "), ("**User** - ", "**Assistant** - "),
      ("User: ", "Assistant: "), ("*User:* ", "*Assistant:* "), ("#### You: ", "#### ChatGPT: "),
      ("User → ", "Assistant → "), ("User | ", "Assistant | "),
    ], ["", "text"])
  func `a fence on the line of a marker opens code`(
    form: (user: String, assistant: String), info: String
  ) {
    let quote =
      "```\(info)\nA log:\n\n\(form.user)Good evening\n\n\(form.assistant)Hello\n```\n\nSee?"
    let text =
      "\(form.user)How?\n\n\(form.assistant)\(quote)\n\n\(form.user)Ok\n\n\(form.assistant)Yes.\n\n"
      + "\(form.user)Bye\n\n\(form.assistant)Bye.\n"
    let reading = read(text)
    #expect(
      said(reading) == ["u: How?", "a: " + quote, "u: Ok", "a: Yes.", "u: Bye", "a: Bye."],
      "\(text)")
    #expect(missed(reading) == [6, 8])
  }

  @Test func `a marker behind a tab or a form feed is a finding`() {
    for sign in ["\t", "\u{0C}", "\u{0B}", " \t", "\u{0C} "] {
      let reading = read(
        "**User:** a\n\n**Assistant:** b\n\n\(sign)**User:** c\n\n\(sign)**Assistant:** d\n\n"
          + "**User:** e\n\n**Assistant:** f\n")
      #expect(missed(reading) == [5, 7], "\(sign.debugDescription)")
    }
    // Code that somebody indented says it on purpose.
    #expect(
      missed(read("**User:** a\n\n**Assistant:** So:\n\n    x\n    **User:** c\n")).isEmpty)
  }
}
