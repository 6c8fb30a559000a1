package import Corpus
internal import Findings

/// Reads a file of conversations in whatever dialect of Markdown it is written.
///
/// A dialect is chosen by how much of the file it explains. In order, Tuneboard's own form, the dialects that the project
/// declares, those that have a form of their own and the general reader are asked; of all ways in which turns can be marked
/// the last takes the one that has both a user's and an assistant's turns, and most of them. But the file belongs to the
/// dialect whose turns begin first and go on behind those of any other: what another one explains stands inside turns then,
/// and is what somebody pasted. Where it cannot be told which of two stands inside the other, nothing is read, and a finding
/// says what would settle it; so it is with what no reader is sure of.
package func readMarkdown(
  _ source: SourceText, as kind: Source, dialects: DialectRegistry = .standard,
  firstOrdinal: Int = 1
) -> MarkdownReading {
  var reading = readDialect(source, as: kind, dialects: dialects, firstOrdinal: firstOrdinal)
  reading.settleStrays(source)
  return reading
}

private func readDialect(
  _ source: SourceText, as kind: Source, dialects: DialectRegistry, firstOrdinal: Int
) -> MarkdownReading {
  var own: MarkdownReading?
  if kind == .manual
    || dialects.declared.isEmpty && TuneboardMarkdown.isCertain(source, besides: dialects)
  {
    let reading = readOwn(source, as: kind, firstOrdinal: firstOrdinal)
    // Nearly always.
    if kind == .manual
      || reading.marks.start.map({ !HeadOfFile(source, before: $0, dialects).mayHoldTurns })
        ?? false
        && reading.marks.last.map({
          !HeadOfFile.mayHoldConversation(source, behind: $0.line, dialects)
        }) ?? false
    {
      return reading
    }
    own = reading
  }
  var ignored: [Finding] = []
  // Other tools' front matter is theirs: what is not ours in it is no finding.
  let frontMatter = FrontMatter(of: source, findings: &ignored)
  if frontMatter.block.kind != nil {
    return own ?? readOwn(source, as: kind, firstOrdinal: firstOrdinal)
  }
  // Between two rules may stand turns as well as attributes.
  let isNone = ignored.contains { $0.code == .invalidFrontMatter && $0.severity == .error }
  let choice = DialectChoice(
    source: source, kind: kind, dialects: dialects, firstOrdinal: firstOrdinal,
    frontMatter: frontMatter,
    lines: LineTable(source, from: isNone ? 1 : frontMatter.firstBodyLine))
  var reading = choice.reading(known: own)
  // But what may be meant as consent is a finding in anybody's.
  if !reading.isOwn { reading.findings += ignored.filter(\.isStrayConsent) }
  return reading
}

/// Reads a file in Tuneboard's own form.
func readOwn(_ source: SourceText, as kind: Source, firstOrdinal: Int) -> MarkdownReading {
  let (conversations, findings, account, turnLines) = TuneboardMarkdown.read(
    source, as: kind, firstOrdinal: firstOrdinal)
  let marks = turnLines.sorted().compactMap { number -> TurnMark? in
    let line = source.line(number)
    guard let start = line.firstIndex(where: { !isWhitespace($0) }),
      let marker = TurnMarker(at: start, in: source.bytes)
    else { return nil }
    let end = line.firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex
    return TurnMark(
      line: number, kind: .turn(marker.role), conversation: 0,
      byteCount: end + 1 - line.startIndex)
  }
  return MarkdownReading(
    conversations: conversations, findings: findings, dialect: TuneboardMarkdown.name,
    account: account, marks: marks)
}
