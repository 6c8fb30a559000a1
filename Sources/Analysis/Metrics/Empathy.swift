internal import Language

extension Metric {
  /// Whether responses show empathy; see ``empathy(of:shared:to:isFirst:)``. Its parts are labels of its own.
  ///
  /// It is judged beside the others: see ``besideOthers(_:sharing:stockCount:)``.
  package static let empathy = Metric(
    key: "empathy",
    wording: MetricWording(
      title: "Empathy",
      meaning: { _ in
        "Responses that show warmth, understanding or interest in what the user feels."
      },
      figure: "empathy",
      band: BandWording(
        has: "with empathy", lacks: "without empathy",
        give: { number, _, _ in "give \(number) empathy" }, take: { "make \($0) plainer" },
        write: (with: "with empathy", without: "without empathy"))),
    defaultBand: 0.7...0.9,
    fact: MetricFact(name: "empathy-share", subject: "empathy", order: 1),
    amount: .grade { $0.empathy },
    labels: [
      MetricLabel("empathy", { $0.empathy }) { exchange, grade in
        // What rests on the first sentence stays the same share of the whole.
        let before = exchange.empathy.value ?? 0
        let rest = exchange.empathyWithoutOpener.value ?? 0
        exchange.empathy = grade
        exchange.empathyWithoutOpener = Grade((grade.value ?? 0) * (before > 0 ? rest / before : 1))
      },
      MetricLabel("emotionalReaction", { $0.emotionalReaction }) { $0.emotionalReaction = $1 },
      MetricLabel("interpretation", { $0.interpretation }) { $0.interpretation = $1 },
      MetricLabel("exploration", { $0.exploration }) { $0.exploration = $1 },
    ],
    judging: MetricJudging(
      mark: .empathy,
      ask: MetricAsk(
        order: 1, weight: { $0.emotion == .neutral ? 0 : 1 },
        met: { exchange, _ in exchange.empathy.value.map { min(1, $0 / 0.5) } },
        missing: { exchange, _, isAll in
          "\(isAll ? "no" : "little") empathy, where the user is \(exchange.emotion.name)"
        })))
}

extension Mark.Kind {
  /// Sentences that show empathy.
  package static let empathy = Mark.Kind.indicator(1)
}

extension Empathy {
  /// The empathy of an exchange, of which what rests on its first sentence counts less, the more
  /// responses share that sentence: nothing from the number on that makes it stock.
  static func besideOthers(_ exchange: ExchangeRecord, sharing: Int, stockCount: Int) -> Grade {
    guard sharing > 1, let all = exchange.empathy.value,
      let rest = exchange.empathyWithoutOpener.value, rest < all
    else { return exchange.empathy }
    let lost = min(1, Double(sharing - 1) / Double(stockCount - 1))
    return Grade(all - lost * (all - rest))
  }
}

/// How much empathy a response shows, with its three known parts.
///
/// The parts are those of Sharma et al. (2020), "A computational approach to understanding empathy
/// expressed in text-based mental health support".
struct Empathy {
  /// Warmth and concern, 0 to 1.
  var emotionalReaction = 0.0
  /// Understanding of what the user feels or went through, 0 to 1.
  var interpretation = 0.0
  /// Asking into it, 0 to 1.
  var exploration = 0.0
  /// The whole, 0 to 1.
  var value = 0.0
  /// The whole without the first sentence.
  var valueWithoutOpener = 0.0
  var marks: [Mark] = []
}

