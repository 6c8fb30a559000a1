internal import Language

extension Fault {
  /// A response that stops in mid-sentence.
  package static let cutOff = Fault(number: 3)
}

extension FaultRule {
  /// How ``Fault/cutOff`` is called, what it costs, and how it is found.
  package static let cutOff = FaultRule(
    .cutOff, code: "cut-off", effect: .broken,
    texts: FaultTexts(
      title: "cut off",
      explanation: "The response stops in mid-sentence; learned from, the model stops there too.",
      advice: "Finish the sentence or end the response before it."),
    checks: .words { exchange, found, _ in
      found.add(.cutOff, openFragment(of: exchange.response, exchange.lexicon))
    },
    .english { exchange, found, _ in
      if !found.faults.contains(.cutOff), let end = unfinishedEnd(of: exchange) {
        found.add(end.isSure ? .cutOff : .unfinished, end.range)
      }
    },
    .dataset { exchange, habits, faults in
      guard isCutOff(exchange, among: habits, isUnfinished: faults.contains(.unfinished)) else {
        return
      }
      faults.insert(.cutOff)
      faults.remove(.unfinished)
    })
}

/// The end of a response that stops in mid-sentence, or nil.
///
/// It stops there when nothing ends the last sentence and its last word calls for more ("and",
/// "the", "because"), or it is a question that stops behind its
/// subject ("What would you"). Words that a clause can end with ("to", "is") count only where the
/// sentences before are all punctuated and nothing in the last one lets them stand there ("someone
/// to talk to"). A missing full stop alone says nothing: many people end a message without one. All these words are the
/// cue list's; one without them finds nothing.
private func openFragment(of message: AnalysedMessage, _ lexicon: Lexicon) -> Range<Int>? {
  guard let last = message.tokens.sentences.last, last.ending == .none else { return nil }
  let text = message.text.span
  var end = text.count
  while end > 0, isSpace(text[end - 1]) { end -= 1 }
  guard end > 0 else { return nil }
  let words = message.tokens.words
  let fragment = last.start..<end
  // Anything else behind the last word (an emoji, a bracket, a colon, code) closes it well enough.
  guard Int(words[words.count - 1].end) == end, text[end - 1] < 0x80 else { return nil }
  guard last.words.count >= 2, !message.endsWithFace else { return nil }
  let final = lexicon.grammar(of: words[words.count - 1])
  let second = lexicon.grammar(of: words[words.count - 2])
  if final.contains(.neverFinal) { return fragment }
  // "… and then"
  if final.contains(.neverFinalBehind), second.contains(.neverFinal) { return fragment }
  let before = message.tokens.sentences.dropLast()
  if final.contains(.seldomFinal), !before.isEmpty,
    before.allSatisfy({ $0.ending != .none || $0.joint != .none }),
    !words[last.words].contains(where: { lexicon.grammar(of: $0).contains(.earlierObject) })
  {
    return fragment
  }
  if last.words.count >= 3, final.contains(.openSubject), second.contains(.openAuxiliary),
    lexicon.grammar(of: words[last.words.lowerBound]).contains(.openQuestion)
  {
    return fragment
  }
  return nil
}

/// Whether a response is cut off as shows only beside the others.
///
/// Where a machine went over the dataset, any end without a mark is one; else it stops at a length that many stop at, or
/// its last fragment looks unfinished where nearly all responses end with a mark.
private func isCutOff(
  _ exchange: ExchangeRecord, among habits: DatasetHabits, isUnfinished: Bool
) -> Bool {
  let isOpen =
    switch exchange.ending {
    case .unmarked, .broken: true
    case .marked, .short: false
    }
  if habits.isMangled, isOpen || isUnfinished { return true }
  if habits.lengths.holds(length: Int(exchange.length), ending: exchange.ending) { return true }
  return exchange.openEnd != 0
    && (exchange.ending == .broken ? habits.endings.isWhole : habits.endings.isMarking)
}
