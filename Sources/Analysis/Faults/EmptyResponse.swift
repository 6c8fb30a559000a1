internal import Language

extension Fault {
  /// A response without text.
  package static let emptyResponse = Fault(number: 0)
}

extension FaultRule {
  /// How ``Fault/emptyResponse`` is called, what it costs, and how it is found.
  package static let emptyResponse = FaultRule(
    .emptyResponse, code: "empty-response", effect: .broken,
    texts: FaultTexts(
      title: "empty response",
      explanation: "The response has no text.",
      advice: "Write the response or delete the turn."),
    checks: .text { exchange, found, _ in
      if exchange.response.isBlank { found.add(.emptyResponse) }
    })
}

extension AnalysedMessage {
  /// Whether it has neither a word nor what stands for one: code, an emoji.
  var isBlank: Bool { tokens.words.isEmpty && !tokens.hasCode && text.allSatisfy { $0 < 0x80 } }
}
