package import Corpus

/// A message with what one pass over its words found.
package struct AnalysedMessage {
  package var role: Role
  /// Masked text.
  package var text: [UInt8]
  package var tokens: WordText
  /// Cues in the order of their first word.
  package var cues: [Lexicon.Match] = []
  /// The words that carry content.
  package var content: [ContentWord] = []
  /// By sentence.
  package var sentences: [SentenceFacts] = []
  /// What any of its words is to grammar.
  package var grammar: Lexicon.Grammar = []
  /// Number of its language; ``Languages/unknown`` when it is not known.
  package var language: UInt8 = 0

  package struct ContentWord {
    package var stem: UInt64
    /// Number of the word in the text.
    package var word: Int32
    package var sentence: Int32
    /// Whether so many texts have it that sharing it says little.
    package var isCommon: Bool
  }

  /// - Parameter previous: The language of the message before.
  package init(role: Role, text: [UInt8], languages: Languages, previous: UInt8 = 0) {
    var tokens = WordText(text, lexicon: languages.all[0].lexicon)
    let language = languages.language(of: tokens, text, previous: previous)
    let lexicon = languages.lexicon(of: language)
    if language != 0 || !languages.judges(0) { tokens.renumber(lexicon) }
    if language == 0 { tokens.partJoined(in: text, lexicon) }
    self.init(role: role, text: text, tokens: tokens, lexicon: lexicon)
    self.language = language
  }

  private init(role: Role, text: [UInt8], tokens: WordText, lexicon: Lexicon) {
    self.role = role
    self.text = text
    self.tokens = tokens
    var cues: [Lexicon.Match] = []
    lexicon.match(tokens, into: &cues)
    var content: [ContentWord] = []
    content.reserveCapacity(tokens.words.count / 2)
    var sentences = Array(repeating: SentenceFacts(), count: tokens.sentences.count)
    let bytes = text.span
    let words = tokens.words.span
    var seen: Lexicon.Grammar = []
    for index in words.indices {
      let word = words[index]
      let grammar = lexicon.grammar(of: word)
      seen.formUnion(grammar)
      if !grammar.isDisjoint(with: .counted) {
        sentences[Int(word.sentence)].count(grammar)
        if grammar.contains(.function) { continue }
      }
      // Words of one or two letters carry content too seldom.
      guard word.end - word.start > 2 else { continue }
      sentences[Int(word.sentence)].content += 1
      content.append(
        ContentWord(
          stem: stem(word, in: bytes), word: Int32(index), sentence: word.sentence,
          isCommon: grammar.contains(.common)))
    }
    for index in sentences.indices {
      sentences[index].readForm(of: tokens.sentences[index], words, lexicon)
      sentences[index].isQuoted = isQuoted(tokens.sentences[index], bytes)
    }
    for cue in cues { sentences[Int(words[cue.words.lowerBound].sentence)].add(cue) }
    self.cues = cues
    self.content = content
    self.sentences = sentences
    grammar = seen
  }

  /// The bytes from a run's first word to its last.
  package func byteRange(ofWords words: Range<Int>) -> Range<Int> {
    Int(tokens.words[words.lowerBound].start)..<Int(tokens.words[words.upperBound - 1].end)
  }

  /// The bytes of a sentence, closing punctuation included.
  package func byteRange(ofSentence number: Int) -> Range<Int> {
    tokens.sentences[number].start..<tokens.sentences[number].end
  }
}

/// Whether a sentence ends with a quotation mark: what stands there is somebody else's.
private func isQuoted(_ sentence: Sentence, _ text: borrowing Span<UInt8>) -> Bool {
  let end = sentence.end
  guard end > 0 else { return false }
  if text[end - 1] == UInt8(ascii: "\"") { return true }
  // “ and ” are E2 80 9C and E2 80 9D.
  return end >= 3 && text[end - 3] == 0xE2 && text[end - 2] == 0x80
    && (text[end - 1] == 0x9C || text[end - 1] == 0x9D)
}
