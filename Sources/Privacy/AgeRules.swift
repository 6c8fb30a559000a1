internal import Bytes

/// Ages of people: `I'm 34`, `34 years old`, `a 7-year-old`, `34F`, `my son Theo, 7`, `turned fifty-six`.
///
/// Found is the number alone. A number behind `I'm` is none where what it counts follows: `I'm 5 minutes away`.
extension NameSearch {
  mutating func findAges(in text: Span<UInt8>) {
    for index in words.indices where isFree(index) {
      let word = words[index]
      if word.shape == .number {
        if let range = age(at: index, in: text) {
          isFree(index) ? takeNumber(index, range) : ()
        }
      } else if word.roles.contains(.tens) || word.roles.contains(.teens) {
        let end =
          follows(index + 1, by: .hyphen) && at(index + 1).roles.contains(.units)
          ? index + 2 : index + 1
        if isAge(index..<end, years: word.roles.contains(.teens) ? 15 : 30) {
          take(index..<end, .age)
        }
      } else if word.range.count == 3, let range = genderFirst(index, in: text) {
        take(range, .age)
      }
    }
  }

  private mutating func takeNumber(_ index: Int, _ range: Range<Int>) {
    take(index..<index + 1, .age)
    replaceLast(by: range)
  }

  /// The bytes of the age that a word with digits is or begins with.
  private func age(at index: Int, in text: Span<UInt8>) -> Range<Int>? {
    let word = words[index].range
    let end = text.endOfDigits(from: word.lowerBound)
    guard end - word.lowerBound <= 3, !isPartOfNumber(word, in: text) else { return nil }
    var years = 0
    for offset in word.lowerBound..<end { years = 10 * years + Int(text[offset] - 0x30) }
    guard years > 0, years < 115 else { return nil }
    let digits = word.lowerBound..<end
    let rest = end..<word.upperBound
    if rest.isEmpty { return isAge(index..<index + 1, years: years) ? digits : nil }
    // `34yo`, `34yr old`, `30s`
    if text.spells("s", at: end), rest.count == 1 { return isDecade(index, years) ? word : nil }
    if text.spells("yo", at: end), rest.count == 2 || rest.count == 3 { return digits }
    if text.spells("yr", at: end) || text.spells("year", at: end) {
      return at(index + 1).roles.contains(.old) || rest.count > 7 ? digits : nil
    }
    // `34F`, `(34m)`
    guard rest.count == 1, years >= 13, years < 90,
      text.spells("f", at: end) || text.spells("m", at: end)
    else { return nil }
    let isBeside =
      gapAfter(index) == .close || words[index].gap == .open || at(index - 1).roles.contains(.iAm)
    let isWoman = text.spells("f", at: end)
    if at(index + 1).hash == Self.here, words[index].beginsSentence { return word }
    return isBeside || isWoman && text[end].isUppercase
      || text[end].isUppercase
        && (gapAfter(index) == .comma || at(index + 1).hash == Self.here
          || words[index].beginsSentence)
      ? word : nil
  }

  /// `F27`, `M34`.
  private func genderFirst(_ index: Int, in text: Span<UInt8>) -> Range<Int>? {
    let word = words[index].range
    guard text.spells("f", at: word.lowerBound) || text.spells("m", at: word.lowerBound),
      text.endOfDigits(from: word.lowerBound + 1) == word.upperBound
    else { return nil }
    let isBeside =
      words[index].gap == .open && gapAfter(index) == .close || at(index + 1).hash == Self.here
      || words[index].beginsSentence && gapAfter(index) == .comma
      || at(index - 1).roles.contains(.greeting) && gapAfter(index) == .comma
    return isBeside && text[word.lowerBound + 1] != 0x30 ? index..<index + 1 : nil
  }

  /// `3.5`, `$30`, `30%`, `10:30`, `1/2`.
  private func isPartOfNumber(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let (before, after) = (text.byte(word.lowerBound - 1), text.byte(word.upperBound))
    if "$#.:/+@%*-".utf8.contains(before) { return true }
    if after == UInt8(ascii: "%") || after == 0xC2 || after == UInt8(ascii: "+") { return true }
    return ".:/,".utf8.contains(after) && text.byte(word.upperBound + 1).isDigit
  }

