internal import Language

extension Fault {
  /// Advice, unasked, before any understanding.
  package static let unaskedAdvice = Fault(number: 21)
}

extension FaultRule {
  /// How ``Fault/unaskedAdvice`` is called, what it costs, and how it is found.
  package static let unaskedAdvice = FaultRule(
    .unaskedAdvice, code: "unasked-advice", effect: .note,
    texts: FaultTexts(
      title: "advice before understanding",
      explanation: "It advises, unasked, before it shows that it understood.",
      advice: "Say first what you understood; ask before you advise."),
    checks: .words { exchange, found, _ in
      found.add(.unaskedAdvice, firstAdvice(in: exchange))
    })
}

/// The first sentence of advice, when it comes unasked and before any understanding.
///
/// The user asks for none and speaks of a feeling or of himself, and advice fills half of the response or more, with no
/// sentence before it that shows understanding.
private func firstAdvice(in exchange: FaultContext) -> Range<Int>? {
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
