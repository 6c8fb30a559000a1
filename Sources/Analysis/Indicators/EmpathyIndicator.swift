/// How much empathy a response shows, 0 to 1, and the words it rests on.
///
/// Three parts after Sharma et al. (2020): emotional reaction, interpretation, exploration. Cues
/// and sentences of certain shapes are evidence of a part, each with a weight; the weights join as
/// independent evidence, 1 − Π(1 − wᵢ), the second and later ones of a part at half their weight.
///
/// Shapes: a statement about "you" that takes up the user's words, or names a feeling, interprets;
/// a statement that takes up two of the user's words without "you" does so a little; a question
/// about "you" that takes up a word or names a feeling explores. Advice is none of these.
func empathyIndicator(
  _ message: AnalysedMessage, current: WordSet, heard: WordSet
) -> (value: Double, marks: [Mark]) {
  var rest = 1.0
  var counts = [0, 0, 0]  // evidence of reaction, interpretation, exploration
  var marks: [Mark] = []
  func add(_ part: Int, _ weight: Double) {
    rest *= 1 - (counts[part] == 0 ? weight : weight / 2)
    counts[part] += 1
  }
  // Cues inside a longer cue say nothing of their own.
  var covered = 0
  for cue in message.cues {
    let part: Int
    switch cue.outcome.meaning {
    case .reaction: part = 0
    case .interpretation: part = 1
    case .exploration: part = 2
    default: continue
    }
    guard cue.words.lowerBound >= covered else { continue }
    covered = cue.words.upperBound
    add(part, cue.outcome.weight)
    marks.append(Mark(message.byteRange(ofWords: cue.words), .empathy))
  }
  for shape in sentenceShapes(of: message, current: current, heard: heard) {
    guard !shape.isAdvice else { continue }
    let weight: Double
    if shape.isQuestion {
      guard shape.speaksOfYou, shape.shared > 0 || shape.hasFeeling else { continue }
      weight = 0.25
      add(2, weight)
    } else {
      weight =
        shape.speaksOfYou
        ? (shape.shared > 0 ? 0.5 : 0) + (shape.hasFeeling ? 0.2 : 0)
        : shape.shared > 1 && !shape.speaksOfMe ? 0.3 : 0
      guard weight > 0 else { continue }
      add(1, weight)
    }
    let sentence = message.tokens.sentences[shape.sentence]
    marks.append(Mark(sentence.start..<sentence.end, .empathy))
  }
  return (1 - rest, marks)
}
