internal import Bytes

/// Identifiers that are words of letters and digits, or announced by a word.
///
/// - `MAC_ADDRESS`: six pairs of hexadecimal digits joined by `:` or `-`, a letter or a `0` among the first digits;
///   or three groups of four joined by `.`, a letter among them.
/// - `UK_NINO`: `QQ 12 34 56 C`, with or without spaces, of the letters that HM Revenue and Customs gives out.
/// - `CRYPTO`: Bitcoin's `bc1…` with its checksum (BIP 173 and 350), its older forms `1…` and `3…` of 26 to 35
///   characters in base 58 with capitals, small letters and digits; Ethereum's `0x` and forty hexadecimal digits.
/// - `GEO_COORDINATES`: a latitude and a longitude with three decimals or more.
/// - `DATE_TIME`: a date behind `born on`, `date of birth`, `DOB` or `birthday`; elsewhere a day in digits of the
///   years 1900 to 2012, in which those who chat were born: `8/14/1996`, `1996-08-14`.
/// - `USERNAME`: `@name` where a service is named before it, or with a digit or an underscore in it; `u/name`.
enum IdentifierScanner {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      guard byte.isLetterOrDigit || byte == UInt8(ascii: "@"), text.isFree(at: offset) else {
        offset += 1
        continue
      }
      var end = offset + 1
      while end < text.count, text[end].isLetterOrDigit { end += 1 }
      if mayBelong(offset..<end, in: text), let finding = finding(offset..<end, in: text) {
        found.append(finding)
        offset = max(offset + 1, finding.range.upperBound)
      } else {
        offset = end
      }
    }
    return found
  }

  /// Whether a run of letters and digits may be part of an identifier. Nearly no word is: it begins with no digit,
  /// has no telling length and announces nothing.
  private static func mayBelong(_ run: Range<Int>, in text: Span<UInt8>) -> Bool {
    let first = text[run.lowerBound].lowercased
    if first.isDigit || run.count >= 26 || first == UInt8(ascii: "@") { return true }
    switch run.count {
    case 1: return "und".utf8.contains(first)
    case 2:
      let next = text.byte(run.upperBound)
      return next.isDigit || next == UInt8(ascii: ":") || next == UInt8(ascii: "-")
        || next == 0x20 && text.byte(run.upperBound + 1).isDigit
    case 4: return text.byte(run.upperBound) == UInt8(ascii: ".") || mayAnnounce(first)
    case 9: return text[run.lowerBound + 2].isDigit || mayAnnounce(first)
    default: return mayAnnounce(first)
    }
  }

  private static func mayAnnounce(_ first: UInt8) -> Bool { "bcdgjntw".utf8.contains(first) }

  private static func finding(_ run: Range<Int>, in text: Span<UInt8>) -> PersonalData? {
    let (start, end) = (run.lowerBound, run.upperBound)
    if text[start] == UInt8(ascii: "@") {
      return username(at: start, in: text).map { PersonalData(type: .username, range: $0) }
    }
    let length = end - start
    if length == 2 || length == 4, let range = mac(at: start, length, in: text) {
      return PersonalData(type: .macAddress, range: range)
    }
    if length == 2 || length == 9, let range = nino(at: start, in: text) {
      return PersonalData(type: .ukNINO, range: range)
    }
    if (26...62).contains(length), isWallet(start..<end, in: text) {
      return PersonalData(type: .crypto, range: start..<end)
    }
    if length <= 3, text[start].isDigit, text.byte(end) == UInt8(ascii: "."),
      let range = coordinates(at: start, in: text)
    {
      return PersonalData(type: .coordinates, range: range)
    }
    if length <= 4, text[start].isDigit, let end = DateForm.end(from: start, in: text),
      DateForm.isOfBirth(start..<end, in: text) || BirthDate.isCalledBehind(end, in: text)
    {
      return PersonalData(type: .birthDate, range: start..<end)
    }
    if length == 4, BirthDate.isYearOfChild(start..<end, in: text) {
      return PersonalData(type: .birthDate, range: start..<end)
    }
    if length <= 13, text[start].isLetter, let range = BirthDate.behind(start..<end, in: text) {
      return PersonalData(type: .birthDate, range: range)
    }
    if length == 1, text[start].lowercased == UInt8(ascii: "u"), text.byte(end) == UInt8(ascii: "/")
    {
      let name = text.endOfName(from: end + 1)
      if name - end > 3 { return PersonalData(type: .username, range: start..<name) }
    }
    return nil
  }

  private static func mac(at start: Int, _ length: Int, in text: Span<UInt8>) -> Range<Int>? {
    let joint = text.byte(start + length)
    let count = length == 2 ? 6 : 3
    guard length == 2 ? joint == UInt8(ascii: ":") || joint == UInt8(ascii: "-") : joint == 0x2E
    else { return nil }
    var offset = start
    var hasLetter = false
    for index in 0..<count {
      for _ in 0..<length {
        guard text.byte(offset).isHexDigit else { return nil }
        if text[offset].isLetter { hasLetter = true }
        offset += 1
      }
      if index < count - 1 {
        guard text.byte(offset) == joint else { return nil }
        offset += 1
      }
    }
    let next = text.byte(offset)
    guard hasLetter || length == 2 && text[start] == UInt8(ascii: "0"), !next.isLetterOrDigit,
      !(next == joint && text.byte(offset + 1).isHexDigit)
    else { return nil }
    return start..<offset
  }

  private static func nino(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard
      text.byte(start + 2).isDigit || text.byte(start + 2) == 0x20 && text.byte(start + 3).isDigit
    else { return nil }
    let (first, second) = (text[start] & 0xDF, text.byte(start + 1) & 0xDF)
    guard text[start].isLetter, text.byte(start + 1).isLetter, !"DFIQUV".utf8.contains(first),
      !"DFIQUVO".utf8.contains(second)
    else { return nil }
    for prefix in ["BG", "GB", "NK", "KN", "TN", "NT", "ZZ"] {
      if prefix.utf8.elementsEqual([first, second]) { return nil }
    }
    var offset = start + 2
    for index in 0..<6 {
      if index % 2 == 0, text.byte(offset) == 0x20 { offset += 1 }
      guard text.byte(offset).isDigit else { return nil }
      offset += 1
    }
    if text.byte(offset) == 0x20 { offset += 1 }
    let suffix = text.byte(offset) & 0xDF
    guard text.byte(offset).isLetter, (UInt8(ascii: "A")...UInt8(ascii: "D")).contains(suffix),
      !text.byte(offset + 1).isLetterOrDigit
    else { return nil }
    // In small letters it is one only where the whole is: `ab123456c`.
    guard text[start].isUppercase == text[offset].isUppercase else { return nil }
    return start..<offset + 1
  }

  private static func isWallet(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    if text.holds("0x", at: range.lowerBound) {
      return range.count == 42
        && (range.lowerBound + 2..<range.upperBound).allSatisfy { text[$0].isHexDigit }
    }
    if text.spells("bc1", at: range.lowerBound) { return isBech32(range, in: text) }
    guard range.count <= 35,
      text[range.lowerBound] == UInt8(ascii: "1") || text[range.lowerBound] == UInt8(ascii: "3")
    else { return false }
    var (capitals, smalls, digits) = (0, 0, 0)
    for offset in range {
      let byte = text[offset]
      if "0OIl".utf8.contains(byte) { return false }
      if byte.isUppercase {
        capitals += 1
      } else if byte.isLowercase {
        smalls += 1
      } else {
        digits += 1
      }
    }
    return capitals > 3 && smalls > 3 && digits > 2
  }

  /// The checksum of `bc1…` by BIP 173, and that of BIP 350 for newer addresses.
  private static func isBech32(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var checksum: UInt32 = 1
    func take(_ value: UInt32) {
      let top = checksum >> 25
      checksum = (checksum & 0x1ff_ffff) << 5 ^ value
      for (bit, generator) in generators.enumerated() where top >> UInt32(bit) & 1 == 1 {
        checksum ^= generator
      }
    }
    for value: UInt32 in [3, 3, 0, 2, 3] { take(value) }  // `bc`, spread as the proposal says
    for offset in range.dropFirst(3) {
      guard let value = alphabet.firstIndex(of: text[offset].lowercased) else { return false }
      take(UInt32(value))
    }
    return checksum == 1 || checksum == 0x2bc8_30a3
  }

  private static func coordinates(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard let (first, latitude) = text.decimal(at: start), latitude <= 90 else { return nil }
    var offset = first
    while " ,;°NSns".utf8.contains(text.byte(offset)) || text.holds("°", at: offset) {
      offset += text.holds("°", at: offset) ? 2 : 1
    }
    guard offset > first, offset - first <= 6 else { return nil }
    if text.byte(offset) == UInt8(ascii: "-") { offset += 1 }
    guard let (end, longitude) = text.decimal(at: offset), longitude <= 180 else { return nil }
    let sign = text.byte(start - 1) == UInt8(ascii: "-") ? start - 1 : start
    return sign..<end
  }

  private static let services = Vocabulary(
    """
    instagram insta ig twitter tiktok snapchat snap telegram discord facebook threads bluesky mastodon \
    handle username usernames follow dm dms reddit github twitch youtube
    """)

  private static func username(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    let end = text.endOfName(from: start + 1)
    guard end - start >= 4, end - start <= 31, text.byte(start + 1).isLetterOrDigit else {
      return nil
    }
    let isMarked = (start + 1..<end).contains {
      text[$0].isDigit || text[$0] == UInt8(ascii: "_")
    }
    if isMarked, text[start + 1].isLetter { return start..<end }
    let services = services
    var before = WordsBefore(start)
    while let word = before.next(in: text) {
      if services.contains(word) { return start..<end }
    }
    return nil
  }
}

