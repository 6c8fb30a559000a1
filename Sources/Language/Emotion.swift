/// The emotional state that a user's message speaks of.
package enum Emotion: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case neutral
  case sad, anxious, stressed, angry, ashamed, lonely, discouraged, tired
  case grateful, proud, hopeful, happy

  package var name: String { String(describing: self) }

  package init?(name: String) {
    guard let match = Emotion.allCases.first(where: { $0.name == name.lowercased() }) else {
      return nil
    }
    self = match
  }
}

/// The state that most of a message's words of feeling speak of; neutral without any.
///
/// Words in a sentence about oneself count fully, in one without "I" half, behind a denial ("not sad",
/// "no longer afraid") not at all. Later ones count a little more: people come to the point last.
package func emotion(of message: AnalysedMessage, _ lexicon: Lexicon) -> Emotion {
  var scores = Array(repeating: 0.0, count: Emotion.allCases.count)
  let words = message.tokens.words
  var covered = 0
  for cue in message.cues {
    guard case .emotion(let emotion) = cue.outcome.meaning,
      cue.words.lowerBound >= covered, !isNegated(cue, in: message, lexicon)
    else { continue }
    covered = cue.words.upperBound
    let number = Int(words[cue.words.lowerBound].sentence)
    let isOwn = message.sentences[number].firstPersons > 0
    let place = Double(cue.words.lowerBound) / Double(max(1, words.count))
    scores[Int(emotion.rawValue)] += cue.outcome.weight * (isOwn ? 1 : 0.5) * (1 + 0.3 * place)
  }
  var best = Emotion.neutral
  for emotion in Emotion.allCases.dropFirst()
  where scores[Int(emotion.rawValue)] > scores[Int(best.rawValue)] {
    best = emotion
  }
  return best
}

/// Whether one of the three words before a cue, in its sentence, denies it.
private func isNegated(
  _ cue: Lexicon.Match, in message: AnalysedMessage, _ lexicon: Lexicon
) -> Bool {
  let words = message.tokens.words
  let sentence = words[cue.words.lowerBound].sentence
  var index = cue.words.lowerBound - 1
  while index >= 0, index >= cue.words.lowerBound - 3, words[index].sentence == sentence {
    if lexicon.grammar(of: words[index]).contains(.negation) { return true }
    index -= 1
  }
  return false
}
