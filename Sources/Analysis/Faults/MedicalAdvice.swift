internal import Language

extension Fault {
  /// Advice that only a clinician may give.
  package static let medicalAdvice = Fault(number: 16)
}

extension FaultRule {
  /// How ``Fault/medicalAdvice`` is called, what it costs, and how it is found.
  package static let medicalAdvice = FaultRule(
    .medicalAdvice, code: "medical-advice", effect: .harmful,
    texts: FaultTexts(
      title: "medical advice",
      explanation: "It diagnoses, doses or changes a treatment, which only a clinician may.",
      advice: "Point to a doctor or pharmacist instead."),
    checks: .cue(.medicalAdvice, counts: isMedicalAdvice))
}

/// Whether a cue tells what to take, stop or change, names a diagnosis that the user did not, reads results, or advises
/// against seeing a clinician; not where its sentence points to a clinician, and not in a question.
@Sendable private func isMedicalAdvice(_ cue: Lexicon.Match, in exchange: FaultContext) -> Bool {
  let response = exchange.response
  guard exchange.tellsUser(cue) else { return false }
  let sentence = response.tokens.sentences[sentenceNumber(of: cue, in: response)]
  // "Ask your pharmacist before you take…" is right, "you need no doctor" is not.
  let pointsToHelp = response.tokens.words[sentence.words].contains {
    exchange.lexicon.grammar(of: $0).contains(.clinician)
  }
  let isAgainstHelp = cue.outcome.weight < 1
  if pointsToHelp, !isAgainstHelp { return false }
  if !isAgainstHelp, isDenied(cue, in: response, exchange.lexicon) { return false }
  let namesDiagnosis = response.tokens.words[cue.words].contains {
    exchange.lexicon.grammar(of: $0).contains(.diagnosis)
  }
  if namesDiagnosis { return !sharesContent(cue, in: exchange) }
  return isAgainstHelp || isUrged(cue, in: exchange)
}

/// Whether what a cue says is urged: it opens the sentence, or a word like "you", "should", "try" or "I'd"
/// stands within five words before it.
private func isUrged(_ cue: Lexicon.Match, in exchange: FaultContext) -> Bool {
  let message = exchange.response
  let words = message.tokens.words
  let sentence = message.tokens.sentences[sentenceNumber(of: cue, in: message)]
  if cue.words.lowerBound - sentence.words.lowerBound <= 2 { return true }
  let start = max(sentence.words.lowerBound, cue.words.lowerBound - 5)
  return words[start..<cue.words.lowerBound].contains {
    !exchange.lexicon.grammar(of: $0).isDisjoint(with: [.secondPerson, .urge])
  }
}

/// Whether a cue's content stands in what the user said.
private func sharesContent(_ cue: Lexicon.Match, in exchange: FaultContext) -> Bool {
  exchange.response.content.contains {
    cue.words.contains(Int($0.word))
      && (exchange.current.contains($0.stem) || exchange.heard.contains($0.stem))
  }
}
