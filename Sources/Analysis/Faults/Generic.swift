internal import Language

extension Fault {
  /// A response that could be sent to anybody.
  package static let generic = Fault(number: 20)
}

extension FaultRule {
  /// How ``Fault/generic`` is called, what it costs, and how it is found.
  package static let generic = FaultRule(
    .generic, code: "generic", effect: .note,
    texts: FaultTexts(
      title: "generic",
      explanation: "It could be sent to anybody: nothing in it is about this user.",
      advice: "Take up a word, a feeling or a fact from the message."),
    checks: .words { exchange, found, _ in found.add(.generic, platitudes(in: exchange)) })
}

/// Phrases that fit anybody, in a response that takes up no word of what the user said, and asks nothing that goes into it.
private func platitudes(in exchange: FaultContext) -> [Range<Int>] {
  let response = exchange.response
  let user = exchange.user
  guard !exchange.shared.contains(where: { $0.current + $0.earlier > 0 }), !user.content.isEmpty,
    user.tokens.words.count >= 3, exchange.question < 0.8,
    (5...40).contains(response.tokens.words.count)
  else { return [] }
  return response.cues.filter { $0.outcome.meaning == .generic }
    .map { response.byteRange(ofWords: $0.words) }
}
