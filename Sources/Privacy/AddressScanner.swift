internal import Bytes

/// Street addresses: a house number beside a word that names a street.
///
/// - English: number, one to four words with a capital letter or an ordinal, a kind of street: `4589 40th Street`;
/// - with the kind in the word: `Koskikatu 25`, `12 Hauptstraße`;
/// - with the kind in front: `Rue de la Paix 4`, `11 Via Goffredo Mameli`.
///
/// An apartment and, after it, a town with a state and a postal code belong to it. A street without a number is none.
enum AddressScanner {
  static func matches(in text: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    // The last digit before a word, and the first behind it.
    var (last, next) = (-1000, -1)
    while offset < text.count {
      if text[offset].isDigit { last = offset }
      guard text.startsWord(at: offset) else {
        offset += 1
        continue
      }
      let word = offset..<text.endOfWord(from: offset)
      offset = word.upperBound
      if next < offset {
        next = offset
        while next < text.count, !text[next].isDigit { next += 1 }
      }
      // Every form has a number near its word.
      if word.lowerBound - last >= 160, next - offset > 240 {
        offset = next - 200
        continue
      }
      guard word.lowerBound - last < 160 || next - offset < 160, word.count < 40 else { continue }
      guard let range = match(at: word, in: text) else { continue }
      if let last = found.last, range.lowerBound < last.upperBound { continue }
      found.append(range)
      offset = max(offset, range.upperBound)
    }
    return found + StreetPhrase.matches(in: text)
  }

  private static func match(at word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    guard word.count >= 2, mayAnnounce(word, in: text) else { return nil }
    let key = text.lowercasedWord(word)
    let core: Range<Int>?
    if kinds.contains(key) {
      core = english(kind: word, isShort: key.count < 4, in: text)
    } else if leadingKinds.contains(key) {
      core = leading(kind: word, in: text)
    } else if key.elementsEqual("apt".utf8) || key.elementsEqual("suite".utf8)
      || key.elementsEqual("apartment".utf8)
    {
      core = unit(word, in: text)
    } else if ["apo", "fpo", "dpo"].contains(where: { key.elementsEqual($0.utf8) }) {
      core = military(word, in: text)
    } else if key.elementsEqual("box".utf8) {
      core = postBox(word, in: text)
    } else if ["zip", "zipcode", "postcode", "postal"].contains(where: {
      key.elementsEqual($0.utf8)
    }) {
      core = postalCode(behind: word.upperBound, in: text)
    } else if ["at", "address"].contains(where: { key.elementsEqual($0.utf8) }) {
      core = announced(by: word, in: text)
    } else if suffixes.contains(where: { key.count > $0.utf8.count + 2 && key.ends(with: $0) }) {
      core = joined(word, in: text)
    } else {
      core = nil
    }
    return core.map {
      $0.lowerBound..<withTown(from: withUnit(from: $0.upperBound, in: text), in: text)
    }
  }

  /// Whether a word begins or ends like one that names a street, so that it is worth a look at the lists.
  private static func mayAnnounce(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let (first, second) = (
      text[word.lowerBound].lowercased, text.byte(word.lowerBound + 1).lowercased
    )
    let last = word.upperBound - 1
    return beginnings.contains(first, second)
      || endings.contains(text.byte(last - 1).lowercased, text.byte(last).lowercased)
  }

  private static let beginnings = PairSet(
    kinds.union(leadingKinds).map { ($0[0], $0[1]) }
      + [
        "apt", "suite", "apartment", "apo", "fpo", "dpo", "box", "zip", "postcode", "at", "address",
      ].map {
        let bytes = Array($0.utf8)
        return (bytes[0], bytes[1])
      })
  private static let endings = PairSet(
    suffixes.map { Array($0.utf8) }.map { ($0[$0.count - 2], $0[$0.count - 1]) })

