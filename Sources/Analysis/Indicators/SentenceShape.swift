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
      speaksOfYou: message.persons[$0].second,
      speaksOfMe: message.persons[$0].first, hasFeeling: false, isAdvice: false, shared: 0)
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