  private func isAge(_ range: Range<Int>, years: Int) -> Bool {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    if isOld(behind: last) { return true }
    let (before, second, next) = (at(first - 1), at(first - 2), at(last + 1))
    let ends =
      endsPhrase(last) || next.roles.contains(.afterAge) && next.gap == .space
      || next.gap == .slash
    let isSlashed =
      gapAfter(last) == .slash && (at(last + 1).hash == Self.f || at(last + 1).hash == Self.m)
    if isSlashed, years > 12 { return true }
    guard follows(first) || words[first].gap == .colon else { return isBesidePerson(first, last) }
    if before.roles.contains(.aged) {
      return ends || next.roles.contains(.and) || next.hash == Self.to
    }
    if before.roles.contains(.of), second.hash == Self.ageWord { return true }
    if before.roles.contains(.be), second.hash == Self.ageWord { return true }
    if before.roles.contains(.turned), years > 0 { return ends }
    guard ends, gapAfter(last) != .colon, gapAfter(last) != .hyphen else { return false }
    if before.roles.contains(.iAm) || before.hash == Self.am {
      return years > 9 && isNotCounted(last)
    }
    if Self.heIs.contains(before.hash), before.isPossessive || !before.roles.contains(.subject) {
      return isNotCounted(last)
    }
    if before.roles.contains(.be) || Self.be.contains(before.hash) {
      return (isSomebody(first - 2) || Self.moreBe.contains(second.hash)) && isNotCounted(last)
    }
    // `when I was only 12`, `is just 30`
    if Self.only.contains(before.hash),
      second.roles.contains(.be) || second.roles.contains(.iAm) || second.hash == Self.am
    {
      return (second.roles.contains(.iAm) || isSomebody(first - 3)) && isNotCounted(last)
    }
    return isBesidePerson(first, last)
  }

  /// `34 years old`, `34-year-old`, `34 yo`, `6 months old`, `34 years of age`.
  private func isOld(behind index: Int) -> Bool {
    var unit = index + 1
    guard follows(unit) || follows(unit, by: .hyphen) else { return false }
    if at(unit).roles.contains(.old), follows(unit), !at(unit + 1).roles.contains(.thing) {
      return isSomebody(index - 2) || at(index - 1).roles.contains(.iAm)
    }
    guard at(unit).roles.contains(.year) || at(unit).roles.contains(.unitOfTime) else {
      return false
    }
    let word = at(unit).hash
    if Self.yo.contains(word) { return true }
    unit += 1
    guard follows(unit) || follows(unit, by: .hyphen) || follows(unit, by: .dot) else {
      return false
    }
    if at(unit).roles.contains(.of) { return at(unit + 1).hash == Self.ageWord }
    return at(unit).roles.contains(.old) && !at(unit + 1).roles.contains(.thing)
  }

  /// `Theo, 7,` and `my daughter (9)`.
  private func isBesidePerson(_ first: Int, _ last: Int) -> Bool {
    let gap = words[first].gap
    guard gap == .comma || gap == .open, first > 0 else { return false }
    let after = gapAfter(last)
    guard
      gap == .open
        ? after == .close
        : [.comma, .stop, .start, .newline].contains(after) || at(last + 1).roles.contains(.and)
    else { return false }
    if isPerson(first - 1) { return true }
    return words[first - 1].roles.contains(.kin) && hasBefore(first - 1, within: 3, .owner)
  }

  private func isSomebody(_ index: Int) -> Bool {
    let word = at(index)
    return word.roles.contains(.subject) && word.hash != Self.it || word.roles.contains(.kin)
      || isPerson(index)
      || Self.who.contains(word.hash)
  }

  /// `I'm 34 and single`, and not `I'm 34 and 5`, `34 or so pounds`.
  private func isNotCounted(_ last: Int) -> Bool {
    !((at(last + 1).roles.contains(.and) || at(last + 1).hash == Self.orWord)
      && at(last + 2).shape == .number)
  }

  /// `in my 30s`, `her late 40s`.
  private func isDecade(_ index: Int, _ years: Int) -> Bool {
    guard years % 10 == 0, years >= 20, years < 100 else { return false }
    let before = at(index - 1)
    return before.roles.contains(.owner)
      || before.roles.contains(.mid) && at(index - 2).roles.contains(.owner)
  }

  private static func hashes(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { FoldedHash(String($0)).value })
  }
  private static let ageWord = FoldedHash("age").value
  private static let orWord = FoldedHash("or").value
  private static let here = FoldedHash("here").value
  private static let to = FoldedHash("to").value
  private static let am = FoldedHash("am").value
  private static let it = FoldedHash("it").value
  private static let f = FoldedHash("f").value
  private static let m = FoldedHash("m").value
  private static let yo = hashes("yo yrold yro")
  private static let only = hashes("only just almost nearly about now around")
  private static let heIs = hashes("he she he's she's hes shes i'm")
  private static let be = hashes("be been")
  private static let moreBe = hashes("i'll he'll she'll will ill")
  private static let who = hashes("who whos")
}
