package import Corpus
package import Findings

/// What a Markdown file was taken for, and what it holds.
package struct MarkdownReading: Sendable {
  package var conversations: [Conversation]
  package var findings: [Finding]
  /// The dialect's name: `Tuneboard`, `SpecStory`, `headings of level 2`; empty for a file in none.
  package var dialect: String
  /// How sure it is who speaks where, 0 to 1. Below ``leastConfidence`` nothing is read.
  package var confidence = 1.0
  /// Where the lines went.
  package var account: LineAccount

  /// Whether it is Tuneboard's own format.
  package var isOwn: Bool { dialect == TuneboardMarkdown.name }

  package static let leastConfidence = 0.6
}

/// Reads a file of conversations in whatever dialect of Markdown it is written.
///
/// A file with turns of Tuneboard's own form is read as such, and so are examples. Else the dialects that
/// the project declares are tried, then those that have a form of their own, and in the end the general reader: of all
/// ways in which turns can be marked it takes the one that has both a user's and an assistant's turns, and most of
/// them. What it is not sure of is not read, and a finding says what would settle it.
package func readMarkdown(
  _ source: SourceText, as kind: Source, declared: [DeclaredDialect] = [], firstOrdinal: Int = 1
) -> MarkdownReading {
  var reading = readDialect(source, as: kind, declared: declared, firstOrdinal: firstOrdinal)
  reading.settleStrays(source)
  return reading
}

private func readDialect(
  _ source: SourceText, as kind: Source, declared: [DeclaredDialect], firstOrdinal: Int
) -> MarkdownReading {
  func own() -> MarkdownReading {
    let (conversations, findings, account) = TuneboardMarkdown.read(source, as: kind)
    return MarkdownReading(
      conversations: conversations, findings: findings, dialect: TuneboardMarkdown.name,
      account: account)
  }
  let isForced = declared.contains { $0.files.map { source.path.hasPrefix($0) } ?? false }
  if kind == .manual || declared.isEmpty && TuneboardMarkdown.isCertain(source) { return own() }
  var ignored: [Finding] = []
  // Other tools' front matter is theirs: what is not ours in it is no finding.
  let frontMatter = FrontMatter(of: source, findings: &ignored)
  if frontMatter.block.kind != nil { return own() }
  // Between two rules may stand turns as well as attributes.
  let isNone = ignored.contains { $0.code == .invalidFrontMatter && $0.severity == .error }
  let lines = LineTable(source, from: isNone ? 1 : frontMatter.firstBodyLine)
  let hidden = HiddenBlocks(lines)
  /// - Parameter role: Whose turn a line looks to begin, in code or not.
  func read(
    _ name: String, _ lines: LineTable, hidden: HiddenBlocks? = nil, confidence: Double,
    guesses: Bool = false, role: (Int) -> Role?, by read: (LineTable, inout TurnCollector) -> Void
  ) -> MarkdownReading? {
    var collector = TurnCollector(lines, as: kind)
    read(lines, &collector)
    let conversations = collector.finish(
      id: frontMatter.block.id, title: frontMatter.block.title,
      attributes: frontMatter.block.attributes, firstOrdinal: firstOrdinal)
    guard let first = conversations.first?.messages.first else { return nil }
    var account = collector.account
    if lines.firstLine > 1 {
      account.put(frontMatter, source)
      account.leaveOut(unusedOf: frontMatter, by: conversations)
    }
    account.finish(source)
    let guess = Finding(
      .guessedRoles, at: Place(file: source.path, line: first.line, column: 1),
      "who speaks was taken from the order of the turns",
      advice: "Check it; names such as 'User' and 'Assistant' would say it.")
    return MarkdownReading(
      conversations: conversations,
      findings: (guesses ? [guess] : []) + ignored.filter(\.isStrayConsent)
        + missedMarkers(inCodeOf: lines) { hidden?.contains($0) == true ? nil : role($0) }
        + (hidden.map { missedMarkers(in: $0, of: lines, role: role) } ?? []),
      dialect: name, confidence: confidence, account: account)
  }
  func read(_ dialect: DeclaredDialect, _ turns: DeclaredTurns, confidence: Double)
    -> MarkdownReading?
  {
    read(
      dialect.name, turns.lines, hidden: turns.hidden, confidence: confidence,
      role: { dialect.role(turns.lines.bytes($0)) },
      by: { lines, collector in
        readTurns(
          turns.byLine, turns.hidden, drops: dialect.drops, conversation: dialect.conversation,
          takesFirstAnswer: dialect.takesFirstAnswer, lines, &collector)
      })
  }
  func read(_ dialect: GeneralDialect, _ lines: LineTable, _ hidden: HiddenBlocks)
    -> MarkdownReading?
  {
    read(
      dialect.name, lines, hidden: hidden, confidence: dialect.confidence,
      guesses: dialect.guessesRoles, role: { dialect.role(lines, $0) }, by: dialect.read)
  }

  for dialect in declared {
    let isMeant = dialect.files.map { source.path.hasPrefix($0) }
    if isMeant == false || isForced && isMeant != true { continue }
    let turns = DeclaredTurns(dialect, lines, hidden)
    guard
      isMeant == true || hasBothRoles(turns.byLine) && turns.byLine.count >= ownMarkerCount(lines)
    else { continue }
    if let reading = read(dialect, turns, confidence: 1) { return reading }
  }
  if TuneboardMarkdown.isCertain(source) { return own() }
  var empty: String?
  for dialect in specialDialects where dialect.recognises(lines) {
    empty = empty ?? dialect.name
    let roles = dialect.roles(lines)
    let fenced = dialect.fencing(lines)
    let lines = fenced.endingStrayFences(at: roles) ?? fenced
    if let reading = read(
      dialect.name, lines,
      confidence: dialect.guessesRoles ? MarkdownReading.leastConfidence : 0.95,
      guesses: dialect.guessesRoles, role: roles, by: dialect.read)
    {
      return reading
    }
  }
  var general = GeneralDialect(lines, hidden)
  var (generalLines, generalHidden) = (lines, hidden)
  if let mended = GeneralDialect.endingStrayFences(lines, hidden, known: general) {
    (general, generalLines, generalHidden) = mended
  }
  if general?.isOwn != true {
    let builtin = DeclaredDialect.builtin.map { ($0, DeclaredTurns($0, lines, hidden)) }
      .filter { hasBothRoles($0.1.byLine) && $0.1.byLine.count >= general?.score ?? 0 }
      .max { $0.1.byLine.count < $1.1.byLine.count }
    if let (dialect, turns) = builtin, let reading = read(dialect, turns, confidence: 0.95) {
      return reading
    }
    if let general, general.confidence >= MarkdownReading.leastConfidence,
      let reading = read(general, generalLines, generalHidden)
    {
      return reading
    }
  }
  var reading = own()
  guard reading.conversations.isEmpty else { return reading }
  // Written like Tuneboard's own, but where its reader takes no turn: in a list, with a space.
  if let general, general.isOwn, general.confidence >= MarkdownReading.leastConfidence,
    let reading = read(general, generalLines, generalHidden)
  {
    return reading
  }
  reading.dialect = empty ?? ""
  reading.confidence = empty == nil ? 0 : 0.95
  if let index = reading.findings.firstIndex(where: { $0.code == .noTurns }) {
    if holdsJSON(source) {
      reading.findings[index].summary =
        "the file holds a conversation as JSON, not as turns of Markdown"
      reading.findings[index].advice = "Give the export itself to 'tuneboard import'."
    } else if let candidates = TurnCandidates(lines, hidden) {
      reading.findings[index] = candidates.finding(source.path)
      reading.confidence = candidates.confidence
    }
  }
  return reading
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
  /// Whose turn a line looks to begin, in code or not; `unknown` where it begins a conversation; nil for all others.
  func roles(_ lines: LineTable) -> (Int) -> Role?
  /// The lines with the code that its form lets fences hold.
  func fencing(_ lines: LineTable) -> LineTable
  func read(_ lines: LineTable, _ collector: inout TurnCollector)
}