  /// Back from the kind over the street's name to the number.
  private static func english(kind: Range<Int>, isShort: Bool, in text: Span<UInt8>) -> Range<Int>?
  {
    var start = kind.lowerBound
    let isCapital = text.isCapital(at: start)
    if !isCapital, capitalKinds.contains(text.lowercasedWord(kind)) { return nil }
    for words in 0..<5 {
      guard text.byte(start - 1) == 0x20 else { return nil }
      let end = start - 1
      var first = end
      while first > 0, text[first - 1] > 0x20, end - first < 30 { first -= 1 }
      guard first < end, !",;!?()".utf8.contains(text[end - 1]) else { return nil }
      if let number = houseNumber(first..<end, in: text) {
        // `2 Way`, `24 hour drive`: without a name it is none, and small letters need a whole word.
        return words > 0 ? number.lowerBound..<kind.upperBound : nil
      }
      let isName = text.isCapital(at: first) == isCapital && text.isLetter(at: first)
      guard isName && (isCapital || !isShort) || isOrdinal(first..<end, in: text) else {
        return nil
      }
      // In small letters only one or two words stand between: `12 main street`.
      if !isCapital, words > 1 { return nil }
      if !isCapital, smallWords.contains(text.lowercasedWord(first..<end)) { return nil }
      start = first
    }
    return nil
  }

  /// From a kind in front on over the street's name to the number, or with the number before.
  private static func leading(kind: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    var end =
      text.byte(kind.upperBound) == UInt8(ascii: ".") ? kind.upperBound + 1 : kind.upperBound
    var named = end
    for _ in 0..<6 {
      if text.byte(end) == UInt8(ascii: ","), text.byte(end + 1) == 0x20 { end += 1 }
      guard text.byte(end) == 0x20 else { break }
      let start = end + 1
      if text.byte(start).isDigit {
        let digits = text.endOfDigits(from: start)
        guard digits - start <= 5, named > kind.upperBound + 1 else { break }
        return numberBefore(kind.lowerBound, in: text)..<houseNumberEnd(digits, in: text)
      }
      guard text.isLetter(at: start) else { break }
      let word = start..<text.endOfWord(from: start)
      end = word.upperBound
      if text.byte(end) == UInt8(ascii: "."), word.count <= 3 { end += 1 }
      named = end
    }
    let start = numberBefore(kind.lowerBound, in: text)
    guard start < kind.lowerBound, text.byte(kind.upperBound) == 0x20,
      text.isLetter(at: kind.upperBound + 1)
    else { return nil }
    let name = kind.upperBound + 1..<text.endOfWord(from: kind.upperBound + 1)
    return start..<endOfName(from: name, in: text)
  }

  /// `Apt. 864` with what stands before it from a number on: `462 Stubengraben 80 Apt. 608`.
  private static func unit(_ word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    let end = withUnit(from: word.lowerBound, in: text)
    guard end > word.upperBound else { return nil }
    var start = word.lowerBound
    var offset = start
    for _ in 0..<7 {
      while offset > 0, offset > start - 3,
        [0x20, 0x0A, UInt8(ascii: ","), UInt8(ascii: ".")].contains(text[offset - 1])
      {
        offset -= 1
      }
      var first = offset
      while first > 0, text[first - 1].isDigit || text.isLetter(at: first - 1), offset - first < 30
      {
        first -= 1
      }
      guard first < offset else { break }
      let isNumber = houseNumber(first..<offset, in: text) != nil
      guard isNumber || text.isCapital(at: first) else { break }
      offset = first
      if isNumber { start = first }
    }
    return start..<end
  }

  /// `zip code is 56139`, `postcode: SW1A 1AA`.
  private static func postalCode(behind end: Int, in text: Span<UInt8>) -> Range<Int>? {
    var start = end
    for word in [" code", " number", " is", ":", " #"] where text.spells(word, at: start) {
      start += word.utf8.count
    }
    guard start > end, text.byte(start) == 0x20 else { return nil }
    start += 1
    let digits = text.endOfDigits(from: start)
    if (4...6).contains(digits - start), !text.byte(digits).isLetterOrDigit {
      return start..<digits
    }
    // `394 13`, `SW1A 1AA`
    var stop = start
    var count = 0
    while text.byte(stop).isDigit || text.byte(stop).isUppercase
      || text.byte(stop) == 0x20 && text.byte(stop + 1).isDigit
    {
      if text[stop].isDigit { count += 1 }
      stop += 1
    }
    return (2...6).contains(count) && (4...8).contains(stop - start) && !text.isLetter(at: stop)
      ? start..<stop : nil
  }

