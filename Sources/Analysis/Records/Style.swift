internal import Language

/// How a response is written, in numbers that are compared across a dataset.
package struct Style: Sendable, BitwiseCopyable, Hashable {
  /// Words per sentence, in tenths.
  package var sentenceLength: UInt16 = 0
  /// Letters per word, in hundredths.
  package var wordLength: UInt16 = 0
  /// Sentences in a hundred that end with an exclamation mark.
  package var exclamations: UInt8 = 0
  /// Words in a hundred that speak of "you", and of "I".
  package var secondPersons: UInt8 = 0
  package var firstPersons: UInt8 = 0
  /// Words in a hundred with an apostrophe, which is how spoken language is written.
  package var contractions: UInt8 = 0

  package init() {}
}

extension Style {
  /// The style of a message; zero without words.
  init(_ message: AnalysedMessage) {
    let words = message.tokens.words.count
    let sentences = message.tokens.sentences.count
    guard words > 0, sentences > 0 else { return }
    var letters = 0
    var apostrophes = 0
    let text = message.text.span
    for word in message.tokens.words {
      letters += Int(word.end - word.start)
      // An apostrophe stands one or two letters before the end: "don't", "you'll".
      for index in max(Int(word.start), Int(word.end) - 4)..<Int(word.end)
      where text[index] == UInt8(ascii: "'") || text[index] == 0x99 { apostrophes += 1 }
    }
    func percent(_ count: Int, _ total: Int) -> UInt8 { UInt8(clamping: count * 100 / total) }
    sentenceLength = UInt16(clamping: words * 10 / sentences)
    wordLength = UInt16(clamping: letters * 100 / words)
    exclamations = percent(
      message.tokens.sentences.count { $0.ending == .exclamation }, sentences)
    secondPersons = percent(message.sentences.reduce(0) { $0 + $1.secondPersons }, words)
    firstPersons = percent(message.sentences.reduce(0) { $0 + $1.firstPersons }, words)
    contractions = percent(apostrophes, words)
  }

  /// The Automated Readability Index: about the American school grade that reads it with ease.
  ///
  /// 4.71 × letters per word + 0.5 × words per sentence − 21.43 (Senter and Smith 1967).
  package var readability: Double {
    4.71 * Double(wordLength) / 100 + 0.5 * Double(sentenceLength) / 10 - 21.43
  }
}
