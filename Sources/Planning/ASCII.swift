/// Classes of ASCII bytes; every byte from 0x80 up belongs to none of them.
extension UInt8 {
  var isASCIIDigit: Bool { self &- 0x30 < 10 }

  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Space, tab, line feed or carriage return.
  var isASCIISpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  /// The byte with `A–Z` changed to `a–z`.
  var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
  /// The bytes without white space at both ends.
  var trimmed: ArraySlice<UInt8> {
    var text = drop { $0.isASCIISpace }
    while let last = text.last, last.isASCIISpace { text.removeLast() }
    return text
  }
}
