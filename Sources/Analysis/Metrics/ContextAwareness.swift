internal import Language

extension Metric {
  /// Whether responses take up what the user said; see ``contextIndicator(_:shared:current:heard:)``.
  package static let contextAwareness = Metric(
    key: "context",
    wording: MetricWording(
      title: "Context awareness", meaning: { _ in "Responses that take up what the user said." },
      figure: "context awareness",
      band: BandWording(
        has: "taking up the message", lacks: "without taking up the message",
        give: { number, _, _ in "let \(number) take up the message" },
        take: { "let \($0) lead on instead" },
        write: (with: "that take up the message", without: "that do not take it up"))),
    defaultBand: 0.4...0.6,
    fact: MetricFact(name: "context-share", subject: "a reference to context", order: 2),
    amount: .grade { $0.contextReference },
    labels: [
      MetricLabel("contextReference", { $0.contextReference }) { $0.contextReference = $1 }
    ],
    judging: MetricJudging(
      mark: .context,
      term: MetricTerm(
        order: 0, formula: "2 × (contextReference − 0.3)",
        logits: { $0.contextReference.value.map { 2 * ($0 - 0.3) } ?? 0 }),
      ask: MetricAsk(
        order: 2,
        // Up to 10 characters of the user's ask for nothing, 100 and more for all of it.
        weight: { min(1, max(0, (Double($0.userLength) - 10) / 90)) },
        met: { exchange, _ in exchange.contextReference.value.map { min(1, $0 / 0.5) } },
        missing: { _, _, isAll in
          isAll ? "takes up nothing of the message" : "takes up little of the message"
        })))
}

extension Mark.Kind {
  /// Words that take up what the user said.
  package static let context = Mark.Kind.indicator(2)
}

/// How much a response takes up what the user said, 0 to 1, and the words it rests on.
///
/// A sentence is evidence by what it does: says back ("it sounds like…", "so you…": the cue's weight,
/// halved), speaks to "you" (0.34), uses words that the user used (0.15 each for the last message, 0.1
/// for those before, three at most), is mostly the user's words (0.25), draws a conclusion ("so…",
/// 0.2), names the feeling of "you" (0.12). Questions in the form of one, advice, and sentences about
/// the speaker count a fraction. ``JoinedEvidence`` joins the sentences; the whole is then lowered, by up to
/// two fifths, by the share of words in sentences that take up nothing.
///
/// What counts as taking up is the reflection of motivational interviewing (Miller and Rollnick 2013).
func contextIndicator(
  _ response: AnalysedMessage, shared: [SharedWords], current: WordSet, heard: WordSet
) -> (value: Double, marks: [Mark]) {
  var evidence = JoinedEvidence()
  var takingUp = 0.0
  var wordCount = 0
  var strongest = 0.0
  for (number, facts) in response.sentences.enumerated() {
    let sentence = response.tokens.sentences[number]
    let words = sentence.words.count
    let shared = shared[number]
    if facts.acknowledgements >= words, shared.current == 0 { continue }
    wordCount += words
    let asks = sentence.ending == .question
    let hasQuestionForm = facts.form == .openQuestion || facts.form == .closedQuestion
    var weight = 0.0
    if facts.secondPersons > 0 {
      weight += 0.34 + 0.3 * facts.interpretation + (facts.feelings > 0 ? 0.12 : 0)
    } else if facts.firstPersons == 0, words >= 3 {
      weight += 0.13
    }
    weight += 0.15 * Double(min(3, shared.current)) + 0.1 * Double(min(3, shared.earlier))
    if shared.current > 0, shared.current * 2 >= facts.content, words <= 10 { weight += 0.25 }
    weight += 0.5 * facts.reflection
    if facts.concludes, !hasQuestionForm { weight += 0.2 }
    if asks, hasQuestionForm {
      weight *= 0.2
    } else if asks {
      weight *= facts.reflection > 0 ? 1 : 0.7
    } else if facts.form == .openQuestion || facts.invitation > 0 {
      weight *= 0.2
    }
    if facts.advice > 0 || facts.form == .imperative { weight *= 0.3 }
    if facts.isOwn {
      weight *= 0.3
    } else if facts.firstPersons > 0, facts.reflection < 0.6 {
      weight *= 0.6
    }
    weight = min(0.9, weight)
    evidence.add(weight)
    strongest = max(strongest, weight)
    takingUp += Double(words) * min(1, weight / 0.4)
  }
  guard wordCount > 0 else { return (0, []) }
  let value = evidence.value * (0.6 + 0.4 * takingUp / Double(wordCount))
  var marks: [Mark] = []
  for word in response.content where current.contains(word.stem) || heard.contains(word.stem) {
    marks.append(Mark(response.byteRange(ofWords: Int(word.word)..<Int(word.word) + 1), .context))
  }
  for cue in response.cues where cue.outcome.meaning == .reflection {
    marks.append(Mark(response.byteRange(ofWords: cue.words), .context))
  }
  return (value, marks)
}
