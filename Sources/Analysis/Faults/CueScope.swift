internal import Language

extension FaultContext {
  /// Whether a cue of the response is stated: no word denies or reports it in the same sentence ("it is not your fault",
  /// "you may feel like a failure"), and it stands in no quotation.
  func states(_ cue: Lexicon.Match) -> Bool {
    !isDenied(cue, in: response, lexicon) && !isInQuotes(cue, in: response)
      && !response.sentences[sentenceNumber(of: cue, in: response)].isQuoted
  }

  /// Whether a cue of the response stands in a sentence about the speaker.
  func isOwn(_ cue: Lexicon.Match) -> Bool {
    response.sentences[sentenceNumber(of: cue, in: response)].isOwn
  }

  /// Whether a cue of the response stands in a statement to the user: no question, nothing of the speaker's own.
  func tellsUser(_ cue: Lexicon.Match) -> Bool {
    let number = sentenceNumber(of: cue, in: response)
    let facts = response.sentences[number]
    return response.tokens.sentences[number].ending != .question && !facts.isOwn && !facts.isQuoted
  }
}

/// Whether a quotation mark opens right before a cue's sentence or clause: "“Get over it” is easy to say."
private func isInQuotes(_ cue: Lexicon.Match, in message: AnalysedMessage) -> Bool {
  let words = message.tokens.words
  let text = message.text
  // At most three words before it in the same quotation.
  for index in max(0, cue.words.lowerBound - 3)...cue.words.lowerBound {
    guard let mark = quotationMark(endingAt: Int(words[index].start), in: text) else { continue }
    // It closes behind the cue, on the same line and not far away, so that the cost stays linear.
    var end = Int(words[cue.words.upperBound - 1].end)
    let limit = min(text.count, end + 200)
    while end < limit, text[end] != UInt8(ascii: "\n") {
      if mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\"") {
        if text[end] == mark { return true }
      } else if text[end] == 0xE2, end + 2 < text.count, text[end + 1] == 0x80,
        text[end + 2] == 0x9D || text[end + 2] == 0x99
      {
        return true
      }
      end += 1
    }
  }
  return false
}

/// The mark that opens a quotation right before an offset: `"`, `'` behind a blank, or 0xE2 for a curly one.
private func quotationMark(endingAt offset: Int, in text: [UInt8]) -> UInt8? {
  guard offset > 0 else { return nil }
  let byte = text[offset - 1]
  if byte == UInt8(ascii: "\"") { return byte }
  if byte == UInt8(ascii: "'"), offset == 1 || isSpace(text[offset - 2]) { return byte }
  if offset >= 3, text[offset - 3] == 0xE2, text[offset - 2] == 0x80,
    byte == 0x9C || byte == 0x98 || byte == 0x9E
  {
    return 0xE2
  }
  return nil
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
