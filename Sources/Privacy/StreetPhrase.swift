internal import Bytes

/// Addresses whose streets are named by a phrase: `Am Mühlbach 7a`, `Unter den Eichen 87`, `C/ Mayor 120, 2ºB`,
/// `Flat 9, Harrow House`, `RR 2 Box 118`.
enum StreetPhrase {
  static func matches(in text: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = 0
    while offset < text.count {
      guard text[offset].isLetter, text.startsWord(at: offset) else {
        offset += 1
        continue
      }
      let range: Range<Int>? =
        switch text[offset] {
        case UInt8(ascii: "A"), UInt8(ascii: "C"), UInt8(ascii: "P"):
          german(at: offset, in: text) ?? spanish(at: offset, in: text)
            ?? flat(at: offset, in: text)
        case UInt8(ascii: "R"), UInt8(ascii: "H"):
          rural(at: offset, in: text) ?? german(at: offset, in: text)
        case let byte where "IZUVB".utf8.contains(byte):
          german(at: offset, in: text) ?? flat(at: offset, in: text)
        case let byte where "FfauTt".utf8.contains(byte): flat(at: offset, in: text)
        default: nil
        }
      if let range {
        found.append(range)
        offset = range.upperBound
      } else {
        offset += 1
        while offset < text.count, text[offset].isLetter { offset += 1 }
      }
    }
    return found
  }

  private static let prepositions = [
    "Am ", "An der ", "An den ", "An dem ", "Auf der ", "Auf dem ", "Auf den ", "Im ", "In der ",
    "In den ", "Zum ",
    "Zur ", "Unter den ", "Unter der ", "Hinter der ", "Hinter dem ", "Vor dem ", "Vor der ",
    "Bei der ", "Beim ",
  ]

  /// A preposition, one or two words with capitals, a number; no day, no month, no part of a book.
  private static func german(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard let preposition = prepositions.first(where: { text.holds($0, at: start) }) else {
      return nil
    }
    var offset = start + preposition.utf8.count
    var letters = 0
    for word in 0..<2 {
      guard text.isCapital(at: offset) else { break }
      let end = text.endOfWord(from: offset)
      if notStreets.contains(wordKey(in: text, at: offset)) { return nil }
      letters = max(letters, end - offset)
      guard text.byte(end) == 0x20 else { return nil }
      offset = end + 1
      if word == 0, text.byte(offset).isDigit { break }
    }
    guard letters >= 4, let end = houseNumber(from: offset, in: text) else { return nil }
    let whole = AddressScanner.withTown(from: end, in: text)
    // `Bei der Arbeit 8 Stunden`: what is counted follows.
    if whole == end, text.byte(end) == 0x20 {
      if text.isCapital(at: end + 1) || counted.contains(wordKey(in: text, at: end + 1)) {
        return nil
      }
    }
    // `Im` is English too: `Im Sarah 25`.
    if preposition == "Im ", whole == end { return nil }
    return start..<whole
  }

  private static let counted = Vocabulary(
    "von bis mal uhr minuten stunden prozent kg km euro und oder mit of to")
  private static let notStreets = Vocabulary(
    """
    montag dienstag mittwoch donnerst freitag samstag sonntag januar februar märz april mai juni juli august septembe \
    oktober november dezember ende anfang tag jahr jahre kapitel alter durchsch schnitt monat morgen abend mittag \
    seite raum zimmer platz level woche stunde gleis tor version feature i ich wochenen zeit beispiel arbeit skala
    """)

  /// `C/ Mayor 120, 2ºB`, `Av. Paulista 1578`
  private static func spanish(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    let kinds = ["C/ ", "C/", "Av. ", "Avda. ", "Av ", "Avda ", "Pza. ", "Ctra. "]
    guard let kind = kinds.first(where: { text.holds($0, at: start) }) else { return nil }
    var offset = start + kind.utf8.count
    for _ in 0..<5 {
      guard text.isLetter(at: offset) else { break }
      let end = text.endOfWord(from: offset)
      guard text.isCapital(at: offset) || end - offset <= 3 else { return nil }
      guard text.byte(end) == 0x20 || text.holds(", ", at: end) else { return nil }
      offset = end + (text.byte(end) == 0x20 ? 1 : 2)
    }
    guard offset > start + kind.utf8.count, let number = houseNumber(from: offset, in: text) else {
      return nil
    }
    var end = number
    if text.holds(", ", at: number), text.byte(number + 2).isDigit {
      let floor = text.endOfDigits(from: number + 2)
      if text.holds("º", at: floor) || text.holds("ª", at: floor) || text.holds("°", at: floor) {
        end = floor + 2
        if text.byte(end) == 0x20, text.byte(end + 1).isUppercase, !text.isLetter(at: end + 2) {
          end += 1
        }
        if text.byte(end).isLetter, !text.isLetter(at: end + 1) { end += 1 }
      }
    }
    return start..<AddressScanner.withTown(from: end, in: text)
  }

  /// `RR 2 Box 118`, `HC 1 Box 22`
  private static func rural(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    guard text.holds("RR ", at: start) || text.holds("HC ", at: start) else { return nil }
    let route = text.endOfDigits(from: start + 3)
    guard route > start + 3 else { return nil }
    let box = text.byte(route) == UInt8(ascii: ",") ? route + 1 : route
    guard text.spells(" box ", at: box) else { return nil }
    let end = text.endOfDigits(from: box + 5)
    return end > box + 5 ? start..<end : nil
  }

  /// `Flat 9, Harrow House`
  private static func flat(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    let kinds = ["flat ", "apartment ", "apt ", "apt. ", "unit ", "top floor "]
    guard let kind = kinds.first(where: { text.spells($0, at: start) }),
      let number = houseNumber(from: start + kind.utf8.count, in: text)
    else { return nil }
    var offset = number
    if text.byte(offset) == UInt8(ascii: ",") { offset += 1 }
    for count in 0..<4 {
      guard text.byte(offset) == 0x20, text.isCapital(at: offset + 1) else { return nil }
      let word = offset + 1
      offset = text.endOfWord(from: word)
      if count > 0, houses.contains(wordKey(in: text, at: word)) {
        return start..<AddressScanner.withTown(from: offset, in: text)
      }
    }
    return nil
  }

  private static let houses = Vocabulary(
    "house court lodge tower towers mansions building heights hall point apartments villas terrace parade street road"
  )

  /// `7`, `7a`, `12/88`; no year and no time.
  private static func houseNumber(from start: Int, in text: Span<UInt8>) -> Int? {
    var end = text.endOfDigits(from: start)
    guard (1...4).contains(end - start), text.byte(start) != 0x30 else { return nil }
    let isYear = end - start == 4 && (text.holds("19", at: start) || text.holds("20", at: start))
    if text.byte(end) == UInt8(ascii: "/") || text.byte(end) == UInt8(ascii: "-"),
      text.byte(end + 1).isDigit
    {
      end = text.endOfDigits(from: end + 1)
    }
    if text.byte(end).isLetter, !text.byte(end + 1).isLetterOrDigit { end += 1 }
    let goesOn =
      ":%".utf8.contains(text.byte(end)) || text.byte(end).isLetterOrDigit
      || numberGoesOn(at: end, in: text)
    return isYear || goesOn ? nil : end
  }
}
