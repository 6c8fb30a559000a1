internal import Bytes
internal import Corpus
internal import Findings
internal import Markdown

/// Reports what is written like a turn marker at the start of a line, but starts no turn there.
///
/// Not reported, since it is said on purpose: what stands in comments that are closed, and in code that is closed unless
/// a blank line stands before it, as it does where a fence swallowed a turn.
///
/// - Parameter turnLines: The lines on which turns start.
func reportMissedMarkers(
  _ document: borrowing Document, _ source: SourceText, turnLines: Set<Int>,
  _ findings: inout [Finding]
) {
  for block in document.blocks {
    guard let (why, advice, isSaid) = reason(block, in: source) else { continue }
    // Deeper in a list or quote, a line that is not indented continues the text above it.
    let deepestIndentation = block.kind == .container ? 0 : 3
    for number in block.startLine...block.endLine {
      guard
        let offset = markerOffset(
          inLine: number, of: source, deepestIndentation: deepestIndentation),
        !turnLines.contains(number),
        !isSaid || number == 1 || source.line(number - 1).allSatisfy(isWhitespace),
        let marker = TurnMarker(at: offset, in: source.bytes), marker.role != .unknown
      else { continue }
      // A tab makes code of its line, and a form feed is text to Markdown.
      let before = source.bytes[source.lines.offset(ofLine: number)..<offset]
      if before.contains(where: { $0 != 0x20 }), !isFenced(block, in: source) {
        findings.append(
          Finding(
            .missedMarker, at: source.place(offset),
            "'\(marker.label):' starts no turn: a tab or another sign stands before it",
            advice: "Begin the line with the marker."))
        continue
      }
      let isBold = !(marker.touchesText && block.kind == .paragraph)
      findings.append(
        Finding(
          .missedMarker, at: source.place(offset),
          "'\(marker.label):' starts no turn: "
            + (isBold ? why : "no space follows it, so it is not bold"),
          advice: isBold ? advice : "Put a space behind ':**'."))
    }
  }
}

/// What looks like a turn of the file's own shape and stands inside code, so that it starts none.
///
/// - Parameter role: Whose turn a line looks to begin, in code or not; nil for all other lines.
func missedMarkers(inCodeOf lines: LineTable, role: (Int) -> Role?) -> [Finding] {
  lines.codeBlocks.flatMap { block in
    block.compactMap { line in
      guard let role = role(line), role != .unknown else { return nil }
      return Finding(
        .missedMarker,
        at: Place(file: lines.source.path, line: lines.number(line), column: 1),
        "a line like the file's turn markers starts no turn: it stands inside code",
        advice: "If somebody speaks here, close the code that opens on line "
          + "\(lines.number(block.lowerBound)) before it.")
    }
  }
}

/// What looks like a turn of the file's own shape and stands in thoughts and work of tools, so that it starts none.
///
/// - Parameter role: Whose turn a line looks to begin, hidden or not; nil for all other lines.
func missedMarkers(in hidden: HiddenBlocks, of lines: LineTable, role: (Int) -> Role?) -> [Finding]
{
  hidden.lines.compactMap { line in
    guard let role = role(line), role != .unknown else { return nil }
    return Finding(
      .missedMarker,
      at: Place(file: lines.source.path, line: lines.number(line), column: 1),
      "a line like the file's turn markers starts no turn: it stands inside thoughts or work of tools",
      advice: "If somebody speaks here, close the tag that opens before it.")
  }
}

private func isFenced(_ block: Block, in source: SourceText) -> Bool {
  let first = source.line(block.startLine).first { !isWhitespace($0) }
  return block.kind == .code && (first == UInt8(ascii: "`") || first == UInt8(ascii: "~"))
}

/// Why a marker in a block starts no turn, what to do about it, and whether it is said on purpose if no blank line stands
/// before it; nil where none is expected to.
private func reason(
  _ block: Block, in source: SourceText
) -> (why: String, advice: String, isSaid: Bool)? {
  let bytes =
    source.lines.offset(
      ofLine: block.startLine)..<source.lines.offset(ofLine: block.endLine + 1)
  let isLast = bytes.upperBound == source.bytes.count
  switch block.kind {
  case .paragraph:
    return (
      "it stands inside a paragraph", "Put a blank line before it, or escape it: '\\*\\*'.", false
    )
  case .heading:
    return (
      "the line below makes it a heading", "Put a blank line before the line of dashes.", false
    )
  case .container:
    return ("it stands inside a list or quote", "Put a blank line before it.", false)
  case .table: return ("it stands inside a table", "Put a blank line before it.", false)
  case .code:
    return isLast
      ? ("it stands inside code that is never closed", "Close the code with a fence.", false)
      : (
        "it stands inside code",
        "If somebody speaks here, close the code that opens on line \(block.startLine) before it.",
        true
      )
  case .html:
    let text = source.bytes[bytes]
    guard text.drop(while: isWhitespace).starts(with: "<!--".utf8) else {
      return ("it stands inside HTML", "Put a blank line before it.", false)
    }
    // Looked for in the last block only: any other comment has an end.
    let isClosed = !isLast || text.indices.contains { text[$0...].starts(with: "-->".utf8) }
    return isClosed
      ? nil
      : ("it stands inside a comment that is never closed", "Close the comment with '-->'.", false)
  case .rule: return nil
  }
}

/// The offset of the `*` or `_` that a line begins with, behind some spaces or other signs that show no more than they
/// do; nil without one.
private func markerOffset(
  inLine number: Int, of source: SourceText, deepestIndentation: Int
) -> Int? {
  let text = source.bytes.span
  let start = source.lines.offset(ofLine: number)
  var offset = start
  while offset < text.count, text[offset] != UInt8(ascii: "\n"), isWhitespace(text[offset]),
    offset - start < deepestIndentation
  {
    offset += 1
  }
  guard offset < text.count,
    text[offset] == UInt8(ascii: "*") || text[offset] == UInt8(ascii: "_")
  else { return nil }
  return offset
}
