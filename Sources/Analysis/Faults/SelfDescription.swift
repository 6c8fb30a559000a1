internal import Language

extension Fault {
  /// A response about being an AI.
  package static let selfDescription = Fault(number: 8)
}

extension FaultRule {
  /// How ``Fault/selfDescription`` is called, what it costs, and how it is found.
  package static let selfDescription = FaultRule(
    .selfDescription, code: "self-description", effect: .style,
    texts: FaultTexts(
      title: "talks about being an AI",
      explanation: "It talks about being an AI instead of answering.",
      advice: "Answer as the companion would, or leave the exchange out."),
    checks: .cue(.selfDescription) { _, exchange in
      // Whoever asks may be told.
      !exchange.user.grammar.contains(.asksIdentity)
    })
}
