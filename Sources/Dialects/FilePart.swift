internal import Bytes
package import Corpus
internal import Findings
package import Privacy

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

  /// How many bytes of a line that begins a conversation tell its time; 0 where it has none.
  package var timeCount: Int {
    dialect == AiderDialect().name ? prefix.utf8.count + "2026-01-02 10:00".utf8.count : 0
  }

  /// The time on a line that begins a conversation; one that is earlier than the one before may stand in what somebody
  /// pasted there, so that both are read together.
  package func time(_ line: ArraySlice<UInt8>) -> Int? {
    timeCount == 0 ? nil : MarkdownReading.time(line.prefix(timeCount))
  }
}

/// How many lines the front matter of a file has.
package func frontMatterLineCount(_ source: SourceText) -> Int {
  var ignored: [Finding] = []
  return FrontMatter(of: source, findings: &ignored).firstBodyLine - 1
}

/// A piece of a file, or a whole one, as it was read.
package struct PartReading: Sendable {
  /// Lines and places of findings are those of the file.
  package var reading: MarkdownReading
  package var source: SourceText
  /// The piece's own bytes in `source`: without the front matter before it and what was added behind it.
  package var body: Range<Int>
  /// What to add to a line of `source` behind the front matter to have that of the file.
  package var lineShift: Int
  /// Whether the piece ends where something is still open (code, a comment), so that the conversation behind it begins
  /// inside of that.
  package var isOpen: Bool
  package var isFirst: Bool
  package var isLast: Bool

  /// A whole file.
  package init(_ source: SourceText, _ reading: MarkdownReading) {
    self.init(
      reading: reading, source: source, body: 0..<source.bytes.count, lineShift: 0, isOpen: false,
      isFirst: true, isLast: true)
  }

  init(
    reading: MarkdownReading, source: SourceText, body: Range<Int>, lineShift: Int, isOpen: Bool,
    isFirst: Bool, isLast: Bool
  ) {
    self.reading = reading
    self.source = source
    self.body = body
    self.lineShift = lineShift
    self.isOpen = isOpen
    self.isFirst = isFirst
    self.isLast = isLast
  }

  /// Line and column in the file of an offset in `source`.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let position = source.lines.position(of: offset)
    return (position.line + lineShift, position.column)
  }
}

/// Reads a piece of a file from one line that begins a conversation to another.
///
/// - Parameters:
///   - path: As findings show it.
///   - bytes: The file's front matter, and the piece.
///   - headLines: Lines of the front matter in `bytes`.
///   - firstLine: 1-based line of the file that stands behind them.
///   - firstOrdinal: Number of the piece's first conversation in the file, from 1.
///   - isFirst: Whether the file begins with the piece, so that the front matter is its own.
///   - isLast: Whether the file ends with the piece.
package func readPart(
  path: ShownText, origin: String? = nil, _ bytes: [UInt8], as boundary: ConversationBoundary,
  declared: [DeclaredDialect], masker: Masker,
  headLines: Int, firstLine: Int, firstOrdinal: Int, isFirst: Bool, isLast: Bool
) -> PartReading {
  var findings: [Finding] = []
  var reading: MarkdownReading
  var isOpen = false
  let source: SourceText
  var added = 0
  if boundary.dialect == TuneboardMarkdown.name {
    // A conversation behind it shows whether anything is open; it is taken away again.
    let sentinel = isLast ? "" : "\n<!-- conversation -->\n\n**User:** x\n\n**Assistant:** x\n"
    added = sentinel.utf8.count
    source = SourceText(
      path: path, origin: origin, bytes: bytes + sentinel.utf8, masker: masker, findings: &findings)
    var (conversations, more, account, _) = TuneboardMarkdown.read(
      source, as: .mined, firstOrdinal: firstOrdinal)
    if !isLast {
      let end = source.lines.position(of: source.bytes.count - added).line
      if let last = conversations.last, last.line >= end {
        conversations.removeLast()
      } else {
        isOpen = true
      }
      more.removeAll { $0.place.map { $0.line >= end } ?? false }
      account.forget(end..<account.lineCount + 1)
    }
    reading = MarkdownReading(
      conversations: conversations, findings: more, dialect: boundary.dialect, account: account)
    reading.settleStrays(source)
  } else {
    source = SourceText(
      path: path, origin: origin, bytes: bytes, masker: masker, findings: &findings)
    // A piece is in the dialect of the file, whatever stands in it alone.
    let ofFile = declared.filter { $0.name == boundary.dialect }.map { dialect in
      var dialect = dialect
      dialect.files = ""
      return dialect
    }
    reading = readMarkdown(
      source, as: .mined, declared: ofFile, firstOrdinal: firstOrdinal)
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
    if !isFirst, let line = finding.place?.line, line > 0, line <= headLines { return nil }
    if let line = finding.place?.line { finding.place?.line = moved(line) }
    return finding
  }
  if !isFirst { reading.account.forget(1..<headLines + 1) }
  let start = isFirst ? 0 : source.lines.offset(ofLine: headLines + 1)
  return PartReading(
    reading: reading, source: source, body: start..<source.bytes.count - added, lineShift: shift,
    isOpen: isOpen, isFirst: isFirst, isLast: isLast)
}
