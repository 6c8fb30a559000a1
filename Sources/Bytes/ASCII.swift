/// Classes of ASCII bytes; every byte from 0x80 up belongs to none of them.
extension UInt8 {
  @inlinable package var isDigit: Bool { self &- 0x30 < 10 }

  @inlinable package var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  @inlinable package var isLetterOrDigit: Bool { isDigit || isLetter }

  @inlinable package var isUppercase: Bool { self &- 0x41 < 26 }

  @inlinable package var isLowercase: Bool { self &- 0x61 < 26 }

  @inlinable package var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

  /// Space, tab, line feed or carriage return.
  @inlinable package var isWhitespace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D
  }

  /// A letter of the `base64url` alphabet: `A–Z a–z 0–9 _ -`.
  @inlinable package var isBase64URL: Bool {
    isLetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }

  /// The byte with `A–Z` changed to `a–z`.
  @inlinable package var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension Span where Element == UInt8 {
  /// The byte at an offset, or 0 outside the text, so that edges need no special case.
  @inlinable package func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < count ? self[offset] : 0
  }

  /// Whether an ASCII literal stands at an offset, in any mixture of cases.
  /// - Parameter lowercase: The literal, without capital letters.
  @inlinable package func spells(_ lowercase: String, at offset: Int) -> Bool {
    var offset = offset
    for letter in lowercase.utf8 {
      if byte(offset).lowercased != letter { return false }
      offset += 1
    }
    return true
  }

  /// Whether an ASCII literal stands at an offset, byte for byte.
  @inlinable package func holds(_ literal: String, at offset: Int) -> Bool {
    var offset = offset
    for letter in literal.utf8 {
      if byte(offset) != letter { return false }
      offset += 1
    }
    return true
  }

  /// The end of the run of digits that starts at an offset.
  @inlinable package func endOfDigits(from offset: Int) -> Int {
    var end = offset
    while end < count, self[end].isDigit { end += 1 }
    return end
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without white space at both ends.
  @inlinable package var trimmed: ArraySlice<UInt8> {
    var text = drop { $0.isWhitespace }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