extension Span where Element == UInt8 {
  /// Whether no letter, digit or joint stands before an offset, so that an identifier may begin there.
  fileprivate func isFree(at offset: Int) -> Bool {
    let previous = byte(offset - 1)
    return !previous.isLetterOrDigit && previous < 0x80
      && previous != UInt8(ascii: "_") && previous != UInt8(ascii: "/")
      && !(previous == UInt8(ascii: ".") && byte(offset - 2).isLetterOrDigit)
      && !(previous == UInt8(ascii: ":") && byte(offset - 2).isHexDigit)
  }

  /// The end of a user's name: letters, digits, underscores, and dots and hyphens between them.
  fileprivate func endOfName(from start: Int) -> Int {
    var end = start
    while byte(end).isLetterOrDigit || byte(end) == UInt8(ascii: "_")
      || (byte(end) == UInt8(ascii: ".") || byte(end) == UInt8(ascii: "-"))
        && (byte(end + 1).isLetterOrDigit || byte(end + 1) == UInt8(ascii: "_")) && end > start
    { end += 1 }
    return end
  }

  /// Where a number with three decimals or more ends, and its whole part.
  fileprivate func decimal(at start: Int) -> (end: Int, whole: Int)? {
    let point = endOfDigits(from: start)
    guard (1...3).contains(point - start), byte(point) == UInt8(ascii: ".") else { return nil }
    let end = endOfDigits(from: point + 1)
    guard end - point > 3, end - point < 16,
      !byte(end).isLetterOrDigit || "NSEWnsew".utf8.contains(byte(end))
    else { return nil }
    var whole = 0
    for offset in start..<point { whole = whole * 10 + Int(self[offset] - 0x30) }
    return (end, whole)
  }
}
