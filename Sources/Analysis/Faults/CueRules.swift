/// The faults that a response's own words show: refusals, leaks, and how people are met.
///
/// A cue does not count behind a word that denies or reports it in the same sentence ("it is not your
/// fault", "you may feel like a failure"), nor in a quotation.
func cueFaults(of exchange: FaultContext, lexicon: Lexicon, into found: inout FoundFaults) {
  let response = exchange.response
  for cue in response.cues {
    let fault: Fault
    switch cue.outcome.meaning {
    case .refusal: fault = .refusal
    case .selfDescription: fault = .selfDescription
    case .leakedPrompt: fault = .leakedPrompt
    case .dismissive: fault = .dismissive
    case .blaming: fault = .blaming
    case .confronting: fault = .confronting
    default: continue
    }
    switch fault {
    case .selfDescription:
      // Whoever asks may be told.
      if exchange.user.grammar.contains(.asksIdentity) { continue }
    case .dismissive, .blaming, .confronting:
      if isDenied(cue, in: response, lexicon) { continue }
      let sentence = response.sentences[sentenceNumber(of: cue, in: response)]
      if sentence.isQuoted || sentence.isOwn && fault != .confronting { continue }
    default: break
    }
    found.add(fault, response.byteRange(ofWords: cue.words))
  }
}

/// Whether a word within six before a cue, in its sentence, denies or reports it.
func isDenied(_ cue: Lexicon.Match, in message: AnalysedMessage, _ lexicon: Lexicon) -> Bool {
  let words = message.tokens.words
  let sentence = words[cue.words.lowerBound].sentence
  var index = cue.words.lowerBound - 1
  while index >= 0, index >= cue.words.lowerBound - 6, words[index].sentence == sentence {
    if !lexicon.grammar(of: words[index]).isDisjoint(with: [.negation, .report]) { return true }
    index -= 1
  }
  return false
}

/// The number of the sentence that a cue begins in.
func sentenceNumber(of cue: Lexicon.Match, in message: AnalysedMessage) -> Int {
  Int(message.tokens.words[cue.words.lowerBound].sentence)
}
