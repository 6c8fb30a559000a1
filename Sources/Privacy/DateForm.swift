internal import Bytes

/// A day as people write it: `12/03/1985`, `1985-03-12`, `12 March 1985`, `March 12th, 1985`, `12. Oktober 1974`,
/// `1990 Feb 14`, `14 de febrero de 1990`.
enum DateForm {
  /// The first letters of the months' names in English, German, Spanish, French and Dutch.
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai",
    "okt", "dez", "ene",
    "abr", "ago", "dic", "avr", "juin", "juil", "mrt", "mei", "jän",
  ]
  private static let accentedMonths = ["mär", "fév", "aoû", "déc", "März", "Jän"]

  static func end(from start: Int, in text: Span<UInt8>) -> Int? {
    if let month = endOfMonth(from: start, in: text) {
      guard let day = endOfDay(from: month, in: text) else { return nil }
      return endOfYear(from: day, in: text) ?? day
    }
    let digits = text.endOfDigits(from: start) - start
    let joint = text.byte(start + digits)
    if digits == 1 || digits == 2 || digits == 4, "/-.".utf8.contains(joint),
      let end = endOfDigitForm(from: start, digits, joint, in: text)
    {
      return end
    }
    if digits == 4, isYear(start, in: text) {
      return endOfMonth(from: start + 4, in: text).flatMap { endOfDay(from: $0, in: text) }
    }
    guard digits == 1 || digits == 2, let day = endOfDay(from: start, in: text),
      let month = endOfMonth(from: skippingOf(day, in: text), in: text)
    else { return nil }
    return endOfYear(from: skippingOf(month, in: text), in: text) ?? month
  }

  private static func endOfDigitForm(
    from start: Int, _ digits: Int, _ joint: UInt8, in text: Span<UInt8>
  ) -> Int? {
    // `3. 4. 1966`
    func next(_ offset: Int) -> Int {
      joint == UInt8(ascii: ".") && text.byte(offset + 1) == 0x20 ? offset + 2 : offset + 1
    }
    let second = next(start + digits)
    let middle = text.endOfDigits(from: second)
    guard (1...2).contains(middle - second), text.byte(middle) == joint else { return nil }
    let third = next(middle)
    let end = text.endOfDigits(from: third)
    let last = end - third
    return (digits == 4 ? (1...2).contains(last) : last == 2 || last == 4) ? end : nil
  }

  /// What only a word in front makes a date: `19900214`, `February 1990`, `1979`, `seventh of June, nineteen eighty`.
  static func announcedEnd(from start: Int, in text: Span<UInt8>) -> Int? {
    if let end = end(from: start, in: text) { return end }
    let digits = text.endOfDigits(from: start)
    if !text.byte(digits).isLetterOrDigit, text.byte(digits) != UInt8(ascii: "%") {
      if digits - start == 8 { return digits }
      if digits - start == 4, isYear(start, in: text) { return digits }
    }
    if let month = endOfMonth(from: start, in: text) {
      return endOfYear(from: skippingOf(month, in: text), in: text)
    }
    return inWords(from: start, in: text)
  }

  /// Whether four digits are a year in which somebody who lives was born.
  static func isYear(_ start: Int, in text: Span<UInt8>) -> Bool {
    guard text.endOfDigits(from: start) - start == 4 else { return false }
    return text.holds("19", at: start)
      || text.holds("20", at: start) && (0x30...0x32).contains(text.byte(start + 2))
  }

  private static let ordinals = Vocabulary(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
    sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty
    """)
  private static let counts = Vocabulary(
    """
    nineteen twenty two thousand hundred and oh one three four five six seven eight nine ten eleven twelve thirteen \
    fourteen fifteen sixteen seventeen eighteen thirty forty fifty sixty seventy eighty ninety
    """)

  private static func inWords(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    guard ordinals.contains(wordKey(in: text, at: offset)) else { return nil }
    for _ in 0..<2 where ordinals.contains(wordKey(in: text, at: offset)) {
      while text.byte(offset).isLetter { offset += 1 }
      if text.byte(offset) == 0x20 || text.byte(offset) == UInt8(ascii: "-") { offset += 1 }
    }
    guard let month = endOfMonth(from: skippingOf(offset, in: text), in: text) else { return nil }
    var end = month
    for _ in 0..<4 {
      var word = end
      while " ,-".utf8.contains(text.byte(word)) { word += 1 }
      guard word > end, counts.contains(wordKey(in: text, at: word)) else { break }
      end = word
      while text.byte(end).isLetter { end += 1 }
    }
    return end
  }

  /// Whether a day is written in digits alone, with a year from 1900 to 2012.
  static func isOfBirth(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard range.allSatisfy({ !text[$0].isLetter && text[$0] != 0x20 }) else { return false }
    var (year, run) = (0, 0)
    for offset in range {
      run = text[offset].isDigit ? run * 10 + Int(text[offset] - UInt8(ascii: "0")) : 0
      year = max(year, run)
    }
    let next = text.byte(range.upperBound)
    return (1900...2012).contains(year) && !next.isLetterOrDigit
      && !(next == text.byte(range.lowerBound + 4) && text.byte(range.upperBound + 1).isDigit)
  }

  private static func skippingOf(_ offset: Int, in text: Span<UInt8>) -> Int {
    var offset = offset
    while text.byte(offset) == 0x20 { offset += 1 }
    for word in ["of ", "de ", "del "] where text.spells(word, at: offset) {
      return offset + word.utf8.count
    }
    return offset
  }

  private static func endOfDay(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    while text.byte(offset) == 0x20 { offset += 1 }
    if text.spells("the ", at: offset) { offset += 4 }
    let end = text.endOfDigits(from: offset)
    guard (1...2).contains(end - offset) else { return nil }
    if text.spells("er ", at: end) { return end + 2 }
    if text.byte(end) == UInt8(ascii: "."),
      text.byte(end + 1) == 0x20 || text.isLetter(at: end + 1),
      endOfMonth(from: end + 1, in: text) != nil
    {
      return end + 1
    }
    let suffix = ["st", "nd", "rd", "th"].first { text.spells($0, at: end) }
    return suffix == nil ? end : end + 2
  }

  private static func endOfMonth(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    while text.byte(offset) == 0x20 || text.byte(offset) == UInt8(ascii: "-") { offset += 1 }
    guard
      months.contains(where: { text.spells($0, at: offset) })
        || accentedMonths.contains(where: { text.holds($0, at: offset) })
    else { return nil }
    let word = offset
    while text.isLetter(at: offset) { offset += 1 }
    guard offset - word <= 10 else { return nil }
    if text.byte(offset) == UInt8(ascii: "."), text.byte(offset + 1) == 0x20 { offset += 1 }
    return offset
  }

  private static func endOfYear(from start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    while " ,-'".utf8.contains(text.byte(offset)) { offset += 1 }
    let end = text.endOfDigits(from: offset)
    guard
      end - offset == 4
        || end - offset == 2 && (text.byte(offset - 1) == 0x20 || text.byte(offset - 1) == 0x27)
          && !text.byte(end).isLetterOrDigit
    else { return nil }
    return end
  }
}
