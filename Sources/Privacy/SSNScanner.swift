internal import Bytes

/// Finds US social security numbers.
///
/// Accepts `AAA-GG-SSSS` where the area isn't 000, 666 or 900 to 999, the group isn't 00 and the
/// serial isn't 0000 (the Social Security Administration assigns none of these), with spaces, dots or slashes in place of
/// both hyphens too; with nothing only after `SSN` or `social security`.
enum SSNScanner {
  static func match(_ groups: DigitGroups, in text: Span<UInt8>) -> Range<Int>? {
    let start = groups.start
    guard groups.count > 0, !groups.startsInParentheses else { return nil }
    let (area, group, serial, end): (Int, Int, Int, Int)
    var needsContext = true
    if groups.lengths(are: 3, 2, 4) {
      (area, group, serial) = (groups.value(0), groups.value(1), groups.value(2))
      end = groups.end(2)
      guard groups.joint(before: 1) == groups.joint(before: 2) else { return nil }
      // `12 123 45 6789`: the end of a longer number.
      needsContext = groups.joint(before: 1) == .space && isPartOfMore(groups, text)
    } else if groups.length(0) == 9 {
      let value = groups.value(0)
      (area, group, serial) = (value / 1_000_000, value / 10_000 % 100, value % 10_000)
      end = groups.end(0)
    } else {
      return nil
    }
    guard area != 0, area != 666, area < 900, group != 0, serial != 0,
      numberMayEnd(at: end, in: text), !numberGoesOn(at: end, in: text)
    else { return nil }
    if needsContext, !isCalledSSN(before: start, in: text) { return nil }
    return start..<end
  }

  /// Whether other numbers stand beside, or the name of a street: `Suite 680 36 4022 Oak Lane`.
  private static func isPartOfMore(_ groups: DigitGroups, _ text: Span<UInt8>) -> Bool {
    let end = groups.end(2)
    return groups.count > 3 || text.byte(end) == 0x20 && text.byte(end + 1).isUppercase
      || text.byte(groups.start - 1) == 0x20 && text.byte(groups.start - 2).isDigit
  }

  private static let words = Vocabulary("ssn ssns social")

  private static func isCalledSSN(before start: Int, in text: Span<UInt8>) -> Bool {
    let words = words
    var before = WordsBefore(start)
    while let word = before.next(in: text) {
      if words.contains(word) { return true }
    }
    return false
  }
}