extension MarkdownDialect {
  var guessesRoles: Bool { false }
  func fencing(_ lines: LineTable) -> LineTable { lines }
}

/// In the order in which they are tried.
private let specialDialects: [any MarkdownDialect] = [
  AiderDialect(), LLMLogsDialect(), ChatGPTMDDialect(), QuotedPromptDialect(), CopilotChatDialect(),
  LostRolesDialect(),
]

extension TuneboardMarkdown {
  static let name = "Tuneboard"

  /// Whether lines begin with `**User:**` and with `**Assistant:**`, as nobody else writes both, and none before them
  /// as other tools mark their turns, in which somebody may have written these.
  static func isCertain(_ source: SourceText) -> Bool {
    let text = source.bytes.span
    var hasUser = false
    var hasAssistant = false
    let user = Array("**User:**".utf8)
    let assistant = Array("**Assistant:**".utf8)
    let others = ["_**", "#### ", "# aider chat ", "role::", "<!-- Generated by SpecStory"]
      .map { Array($0.utf8) }
    func stands(_ marker: [UInt8], at start: Int) -> Bool {
      guard start + marker.count <= text.count else { return false }
      for offset in marker.indices where text[start + offset] != marker[offset] { return false }
      return true
    }
    for index in source.lines.starts {
      if !hasUser, !hasAssistant, others.contains(where: { stands($0, at: index) }) { return false }
      guard index < text.count, text[index] == UInt8(ascii: "*") else { continue }
      if !hasUser, stands(user, at: index) { hasUser = true }
      if !hasAssistant, stands(assistant, at: index) { hasAssistant = true }
      if hasUser, hasAssistant { return true }
    }
    return false
  }
}
