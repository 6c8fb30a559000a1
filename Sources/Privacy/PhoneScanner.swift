internal import Bytes

/// Finds phone numbers.
///
/// A number is up to eight groups of digits as ``DigitGroups`` reads them, perhaps with an
/// extension (`x12`, `ext. 12`). These forms are numbers wherever they stand:
///
/// - international: `+` and 9 to 15 digits, or `00`, a country code and 10 to 17 digits in groups;
/// - North American: `AAA-EEE-NNNN` with any joints, after `1`, `+1`, `001` or nothing, where
///   neither area nor exchange starts with 0 or 1, or any digits before an extension;
/// - national with a trunk prefix: 9 to 13 digits in groups, the first group of two to five digits
///   and starting with a single 0, or in parentheses; the Russian 8, area and seven digits;
/// - plain: ten digits of the North American form, ten or eleven that start with a single 0, and
///   Chinese mobile numbers, between blanks and not after a word such as `order` or `ISBN`.
///
/// Seven to twelve digits in other groups with equal joints, seven to eleven other plain digits
/// and three pairs are numbers only beside a word such as `call` or `fax` (``PhoneWords``).
///
/// Dates, years, clock times, round thousands, prices and parts of longer numbers aren't found.
///
/// A letter may stand right before or after the North American form, and before `+` and `(`:
/// pages copied into a chat lose their line breaks.
///
/// - Complexity: O(1): at most eight groups are read, and the few words beside them.
enum PhoneScanner {
  static func match(
    _ groups: DigitGroups, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    guard groups.count > 0 else { return nil }
    var number = PhoneNumber(groups: groups)
    var start = groups.start
    if start > bound, text[start - 1] == UInt8(ascii: "+") {
      number.hasPlus = true
      start -= 1
    }
    if number.groups.startsInParentheses, start > bound { start -= 1 }
    if isPrice(at: start, in: text) { return nil }
    if start < groups.start {
      guard !text.byte(start - 1).isDigit else { return nil }
    } else if !numberMayStart(at: start, in: text, notBefore: bound) {
      guard text.byte(start - 1).isLetter, let end = endOfNorthAmerican(number, in: text)
      else { return nil }
      return start..<end
    }

    if let end = endOfNorthAmerican(number, in: text) { return start..<end }
    if let used = number.groupsByForm, let end = end(after: used, of: number, in: text) {
      return start..<end
    }
    if let used = number.northAmericanGroups {
      let end = number.groups.end(used - 1)
      if let end = endOfExtension(from: end, in: text) { return start..<end }
    }
    if number.isPlain, standsAlone(start..<groups.end(0), in: text),
      !PhoneWords.nameAnother(before: start, in: text)
    {
      return start..<groups.end(0)
    }
    if let used = number.groupsInContext, let end = end(after: used, of: number, in: text),
      PhoneWords.standBeside(start..<end, in: text)
    {
      return start..<end
    }
    return nil
  }

  /// The end of a number whose form says North America, whatever word is glued to it.
  private static func endOfNorthAmerican(
    _ number: PhoneNumber, in text: Span<UInt8>
  ) -> Int? {
    guard number.isNorthAmericanPlan, let used = number.northAmericanGroups else { return nil }
    let end = number.groups.end(used - 1)
    if let end = endOfExtension(from: end, in: text) { return end }
    return text.byte(end) == UInt8(ascii: "%") || numberGoesOn(at: end, in: text) ? nil : end
  }

  /// Where the number ends, extension included; nil if it is part of something longer.
  private static func end(
    after used: Int, of number: PhoneNumber, in text: Span<UInt8>
  ) -> Int? {
    let end = number.groups.end(used - 1)
    if let end = endOfExtension(from: end, in: text) { return end }
    return numberMayEnd(at: end, in: text) && !numberGoesOn(at: end, in: text) ? end : nil
  }

  /// The end of an extension: `x`, `ext`, `ext.` or `extension`, and one to six digits.
  private static func endOfExtension(from end: Int, in text: Span<UInt8>) -> Int? {
    var offset = end
    if text.byte(offset) == UInt8(ascii: ",") { offset += 1 }
    if text.byte(offset) == UInt8(ascii: " ") { offset += 1 }
    if text.spells("extension", at: offset) {
      offset += 9
    } else if text.spells("ext", at: offset) {
      offset += 3
    } else if text.spells("x", at: offset) {
      offset += 1
    } else {
      return nil
    }
    if text.byte(offset) == UInt8(ascii: ".") { offset += 1 }
    if text.byte(offset) == UInt8(ascii: " ") { offset += 1 }
    let last = min(offset + 7, text.count)
    let digits = offset
    while offset < last, text[offset].isDigit { offset += 1 }
    guard (1...6).contains(offset - digits), numberMayEnd(at: offset, in: text),
      !numberGoesOn(at: offset, in: text)
    else { return nil }
    return offset
  }

  /// Whether blanks, quotes or brackets stand around: the number is no part of a path or a name.
  private static func standsAlone(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    switch text.byte(range.lowerBound - 1) {
    case 0, UInt8(ascii: "("), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "*"), UInt8(ascii: "["):
      break
    case let previous:
      guard previous.isWhitespace || previous >= 0x80 else { return false }
    }
    switch text.byte(range.upperBound) {
    case UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "="): return false
    default:
      return numberMayEnd(at: range.upperBound, in: text)
        && !numberGoesOn(at: range.upperBound, in: text)
    }
  }

  /// Whether a currency sign stands before: `$`, `£`, `€`, `¥`.
  private static func isPrice(at start: Int, in text: Span<UInt8>) -> Bool {
    switch text.byte(start - 1) {
    case UInt8(ascii: "$"): true
    case 0xA3, 0xA5: text.byte(start - 2) == 0xC2
    case 0xAC: text.byte(start - 2) == 0x82 && text.byte(start - 3) == 0xE2
    default: false
    }
  }
}
