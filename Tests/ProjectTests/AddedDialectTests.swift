import Analysis
import Corpus
import Findings
import Privacy
import Storage
import TestSupport
import Testing

@testable import Dialects
@testable import Project

/// A made-up dialect: `@@ talk` begins a conversation, `<< ` a line of the user's, `>> ` one of the assistant's.
private struct ArrowDialect: MarkdownDialect {
  let name = "arrows"
  let summary = DialectSummary(
    writer: "nobody", sign: "`@@ talk`", turns: "`<< ` is the user's, `>> ` the assistant's")
  let starts = LineStarts(openings: ["@@ talk"], userLines: ["<< "], foreign: ["<< "])
  let boundary: BoundaryLine? = BoundaryLine(prefix: "@@ talk ", time: .minutes)

  func recognises(_ lines: LineTable) -> Bool {
    (0..<lines.count).contains { lines.starts($0, with: "@@ talk") }
  }

  func roles(_ lines: LineTable) -> (Int) -> Role? {
    { line in
      if lines.starts(line, with: "@@ talk") { return .unknown }
      if lines.starts(line, with: "<< ") { return .user }
      return lines.starts(line, with: ">> ") ? .assistant : nil
    }
  }

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    let role = roles(lines)
    for line in 0..<lines.count {
      switch role(line) {
      case .unknown: collector.conversation(at: line)
      case .some(let role): collector.turn(role, at: line, textOffset: 3)
      case nil: collector.text(line)
      }
    }
  }
}

/// Another, that a few words describe.
extension SimpleDialect {
  fileprivate static let bubbles = SimpleDialect(
    markers: DeclaredDialect(
      "bubbles", before: "(( ", behind: " ))", user: ["me"], assistant: ["it"]),
    summary: DialectSummary(writer: "nobody", sign: "`(( me ))`", turns: "`(( it ))`"))
}

/// Adding a dialect is a value of its own and a place in the registry: all that reads files takes it from there.
struct AddedDialectTests {
  private let dialects = DialectRegistry(
    special: DialectRegistry.standard.special + [ArrowDialect()],
    simple: DialectRegistry.standard.simple + [.bubbles])

  private func talk(_ number: Int) -> String {
    "@@ talk 2026-01-\(number < 10 ? "0" : "")\(number) 10:00\n\n<< I ran \(number) km today.\n\n"
      + ">> How was it? \(number)\n\n"
  }

  /// What a reader gives of one file: conversations by their lines, messages by role and text, and findings.
  private func read(_ text: String, part: Int? = nil) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("a.md", text)
    var reader = SourceReader(root: folder.path, dialects: dialects, masker: Masker())
    if let part { (reader.limits.wholeFile, reader.limits.part) = (50, part) }
    var pieces = reader.pieces(
      of: InputFile(path: "a.md", source: .mined, byteCount: text.utf8.count, masker: Masker()))
    var result: [String] = []
    while let piece = pieces.next() {
      result += piece.reading.conversations.map { conversation in
        "\(conversation.line) "
          + conversation.messages.map {
            "\($0.line) \($0.role.name): " + String(decoding: $0.text, as: UTF8.self)
          }.joined(separator: "|")
      }
      result += piece.reading.findings.map { "\($0)" }
    }
    #expect(pieces.problem == nil)
    return result
  }

  @Test func `a run has the turns of an added dialect`() async throws {
    let (folder, scratch) = (try TemporaryFolder(), try TemporaryFolder())
    try folder.write("conversations/a.md", (1...2).map(talk).joined())
    try folder.write("conversations/b.md", "(( me ))\nI swam.\n\n(( it ))\nHow far?\n")
    var settings = ProjectSettings()
    settings.dialects = dialects
    let options = RunOptions(
      root: folder.path, date: "2026-01-21", version: "0", jobs: 2,
      temporaryFolder: scratch.path, templateFolders: [], configurationFiles: [],
      excluded: [])
    let project = try await checkProject(settings, options, progress: { _ in }).project
    #expect(project.summary.files.map(\.dialect) == ["arrows", "bubbles"])
    #expect(project.summary.files.map(\.conversationCount) == [2, 1])
    #expect(project.summary.exchanges.count == 3)
  }

  @Test func `a large file of it is read piece by piece, and its turns are those of the whole`()
    throws
  {
    let text = (1...20).map(talk).joined()
    let whole = try read(text)
    #expect(whole.count == 20)
    #expect(whole[1] == "9 9 user: I ran 2 km today.|11 assistant: How was it? 2")
    for part in [1, 60, 400] { #expect(try read(text, part: part) == whole) }
  }

  @Test func `above turns of Tuneboard's own it may be what these were pasted into`() throws {
    let own = "**User:** May I stop?\n\n**Assistant:** Yes.\n"
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array((talk(1) + own).utf8), masker: Masker(), findings: &findings)
    #expect(readMarkdown(source, as: .mined).dialect == "Tuneboard")
    #expect(readMarkdown(source, as: .mined, dialects: dialects).dialect != "Tuneboard")
  }

  @Test func `the table of the manual has it`() {
    let rows = dialects.rows
    #expect(rows.count == DialectRegistry.standard.rows.count + 2)
    #expect(rows.contains { $0.name == "arrows" && $0.summary == ArrowDialect().summary })
    #expect(rows.last?.name == "bubbles")
    #expect(Set(rows.map(\.name)).count == rows.count)
  }

  @Test func `what a project declares is tried before, and a registry differs by it`() throws {
    var declared = try #require(DeclaredDialect("mine", turn: "<< {name}"))
    declared.call(.user, ["A"])
    declared.call(.assistant, ["B"])
    var other = dialects
    other.append(declared)
    #expect(other != dialects)
    #expect(other.declaring([]) == dialects)
    var findings: [Finding] = []
    let source = SourceText(
      path: "a.md", bytes: Array("<< A\nHi.\n<< B\nHo.\n".utf8), masker: Masker(),
      findings: &findings)
    #expect(readMarkdown(source, as: .mined, dialects: other).dialect == "mine")
  }
}
