internal import Bytes

/// Finds international bank account numbers (ISO 13616) around their check digits.
///
/// Accepts two letters of a country that uses IBANs, two check digits, and letters and digits up
/// to the country's length, in either case, with single spaces, hyphens, dots or slashes between groups; the
/// whole must leave 1 modulo 97.
///
/// - Complexity: O(1): at most 34 letters and digits are read.
enum IBANScanner {
  /// - Parameter digits: The offset of the first check digit.
  static func match(
    at digits: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    // `PL 64 34…`: the country may stand apart, and groups be of any length.
    let letters =
      text.byte(digits - 1) == 0x20 && text.byte(digits - 2).isUppercase ? digits - 3 : digits - 2
    let start = letters
    guard start >= bound, text[start].isLetter, text[start + 1].isLetter,
      start == bound || !text[start - 1].isLetterOrDigit,
      let length = length(country: text[start], text[start + 1])
    else { return nil }

    // The country code and check digits count last: hold them back.
    var held: [UInt8] = [text[start], text[start + 1]]
    var remainder = 0
    var characterCount = 2
    var offset = digits
    while characterCount < length {
      offset += offset == digits ? 0 : joint(at: offset, in: text)
      let byte = text.byte(offset)
      guard byte.isLetterOrDigit, characterCount > 3 || byte.isDigit else { return nil }
      if characterCount < 4 { held.append(byte) } else { remainder = append(byte, to: remainder) }
      characterCount += 1
      offset += 1
    }
    for byte in held { remainder = append(byte, to: remainder) }
    guard remainder == 1, !text.byte(offset).isLetterOrDigit else { return nil }
    return start..<offset
  }

  /// How many bytes divide two groups at an offset.
  private static func joint(at offset: Int, in text: Span<UInt8>) -> Int {
    if text.holds(", ", at: offset) { return 2 }
    let byte = text.byte(offset)
    return CompactNumber.divides(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
      ? 1 : 0
  }

  private static func append(_ byte: UInt8, to remainder: Int) -> Int {
    if byte.isDigit { return (remainder * 10 + Int(byte &- 0x30)) % 97 }
    return (remainder * 100 + Int(byte.lowercased &- 0x61) + 10) % 97
  }

  private static func length(country first: UInt8, _ second: UInt8) -> Int? {
    let known = lengths
    let length = known[Int(first.lowercased &- 0x61) * 26 + Int(second.lowercased &- 0x61)]
    return length == 0 ? nil : Int(length)
  }

  /// IBAN lengths by country, from SWIFT's IBAN registry; 0 for countries without IBANs.
  private static let lengths: [UInt8] = {
    let registry = """
      AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27
      DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28
      IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22
      MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24
      SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
      """
    var lengths = [UInt8](repeating: 0, count: 26 * 26)
    for entry in registry.utf8.split(whereSeparator: { $0.isWhitespace }) {
      let entry = Array(entry)
      let country = Int(entry[0] - 0x41) * 26 + Int(entry[1] - 0x41)
      lengths[country] = (entry[2] - 0x30) * 10 + (entry[3] - 0x30)
    }
    return lengths
  }()
}
