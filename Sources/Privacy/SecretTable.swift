internal import Bytes

/// Finds what stands in the columns of a table whose heads announce secrets: `| service | password |`.
///
/// - Complexity: O(*n*): each line is read once, and its cells once more in a table with such a column.
enum SecretTable {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var head = 0..<0
    var columns: [Int] = []
    var offset = 0
    while offset < text.count {
      let start = offset
      while offset < text.count, text[offset] != 0x0A { offset += 1 }
      let line = start..<offset
      offset += 1
      guard line.contains(where: { text[$0] == UInt8(ascii: "|") }) else {
        columns = []
        head = 0..<0
        continue
      }
      if isDelimiter(line, in: text) {
        columns = secretColumns(of: head, in: text)
      } else if !columns.isEmpty {
        let cells = cells(of: line, in: text)
        for column in columns where column < cells.count {
          guard let token = SecretToken(at: cells[column].lowerBound, in: text), !token.isNothing,
            token.range.upperBound <= cells[column].upperBound,
            token.isMixed || token.isChain || token.digits >= 4
          else { continue }
          found.append(PersonalData(type: .secret, range: token.range))
        }
      }
      head = line
    }
    return found
  }

  private static func isDelimiter(_ line: Range<Int>, in text: Span<UInt8>) -> Bool {
    line.contains { text[$0] == UInt8(ascii: "-") }
      && line.allSatisfy { "|-: >\r\t".utf8.contains(text[$0]) }
  }

  private static func secretColumns(of head: Range<Int>, in text: Span<UInt8>) -> [Int] {
    cells(of: head, in: text).enumerated().compactMap { index, cell in
      var offset = cell.lowerBound
      while offset < cell.upperBound {
        guard text[offset].isLetter, !text.byte(offset - 1).isLetter else {
          offset += 1
          continue
        }
        if heads.contains(wordKey(in: text, at: offset)) { return index }
        offset += 1
      }
      return nil
    }
  }

  private static let heads = Vocabulary(
    "password passwort passcode kennwort pin pins pw pwd pass secret token key code passphra contrase"
  )

  /// The contents of a line's cells, without blanks around.
  private static func cells(of line: Range<Int>, in text: Span<UInt8>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    while start < line.upperBound, text[start] == 0x20 || text[start] == UInt8(ascii: ">") {
      start += 1
    }
    if start < line.upperBound, text[start] == UInt8(ascii: "|") { start += 1 }
    for end in start...line.upperBound
    where end == line.upperBound || text[end] == UInt8(ascii: "|") {
      var (first, last) = (start, end)
      while first < last, text[first] == 0x20 || text[first] == UInt8(ascii: "*") { first += 1 }
      while last > first, text[last - 1] == 0x20 || text[last - 1] == 0x0D { last -= 1 }
      cells.append(first..<last)
      start = end + 1
    }
    return cells
  }
}
