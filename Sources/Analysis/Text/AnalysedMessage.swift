internal import Corpus

/// A message with what one pass over its words found.
struct AnalysedMessage {
  var role: Role
  /// Masked text.
  var text: [UInt8]
  var tokens: Tokens
  /// Cues in the order of their first word; each with the words it covers.
  var cues: [(outcome: Lexicon.Outcome, words: Range<Int>)] = []
  /// Stems of the words that carry content, with the number of the word.
  var content: [(stem: UInt64, word: Int)] = []

  /// By sentence: whether it says "I" or "my", and "you" or "your".
  var persons: [(first: Bool, second: Bool)] = []

  init(role: Role, text: [UInt8], lexicon: Lexicon) {
    self.role = role
    self.text = text
    let tokens = Tokens(text, lexicon: lexicon)
    self.tokens = tokens
    var cues: [(outcome: Lexicon.Outcome, words: Range<Int>)] = []
    lexicon.matches(in: tokens) { cues.append(($0, $1)) }
    self.cues = cues
    var content: [(stem: UInt64, word: Int)] = []
    content.reserveCapacity(tokens.words.count / 2)
    var persons = Array(
      repeating: (first: false, second: false), count: tokens.sentences.count)
    let bytes = text.span
    let words = tokens.words.span
    for index in words.indices {
      let word = words[index]
      // Words of one or two letters carry content too seldom.
      switch lexicon.grammar(of: word) {
      case .content: break
      case .function: continue
      case .firstPerson:
        persons[Int(word.sentence)].first = true
        continue
      case .secondPerson:
        persons[Int(word.sentence)].second = true
        continue
      }
      guard word.end - word.start > 2 else { continue }
      content.append((stem(word, in: bytes), index))
    }
    self.content = content
    self.persons = persons
  }

  /// The bytes from a run's first word to its last.
  func byteRange(ofWords words: Range<Int>) -> Range<Int> {
    Int(tokens.words[words.lowerBound].start)..<Int(tokens.words[words.upperBound - 1].end)
  }
}
