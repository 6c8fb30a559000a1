internal import Bytes

/// Finds IPv4 addresses in dotted decimal form.
///
/// Accepts four numbers from 0 to 255 without leading zeros, with full stops between and none
/// around. Not found: what follows `version`, `v`, `release`, `section` and the like, and four
/// single digits, which are far more often a section or version number, unless a word such as
/// `server` or `IP` comes before.
///
/// - Complexity: O(1): at most 15 bytes are read, and 48 before them.
enum IPv4Scanner {
  static func match(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard let end = end(from: start, in: text) else { return nil }
    let isShort = end - start == 7
    let (numbering, network) = (numberingWords, networkWords)
    var before = WordsBefore(start, maximumWords: isShort ? 5 : 1)
    while let word = before.next(in: text) {
      if numbering.contains(word) { return nil }
      if network.contains(word) { return start..<end }
    }
    return isShort ? nil : start..<end
  }

  /// Where dotted decimal that starts at an offset ends.
  static func end(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    for octet in 0..<4 {
      let first = offset
      var value = 0
      while offset - first < 4, text.byte(offset).isDigit {
        value = value * 10 + Int(text[offset] &- 0x30)
        offset += 1
      }
      guard offset > first, value <= 255, offset - first == 1 || text[first] != 0x30
      else { return nil }
      if octet < 3 {
        guard text.byte(offset) == UInt8(ascii: ".") else { return nil }
        offset += 1
      }
    }
    let next = text.byte(offset)
    guard !next.isLetterOrDigit, next != UInt8(ascii: "%"), next != UInt8(ascii: "_"),
      !((next == UInt8(ascii: ".") || next == UInt8(ascii: "-"))
        && text.byte(offset + 1).isLetterOrDigit)
    else { return nil }
    return offset
  }

  private static let numberingWords = Vocabulary(
    "version versions ver v release build firmware section sections chapter clause rev rv oid")

  private static let networkWords = Vocabulary(
    "ip ips ipv address server host hostname dns gateway router ping pinged subnet proxy node vpn")
}
