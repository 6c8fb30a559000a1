internal import Bytes

/// Days and years that a sentence says somebody was born on: `born on 2 March`, `geboren am 12. Oktober 1974`,
/// `14/02/90 is my date of birth`, `I was born in 1979`.
enum BirthDate {
  private static let names = [
    "born", "dob", "birth", "birthday", "bday", "birthdate", "geboren", "geburtsdatum",
    "geburtstag", "geb", "birthdays",
    "naci", "nacido", "nacida", "nacimiento", "naissance", "geboortedatum", "jahrgang",
    "nascimento",
  ]
  private static let accentedNames = ["née", "né", "nací", "cumpleaños", "Née", "Né", "Nací"]
  private static let fillers = [
    "on", "is", "was", "the", "s", "am", "ist", "der", "den", "dem", "le", "el", "on", "est", "in",
    "im", "jahr", "year", "summer", "winter", "spring", "autumn", "fall", "of", "year", "yr",
    "date",
  ]

  /// The date behind a word that announces it.
  static func behind(_ word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    guard let end = endOfName(word, in: text) else { return nil }
    var offset = skipping(end, in: text)
    for _ in 0..<4 {
      let filler = fillers.first {
        text.spells($0, at: offset) && !text.byte(offset + $0.utf8.count).isLetterOrDigit
      }
      guard let filler else { break }
      offset = skipping(offset + filler.utf8.count, in: text)
    }
    guard offset > end, let stop = DateForm.announcedEnd(from: offset, in: text),
      !text.byte(stop).isLetterOrDigit, !text.spells(" year", at: stop)
    else { return nil }
    if DateForm.isYear(offset, in: text), stop - offset == 4, !isOfSomebody(word, in: text) {
      return nil
    }
    return offset..<stop
  }

  private static func endOfName(_ word: Range<Int>, in text: Span<UInt8>) -> Int? {
    if names.contains(where: { $0.utf8.count == word.count && text.spells($0, at: word.lowerBound) }
    ) {
      return word.upperBound
    }
    if let name = accentedNames.first(where: { text.holds($0, at: word.lowerBound) })
      ?? (text.spells("d.o.b", at: word.lowerBound) ? "d.o.b" : nil)
    {
      let end = word.lowerBound + name.utf8.count
      return text.isLetter(at: end) ? nil : end
    }
    // `came into the world on`, `turn 40 on`
    if text.spells("world on ", at: word.lowerBound),
      text.spells("into the ", at: word.lowerBound - 9)
    {
      return word.upperBound
    }
    guard text.spells("turn", at: word.lowerBound) else { return nil }
    let digits = text.endOfDigits(from: word.upperBound + 1)
    return (2...4).contains(digits - word.upperBound) && text.spells(" on ", at: digits)
      ? digits : nil
  }

  private static func skipping(_ start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    if text.holds(" (", at: offset) {
      var end = offset + 2
      while end - offset < 24, text.byte(end).isLetter { end += 1 }
      if text.holds(")", at: end) { offset = end + 1 }
    }
    while offset - start < 36 {
      if " :.,-(='\u{22}\n*|".utf8.contains(text.byte(offset)) {
        offset += 1
      } else if text.spells("<br>", at: offset) {
        offset += 4
      } else {
        break
      }
    }
    return offset
  }

  private static let people = Vocabulary(
    """
    i im he she we they you who ich er sie wir son daughter mother father mom dad mum brother sister wife husband \
    partner child baby grandma grandpa sohn tochter mutter vater nací jahrgang
    """)

  /// A mere year says something of somebody alone: wars and firms are born too.
  private static func isOfSomebody(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard text.spells("born", at: word.lowerBound) || text.spells("geboren", at: word.lowerBound)
    else {
      return true
    }
    var before = WordsBefore(word.lowerBound, maximumWords: 3)
    while let word = before.next(in: text) {
      if people.contains(word) { return true }
    }
    return false
  }

  /// Whether what follows a date calls it somebody's: `geboren`, `is my date of birth`, `baby`.
  static func isCalledBehind(_ end: Int, in text: Span<UInt8>) -> Bool {
    if text.spells(" geboren", at: end) || text.spells(" born", at: end) { return true }
    guard
      let verb = [" is ", " was ", " ist ", ", my ", " (", " as "].first(where: {
        text.spells($0, at: end)
      })
    else { return false }
    var offset = end + verb.utf8.count
    for _ in 0..<4 {
      let key = wordKey(in: text, at: offset)
      guard key != 0 else { return false }
      if called.contains(key) { return true }
      guard owners.contains(key) else { return false }
      while text.isLetter(at: offset) || text.byte(offset) == 0x27 { offset += 1 }
      guard text.byte(offset) == 0x20 else { return false }
      offset += 1
    }
    return false
  }

  private static let called = Vocabulary(
    "birth birthday birthdate dob bday geburtsdatum geburtstag born")
  private static let owners = Vocabulary(
    "my his her your our their the date of when day i was he she mein meine sein ihr")

  /// `a 1987 baby`, `ich bin 1988 geboren`
  static func isYearOfChild(_ year: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard DateForm.isYear(year.lowerBound, in: text) else { return false }
    if text.spells(" geboren", at: year.upperBound) {
      var before = WordsBefore(year.lowerBound, maximumWords: 3)
      while let word = before.next(in: text) {
        if people.contains(word) { return true }
      }
      return false
    }
    return ["baby", "kid", "child"].contains { text.spells(" " + $0, at: year.upperBound) }
      && text.spells("m a ", at: year.lowerBound - 4)
  }
}
