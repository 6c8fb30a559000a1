internal import Bytes
internal import Corpus
internal import Findings
package import Privacy

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

/// Where a piece of a file stands in it.
package struct PartPlace: Sendable {
  /// Lines of the front matter before the piece's own bytes.
  package var headLines: Int
  /// 1-based line of the file that stands behind them.
  package var firstLine: Int
  /// Number of the piece's first conversation in the file, from 1.
  package var firstOrdinal: Int
  /// Whether the file begins with the piece, so that the front matter is its own.
  package var isFirst: Bool
  /// Whether the file ends with the piece.
  package var isLast: Bool

  package init(headLines: Int, firstLine: Int, firstOrdinal: Int, isFirst: Bool, isLast: Bool) {
    self.headLines = headLines
    self.firstLine = firstLine
    self.firstOrdinal = firstOrdinal
    self.isFirst = isFirst
    self.isLast = isLast
  }

  /// The line of the file that a line of the piece with the front matter is.
  fileprivate func moved(_ line: Int) -> Int {
    line > headLines ? line + firstLine - 1 - headLines : line
  }
}

/// Reads a piece of a file from one line that begins a conversation to another.
///
/// - Parameters:
///   - path: As findings show it.
///   - bytes: The file's front matter, and the piece.
package func readPart(
  path: ShownText, origin: String? = nil, _ bytes: [UInt8], at place: PartPlace,
  as boundary: ConversationBoundary, dialects: DialectRegistry = .standard, masker: Masker
) -> PartReading {
  var findings: [Finding] = []
  // A conversation behind a piece shows whether anything is open; it is taken away again.
  let isOwn = boundary.dialect == TuneboardMarkdown.name
  let sentinel = isOwn && !place.isLast ? Array(TuneboardMarkdown.sentinel.utf8) : []
  let source = SourceText(
    path: path, origin: origin, bytes: bytes + sentinel, masker: masker, findings: &findings)
  var isOpen = false
  var reading: MarkdownReading
  if isOwn {
    (reading, isOpen) = TuneboardMarkdown.readPart(
      source, firstOrdinal: place.firstOrdinal, sentinelCount: sentinel.count)
  } else {
    reading = readMarkdown(
      source, as: .mined, dialects: dialects.only(boundary.dialect),
      firstOrdinal: place.firstOrdinal)
  }
  reading.findings = findings + reading.findings
  reading.move(to: place)
  let start = place.isFirst ? 0 : source.lines.offset(ofLine: place.headLines + 1)
  return PartReading(
    reading: reading, source: source, body: start..<source.bytes.count - sentinel.count,
    lineShift: place.firstLine - 1 - place.headLines, isOpen: isOpen, isFirst: place.isFirst,
    isLast: place.isLast)
}

extension MarkdownReading {
  /// Makes lines of the file of those of a piece, and takes away what only the first piece says.
  fileprivate mutating func move(to place: PartPlace) {
    for index in conversations.indices {
      conversations[index].line = place.moved(conversations[index].line)
      for message in conversations[index].messages.indices {
        let line = conversations[index].messages[message].line
        conversations[index].messages[message].line = place.moved(line)
      }
    }
    findings = findings.compactMap { finding in
      var finding = finding
      // What is wrong with the front matter is said once.
      if !place.isFirst, let line = finding.place?.line, line > 0, line <= place.headLines {
        return nil
      }
      if let line = finding.place?.line { finding.place?.line = place.moved(line) }
      return finding
    }
    if !place.isFirst { account.forget(1..<place.headLines + 1) }
  }
}

extension TuneboardMarkdown {
  /// The line that begins a conversation.
  static let boundary = BoundaryLine(prefix: "<!-- conversation")

  /// A conversation that is read behind a piece unless something in that is still open.
  fileprivate static let sentinel =
    "\n\(boundary.prefix) -->\n\n**User:** x\n\n**Assistant:** x\n"

  /// Reads a piece, and says whether it ends where something is still open.
  ///
  /// - Parameter sentinelCount: Bytes of the ``sentinel`` at its end; 0 for the last piece.
  fileprivate static func readPart(
    _ source: SourceText, firstOrdinal: Int, sentinelCount: Int
  ) -> (MarkdownReading, isOpen: Bool) {
    var (conversations, findings, account, _) = read(
      source, as: .mined, firstOrdinal: firstOrdinal)
    var isOpen = false
    if sentinelCount > 0 {
      let end = source.lines.position(of: source.bytes.count - sentinelCount).line
      if let last = conversations.last, last.line >= end {
        conversations.removeLast()
      } else {
        isOpen = true
      }
      findings.removeAll { $0.place.map { $0.line >= end } ?? false }
      account.forget(end..<account.lineCount + 1)
    }
    var reading = MarkdownReading(
      conversations: conversations, findings: findings, dialect: name, account: account)
    reading.settleStrays(source)
    return (reading, isOpen)
  }
}