  /// `lives at 333 Golfskálinn 78`, `the address is 22829 Jagerij 64`.
  private static func announced(by word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    var start = word.upperBound
    if word.count == 2 {
      let before = [
        "live ", "lives ", "lived ", "living ", "located ", "reside ", "resides ", "is ",
      ]
      guard before.contains(where: { text.spells($0, at: word.lowerBound - $0.utf8.count) }) else {
        return nil
      }
    } else if text.spells(" is", at: start) {
      start += 3
    } else if text.spells(":", at: start) {
      start += 1
    }
    guard text.byte(start) == 0x20 else { return nil }
    let number = start + 1..<text.endOfDigits(from: start + 1)
    guard (2...6).contains(number.count), text.byte(number.upperBound) == 0x20,
      text.isCapital(at: number.upperBound + 1)
    else { return nil }
    let name = number.upperBound + 1..<text.endOfWord(from: number.upperBound + 1)
    guard name.count > 2, !isStop(name, in: text) else { return nil }
    let end = endOfName(from: name, in: text)
    let digits = text.endOfDigits(from: end + 1)
    return number.lowerBound..<(text.byte(end) == 0x20 && digits > end + 1 ? digits : end)
  }

  /// `P.O. Box 255`, `PO Box 255`.
  private static func postBox(_ word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    let prefix = ["p.o. ", "po ", "p. o. ", "p.o "].first {
      text.spells($0, at: word.lowerBound - $0.utf8.count)
        && !text.isLetter(at: word.lowerBound - $0.utf8.count - 1)
    }
    let digits = text.endOfDigits(from: word.upperBound + 1)
    guard let prefix, text.byte(word.upperBound) == 0x20, digits > word.upperBound + 1 else {
      return nil
    }
    return word.lowerBound - prefix.utf8.count..<digits
  }

  /// Military post: `PSC 4095, Box 8316 APO AE 85103`.
  private static func military(_ word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    let region = word.upperBound + 1
    guard text.byte(region - 1) == 0x20,
      ["aa", "ae", "ap"].contains(where: { text.spells($0, at: region) }),
      text.byte(region + 2) == 0x20
    else { return nil }
    let digits = text.endOfDigits(from: region + 3)
    guard digits - region == 8 else { return nil }
    // The line before it, or the same one: a post box, a unit or a ship.
    var start = word.lowerBound
    let limit = Swift.max(0, start - 40)
    for offset in stride(from: start - 1, through: limit, by: -1)
    where text.startsWord(at: offset)
      && ["psc ", "unit ", "usns ", "uss ", "usnv ", "usnumber ", "usv ", "uscgc "]
        .contains(where: { text.spells($0, at: offset) })
    {
      start = offset
      break
    }
    return start..<digits
  }

  /// Behind a word and those with a capital letter that follow it, four in all.
  private static func endOfName(from word: Range<Int>, in text: Span<UInt8>) -> Int {
    var end = word.upperBound
    for _ in 0..<3 where text.byte(end) == 0x20 && text.isCapital(at: end + 1) {
      let next = end + 1..<text.endOfWord(from: end + 1)
      if isStop(next, in: text), !kinds.contains(text.lowercasedWord(next)) { break }
      end = next.upperBound
    }
    return end
  }

  /// `Koskikatu 25`, `12 Hauptstraße`.
  private static func joined(_ word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    guard
      text.isCapital(at: word.lowerBound) || text.lowercasedWord(word).ends(with: "straße")
        || text.lowercasedWord(word).ends(with: "strasse")
    else { return nil }
    var end = word.upperBound
    let isShort = text.spells("str", at: end - 3)
    if isShort, text.byte(end) == UInt8(ascii: ".") { end += 1 }
    if text.byte(end) == 0x20, text.byte(end + 1).isDigit {
      let digits = text.endOfDigits(from: end + 1)
      if digits - end <= 5 {
        return numberBefore(word.lowerBound, in: text)..<houseNumberEnd(digits, in: text)
      }
    }
    let start = numberBefore(word.lowerBound, in: text)
    return !isShort && start < word.lowerBound && text.isCapital(at: word.lowerBound)
      ? start..<word.upperBound : nil
  }

