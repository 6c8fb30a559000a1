/// Classes of ASCII bytes; every byte from 0x80 up belongs to none of them.
extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }

  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  var isLetterOrDigit: Bool { isDigit || isLetter }

  var isUppercase: Bool { self &- 0x41 < 26 }

  var isLowercase: Bool { self &- 0x61 < 26 }

  var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

  /// Space, tab, line feed or carriage return.
  var isWhitespace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  /// A letter of the `base64url` alphabet: `A–Z a–z 0–9 _ -`.
  var isBase64URL: Bool {
    isLetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }

  /// The byte with `A–Z` changed to `a–z`.
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension Span where Element == UInt8 {
  /// The byte at an offset, or 0 outside the text, so that edges need no special case.
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < count ? self[offset] : 0
  }

  /// Whether an ASCII literal stands at an offset, in any mixture of cases.
  /// - Parameter lowercase: The literal, without capital letters.
  func spells(_ lowercase: String, at offset: Int) -> Bool {
    var offset = offset
    for letter in lowercase.utf8 {
      if byte(offset).lowercased != letter { return false }
      offset += 1
    }
    return true
  }

  /// Whether an ASCII literal stands at an offset, byte for byte.
  func holds(_ literal: String, at offset: Int) -> Bool {
    var offset = offset
    for letter in literal.utf8 {
      if byte(offset) != letter { return false }
      offset += 1
    }
    return true
  }

  /// The end of the run of digits that starts at an offset.
  func endOfDigits(from offset: Int) -> Int {
    var end = offset
    while end < count, self[end].isDigit { end += 1 }
    return end
  }
}
