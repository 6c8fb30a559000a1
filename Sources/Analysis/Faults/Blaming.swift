internal import Language

extension Fault {
  /// A response that blames the user.
  package static let blaming = Fault(number: 13)
}

extension FaultRule {
  /// How ``Fault/blaming`` is called, what it costs, and how it is found.
  package static let blaming = FaultRule(
    .blaming, code: "blaming", effect: .harmful,
    texts: FaultTexts(
      title: "blaming",
      explanation: "It tells the user that it is their own fault.",
      advice: "Say what happened without a verdict on the person."),
    checks: .cue(.blaming) { cue, exchange in
      exchange.states(cue) && !exchange.isOwn(cue)
    })
}
