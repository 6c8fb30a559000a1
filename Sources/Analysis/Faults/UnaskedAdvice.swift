/// Faults of a response that is sound in itself but no answer to this user.
///
/// - Generic: no word of what the user said, and phrases that fit anybody, with no question that goes
///   into it.
/// - Advice before understanding: the user asks for none and speaks of a feeling or of himself, and
///   the first sentence that is more than a greeting advises, or advice fills the response, with no
///   sentence before it that shows understanding.
/// - Talks about itself: half of the words or more tell of the speaker's own life.
func understandingFaults(of exchange: FaultContext, into found: inout FoundFaults) {
  let response = exchange.response
  let user = exchange.user
  let words = response.tokens.words.count
  let takesUp = exchange.shared.contains { $0.current + $0.earlier > 0 }
  let platitudes = response.cues.lazy.filter { $0.outcome.meaning == .generic }
  if !takesUp, !user.content.isEmpty, user.tokens.words.count >= 3, exchange.question < 0.8,
    (5...40).contains(words), !platitudes.isEmpty
  {
    found.add(.generic, platitudes.map { response.byteRange(ofWords: $0.words) })
  }
  if let range = unaskedAdvice(exchange) { found.add(.unaskedAdvice, range) }
  var ownWords = 0
  var own: [Range<Int>] = []
  var tells = false
  for (number, facts) in response.sentences.enumerated()
  where facts.isOwn && facts.wish == 0 && facts.affirmation == 0 && facts.reaction < 0.6 {
    ownWords += response.tokens.sentences[number].words.count
    own.append(response.byteRange(ofSentence: number))
    if facts.selfDisclosure > 0 { tells = true }
  }
  if tells, ownWords * 2 >= words, ownWords >= 8 { found.add(.talksAboutItself, own) }
}

/// Whether a response does not seem to answer its message: its relatedness is 0.15 or less and little of the message
/// is taken up; or it is 0.4 or less, and the response takes up nothing, asks nothing and feels nothing.
///
/// The bounds were chosen on fourteen sets: of true replies 1 to 9 in 100 are within them (14 in persona chats, 23 on
/// Reddit threads), of replies drawn from another conversation 2 to 40.
func isUnrelated(_ exchange: ExchangeRecord) -> Bool {
  guard let relatedness = exchange.relatedness.value, let context = exchange.contextReference.value
  else { return false }
  if relatedness <= 0.15, context < 0.3 { return true }
  return relatedness <= 0.4 && context < 0.1 && (exchange.question.value ?? 0) < 0.5
    && (exchange.empathy.value ?? 0) < 0.3
}

/// The first sentence of advice, when it comes unasked and before any understanding.
private func unaskedAdvice(_ exchange: FaultContext) -> Range<Int>? {
  let user = exchange.user
  let asks =
    user.tokens.sentences.contains { $0.ending == .question }
    || user.sentences.contains { $0.advice > 0 || $0.inversion == .first || $0.suggestion > 0 }
  let shares = user.sentences.contains { $0.firstPersons > 0 && $0.content > 0 }
  guard !asks, shares else { return nil }
  var advised: Range<Int>?
  var adviceWords = 0
  for (number, facts) in exchange.response.sentences.enumerated() {
    let sentence = exchange.response.tokens.sentences[number]
    let advises =
      sentence.ending != .question
      && (facts.advice > 0 || facts.form == .imperative && sentence.words.count >= 3)
    let shared = exchange.shared[number]
    if advises {
      adviceWords += sentence.words.count
      if advised == nil { advised = exchange.response.byteRange(ofSentence: number) }
    } else if facts.reaction >= 0.3 || facts.interpretation > 0.3 || facts.affirmation > 0.3
      || facts.reflection > 0.4 || sentence.ending == .question
      || shared.current > 0 && facts.secondPersons > 0
    {
      return nil
    }
  }
  return adviceWords * 2 >= exchange.response.tokens.words.count ? advised : nil
}
