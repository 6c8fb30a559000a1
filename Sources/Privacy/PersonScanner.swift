/// Names of people, where something says that they are one.
///
/// A name starts
/// - at a title: `Dr. Ilves`, `Mrs Okafor`; the title itself stays;
/// - after an introduction or a greeting: `my name is …`, `call me …`, `Hi …,`;
/// - at a given or family name with a capital letter, `Anna`, wherever it stands; a word that is a given name too,
///   `Grace`, only with another name behind it.
///
/// It goes on over initials, particles (`van`, `de la`) and further words with a capital letter.
/// A name that nothing announces is not found. Without capital letters one is where the whole message has none, and
/// in `my name is anna`.
enum PersonScanner {
  /// The names in a text, ascending, without overlap.
  static func matches(in text: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    let hasNoCapitals = !(0..<text.count).contains { text.isCapital(at: $0) }
    var offset = 0
    while offset < text.count {
      guard text.startsWord(at: offset) else {
        offset += 1
        continue
      }
      let word = offset..<text.endOfWord(from: offset)
      offset = word.upperBound
      guard text.isCapital(at: word.lowerBound) else {
        if hasNoCapitals, word.count >= 5, !text.spells("miles", at: word.lowerBound),
          NameList.plain.containsCapitalized(word, in: text)
        {
          // Who writes without capital letters writes names so as well.
          var name = word
          let next = word.upperBound + 1
          if text.byte(next - 1) == 0x20, text.startsWord(at: next) {
            let family = next..<text.endOfWord(from: next)
            if NameList.family.containsCapitalized(family, in: text) {
              name = word.lowerBound..<family.upperBound
            }
          }
          found.append(name)
          offset = name.upperBound
          continue
        }
        // `my name is anna`
        if text.byte(word.lowerBound) == UInt8(ascii: "n"),
          let name = introduced(by: word, in: text)
        {
          found.append(name)
          offset = name.upperBound
        }
        continue
      }
      if let name = match(at: word, in: text) {
        found.append(name)
        offset = name.upperBound
      } else if let name = introduced(by: word, in: text) {
        found.append(name)
        offset = name.upperBound
      }
    }
    return found
  }

  private static func match(at word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    if NameList.noNames.contains(word, in: text) { return nil }
    if isTitled(word, in: text) || isGreeted(word, in: text) {
      return isPlace(word, in: text) ? nil : extended(word, in: text)
    }
    if NameList.plain.contains(word, in: text) || NameList.family.contains(word, in: text) {
      return isPlace(word, in: text) ? nil : extended(word, in: text)
    }
    guard NameList.ambiguous.contains(word, in: text), !isPlace(word, in: text) else { return nil }
    let whole = extended(word, in: text)
    // At the start of a sentence most words have a capital letter: `Will Anna come?`
    guard whole != word, !startsSentence(word.lowerBound, in: text) else { return nil }
    return whole
  }

  /// `my name is X`, `my name's X`, `is named X`, `call me X`.
  private static func introduced(by word: Range<Int>, in text: Span<UInt8>) -> Range<Int>? {
    let start = word.lowerBound
    var next: Int
    guard text.spells("name", at: start), word.count == 4 || word.count == 6,
      text.spells("my ", at: start - 3)
    else {
      return nil
    }
    next = word.upperBound
    if word.count == 4 {
      guard text.spells(" is ", at: next) else { return nil }
      next += 4
    } else {
      guard text.spells("'s ", at: start + 4) else { return nil }
      next += 1
    }
    guard text.startsWord(at: next) else { return nil }
    let name = next..<text.endOfWord(from: next)
    if text.isCapital(at: next) {
      return NameList.noNames.contains(name, in: text) ? nil : extended(name, in: text)
    }
    // Of words in small letters only a given name is one: `my name is on the list`.
    return NameList.plain.containsCapitalized(name, in: text) ? name : nil
  }

  /// The name from its first word on: initials, particles and words with a capital letter, at most five.
  private static func extended(_ first: Range<Int>, in text: Span<UInt8>) -> Range<Int> {
    var end = first.upperBound
    var words = 1
    var offset = end
    while words < 5, text.byte(offset) == 0x20 {
      let start = offset + 1
      guard text.startsWord(at: start) else { break }
      let word = start..<text.endOfWord(from: start)
      if text.isCapital(at: start) {
        guard !NameList.noNames.contains(word, in: text) else { break }
        words += 1
        // An initial keeps its full stop when a name follows.
        if word.count == 1 {
          let dot = text.byte(word.upperBound) == UInt8(ascii: ".") ? 1 : 0
          guard text.byte(word.upperBound + dot) == 0x20,
            text.isCapital(at: word.upperBound + dot + 1)
          else { break }
          offset = word.upperBound + dot
          continue
        }
        end = word.upperBound
        offset = end
      } else {
        guard isParticle(word, in: text) else { break }
        offset = word.upperBound
      }
    }
    return first.lowerBound..<end
  }

  private static func isParticle(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    [
      "van", "von", "de", "der", "den", "da", "di", "del", "della", "dos", "la", "le", "bin", "al",
      "el", "ter", "y",
    ]
    .contains { $0.utf8.count == word.count && text.holds($0, at: word.lowerBound) }
  }

  private static func isTitled(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard text.byte(word.lowerBound - 1) == 0x20 else { return false }
    var end = word.lowerBound - 1
    if text.byte(end - 1) == UInt8(ascii: ".") { end -= 1 }
    // All end in one of three letters, and most words before a name do not.
    guard "rsf".utf8.contains(text.byte(end - 1)) else { return false }
    return ["mr", "mrs", "ms", "dr", "prof", "professor", "mister"].contains { title in
      let start = end - title.utf8.count
      return text.spells(title, at: start) && text.isCapital(at: start)
        && !text.isLetter(at: start - 1)
    }
  }

  /// `Hi Tom,` at the start of a sentence and with a mark behind the name.
  private static func isGreeted(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard text.byte(word.lowerBound - 1) == 0x20, word.count > 2 else { return false }
    switch text.byte(word.upperBound) {
    case UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "."), 0x0A: break
    default: return false
    }
    return ["hi", "hello", "hey", "dear"].contains { greeting in
      let start = word.lowerBound - 1 - greeting.utf8.count
      return text.spells(greeting, at: start) && !text.isLetter(at: start - 1)
        && startsSentence(start, in: text)
    }
  }

  /// `in Florence`, `Jordan River`: a place after all.
  private static func isPlace(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    // `Anna Street`, `St. Paul`
    ["St. ", "Saint ", "San ", "Santa ", "Mount ", "Fort ", "Port ", "Lake "]
      .contains { text.holds($0, at: word.lowerBound - $0.utf8.count) }
      || [
        " Street", " Road", " Avenue", " Hospital", " University", " College", " Church", " County",
        " Beach",
      ]
      .contains { text.holds($0, at: word.upperBound) }
  }

  private static func startsSentence(_ offset: Int, in text: Span<UInt8>) -> Bool {
    var before = offset - 1
    while text.byte(before) == 0x20 || text.byte(before) == UInt8(ascii: "\"") { before -= 1 }
    return before < 0
      || [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0x0A]
        .contains(text[before])
  }
}

extension NameList {
  /// Whether the word is one of the names but for a small first letter.
  func containsCapitalized(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var word = range.map { text[$0] }
    guard let first = word.first, first.isLowercase else { return false }
    word[0] = first & 0xDF
    return contains(0..<word.count, in: word.span)
  }
}
