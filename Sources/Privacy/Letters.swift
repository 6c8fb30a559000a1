internal import Bytes

/// Words of a text, as names and addresses are made of.
extension Span where Element == UInt8 {
  /// Whether a letter stands there: of what is not ASCII, all but U+2000 to U+2FFF, which is punctuation and signs.
  func isLetter(at offset: Int) -> Bool {
    let byte = byte(offset)
    if byte.isLetter { return true }
    guard byte >= 0x80, byte != 0xE2 else { return false }
    if byte >= 0xC0 { return true }
    return self.byte(offset - 1) != 0xE2
      && !(self.byte(offset - 2) == 0xE2 && self.byte(offset - 1) < 0xC0)
  }

  func startsWord(at offset: Int) -> Bool {
    isLetter(at: offset) && !isLetter(at: offset - 1) && !byte(offset - 1).isDigit
  }

  /// Letters, with an apostrophe or a hyphen between two of them; `'s` is no part of a word.
  func endOfWord(from start: Int) -> Int {
    var end = start
    while true {
      // Most letters are ASCII's.
      while end < count, self[end].isLetter { end += 1 }
      if isLetter(at: end) {
        end += 1
        continue
      }
      let isJoint = byte(end) == UInt8(ascii: "'") || byte(end) == UInt8(ascii: "-")
      guard isJoint, isLetter(at: end + 1), end > start else { return end }
      if byte(end) == UInt8(ascii: "'"), byte(end + 1) == UInt8(ascii: "s"), !isLetter(at: end + 2)
      {
        return end
      }
      end += 1
    }
  }

  /// A capital letter: of ASCII, or of the Latin, Greek and Cyrillic letters in two bytes.
  func isCapital(at offset: Int) -> Bool {
    switch byte(offset) {
    case let ascii where ascii.isUppercase: true
    case 0xC3: (0x80...0x9E).contains(byte(offset + 1))
    // Capital and small letters alternate: the capital is even up to U+0137, odd behind it.
    case 0xC4, 0xC5:
      byte(offset) == 0xC4 && byte(offset + 1) < 0xB8 ? byte(offset + 1) & 1 == 0 : true
    case 0xCE: (0x86...0xA9).contains(byte(offset + 1))
    case 0xD0: (0x80...0xAF).contains(byte(offset + 1))
    default: false
    }
  }

  /// A word with `A–Z` as `a–z`.
  func lowercasedWord(_ range: Range<Int>) -> [UInt8] { range.map { self[$0].lowercased } }
}
