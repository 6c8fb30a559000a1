internal import Bytes

/// A private key in PEM form (RFC 7468).
enum PEMKey {
  /// Where the key whose `-----BEGIN` starts at an offset ends; nil if it isn't a private key.
  ///
  /// Reads to the end of the line `-----END … -----`. Where a byte comes first that no key has, the
  /// key ends after its last word of 16 bytes or more.
  static func end(from start: Int, in text: Span<UInt8>) -> Int? {
    guard let body = endOfHeader(from: start, in: text) else { return nil }
    var end = body
    var offset = body
    while offset < text.count {
      if text.holds("-----END ", at: offset) {
        return endOfDashes(from: offset + 9, in: text) ?? offset + 8
      }
      if text[offset] == UInt8(ascii: "-"), text.holds("-----", at: offset) { return end }
      let word = offset
      while offset < text.count, isKeyByte(text[offset]) { offset += 1 }
      if offset - word >= 16 { end = offset }
      if offset == word {
        guard text[offset].isWhitespace || isHeaderByte(text[offset]) else { return end }
        offset += 1
      }
    }
    return end
  }

  /// The end of `-----BEGIN … PRIVATE KEY-----` or `… PRIVATE KEY BLOCK-----`.
  private static func endOfHeader(from start: Int, in text: Span<UInt8>) -> Int? {
    guard let end = endOfDashes(from: start + 11, in: text) else { return nil }
    for offset in start + 11..<end - 5 where text.holds("PRIVATE KEY", at: offset) { return end }
    return nil
  }

  /// The end of a label of capitals and spaces, at most 40, and the five hyphens after it.
  private static func endOfDashes(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    while offset - start < 40, text.byte(offset).isUppercase || text.byte(offset) == 0x20 {
      offset += 1
    }
    return offset > start && text.holds("-----", at: offset) ? offset + 5 : nil
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=")
  }

  /// What `Proc-Type: 4,ENCRYPTED` and a key written in one line with `\n` have beside.
  private static func isHeaderByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "\\"), UInt8(ascii: ">"):
      return true
    default:
      return false
    }
  }
}
