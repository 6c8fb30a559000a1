/// A row of comma-separated values (RFC 4180), with commas, semicolons or tabs.
enum TableRow {
  /// Its cells: quotes around one go, and of two quotes inside them one stays.
  ///
  /// - Returns: The cells, and what shows that they may have shifted; nil as a rule.
  static func cells(_ row: [UInt8], separator: UInt8) -> (cells: [[UInt8]], problem: String?) {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var isBehindQuote = false
    var problem: String?
    var index = 0
    var row = row
    if row.last == 0x0D { row.removeLast() }
    while index < row.count {
      let byte = row[index]
      if isQuoted {
        if byte == UInt8(ascii: "\"") {
          if index + 1 < row.count, row[index + 1] == byte {
            cell.append(byte)
            index += 1
          } else {
            isQuoted = false
            isBehindQuote = true
          }
        } else {
          cell.append(byte)
        }
      } else if byte == UInt8(ascii: "\""), cell.isEmpty {
        isQuoted = true
      } else if byte == separator {
        cells.append(cell)
        cell = []
        isBehindQuote = false
      } else {
        if isBehindQuote { problem = "text stands behind the quote that closes a cell" }
        cell.append(byte)
      }
      index += 1
    }
    if isQuoted { problem = "the quote that opens the last cell is not closed" }
    return (cells + [cell], problem)
  }

  /// The separator of a header: the one of comma, semicolon and tab that it has most of.
  static func separator(of header: [UInt8]) -> UInt8 {
    [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].max { a, b in
      header.count { $0 == a } < header.count { $0 == b }
    } ?? UInt8(ascii: ",")
  }
}
