internal import Language

extension Metric {
  /// Whether responses ask the user something; see ``questionIndicator(_:)``.
  package static let questions = Metric(
    key: "question",
    wording: MetricWording(
      title: "Questions", isPlural: true,
      meaning: { _ in "Responses that ask the user something." }, figure: "questions",
      band: BandWording(
        has: "with a question", lacks: "without a question",
        give: { number, _, _ in "give \(number) a question" },
        take: { "take the question from \($0)" },
        write: (with: "with a question", without: "without a question"))),
    defaultBand: 0.6...0.8,
    fact: MetricFact(name: "question-share", subject: "a question", order: 0),
    amount: .grade { $0.question },
    labels: [MetricLabel("question", { $0.question }) { $0.question = $1 }],
    judging: MetricJudging(
      mark: .question,
      term: MetricTerm(
        order: 1, formula: "question − 0.3",
        logits: { $0.question.value.map { $0 - 0.3 } ?? 0 }),
      ask: MetricAsk(
        order: 3, isForShortage: true,
        met: { exchange, _ in exchange.question.value.map { min(1, $0 / 0.5) } },
        missing: { _, _, _ in "asks nothing" })))
}

extension Mark.Kind {
  /// Sentences that ask.
  package static let question = Mark.Kind.indicator(0)
}

/// How much a response asks of the user, 0 to 1, whether openly, and the sentences it rests on.
///
/// With a question mark a sentence counts 0.95 when it has the form of a question ("What made you…",
/// "do you…"), 0.65 or 0.55 as a statement said as a question, with "you" or without, 0.45 when that
/// says back what the user said ("So it sounds like…?"), and 0.35 as a mere "Okay?". What is not asked
/// of the user counts less: quotations, rhetorical questions, questions of the speaker to himself
/// ("How would I know?"), and suggestions that look like a question ("Have you tried…?"). Without a
/// question mark, invitations count ("Tell me more about…"), and the form of a question with "you", or
/// with no mark at all, 0.6. The strongest sentence decides.
func questionIndicator(
  _ message: AnalysedMessage
) -> (value: Double, isOpen: Bool, marks: [Mark]) {
  var value = 0.0
  var isOpen = false
  var marks: [Mark] = []
  let last = message.sentences.count - 1
  let ownSentences = message.sentences.count { $0.isOwn }
  for (number, facts) in message.sentences.enumerated() {
    let sentence = message.tokens.sentences[number]
    let strength = questionStrength(
      facts, sentence, isLast: number == last, amongOwn: ownSentences * 2 > message.sentences.count)
    guard strength > 0 else { continue }
    if strength > value {
      value = strength
      isOpen = facts.form == .openQuestion || sentence.ending != .question
    }
    if strength >= 0.5 { marks.append(Mark(message.byteRange(ofSentence: number), .question)) }
  }
  return (value, isOpen, marks)
}

private func questionStrength(
  _ facts: SentenceFacts, _ sentence: Sentence, isLast: Bool, amongOwn: Bool
) -> Double {
  guard sentence.ending == .question else {
    if facts.isQuoted { return 0 }
    // "I wonder what…" is asked of the user when it speaks of "you", or ends the response.
    let asksUser = facts.secondPersons > 0 || isLast && facts.invitation >= 0.65
    if facts.invitation > 0.7 || facts.invitation > 0 && asksUser {
      return 0.9 * facts.invitation
    }
    if facts.inversion == .second || facts.opensAsQuestion && sentence.ending == .none {
      return 0.6
    }
    return facts.inversion == .third && sentence.ending == .none ? 0.5 : 0
  }
  let count = sentence.words.count
  var strength: Double
  let saysBack = facts.form == .other && facts.reflection >= 0.7
  if facts.form == .openQuestion || facts.inversion != .none && !saysBack {
    strength = 0.95
  } else if facts.form == .closedQuestion {
    strength = 0.85
  } else if count <= 2 {
    strength = facts.acknowledgements >= count ? 0.35 : 0.55
  } else if saysBack {
    strength = 0.45
  } else if facts.isTagged || facts.form == .imperative && facts.secondPersons == 0 {
    strength = 0.45
  } else {
    strength = facts.secondPersons > 0 && facts.reflection == 0 ? 0.65 : 0.55
  }
  if facts.isQuoted { strength *= 0.3 }
  if facts.rhetorical > 0.5 || facts.rhetorical > 0 && count <= facts.rhetoricalWords + 2 {
    strength *= 0.3
  }
  if facts.inversion == .first, facts.secondPersons == 0, facts.invitation == 0 {
    strength *= 0.4
  } else if facts.isOwn, facts.invitation == 0, facts.form == .openQuestion {
    strength *= 0.6
  }
  if facts.suggestion > 0 { strength *= 1 - 0.5 * facts.suggestion }
  // In a tale of oneself, questions that leave "you" out are part of the tale.
  if amongOwn, facts.secondPersons == 0, !isLast, count > 2 { strength *= 0.5 }
  if !isLast, facts.form == .other, facts.inversion == .none, facts.secondPersons == 0, count > 2 {
    strength *= 0.8
  }
  return strength
}
