internal import Bytes
package import Corpus
package import Findings
internal import Markdown

/// Reads Tuneboard's own Markdown; the format is specified in `TuneboardMarkdown.md`.
package enum TuneboardMarkdown {
  /// The conversations (or examples) of a file, in order, what was wrong with it, where its lines went, and on which turns begin.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - kind: What the file holds where its front matter does not say.
  ///   - firstOrdinal: Number of the first conversation in its file, from 1.
  package static func read(
    _ source: SourceText, as kind: Source, firstOrdinal: Int = 1
  ) -> (
    conversations: [Conversation], findings: [Finding], account: LineAccount, turnLines: Set<Int>
  ) {
    var findings: [Finding] = []
    let frontMatter = FrontMatter(of: source, findings: &findings)
    let firstLine = frontMatter.firstBodyLine
    let document = Document(
      source.bytes, from: source.lines.offset(ofLine: firstLine), firstLine: firstLine)
    var kind = kind
    if let stated = frontMatter.block.kind { kind = stated == "examples" ? .manual : .mined }

    findings += document.exceeded.map {
      Finding(.excessiveMarkup, at: source.place($0.byteOffset), $0.summary, advice: $0.advice)
    }
    var reader = FileReader(source: source, kind: kind, frontMatter: frontMatter)
    reader.findings = findings
    reader.firstOrdinal = firstOrdinal
    let exampleLevel = kind == .manual ? exampleLevel(of: document, in: source) : nil
    for index in document.blocks.indices {
      let event = FileEvent(of: index, in: document, source, exampleLevel: exampleLevel)
      reader.take(event, block: index, of: document)
    }
    reader.finish(document)
    reportMissedMarkers(document, source, turnLines: reader.turnLines, &reader.findings)
    return (reader.conversations, reader.findings, reader.account, reader.turnLines)
  }

  /// The level of the heading above the first turn that is not the system's; nil when there is no
  /// such heading, so that the file's headings are all part of what is said.
  private static func exampleLevel(
    of document: borrowing Document, in source: SourceText
  ) -> Int? {
    var level: Int?
    for index in document.blocks.indices {
      let block = document.blocks[index]
      if block.kind == .heading {
        level = block.level
      } else if case .turn(let marker) = FileEvent(
        of: index, in: document, source, exampleLevel: nil), marker.role != .system
      {
        return level
      }
    }
    return nil
  }
}

/// What a top-level block means to the format.
enum FileEvent {
  case turn(TurnMarker)
  case comment(ConversationComment)
  case heading(level: Int, isExample: Bool)
  case content

  init(
    of index: Int, in document: borrowing Document, _ source: SourceText, exampleLevel: Int?
  ) {
    let block = document.blocks[index]
    self = .content
    switch block.kind {
    case .paragraph:
      let offset = source.lines.offset(ofLine: block.startLine) + block.startColumn - 1
      // Markdown decides whether what looks like bold is bold.
      if let marker = TurnMarker(at: offset, in: source.bytes), document.opensWithBoldText(index) {
        self = .turn(marker)
      }
    case .html:
      if let comment = ConversationComment(block, in: source) { self = .comment(comment) }
    case .heading:
      if let exampleLevel, block.level <= exampleLevel {
        self = .heading(level: block.level, isExample: block.level == exampleLevel)
      }
    case .code, .table, .rule, .container: break
    }
  }
}
