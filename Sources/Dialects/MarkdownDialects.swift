package import Corpus
package import Findings

/// What a Markdown file was taken for, and what it holds.
package struct MarkdownReading: Sendable {
  package var conversations: [Conversation]
  package var findings: [Finding]
  /// The dialect's name: `Tuneboard`, `SpecStory`, `headings of level 2`.
  package var dialect: String
}

/// Reads a file of conversations in whatever dialect of Markdown it is written.
///
/// A file with turns of Tuneboard's own form is read as such, and so are examples. Else the dialects that
/// have a form of their own are tried, and in the end the general reader: of all ways in which turns can be
/// marked it takes the one that has both a user's and an assistant's turns, and most of them.
package func readMarkdown(_ source: SourceText, as kind: Source) -> MarkdownReading {
  func own() -> MarkdownReading {
    var (conversations, findings) = TuneboardMarkdown.read(source, as: kind)
    if conversations.isEmpty, holdsJSON(source) {
      for index in findings.indices where findings[index].code == .noTurns {
        findings[index].summary = "the file holds a conversation as JSON, not as turns of Markdown"
        findings[index].advice = "Export the conversation as Markdown instead."
      }
    }
    return MarkdownReading(
      conversations: conversations, findings: findings, dialect: TuneboardMarkdown.name)
  }
  if kind == .manual || TuneboardMarkdown.isCertain(source) { return own() }
  var ignored: [Finding] = []
  // Other tools' front matter is theirs: what is not ours in it is no finding.
  let frontMatter = FrontMatter(of: source, findings: &ignored)
  if frontMatter.block.kind != nil { return own() }
  let lines = LineTable(source, from: frontMatter.firstBodyLine)
  func read(
    _ name: String, guesses: Bool, _ read: (LineTable, inout TurnCollector) -> Void
  ) -> MarkdownReading? {
    var collector = TurnCollector(lines, as: kind)
    read(lines, &collector)
    let conversations = collector.finish(
      id: frontMatter.block.id, title: frontMatter.block.title,
      attributes: frontMatter.block.attributes)
    guard let first = conversations.first?.messages.first else { return nil }
    let guess = Finding(
      .guessedRoles, at: Place(file: source.path, line: first.line, column: 1),
      "who speaks was taken from the order of the turns",
      advice: "Check it; names such as 'User' and 'Assistant' would say it.")
    return MarkdownReading(
      conversations: conversations, findings: guesses ? [guess] : [], dialect: name)
  }
  for dialect in specialDialects where dialect.recognises(lines) {
    if let reading = read(dialect.name, guesses: dialect.guessesRoles, dialect.read) {
      return reading
    }
  }
  if let general = GeneralDialect(lines), !general.isOwn,
    let reading = read(general.name, guesses: general.guessesRoles, general.read)
  {
    return reading
  }
  return own()
}

/// Whether a fence holds a conversation as ChatGPT's data export writes it.
private func holdsJSON(_ source: SourceText) -> Bool {
  let text = String(decoding: source.bytes.prefix(1 << 20), as: UTF8.self)
  return text.contains("```json") && text.contains("\"mapping\"") && text.contains("\"author\"")
}

/// A dialect of Markdown conversations with a form of its own.
protocol MarkdownDialect: Sendable {
  /// As people call it.
  var name: String { get }
  /// Whether it takes from the order of the turns who speaks.
  var guessesRoles: Bool { get }
  /// Whether a file is written in it, by what only it has.
  func recognises(_ lines: LineTable) -> Bool
  func read(_ lines: LineTable, _ collector: inout TurnCollector)
}

extension MarkdownDialect {
  var guessesRoles: Bool { false }
}

/// In the order in which they are tried.
private let specialDialects: [any MarkdownDialect] = [
  AiderDialect(), LLMLogsDialect(), ChatGPTMDDialect(), QuotedPromptDialect(), CopilotChatDialect(),
  LostRolesDialect(),
]

extension TuneboardMarkdown {
  static let name = "Tuneboard"

  /// Whether lines begin with `**User:**` and with `**Assistant:**`, as nobody else writes both.
  static func isCertain(_ source: SourceText) -> Bool {
    let text = source.bytes.span
    var hasUser = false
    var hasAssistant = false
    let user = Array("**User:**".utf8)
    let assistant = Array("**Assistant:**".utf8)
    func stands(_ marker: [UInt8], at start: Int) -> Bool {
      guard start + marker.count <= text.count else { return false }
      for offset in marker.indices where text[start + offset] != marker[offset] { return false }
      return true
    }
    for index in source.lines.starts {
      guard index < text.count, text[index] == UInt8(ascii: "*") else { continue }
      if !hasUser, stands(user, at: index) { hasUser = true }
      if !hasAssistant, stands(assistant, at: index) { hasAssistant = true }
      if hasUser, hasAssistant { return true }
    }
    return false
  }
}
