/// What a sentence of a response does, as far as its words show it.
struct SentenceShape {
  /// Number of the sentence in the response.
  var sentence: Int
  var isQuestion: Bool
  /// Says "you" or "your".
  var speaksOfYou: Bool
  /// Says "I", "my" or "me".
  var speaksOfMe: Bool
  /// Names an emotional state.
  var hasFeeling: Bool
  /// Tells the user what to do.
  var isAdvice: Bool
  /// Words of content that the user said before.
  var shared: Int
}

/// The shapes of a response's sentences, in order.
func sentenceShapes(
  of message: AnalysedMessage, current: WordSet, heard: WordSet
) -> [SentenceShape] {
  var shapes = message.tokens.sentences.indices.map {
    SentenceShape(
      sentence: $0, isQuestion: message.tokens.sentences[$0].ending == .question,
      speaksOfYou: false, speaksOfMe: false, hasFeeling: false, isAdvice: false, shared: 0)
  }
  for word in message.tokens.words {
    if secondPerson.contains(word.hash) {
      shapes[Int(word.sentence)].speaksOfYou = true
    } else if firstPerson.contains(word.hash) {
      shapes[Int(word.sentence)].speaksOfMe = true
    }
  }
  for cue in message.cues {
    let sentence = Int(message.tokens.words[cue.words.lowerBound].sentence)
    switch cue.outcome.meaning {
    case .emotion: shapes[sentence].hasFeeling = true
    case .advice: shapes[sentence].isAdvice = true
    default: break
    }
  }
  for word in message.content where current.contains(word.stem) || heard.contains(word.stem) {
    shapes[Int(message.tokens.words[word.word].sentence)].shared += 1
  }
  return shapes
}

let secondPerson: Set<UInt64> = hashes(
  "you your you're you've you'd you'll yourself yours youre u ur")
private let firstPerson: Set<UInt64> = hashes("i i'm i've i'd i'll my me mine im")

private func hashes(_ words: String) -> Set<UInt64> {
  Set(words.split(separator: " ").map { hashOfWord($0.utf8) })
}
