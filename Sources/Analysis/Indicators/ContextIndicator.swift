/// How much a response takes up what the user said, 0 to 1, and the words it rests on.
///
/// Each distinct word of content that the user used counts 0.3 (0.4 when it comes from an earlier
/// message than the last), a phrase of reflection ("it sounds like…") 0.25, all joined as
/// independent evidence. A phrase alone stays under one half: it may be said to anybody.
///
/// - Parameters:
///   - current: Content stems of the user's last message.
///   - heard: Content stems of the user's messages before it.
func contextIndicator(
  _ response: AnalysedMessage, current: WordSet, heard: WordSet, _ counted: inout WordSet
) -> (value: Double, shared: Int, marks: [Mark]) {
  counted.reset(capacity: response.content.count)
  var rest = 1.0
  var shared = 0
  var marks: [Mark] = []
  for word in response.content {
    let isCurrent = current.contains(word.stem)
    guard isCurrent || heard.contains(word.stem) else { continue }
    marks.append(Mark(response.byteRange(ofWords: word.word..<word.word + 1), .context))
    guard counted.insert(word.stem) == nil else { continue }
    shared += 1
    rest *= isCurrent ? 0.7 : 0.6
  }
  var reflects = false
  for cue in response.cues where cue.outcome.meaning == .reflection {
    marks.append(Mark(response.byteRange(ofWords: cue.words), .context))
    reflects = true
  }
  if reflects { rest *= 0.75 }
  return (1 - rest, shared, marks)
}
