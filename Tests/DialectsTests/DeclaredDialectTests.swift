import Corpus
import Findings
import Privacy
import Testing

@testable import Dialects

@Suite struct DeclaredDialectTests {
  private func reading(
    _ text: String, path: ShownText = "conversations/a.md", _ declared: [DeclaredDialect] = []
  ) -> MarkdownReading {
    expectLinesAccounted(Array(text.utf8), declared: declared)
    var findings: [Finding] = []
    let source = SourceText(
      path: path, bytes: Array(text.utf8), masker: Masker(), findings: &findings)
    return readMarkdown(source, as: .mined, dialects: .standard.declaring(declared))
  }

  private func messages(_ reading: MarkdownReading) -> [[String]] {
    reading.conversations.map {
      $0.messages.map { "\($0.role.name): " + String(decoding: $0.text, as: UTF8.self) }
    }
  }

  private func declared(_ turn: String, user: String, assistant: String) throws -> DeclaredDialect {
    var dialect = try #require(DeclaredDialect("mine", turn: turn))
    dialect.call(.user, [user])
    dialect.call(.assistant, [assistant])
    return dialect
  }

  @Test(arguments: [
    ("{name}:", "Anna: a\n\nMax: b\n"), ("### {name}", "### Anna (10:02)\n\na\n\n### Max\nb\n"),
    ("[{name}] ", "[Anna] a\n[Max] b\n"), ("=== {name} ===", "=== Anna ===\na\n=== Max ===\nb\n"),
    ("• {name} —", "• Anna — a\n• Max — b"), ("{name} said:", "ANNA said:\na\nmax said: b"),
    ("**{name}:**", "**Anna:** a\n**Max:** b"),
  ])
  func `a file is read as it is declared`(turn: String, text: String) throws {
    let reading = reading(text, [try declared(turn, user: "Anna", assistant: "Max")])
    #expect(messages(reading) == [["user: a", "assistant: b"]])
    #expect(reading.dialect == "mine")
    #expect(reading.confidence == 1)
    #expect(reading.findings.isEmpty)
  }

  @Test func `conversations are parted, and lines left out and counted`() throws {
    var dialect = try declared("{name}>", user: "A", assistant: "B")
    dialect.conversation = "##### "
    dialect.drops = ["[seen ", "--"]
    let reading = reading(
      "notes\n##### First\nA> a\n[seen 10:02]\nB> b\n```\nA> code\n```\n##### Second\nA> c\n-- x\nB> d\n<think>\nA> no\n</think>\n",
      [dialect])
    #expect(
      messages(reading) == [
        ["user: a", "assistant: b\n```\nA> code\n```"], ["user: c", "assistant: d"],
      ])
    #expect(reading.conversations.map(\.title) == ["First", "Second"])
    #expect(reading.account.leftOut == [.outside: 1, .remarks: 2, .tools: 3])
  }

  @Test func `a dialect may be declared for a folder, whatever its files hold`() throws {
    var dialect = try declared("{name}:", user: "Anna", assistant: "Max")
    dialect.files = "exports/"
    let text = "Anna: **User:** a\n**Assistant:** b\nMax: c\n"
    #expect(
      messages(reading(text, path: "exports/a.md", [dialect])) == [
        ["user: **User:** a\n**Assistant:** b", "assistant: c"]
      ])
    #expect(reading(text, path: "other/a.md", [dialect]).dialect != "mine")
  }

  @Test func `a marker of Tuneboard's in what was said makes no other file of it`() throws {
    let dialect = try declared("{name}:", user: "Anna", assistant: "Max")
    let text = "Anna: look\n\n**User:** a\n\nMax: b\n\nAnna: c\n\nMax: d\n"
    #expect(reading(text, [dialect]).dialect == "mine")
    #expect(
      messages(reading("**User:** a\n\n**Assistant:** b\n\nAnna: x\n", [dialect])) == [
        ["user: a", "assistant: b\n\nAnna: x"]
      ])
  }

  @Test(arguments: [
    (
      "Anna: a\n\nMax: b\n\nAnna: c\n\nMax: d\n", "lines 1, 3, 5, 7 look like turns",
      "turn: \"{name}:\""
    ),
    (
      "## Kekyo\na\n## Saki\nb\n## Kekyo\nc\n## Saki\nd\n", "lines 1, 3, 5, 7 look",
      "turn: \"## {name}\""
    ),
    (
      "**Anna**: a\n\n**Max**: b\n\n**Anna**: c\n\n**Max**: d", "lines 1, 3, 5, 7 look",
      "turn: \"**{name}**:\""
    ),
  ])
  func `what nobody can know is not read, and the finding says what would settle it`(
    text: String, summary: String, advice: String
  ) throws {
    let reading = reading(text)
    #expect(reading.conversations.isEmpty)
    let finding = try #require(reading.findings.first { $0.code == .unrecognisedDialect })
    #expect(finding.summary.contains(summary))
    #expect(finding.advice.contains(advice))
    #expect(finding.severity == .error)
    #expect(reading.confidence < MarkdownReading.leastConfidence)
    // Names may be people's.
    #expect(!finding.summary.contains("Anna") && !finding.advice.contains("Max"))
  }

  @Test(arguments: [
    "# Notes\n\n**Tip:** a\n\n**Note:** b\n", "Date: 1\nModel: 2\n\ntext\n",
    "# A\n\ntext\n\n# B\n\ntext\n", "Monday: run\nTuesday: rest\nWednesday: run\nThursday: rest\n",
  ])
  func `text without turns is no dialect`(text: String) {
    let reading = reading(text)
    #expect(reading.conversations.isEmpty)
    #expect(!reading.findings.contains { $0.code == .unrecognisedDialect })
    #expect(reading.findings.contains { $0.code == .noTurns })
  }

  @Test func `the more turns and the plainer their marks, the surer the reading`() {
    let two = reading("### Human\na\n### Assistant\nb\n").confidence
    let four = reading("### Human\na\n### Assistant\nb\n### Human\na\n### Assistant\nb\n")
      .confidence
    let plain = reading("Human: a\nAssistant: b\nHuman: a\nAssistant: b\n").confidence
    #expect(two < four && plain < four && four == 1)
  }
}
