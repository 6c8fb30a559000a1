/// How many cells that its rows lack a text's tables may be filled up with, beside one for four bytes of text.
///
/// cmark-gfm gives each row as many cells as the header has: of 32 kB it makes 3.8 GB, and later versions stop at 2^19.
private let missingCellLimit = 1 << 17

/// Whether a line, behind the markers with which it begins, is made like the row under a table's header.
func isDelimiterRow(_ text: Span<UInt8>, from start: Int) -> Bool {
  var hasHyphen = false
  var index = start
  while index < text.count, text[index] != 0x0A, text[index] != 0x0D {
    switch text[index] {
    case UInt8(ascii: "-"): hasHyphen = true
    case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x20, 0x09, 0x0B, 0x0C: break
    default: return false
    }
    index += 1
  }
  return hasHyphen
}

/// Makes words of the tables in stretches without a blank line whose rows lack too many cells.
///
/// Cells are counted as if every line behind a delimiter row were a row, so never too few.
///
/// - Returns: Where the first of these tables has its delimiter row; nil when there is none.
func limitTableCells(of bytes: inout [UInt8], from start: Int) -> Int? {
  var budget = missingCellLimit + (bytes.count - start) / 4
  var first: Int?
  var index = start
  while index < bytes.count {
    let stretch = TableStretch(bytes.span, from: index)
    if stretch.missingCount > budget {
      for offset in stretch.delimiterRows { bytes[offset] = UInt8(ascii: "x") }
      first = first ?? stretch.delimiterRows.first
    } else {
      budget -= stretch.missingCount
    }
    index = stretch.end
  }
  return first
}

/// The lines up to a blank one, and what tables among them would be filled up with.
private struct TableStretch {
  private(set) var end: Int
  /// For each delimiter row its first hyphen.
  private(set) var delimiterRows: [Int] = []
  /// How many cells its rows lack.
  private(set) var missingCount = 0

  init(_ text: Span<UInt8>, from start: Int) {
    var index = start
    var columns = 0
    var headerCells = 0
    while index < text.count {
      let stop = lineEnd(text, from: index)
      let head = LineHead(text, at: index)
      let cells = cellCount(text, head.end, stop)
      let isBlankLine = (index..<stop).allSatisfy { isBlank(text[$0]) }
      // A line that two bytes end has a blank one behind it, which ends nothing but the stretch.
      index = stop + (stop + 1 < text.count && text[stop] == 0x0D && text[stop + 1] == 0x0A ? 2 : 1)
      if isBlankLine { break }
      if columns > 0 { missingCount += max(0, columns - cells) }
      if isDelimiterRow(text, from: head.end), abs(cells - headerCells) <= 2,
        let hyphen = (head.end..<stop).first(where: { text[$0] == UInt8(ascii: "-") })
      {
        delimiterRows.append(hyphen)
        columns = max(columns, cells)
      }
      headerCells = cells
    }
    end = index
  }
}

/// How many cells a row has.
private func cellCount(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
  var end = end
  while end > start, isBlank(text[end - 1]) { end -= 1 }
  guard end > start else { return 0 }
  var count = 1
  var isEscaped = false
  for index in start..<end {
    if text[index] == UInt8(ascii: "|"), !isEscaped, index > start, index < end - 1 { count += 1 }
    isEscaped = text[index] == UInt8(ascii: "\\") && !isEscaped
  }
  return count
}
