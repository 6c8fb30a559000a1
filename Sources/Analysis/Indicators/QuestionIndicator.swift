/// How much a response asks of the user, 0 to 1, and the sentences it rests on.
///
/// A sentence with a question mark counts 1 when it speaks of "you", 0.85 when it does not and has three words
/// or more, 0.6 when it is shorter, and 0.3 when it is rhetorical ("Who knows?") or a quotation. Without
/// a question mark, an invitation ("Tell me more about…") counts 0.9. The strongest sentence decides.
func questionIndicator(_ message: AnalysedMessage) -> (value: Double, marks: [Mark]) {
  var value = 0.0
  var marks: [Mark] = []
  let text = message.text.span
  // Cues stand in the order of their first word, as sentences do: one walk over both.
  var next = 0
  for (number, sentence) in message.tokens.sentences.enumerated() {
    var isRhetorical = false
    var invitation = 0.0
    while next < message.cues.count,
      message.cues[next].words.lowerBound < sentence.words.upperBound
    {
      let cue = message.cues[next]
      next += 1
      switch cue.outcome.meaning {
      case .invitation: invitation = max(invitation, cue.outcome.weight)
      case .rhetorical where sentence.words.count <= cue.words.count + 2: isRhetorical = true
      default: break
      }
    }
    var strength = 0.0
    if sentence.ending == .question {
      strength =
        isRhetorical || isQuoted(sentence, text)
        ? 0.3 : message.persons[number].second ? 1 : sentence.words.count >= 3 ? 0.85 : 0.6
    }
    strength = max(strength, invitation)
    guard strength > 0 else { continue }
    value = max(value, strength)
    if strength >= 0.5 { marks.append(Mark(sentence.start..<sentence.end, .question)) }
  }
  return (value, marks)
}

/// Whether a sentence stands in quotation marks: one before its first word, one at its end.
private func isQuoted(_ sentence: Sentence, _ text: borrowing Span<UInt8>) -> Bool {
  guard sentence.start > 0, sentence.end > 0 else { return false }
  func isQuote(_ end: Int) -> Bool {
    if text[end - 1] == UInt8(ascii: "\"") { return true }
    // “ and ” are E2 80 9C and E2 80 9D.
    return end >= 3 && text[end - 3] == 0xE2 && text[end - 2] == 0x80
      && (text[end - 1] == 0x9C || text[end - 1] == 0x9D)
  }
  return isQuote(sentence.start)
    && (isQuote(sentence.end) || sentence.end + 3 <= text.count && isQuote(sentence.end + 3))
}