/// Judges the empathy of a response from what its sentences do.
///
/// Each sentence is evidence, from cues and from its form; ``JoinedEvidence`` joins them:
/// - warmth: cues of reaction; half in a question, and in a later sentence about the speaker alone.
///   Wishes and courtesies count for it, but little for the whole: they are said at every parting;
/// - affirmation and reassurance count for the whole, and partly as warmth;
/// - understanding: cues of interpretation; a statement of one's own experience that meets the
///   user's (0.25, more with a feeling, a shared word, a negation or a cue); a statement about "you"
///   that takes up a word or names a feeling;
/// - asking: cues of exploration in a question.
///
/// The whole is then lowered by the share of words in sentences that do something else: advise, tell of
/// the speaker, or question without having shown anything before. In the first answer by up to a half, as
/// it may do with understanding alone; in a talk that goes on by up to seven tenths.
func empathy(
  of message: AnalysedMessage, shared: [SharedWords], to user: AnalysedMessage, isFirst: Bool
) -> Empathy {
  let sharesLittle = sharesLittle(user)
  var reaction = JoinedEvidence()
  var interpretation = JoinedEvidence()
  var exploration = JoinedEvidence()
  var whole = JoinedEvidence()
  var beyondOpener = JoinedEvidence()
  var listening = 0.0
  var wordCount = 0
  var marks: [Mark] = []
  // Whether a sentence before showed some empathy: then a question belongs to listening.
  var evidentBefore = false
  for (number, facts) in message.sentences.enumerated() {
    let sentence = message.tokens.sentences[number]
    let words = sentence.words.count
    let asks = sentence.ending == .question
    // "Message me if you want to talk", "you can do it, try it": an offer and encouragement, not advice.
    let advises = facts.advice > 0 && facts.reaction < 0.4 && facts.affirmation < 0.6
    wordCount += words
    var evident = 0.0
    func count(_ weight: Double, whole share: Double) {
      whole.add(weight * share)
      if number > 0 { beyondOpener.add(weight * share) }
      evident = max(evident, weight * share)
    }
    if facts.reaction > 0 {
      var weight = facts.reaction
      if asks { weight *= 0.6 }
      if facts.isOwn, weight < 0.6, number > 0 { weight *= 0.5 }
      reaction.add(weight)
      count(weight, whole: 1)
    }
    if facts.wish > 0 {
      reaction.add(facts.wish * 0.9)
      count(facts.wish, whole: 0.3)
    }
    if facts.affirmation > 0 {
      let weight = facts.affirmation * (advises || asks ? 0.5 : 1)
      reaction.add(weight * 0.6)
      count(weight, whole: 0.9)
    }
    if facts.interpretation > 0 {
      let weight = facts.interpretation * (advises || asks ? 0.5 : 1)
      interpretation.add(weight)
      count(weight, whole: 0.9)
    }
    if asks {
      if facts.exploration > 0 {
        exploration.add(facts.exploration * 1.2)
        count(facts.exploration, whole: 0.4)
      } else if facts.secondPersons > 0, facts.feelings > 0 || shared[number].current > 0 {
        exploration.add(0.3)
      }
    } else if !advises {
      let takesUp = min(3, shared[number].current)
      let feels = facts.feelings > 0
      if facts.reflection > 0 {
        interpretation.add(facts.reflection * 0.2)
        count(facts.reflection, whole: 0.5)
      }
      if facts.isOwn, facts.reaction < 0.6, facts.wish == 0 {
        let weight =
          0.25 + (facts.selfDisclosure > 0 ? 0.2 : 0) + (feels ? 0.15 : 0) + (takesUp > 0 ? 0.1 : 0)
          + (facts.negations > 0 ? 0.1 : 0)
        interpretation.add(weight)
        count(weight, whole: isFirst ? 0.9 : 0.35)
      } else if words >= 4, facts.secondPersons == 0, facts.reaction == 0 {
        let weight = 0.08 + (feels ? 0.12 : 0) + 0.12 * Double(takesUp)
        interpretation.add(weight)
        count(weight, whole: 0.6)
      } else if words >= 4, facts.secondPersons > 0, facts.firstPersons == 0 {
        count(0.15 + 0.2 * Double(takesUp) + (feels ? 0.15 : 0), whole: 0.7)
      }
    }
    let speaksOfItself =
      facts.isOwn && facts.reaction == 0 && facts.affirmation == 0 && facts.interpretation == 0
    listening +=
      Double(words)
      * (asks && evidentBefore
        ? 0.7
        : asks || advises ? 0 : speaksOfItself ? (isFirst ? 1 : 0.5) : facts.wish > 0 ? 0.5 : 1)
    if evident >= 0.2, !asks { evidentBefore = true }
    if evident >= 0.2 {
      marks.append(Mark(message.byteRange(ofSentence: number), .empathy))
    }
  }
  let share = wordCount == 0 ? 0 : listening / Double(wordCount)
  let factor = (isFirst ? 0.5 + 0.5 * share : 0.3 + 0.7 * share) * (sharesLittle ? 0.7 : 1)
  return Empathy(
    emotionalReaction: reaction.value, interpretation: interpretation.value,
    exploration: exploration.value, value: whole.value * factor,
    valueWithoutOpener: beyondOpener.value * factor, marks: marks)
}

/// Whether a message gives nothing to understand: a few words without a feeling, or a mere courtesy.
private func sharesLittle(_ message: AnalysedMessage) -> Bool {
  let feels = message.sentences.contains { $0.feelings > 0 || $0.negations > 0 }
  return !feels && message.content.count <= 3
    || message.tokens.words.count < 25 && message.sentences.contains { $0.wish > 0 }
}
