internal import Language

extension Fault {
  /// A response that plays down what the user feels.
  package static let dismissive = Fault(number: 12)
}

extension FaultRule {
  /// How ``Fault/dismissive`` is called, what it costs, and how it is found.
  package static let dismissive = FaultRule(
    .dismissive, code: "dismissive", effect: .harmful,
    texts: FaultTexts(
      title: "dismissive",
      explanation: "It plays down or commands away what the user feels.",
      advice: "Name the feeling first; leave the instruction out."),
    checks: .cue(.dismissive) { cue, exchange in
      exchange.states(cue) && !exchange.isOwn(cue)
    })
}
