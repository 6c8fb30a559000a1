package import Corpus
internal import Findings

/// How the conversations of one large file are parted, so that it can be read piece by piece.
package struct ConversationBoundary: Sendable, Equatable {
  /// What the lines begin with that begin a conversation.
  package var prefix: String
  /// The dialect of the pieces.
  fileprivate var dialect: String

  /// Looks at the beginning of a file; nil where its dialect parts conversations by no line of their own.
  ///
  /// - Parameter source: At least the first conversation, up to the end of a line.
  package init?(_ source: SourceText, as kind: Source, declared: [DeclaredDialect]) {
    // Headings that part examples mean what they mean by all that stands above them.
    guard kind == .mined else { return nil }
    let reading = readMarkdown(source, as: kind, declared: declared)
    dialect = reading.dialect
    if reading.isOwn {
      guard !reading.conversations.contains(where: { $0.source == .manual }) else { return nil }
      prefix = "<!-- conversation"
    } else if reading.dialect == AiderDialect().name {
      prefix = AiderDialect.session
    } else if let conversation = declared.first(where: { $0.name == reading.dialect })?.conversation
    {
      prefix = conversation
    } else {
      return nil
    }
  }
}

/// How many lines the front matter of a file has.
package func frontMatterLineCount(_ source: SourceText) -> Int {
  var ignored: [Finding] = []
  return FrontMatter(of: source, findings: &ignored).firstBodyLine - 1
}

/// Reads a piece of a file from one line that begins a conversation to another.
///
/// - Parameters:
///   - path: As findings show it.
///   - bytes: The file's front matter, and the piece.
///   - headLines: Lines of the front matter in `bytes`.
///   - firstLine: 1-based line of the file that stands behind them.
///   - firstOrdinal: Number of the piece's first conversation in the file, from 1.
///   - isLast: Whether the file ends with the piece.
/// - Returns: The reading with lines and findings as the file has them, and whether the piece ends where something is
///   still open (code, a comment), so that the conversation behind it begins inside of that.
package func readPart(
  path: String, _ bytes: [UInt8], as boundary: ConversationBoundary, declared: [DeclaredDialect],
  headLines: Int, firstLine: Int, firstOrdinal: Int, isLast: Bool
) -> (reading: MarkdownReading, source: SourceText, isOpen: Bool) {
  var findings: [Finding] = []
  var reading: MarkdownReading
  var isOpen = false
  let source: SourceText
  if boundary.dialect == TuneboardMarkdown.name {
    // A conversation behind it shows whether anything is open; it is taken away again.
    let sentinel = isLast ? "" : "\n<!-- conversation -->\n\n**User:** x\n\n**Assistant:** x\n"
    source = SourceText(path: path, bytes: bytes + sentinel.utf8, findings: &findings)
    var (conversations, more) = TuneboardMarkdown.read(
      source, as: .mined, firstOrdinal: firstOrdinal)
    if !isLast {
      let end = source.lines.position(of: bytes.count).line
      if let last = conversations.last, last.line >= end {
        conversations.removeLast()
      } else {
        isOpen = true
      }
      more.removeAll { $0.place.map { $0.line >= end } ?? false }
    }
    reading = MarkdownReading(
      conversations: conversations, findings: more, dialect: boundary.dialect)
  } else {
    source = SourceText(path: path, bytes: bytes, findings: &findings)
    reading = readMarkdown(
      source, as: .mined, declared: declared, firstOrdinal: firstOrdinal)
  }
  let shift = firstLine - 1 - headLines
  func moved(_ line: Int) -> Int { line > headLines ? line + shift : line }
  for index in reading.conversations.indices {
    reading.conversations[index].line = moved(reading.conversations[index].line)
    for message in reading.conversations[index].messages.indices {
      let line = reading.conversations[index].messages[message].line
      reading.conversations[index].messages[message].line = moved(line)
    }
  }
  reading.findings = (findings + reading.findings).compactMap { finding in
    var finding = finding
    // What is wrong with the front matter is said once.
    if shift > 0, let line = finding.place?.line, line > 0, line <= headLines { return nil }
    if let line = finding.place?.line { finding.place?.line = moved(line) }
    return finding
  }
  return (reading, source, isOpen)
}
