internal import Bytes

/// Ages that are told by what stands around them alone: `17 y/o`, `52 Jahre alt`, `3-jährige`, `f/22/uk`, `eleven years
/// old`, `in my late fifties`. Those of sentences with people in them are found with the names.
enum AgePhrase {
  static func matches(in text: Span<UInt8>) -> [PersonalData] {
    var found: [PersonalData] = []
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      guard byte.isLetterOrDigit, !text.byte(offset - 1).isLetterOrDigit,
        text.byte(offset - 1) < 0x80
      else {
        offset += 1
        continue
      }
      let start = offset
      if byte.isDigit {
        offset = text.endOfDigits(from: start)
        guard offset - start <= 2 else { continue }
        if isInBrackets(start..<offset, in: text) {
          offset += 1
        } else if !isAge(start..<offset, in: text) {
          continue
        }
        found.append(PersonalData(type: .age, range: start..<offset))
        continue
      }
      while offset < text.count, text[offset].isLetter { offset += 1 }
      if "efnostz".utf8.contains(byte.lowercased),
        let range = inWords(start..<offset, in: text)
      {
        found.append(PersonalData(type: .age, range: range))
        offset = range.upperBound
      }
    }
    return found
  }

  // MARK: - In digits

  private static let units = [
    " jahre alt", " jahre jung", "-jährig", " jährig", "jährig", " y/o", "y/o", " y.o", "yrs old",
    " yrs old",
    " jaar oud", " år gammal", " anni",
  ]
  private static let unitsOfSpeakers = [" ans", " años", " jahre", " jaar", "yrs", " yrs"]

  private static func isAge(_ number: Range<Int>, in text: Span<UInt8>) -> Bool {
    let (start, end) = (number.lowerBound, number.upperBound)
    let before = text.byte(start - 1)
    guard text.byte(start) != 0x30, !".,:$#+-".utf8.contains(before) || text.byte(start - 2) == 0x20
    else { return isBetweenSlashes(number, in: text) }
    if let unit = units.first(where: { text.spells($0, at: end) }),
      !unit.hasSuffix("old") || !text.isLetter(at: end + unit.utf8.count)
    {
      // Of a firm or a house the same is said with capital letters around; nobody is hurt by a mask.
      return unit != " anni" || wordBefore(start, in: text) == key("ho")
    }
    if let unit = unitsOfSpeakers.first(where: { text.spells($0, at: end) }),
      !text.isLetter(at: end + unit.utf8.count), speakers.contains(wordBefore(start, in: text))
    {
      return true
    }
    if isBetweenSlashes(number, in: text) { return true }
    guard before == 0x20, endsPhrase(end, in: text) else { return isOfChild(number, in: text) }
    let word = wordBefore(start, in: text)
    if end - start == 2, iAm.contains(word) { return text.byte(start - 2).lowercased == 0x6D }
    guard german.contains(word) || nearing.contains(word) || plural.contains(word) else {
      return false
    }
    var words = WordsBefore(start, maximumWords: 4)
    _ = words.next(in: text)
    while let subject = words.next(in: text) {
      if plural.contains(word) { return manyKin.contains(subject) }
      if nearing.contains(word) ? nearers.contains(subject) : germanPeople.contains(subject) {
        return end - start == 2
      }
    }
    return word == key("bin") && end - start == 2
  }

  /// `(27m)`
  private static func isInBrackets(_ number: Range<Int>, in text: Span<UInt8>) -> Bool {
    let end = number.upperBound
    return text.byte(number.lowerBound - 1) == UInt8(ascii: "(") && number.count == 2
      && "fmFM".utf8.contains(text.byte(end)) && text.byte(end + 1) == UInt8(ascii: ")")
  }

  /// `f/22/uk`, `m/34`
  private static func isBetweenSlashes(_ number: Range<Int>, in text: Span<UInt8>) -> Bool {
    let start = number.lowerBound
    return number.count == 2 && text.byte(start - 1) == UInt8(ascii: "/")
      && "fmFM".utf8.contains(text.byte(start - 2)) && !text.byte(start - 3).isLetterOrDigit
      && text.byte(start - 3) != UInt8(ascii: "/")
      && (text.byte(number.upperBound) == UInt8(ascii: "/")
        && text.isLetter(at: number.upperBound + 1)
        || endsPhrase(number.upperBound, in: text))
  }

  /// `my daughter (5) and son (8)`
  private static func isOfChild(_ number: Range<Int>, in text: Span<UInt8>) -> Bool {
    text.byte(number.lowerBound - 1) == UInt8(ascii: "(")
      && (text.byte(number.upperBound) == UInt8(ascii: ")")
        || text.holds(", ", at: number.upperBound) && text.holds(")", at: number.upperBound + 3))
      && children.contains(wordBefore(number.lowerBound, in: text))
  }

  private static func endsPhrase(_ end: Int, in text: Span<UInt8>) -> Bool {
    if end >= text.count || "!?;)\n\r".utf8.contains(text[end]) { return true }
    if ".,".utf8.contains(text[end]) { return !text.byte(end + 1).isLetterOrDigit }
    return text[end] == 0x20 && asides.contains(wordKey(in: text, at: end + 1))
  }

  private static func wordBefore(_ start: Int, in text: Span<UInt8>) -> UInt64 {
    var before = WordsBefore(start, maximumWords: 1, maximumBytes: 16)
    return before.next(in: text) ?? 0
  }

  private static func key(_ word: String) -> UInt64 {
    word.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }

  private static let asides = Vocabulary("btw lol tbh rn lmao haha idk")
  private static let iAm = Vocabulary("im m")
  private static let speakers = Vocabulary(
    "bin ist sind war wird werde wurde ai a tengo tiene ben is i'm im m am")
  private static let german = Vocabulary("bin ist werde wird wurde")
  private static let germanPeople = Vocabulary(
    "ich er sohn tochter vater mutter mann frau bruder schwester oma opa kind freund freundin")
  private static let nearing = Vocabulary("pushing nearing approaching hitting")
  private static let nearers = Vocabulary("m im i'm i am he's she's")
  private static let plural = Vocabulary("are were")
  private static let manyKin = Vocabulary(
    "twins triplets kids children boys girls sons daughters grandkids")
  private static let children = Vocabulary(
    "son daughter kid boy girl brother sister child baby grandson granddau mother father mom dad husband wife sohn tochter mutter vater oma opa mann frau ich"
  )

  // MARK: - In words

  private static let small = Vocabulary(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
    nineteen twenty thirty forty fifty sixty seventy eighty ninety
    """)
  private static let tens = Vocabulary("twenty thirty forty fifty sixty seventy eighty ninety")
  private static let decades = Vocabulary(
    "twenties thirties forties fifties sixties seventies eighties nineties teens")
  private static let owners = Vocabulary("my his her their your our")
  private static let parts = Vocabulary("early late mid")

  /// `It's six years old.`
  private static func isThing(_ start: Int, in text: Span<UInt8>) -> Bool {
    ["it's ", "its ", "it is ", "\u{2019}s "].contains {
      text.spells($0, at: start - $0.utf8.count)
    }
  }

  private static func inWords(_ word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    let key = Privacy.wordKey(in: text, at: word.lowerBound)
    if decades.contains(key) {
      var before = WordsBefore(word.lowerBound, maximumWords: 2, maximumBytes: 16)
      guard let first = before.next(in: text) else { return nil }
      // `our teens` are people.
      if owners.contains(first) { return text.spells("teens", at: word.lowerBound) ? nil : word }
      guard parts.contains(first), let second = before.next(in: text) else { return nil }
      return owners.contains(second) ? word : nil
    }
    guard small.contains(key) else { return nil }
    var end = word.upperBound
    if tens.contains(key), " -".utf8.contains(text.byte(end)) {
      let unit = Privacy.wordKey(in: text, at: end + 1)
      if small.contains(unit), !tens.contains(unit) {
        end += 1
        while text.byte(end).isLetter { end += 1 }
      }
    }
    for unit in [
      " years old", "-years-old", "-year-old", " year old", "-month-old", " months old",
      "-week-old",
    ]
    where text.spells(unit, at: end) && !isThing(word.lowerBound, in: text) {
      let rest = end + unit.utf8.count
      return text.spells("er", at: rest) ? nil : word.lowerBound..<end
    }
    // `I am thirty four`
    let isSelf =
      end > word.upperBound && endsPhrase(end, in: text)
      && ["i am ", "i'm ", "im "].contains { text.spells($0, at: word.lowerBound - $0.utf8.count) }
    return isSelf ? word.lowerBound..<end : nil
  }
}
