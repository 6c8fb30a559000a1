internal import Language

extension Fault {
  /// A response that argues, accuses or mocks.
  package static let confronting = Fault(number: 14)
}

extension FaultRule {
  /// How ``Fault/confronting`` is called, what it costs, and how it is found.
  package static let confronting = FaultRule(
    .confronting, code: "confronting", effect: .harmful,
    texts: FaultTexts(
      title: "confronting",
      explanation: "It argues with the user, accuses or mocks.",
      advice: "Ask what lies behind it; leave the argument out."),
    checks: .cue(.confronting) { cue, exchange in exchange.states(cue) })
}
