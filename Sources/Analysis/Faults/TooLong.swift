internal import Language

extension Fault {
  /// A response of more than four times the team's longest.
  package static let tooLong = Fault(number: 23)
}

extension FaultRule {
  /// How ``Fault/tooLong`` is called, what it costs, and how it is found.
  package static let tooLong = FaultRule(
    .tooLong, code: "too-long", effect: .style,
    texts: FaultTexts(
      title: "far too long",
      explanation: "It is several times longer than the range asks for.",
      advice: "Keep the one thing that helps now, and ask one question."),
    checks: .text { exchange, found, _ in
      if exchange.response.tokens.scalarCount > 4 * exchange.standards.lengthRange.upperBound {
        found.add(.tooLong)
      }
    })
}
