internal import Language

extension Fault {
  /// A response that refuses.
  package static let refusal = Fault(number: 7)
}

extension FaultRule {
  /// How ``Fault/refusal`` is called, what it costs, and how it is found.
  package static let refusal = FaultRule(
    .refusal, code: "refusal", effect: .style,
    texts: FaultTexts(
      title: "refusal",
      explanation: "It refuses or says that it cannot help, where an answer is right.",
      advice: "Answer as the companion would, or leave the exchange out."),
    checks: .cue(.refusal))
}
