internal import Language

extension Fault {
  /// A response too short to answer anything.
  package static let tooShort = Fault(number: 24)
}

extension FaultRule {
  /// How ``Fault/tooShort`` is called, what it costs, and how it is found.
  package static let tooShort = FaultRule(
    .tooShort, code: "too-short", effect: .suspicion,
    texts: FaultTexts(
      title: "too short",
      explanation: "It is too short to answer anything.",
      advice: "Add what you understood, or a question that helps the user go on."),
    checks: .text { exchange, found, _ in
      let response = exchange.response
      let words = response.tokens.words.count
      guard !response.tokens.hasCode, !response.isBlank else { return }
      // An emoji alone is short, not empty.
      if words == 0 || words <= 2 && exchange.question < 0.5 { found.add(.tooShort) }
    })
}
