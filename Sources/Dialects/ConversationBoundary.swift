package import Corpus

/// How the conversations of one large file are parted, so that it can be read piece by piece.
package struct ConversationBoundary: Sendable, Equatable {
  /// The dialect of the pieces.
  let dialect: String
  private let line: BoundaryLine

  /// Looks at the beginning of a file; nil where its dialect parts conversations by no line of their own.
  ///
  /// - Parameter source: At least the first conversation, up to the end of a line.
  package init?(_ source: SourceText, as kind: Source, dialects: DialectRegistry = .standard) {
    // Headings that part examples mean what they mean by all that stands above them.
    guard kind == .mined else { return nil }
    let reading = readMarkdown(source, as: kind, dialects: dialects)
    if reading.isOwn, reading.conversations.contains(where: { $0.source == .manual }) { return nil }
    guard
      let line = reading.isOwn
        ? TuneboardMarkdown.boundary : dialects.boundary(ofDialect: reading.dialect)
    else { return nil }
    dialect = reading.dialect
    self.line = line
  }

  /// What the lines begin with that begin a conversation.
  package var prefix: String { line.prefix }

  /// How many bytes of a line that begins a conversation tell its time; 0 where it has none.
  package var timeCount: Int { line.time.map { line.prefix.utf8.count + $0.count } ?? 0 }

  /// The time on a line that begins a conversation; one that is earlier than the one before may stand in what somebody
  /// pasted there, so that both are read together.
  package func time(_ bytes: ArraySlice<UInt8>) -> Int? {
    line.time.flatMap { $0.time(in: bytes.prefix(timeCount)) }
  }
}
