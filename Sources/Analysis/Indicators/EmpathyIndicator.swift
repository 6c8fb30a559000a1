/// How much empathy a response shows, 0 to 1, and the words it rests on.
///
/// Three parts after Sharma et al. (2020): emotional reaction, interpretation, exploration. Within
/// a part the strongest cue counts; the parts join as independent evidence, 1 − Π(1 − wᵢ). Cues
/// inside a longer cue of the same part do not count again.
func empathyIndicator(_ message: AnalysedMessage) -> (value: Double, marks: [Mark]) {
  var reaction = 0.0
  var interpretation = 0.0
  var exploration = 0.0
  var marks: [Mark] = []
  for cue in message.cues {
    switch cue.outcome.meaning {
    case .reaction: reaction = max(reaction, cue.outcome.weight)
    case .interpretation: interpretation = max(interpretation, cue.outcome.weight)
    case .exploration: exploration = max(exploration, cue.outcome.weight)
    default: continue
    }
    marks.append(Mark(message.byteRange(ofWords: cue.words), .empathy))
  }
  return (1 - (1 - reaction) * (1 - interpretation) * (1 - exploration), marks)
}
