internal import Bytes

/// Finds e-mail addresses around an `@`.
///
/// Accepts the unquoted subset of RFC 5322 `addr-spec`: a local part of 1 to 64 bytes out of
/// `A–Z a–z 0–9 . _ % + - & ' ~` and two-byte letters (Latin, Greek, Cyrillic, Hebrew, Arabic), an
/// `@`, and a domain of at least two labels, at most 253 bytes long. A label has letters, digits,
/// inner hyphens and letters from 0x80 up; the last has two letters or more, or is punycode. A full
/// stop that ends a sentence isn't part of the address. A local part in quotes is found;
/// address literals and domains without a dot aren't.
///
/// - Complexity: O(1) an `@`: at most 64 bytes before it and 253 after it are read, and neither
///   way is another `@` passed.
enum EmailScanner {
  static func match(at sign: Int, in text: Span<UInt8>) -> Range<Int>? {
    let start = startOfQuoted(before: sign, in: text) ?? startOfLocalPart(before: sign, in: text)
    guard start < sign, sign - start <= 64, let end = endOfDomain(from: sign + 1, in: text)
    else { return nil }
    return start..<end
  }

  /// `"odd name"@example.org`
  private static func startOfQuoted(before sign: Int, in text: Span<UInt8>) -> Int? {
    guard text.byte(sign - 1) == UInt8(ascii: "\"") else { return nil }
    var start = sign - 2
    while start > 0, sign - start < 64, text[start] != UInt8(ascii: "\""), text[start] != 0x0A {
      start -= 1
    }
    return text.byte(start) == UInt8(ascii: "\"") && start < sign - 2 ? start : nil
  }

  private static func startOfLocalPart(before sign: Int, in text: Span<UInt8>) -> Int {
    let limit = max(0, sign - 65)
    var start = sign
    while start > limit {
      let byte = text[start - 1]
      if isLocalByte(byte) {
        start -= 1
      } else if byte & 0xC0 == 0x80, start - 2 >= limit, isTwoByteLead(text[start - 2]) {
        start -= 2
      } else {
        break
      }
    }
    // Quotes, dashes and dots before an address belong to the sentence.
    while start < sign, !text[start].isLetterOrDigit, text[start] < 0x80,
      text[start] != UInt8(ascii: "_")
    {
      start += 1
    }
    return start
  }

  private static func endOfDomain(from start: Int, in text: Span<UInt8>) -> Int? {
    let limit = min(text.count, start + 254)
    var label = start
    var labelCount = 0
    var accepted: Int?
    while let end = endOfLabel(from: label, limit: limit, in: text) {
      labelCount += 1
      if labelCount >= 2, let last = endOfLastLabel(label..<end, in: text) { accepted = last }
      guard end < limit, text[end] == UInt8(ascii: ".") else { break }
      label = end + 1
    }
    guard let accepted, accepted - start <= 253 else { return nil }
    return accepted
  }

  /// The end of a label, without the hyphens at its end; nil if there is none.
  private static func endOfLabel(from start: Int, limit: Int, in text: Span<UInt8>) -> Int? {
    var end = start
    while end < limit {
      let byte = text[end]
      if byte.isLetterOrDigit || byte == UInt8(ascii: "-") {
        end += 1
      } else if byte >= 0x80, let width = letterWidth(at: end, in: text) {
        end += width
      } else {
        break
      }
    }
    while end > start, text[end - 1] == UInt8(ascii: "-") { end -= 1 }
    return end > start && text[start] != UInt8(ascii: "-") ? end : nil
  }

  /// Where a label ends if it is a top-level domain: two letters or more, or punycode.
  ///
  /// Letters of another script right after an ASCII domain are the next word of a text that is
  /// written without spaces, and are left out; so is what a hyphen adds.
  private static func endOfLastLabel(_ label: Range<Int>, in text: Span<UInt8>) -> Int? {
    if text.spells("xn--", at: label.lowerBound), label.count > 4 { return label.upperBound }
    var end = label.lowerBound
    while end < label.upperBound, text[end].isLetter { end += 1 }
    if end == label.upperBound || text[end] >= 0x80 || text[end] == UInt8(ascii: "-") {
      if end - label.lowerBound >= 2 { return end }
      return end < label.upperBound && text[end] >= 0x80 ? label.upperBound : nil
    }
    return nil
  }

  /// The bytes of the letter at an offset whose byte is 0x80 or more; nil for punctuation.
  private static func letterWidth(at offset: Int, in text: Span<UInt8>) -> Int? {
    let lead = text[offset]
    if isTwoByteLead(lead) { return text.byte(offset + 1) & 0xC0 == 0x80 ? 2 : nil }
    guard (0xE0...0xED).contains(lead), lead != 0xE2 else { return nil }
    if lead == 0xE3, text.byte(offset + 1) == 0x80 { return nil }  // CJK punctuation
    return text.byte(offset + 1) & 0xC0 == 0x80 && text.byte(offset + 2) & 0xC0 == 0x80 ? 3 : nil
  }

  private static func isTwoByteLead(_ byte: UInt8) -> Bool { (0xC3...0xDF).contains(byte) }

  private static func isLocalByte(_ byte: UInt8) -> Bool {
    if byte.isLetterOrDigit { return true }
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "%"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "~"):
      return true
    default:
      return false
    }
  }
}
