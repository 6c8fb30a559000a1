internal import Language

extension Fault {
  /// A response about the speaker's own life.
  package static let talksAboutItself = Fault(number: 22)
}

extension FaultRule {
  /// How ``Fault/talksAboutItself`` is called, what it costs, and how it is found.
  package static let talksAboutItself = FaultRule(
    .talksAboutItself, code: "talks-about-itself", effect: .note,
    texts: FaultTexts(
      title: "talks about itself",
      explanation: "It turns to the speaker's own life.",
      advice: "Stay with the user's story."),
    checks: .words { exchange, found, _ in
      found.add(.talksAboutItself, ownStory(in: exchange.response))
    })
}

/// The sentences of the speaker's own life, where they tell of it and are half of the words or more, and eight.
private func ownStory(in response: AnalysedMessage) -> [Range<Int>] {
  var ownWords = 0
  var own: [Range<Int>] = []
  var tells = false
  for (number, facts) in response.sentences.enumerated()
  where facts.isOwn && facts.wish == 0 && facts.affirmation == 0 && facts.reaction < 0.6 {
    ownWords += response.tokens.sentences[number].words.count
    own.append(response.byteRange(ofSentence: number))
    if facts.selfDisclosure > 0 { tells = true }
  }
  return tells && ownWords * 2 >= response.tokens.words.count && ownWords >= 8 ? own : []
}
