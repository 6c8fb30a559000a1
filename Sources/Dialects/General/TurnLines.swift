/// The lines of a file that may mark turns, by their shape.
///
/// - Parameter takesCode: Whether lines of code count too that stand behind a blank line.
func turnLines(
  _ lines: LineTable, _ hidden: HiddenBlocks, in range: Range<Int>? = nil, takesCode: Bool = false
) -> [MarkerShape: [(line: Int, turn: TurnLine)]] {
  var byShape: [MarkerShape: [(line: Int, turn: TurnLine)]] = [:]
  for line in range ?? 0..<lines.count
  where lines.mayMarkTurn(line, takesCode: takesCode) && !hidden.contains(line) {
    guard let turn = turnLine(lines, line) else { continue }
    byShape[turn.shape, default: []].append((line, turn))
  }
  return byShape
}

/// The first byte of a line behind spaces, letters in lower case.
func firstByte(_ lines: LineTable, _ line: Int) -> UInt8? {
  lines.bytes(line).first { $0 != 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
}

/// A line that may mark a turn; most lines do not, and a quick look tells.
@inline(__always)
func turnLine(_ lines: LineTable, _ line: Int) -> TurnLine? {
  let bytes = lines.bytes(line)
  // Few lines begin like a marker: a letter, or one of these.
  guard let first = bytes.first(where: { $0 != 0x20 }),
    "*_#>[<-(`0123456789".utf8.contains(first) || first >= 0x80 || first | 0x20 >= 0x61
  else { return nil }
  // A name is plain text up to a colon that is near.
  if first >= 0x80
    || first | 0x20 >= 0x61 && first != UInt8(ascii: "_") && first != UInt8(ascii: "["),
    !bytes.prefix(244).contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF })
  {
    return nil
  }
  return TurnLine(Substring(decoding: bytes, as: UTF8.self))
}

/// How many lines have a turn marker of Tuneboard's own form with one of its own names.
func ownMarkerCount(_ lines: LineTable) -> Int {
  (0..<lines.count).count {
    !lines.isCode[$0]
      && (lines.starts($0, with: "**User:**") || lines.starts($0, with: "**Assistant:**"))
  }
}