  /// Where the number before a street begins, or the offset itself.
  private static func numberBefore(_ offset: Int, in text: Span<UInt8>) -> Int {
    guard text.byte(offset - 1) == 0x20 || text.byte(offset - 1) == UInt8(ascii: ",") else {
      return offset
    }
    let end = text.byte(offset - 2) == UInt8(ascii: ",") ? offset - 2 : offset - 1
    var start = end
    while start > 0, text[start - 1].isLetterOrDigit, end - start < 8 { start -= 1 }
    return houseNumber(start..<end, in: text)?.lowerBound ?? offset
  }

  private static func isStop(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    var hash = FoldedHash()
    hash.add(word, of: text)
    return NameTable.builtin.flags(of: hash.value).contains(.stop)
  }

  /// `12`, `12b`, `00745`; at most six digits and one letter.
  private static func houseNumber(_ word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    guard text.byte(word.lowerBound).isDigit, !text.byte(word.lowerBound - 1).isLetterOrDigit else {
      return nil
    }
    let digits = text.endOfDigits(from: word.lowerBound)
    guard digits - word.lowerBound <= 6 else { return nil }
    if digits == word.upperBound { return word }
    return digits + 1 == word.upperBound && text[digits].isLetter ? word : nil
  }

  private static func houseNumberEnd(_ digits: Int, in text: Span<UInt8>) -> Int {
    text.byte(digits).isLetter && !text.byte(digits + 1).isLetterOrDigit ? digits + 1 : digits
  }

  private static func isOrdinal(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let digits = text.endOfDigits(from: word.lowerBound)
    guard digits > word.lowerBound, word.upperBound - digits == 2 else { return false }
    return ["st", "nd", "rd", "th"].contains { text.spells($0, at: digits) }
  }

  /// Behind `Apt. 864`, `Suite 603`, `#4`.
  private static func withUnit(from end: Int, in text: Span<UInt8>) -> Int {
    var offset = end
    while text.byte(offset) == 0x20 || text.byte(offset) == UInt8(ascii: ",")
      || text.byte(offset) == 0x0A
      || text.byte(offset) == UInt8(ascii: ".")
    {
      offset += 1
    }
    for unit in ["apt", "apartment", "suite", "ste", "unit", "flat", "floor", "room", "#"]
    where text.spells(unit, at: offset) {
      var number = offset + unit.utf8.count
      while text.byte(number) == 0x20 || text.byte(number) == UInt8(ascii: ".")
        || text.byte(number) == UInt8(ascii: "#")
      {
        number += 1
      }
      let digits = text.endOfDigits(from: number)
      if digits > number { return houseNumberEnd(digits, in: text) }
    }
    return end
  }

  /// Behind a town, a state in two capital letters and a postal code: `, Calgary, AB 56139`.
  static func withTown(from end: Int, in text: Span<UInt8>) -> Int {
    var offset = end
    for _ in 0..<6 {
      var gap = offset
      while text.byte(gap) == 0x20 || text.byte(gap) == UInt8(ascii: ",") || text.byte(gap) == 0x0A
      { gap += 1 }
      guard gap > offset, gap - offset <= 4 else { return end }
      if text.byte(gap).isDigit {
        let digits = text.endOfDigits(from: gap)
        guard (4...6).contains(digits - gap), !text.byte(digits).isLetterOrDigit else { return end }
        if offset > end { return digits }
        // `, 79100 Freiburg`
        guard digits - gap == 5, text.byte(end) == UInt8(ascii: ",") else { return end }
        let town = digits + 1
        return text.byte(digits) == 0x20 && text.isCapital(at: town)
          ? text.endOfWord(from: town) : digits
      }
      guard text.startsWord(at: gap) else { return end }
      let isState =
        text.byte(gap).isUppercase && text.byte(gap + 1).isUppercase && !text.isLetter(at: gap + 2)
      offset = text.endOfWord(from: gap)
      if isState {
        var code = offset
        while text.byte(code) == 0x20 || text.byte(code) == UInt8(ascii: ",")
          || text.byte(code) == 0x0A
        { code += 1 }
        let digits = text.endOfDigits(from: code)
        return code > offset && (4...6).contains(digits - code) ? digits : offset
      }
    }
    return end
  }
}

extension [UInt8] {
  fileprivate func ends(with suffix: String) -> Bool {
    self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }
}
