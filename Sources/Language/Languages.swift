/// The languages whose cues are known, the first one being that of most texts.
package struct Languages: Sendable {
  package struct Language: Sendable {
    /// ISO 639-1: `en`.
    package var code: String
    package var lexicon: Lexicon
    /// Whether its cue list holds more than words: what has none is recognised, not judged.
    package var isJudged: Bool
  }

  /// The number of a language that is not known.
  package static let unknown: UInt8 = .max

  package private(set) var all: [Language]
  private let empty = Lexicon(cues: CueList(""), topics: [])

  /// - Parameter lists: Cue lists by code; the first is the one that texts are taken to be in unless
  ///   their words say otherwise.
  package init(_ lists: [(code: String, cues: CueList)], topics: [Topic]) {
    precondition(!lists.isEmpty && lists.count < 255, "from 1 to 254 languages")
    all = lists.enumerated().map { index, list in
      Language(
        code: list.code, lexicon: Lexicon(cues: list.cues, topics: index == 0 ? topics : []),
        isJudged: !list.cues.sections.isEmpty)
    }
  }

  /// The code of a language, or nil for an unknown one.
  package func code(of number: UInt8) -> String? {
    Int(number) < all.count ? all[Int(number)].code : nil
  }

  /// Whether there are cues to judge a language by.
  package func judges(_ number: UInt8) -> Bool {
    Int(number) < all.count && all[Int(number)].isJudged
  }

  /// The lexicon of a language; one without words or cues where it is unknown or not judged.
  package func lexicon(of number: UInt8) -> Lexicon {
    judges(number) ? all[Int(number)].lexicon : empty
  }

  /// How many words are function words of a language.
  package func functionWords(in words: ArraySlice<Word>, of number: UInt8) -> Int {
    guard Int(number) < all.count else { return 0 }
    var count = 0
    // A lexicon is many tables: it is read in its place, as a copy of it costs more than the count.
    for word in words
    where all[Int(number)].lexicon.grammar(of: word.hash).contains(.function) { count += 1 }
    return count
  }

  /// Whether a message is plainly in a language: in another script than Latin, or with so many of its function words.
  package func isPlain(_ number: UInt8, in message: AnalysedMessage, smallWords least: Int) -> Bool
  {
    let letters = message.text.count { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }
    return message.text.count { $0 >= 0x80 } * 2 > letters
      || functionWords(in: message.tokens.words[...], of: number) >= least
  }

  /// The language of a text, by its script and its function words.
  ///
  /// A text that was cut into words with the first language's lexicon is in that language when at
  /// least one word in six is a function word of it; so most texts cost nothing more. Else the
  /// language with the most function words is taken, if those are one word in six and half as many
  /// again as the first language has. Fewer than four words take the language of what came before.
  ///
  /// - Parameter previous: The language of the message before; the first language where there is none.
  /// - Returns: ``unknown`` when there are words enough and no language fits.
  package func language(of tokens: WordText, _ text: [UInt8], previous: UInt8) -> UInt8 {
    if !tokens.isASCII, let code = script(of: text.span) {
      if let number = all.firstIndex(where: { $0.code == code }) { return UInt8(number) }
      return Self.unknown
    }
    return language(of: tokens.words[...], isASCII: tokens.isASCII, previous: previous)
  }

  /// The same for some words of a text.
  package func language(of words: ArraySlice<Word>, isASCII: Bool, previous: UInt8) -> UInt8 {
    let count = words.count
    guard count >= 4 else { return previous }
    let own = functionWords(in: words, of: 0)
    if own * 3 >= count { return 0 }
    var best = 0
    var most = own
    for number in all.indices.dropFirst() {
      let found = functionWords(in: words, of: UInt8(number))
      if found > most {
        best = number
        most = found
      }
    }
    if best != 0, most >= 2, most * 5 >= count, most * 2 >= own * 3 { return UInt8(best) }
    if own * 6 >= count || own > 0 && count < 12 { return 0 }
    // Names, numbers and terse notes have few function words in any language.
    return isASCII || count < 8 ? previous : Self.unknown
  }

  /// The language that a script stands for by itself, when most of the text is written in it.
  private func script(of text: borrowing Span<UInt8>) -> String? {
    var kana = 0
    var han = 0
    var hangul = 0
    var thai = 0
    var letters = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        let lower = byte | 0x20
        if lower >= 0x61, lower <= 0x7A { letters += 1 }
        index += 1
        continue
      }
      let second = index + 1 < text.count ? text[index + 1] : 0
      switch byte {
      case 0xE3 where (0x81...0x83).contains(second): kana += 1
      case 0xE4...0xE9: han += 1
      case 0xEA...0xED: hangul += 1
      case 0xE0 where (0xB8...0xB9).contains(second): thai += 1
      default: letters += 1
      }
      index += byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    }
    // Two Latin letters weigh as much as one of these.
    let others = kana + han + hangul + thai
    guard others * 2 > letters else { return nil }
    if hangul * 2 > others { return "ko" }
    if thai * 2 > others { return "th" }
    return kana * 10 > others ? "ja" : "zh"
  }
}
