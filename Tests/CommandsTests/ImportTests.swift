import Foundation
import TestSupport
import Testing

/// `tuneboard import` and `tuneboard convert`.
struct ImportTests {
  @Test func `what is imported is read by the report as it was`() async throws {
    let project = try Project.sound()
    let text = " I ran twice this week.\r\n\r\n**Assistant:** said nobody. "
    let record: [String: Any] = [
      "messages": [
        ["role": "user", "content": text],
        ["role": "assistant", "content": "Twice is a start. What made the second run easier?"],
      ]
    ]
    try project.folder.write(
      "chats.jsonl", Array(try JSONSerialization.data(withJSONObject: record)) + [0x0A])
    let outcome = try await Tuneboard.run([
      "import", project.folder.path + "/chats.jsonl", "--output", project.path + "/conversations",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("1 conversation to"))
    #expect(outcome.output.contains("read as OpenAI 1"))
    try project.write(
      "tuneboard.yml", "consent:\n  default: granted\nthresholds:\n  accept: 0\n  flag: 0\n")
    try await project.report()
    let lines = try project.dataset()
    #expect(lines.contains { $0.messages.contains { $0.content == text } })

    let again = try await Tuneboard.run([
      "import", project.folder.path + "/chats.jsonl", "--output", project.path + "/conversations",
    ])
    #expect(again.status == 64)
    #expect(again.errors.contains("stands already"))
  }

  @Test func `many conversations may share a file, and a bad record is said`() async throws {
    let project = try Project.sound()
    try project.folder.write(
      "pairs.csv", "question,answer\n\"a, b\",c\nd,e\nf\n")
    let outcome = try await Tuneboard.run([
      "import", project.folder.path + "/pairs.csv", "--per-file", "0", "--output",
      project.folder.path + "/out",
    ])
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.contains("pairs.csv:4:1: error: the record was left out: it has 1 cells"))
    #expect(
      try project.folder.read("out/pairs.md")
        == "---\nkind: conversation\n---\n\n<!-- conversation\n-->\n\n**User:** a, b\n\n**Assistant:** c\n\n"
        + "<!-- conversation\n-->\n\n**User:** d\n\n**Assistant:** e\n\n")
  }

  @Test func `what is left out is said by name, all of it, and ends with 0`() async throws {
    let project = try Project.sound()
    let fields = (0..<60).map { #""field\#($0)":\#($0 + 1)"# }.joined(separator: ",")
    try project.folder.write(
      "chats.jsonl",
      #"{"system":"Answer in one breath.","messages":[{"role":"user","content":"Hills again.","jane.roe@example.org":1,"replies":[{"role":"assistant","content":"Which one?"}]}],"review":"somebody wrote a whole sentence here",\#(fields)}"#
    )
    let outcome = try await Tuneboard.run([
      "import", project.folder.path + "/chats.jsonl", "--output", project.folder.path + "/out",
    ])
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains("messages: 1 of the system, 1 of the user, 1 of the assistant"))
    let lines = outcome.errors.split(separator: "\n").filter { $0.contains("[left-out]") }
    #expect(lines.count == 62)
    #expect(lines.first?.contains("note: left out 1 times: field 'review' [left-out]") == true)
    #expect(!outcome.errors.contains("jane.roe"))
    #expect(
      try project.folder.read("out/chats/000/000001.md")
        == "---\nkind: conversation\n---\n\n**System:** Answer in one breath.\n\n**User:** Hills again.\n\n**Assistant:** Which one?\n"
    )
  }

  @Test func `nested replies and the system prompt beside them are in what is written`()
    async throws
  {
    let project = try Project.sound()
    let outcome = try await Tuneboard.run([
      "import", Repository.fixture("import/librechat.json"), "--output",
      project.folder.path + "/out",
    ])
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains(
        "left out 1 times: messages of other branches in 'messages[].children[]'"))
    let written = try project.folder.read("out/librechat/000/000001.md")
    #expect(
      written.hasSuffix(
        "**System:** Answer in two sentences.\n\n**User:** My back is stiff in the mornings.\n\n"
          + "**Assistant:** Mornings can be hard on a back. Where do you feel it first?\n\n"
          + "**User:** Low down, on the left.\n"))
  }

  @Test func `UTF-16 is read, with a note`() async throws {
    let project = try Project.sound()
    let text = "\u{FEFF}{\"prompt\":\"I ran.\",\"completion\":\"How far?\"}\r\n"
    try project.folder.write(
      "chats.jsonl", Array(try #require(text.data(using: .utf16LittleEndian))))
    let outcome = try await Tuneboard.run([
      "import", project.folder.path + "/chats.jsonl", "--output", project.folder.path + "/out",
    ])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("1:1: note: the file is UTF-16, and was read as that"))
    #expect(outcome.output.contains("1 conversation to"))
  }

  @Test func `Markdown of another dialect becomes Tuneboard's`() async throws {
    let project = try Project.sound()
    try project.folder.write(
      "in/log.md",
      "_**User (2026-01-02)**_\n\nHow far?\n\n---\n\n_**Assistant**_\n\n**User:** five\n")
    try project.folder.write("in/own.md", "**User:** a\n\n**Assistant:** b\n")
    try project.folder.write("in/notes.md", "Nobody speaks here.\n")
    let outcome = try await Tuneboard.run([
      "convert", project.folder.path + "/in", "--output", project.folder.path + "/out",
    ])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("notes.md: error: no turn in the file"))
    #expect(outcome.output.contains("read as SpecStory 1, Tuneboard 1"))
    #expect(
      try project.folder.read("out/log.md")
        == "---\nkind: conversation\n---\n\n**User:** How far?\n\n**Assistant:**\n\\*\\*User\\:\\*\\* five\n"
    )
    #expect(try project.folder.read("out/own.md") == "**User:** a\n\n**Assistant:** b\n")
  }

  @Test func `what is nothing to import is said`() async throws {
    let project = try Project.sound()
    let folder = project.folder.path
    try project.folder.write("empty.jsonl", "")
    try project.folder.write("notes/a.txt", "x")
    func run(_ arguments: [String]) async throws -> Tuneboard.Outcome {
      try await Tuneboard.run(arguments + ["--output", folder + "/out"])
    }
    let missing = try await run(["import", folder + "/none.json"])
    #expect(missing.status == 64 && missing.errors.contains("does not exist"))
    let directory = try await run(["import", folder + "/notes"])
    #expect(directory.status == 64 && directory.errors.contains("is a folder"))
    let empty = try await run(["import", folder + "/empty.jsonl"])
    #expect(empty.status == 65 && empty.errors.contains("file holds no record"))
    let nothing = try await run(["convert", folder + "/notes"])
    #expect(nothing.status == 65 && nothing.errors.contains("no Markdown file"))
  }

  @Test func `convert and redact read the dialects that the project declares`() async throws {
    let project = try Project.sound()
    try project.folder.write(
      "in/tuneboard.yml", "dialects:\n  mine: {turn: \"{name}>\", user: [A], assistant: [B]}\n")
    try project.folder.write(
      "in/conversations/a.md", "A> my name is Priya Raman\nB> hello Priya\n\nA> bye\nB> see you\n")
    for path in ["in", "in/conversations/a.md"] {
      let name = path == "in" ? "folder" : "file"
      let outcome = try await Tuneboard.run([
        "convert", project.folder.path + "/" + path, "--output", project.folder.path + "/" + name,
      ])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("read as mine 1"))
      #expect(
        try project.folder.read(name + "/conversations/a.md").contains("**Assistant:** see you"))
    }
    let redacted = try await Tuneboard.run([
      "redact", project.folder.path + "/in", "--output", project.folder.path + "/masked",
    ])
    #expect(redacted.status == 0, "\(redacted.errors)")
    #expect(try !project.folder.read("masked/conversations/a.md").contains("Priya"))
  }

  @Test(arguments: [
    ("openai.jsonl", 3, "OpenAI 3"), ("anthropic.jsonl", 2, "OpenAI 2"),
    ("librechat.json", 1, "OpenAI 1"), ("sharegpt.json", 1, "ShareGPT 1"),
    ("alpaca.json", 1, "Alpaca 1"),
    ("chatgpt.json", 1, "ChatGPT 1"), ("claude.json", 1, "Claude 1"), ("pairs.csv", 2, "fields 2"),
    ("rows.tsv", 2, "one message a record 4"),
  ])
  func `each fixture is imported`(name: String, count: Int, form: String) async throws {
    let project = try Project.sound()
    let outcome = try await Tuneboard.run([
      "import", Repository.fixture("import/" + name), "--output", project.folder.path + "/out",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\(count) conversation"))
    #expect(outcome.output.contains("read as \(form)"), "\(outcome.output)")
  }
}
