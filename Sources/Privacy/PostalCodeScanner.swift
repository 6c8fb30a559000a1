internal import Bytes

/// Postal codes that tell by their form: British (`SW1A 1AA`), Canadian (`K1A 0B1`), and five digits behind a state of the US
/// (`OH 45402`). Others are found where they are announced (``AddressScanner``).
enum PostalCodeScanner {
  static func matches(in text: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset < text.count {
      guard text[offset].isUppercase, !text.byte(offset - 1).isLetterOrDigit else {
        offset += 1
        continue
      }
      if let range = match(at: offset, in: text) {
        found.append(range)
        offset = range.upperBound
      } else {
        while offset < text.count, text[offset].isLetterOrDigit { offset += 1 }
      }
    }
    return found
  }

  private static func match(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    if let end = british(at: start, in: text) ?? canadian(at: start, in: text),
      !text.byte(end).isLetterOrDigit
    {
      return start..<end
    }
    // `OH 45402`, `OH 45402-1234`
    guard text.byte(start + 1).isUppercase, text.byte(start + 2) == 0x20 else { return nil }
    let digits = start + 3
    let end = text.endOfDigits(from: digits)
    let state = WordRoles.table.roles(of: FoldedHash(text[start], text[start + 1]).value)
    guard end - digits == 5, state.contains(.state), !text.byte(end).isLetterOrDigit else {
      return nil
    }
    let more = text.endOfDigits(from: end + 1)
    return digits..<(text.byte(end) == UInt8(ascii: "-") && more - end == 5 ? more : end)
  }

  /// One or two letters, a digit, a digit or letter or none; then a digit and two letters.
  private static func british(at start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start + 1
    if text.byte(offset).isUppercase { offset += 1 }
    guard text.byte(offset).isDigit else { return nil }
    offset += 1
    if text.byte(offset).isDigit || text.byte(offset).isUppercase { offset += 1 }
    guard text.byte(offset) == 0x20, text.byte(offset + 1).isDigit,
      text.byte(offset + 2).isUppercase,
      text.byte(offset + 3).isUppercase
    else { return nil }
    return offset + 4
  }

  /// Letter and digit in turn, three and three.
  private static func canadian(at start: Int, in text: Span<UInt8>) -> Int? {
    let isIt =
      text.byte(start + 1).isDigit && text.byte(start + 2).isUppercase
      && text.byte(start + 3) == 0x20
      && text.byte(start + 4).isDigit && text.byte(start + 5).isUppercase
      && text.byte(start + 6).isDigit
    return isIt ? start + 7 : nil
  }
}
