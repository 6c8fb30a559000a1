internal import Bytes

/// Numbers of tax and health services of the US and the UK.
///
/// - `US_ITIN`: `9AA-GG-SSSS`, the group 50 to 65, 70 to 88, 90 to 92 or 94 to 99 (the Internal Revenue Service
///   assigns no others); without hyphens only behind `ITIN` or `tax`.
/// - `US_EIN`: `AA-NNNNNNN` behind `EIN`, `employer` or `tax`.
/// - `UK_NHS`: ten digits, plain or as 3-3-4, behind `NHS`, the last of them right by the sum modulo 11 that the NHS
///   Data Dictionary gives.
/// - `UK_UTR`: ten digits, plain or as 5-5, behind `UTR` or `tax`.
enum TaxAndHealthScanner {
  private static let itinWords = Vocabulary("itin itins tax taxpayer")
  private static let einWords = Vocabulary("ein eins employer tax")
  private static let nhsWords = Vocabulary("nhs")
  private static let utrWords = Vocabulary("utr utrs tax taxpayer")

  static func itin(_ groups: DigitGroups, in text: Span<UInt8>) -> Range<Int>? {
    let (area, group, end): (Int, Int, Int)
    var isPlain = true
    if groups.lengths(are: 3, 2, 4) {
      guard groups.joint(before: 1) == groups.joint(before: 2) else { return nil }
      (area, group, end) = (groups.value(0), groups.value(1), groups.end(2))
      isPlain = false
    } else if groups.count > 0, groups.length(0) == 9 {
      let value = groups.value(0)
      (area, group, end) = (value / 1_000_000, value / 10_000 % 100, groups.end(0))
    } else {
      return nil
    }
    let isAssigned =
      (50...65).contains(group) || (70...88).contains(group) || (90...92).contains(group)
      || (94...99).contains(group)
    guard area >= 900, isAssigned, ends(groups, end, text) else { return nil }
    if isPlain, !isCalled(itinWords, groups.start, text) { return nil }
    return groups.start..<end
  }

  static func ein(_ groups: DigitGroups, in text: Span<UInt8>) -> Range<Int>? {
    guard groups.count > 1, groups.length(0) == 2, groups.length(1) == 7,
      groups.joint(before: 1) == .hyphen, ends(groups, groups.end(1), text),
      isCalled(einWords, groups.start, text)
    else { return nil }
    return groups.start..<groups.end(1)
  }

  static func nhs(_ groups: DigitGroups, in text: Span<UInt8>) -> Range<Int>? {
    guard let end = endOfTen(groups, 3, 3, 4), ends(groups, end, text),
      isCalled(nhsWords, groups.start, text)
    else { return nil }
    var (sum, weight, last) = (0, 10, 0)
    for offset in groups.start..<end where text[offset].isDigit {
      last = Int(text[offset] - UInt8(ascii: "0"))
      if weight > 1 { sum += weight * last }
      weight -= 1
    }
    let check = (11 - sum % 11) % 11
    return check < 10 && check == last ? groups.start..<end : nil
  }

  static func utr(_ groups: DigitGroups, in text: Span<UInt8>) -> Range<Int>? {
    guard let end = endOfTen(groups, 5, 5), ends(groups, end, text),
      isCalled(utrWords, groups.start, text)
    else { return nil }
    return groups.start..<end
  }

  /// Where ten digits end that stand together or in groups of these lengths, joined alike.
  private static func endOfTen(_ groups: DigitGroups, _ lengths: Int...) -> Int? {
    guard groups.count > 0 else { return nil }
    if groups.length(0) == 10 { return groups.end(0) }
    guard groups.count >= lengths.count else { return nil }
    for (index, length) in lengths.enumerated() where groups.length(index) != length { return nil }
    let joint = groups.joint(before: 1)
    guard joint != .none, joint != .parenthesis else { return nil }
    for index in 1..<lengths.count where groups.joint(before: index) != joint { return nil }
    return groups.end(lengths.count - 1)
  }

  private static func ends(_ groups: DigitGroups, _ end: Int, _ text: Span<UInt8>) -> Bool {
    !groups.startsInParentheses && numberMayEnd(at: end, in: text)
      && !numberGoesOn(at: end, in: text)
  }

  private static func isCalled(
    _ words: Vocabulary, _ start: Int, _ text: Span<UInt8>
  ) -> Bool {
    var before = WordsBefore(start)
    while let word = before.next(in: text) {
      if words.contains(word) { return true }
    }
    return false
  }
}
