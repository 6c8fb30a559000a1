extension Fault {
  /// A response that does not seem to answer its message.
  package static let unrelated = Fault(number: 25)
}

extension FaultRule {
  /// How ``Fault/unrelated`` is called, what it costs, and how it is found.
  package static let unrelated = FaultRule(
    .unrelated, code: "unrelated", effect: .style,
    texts: FaultTexts(
      title: "does not take up the message",
      explanation: "It does not seem to answer this message.",
      advice: "Take up a word or a feeling from the message."),
    checks: .indicators(isUnrelated))
}

/// Whether a response does not seem to answer its message: its relatedness is 0.15 or less and little of the message
/// is taken up; or it is 0.4 or less, and the response takes up nothing, asks nothing and feels nothing.
///
/// The bounds were chosen on fourteen sets: of true replies 1 to 9 in 100 are within them (14 in persona chats, 23 on
/// Reddit threads), of replies drawn from another conversation 2 to 40.
@Sendable private func isUnrelated(_ exchange: ExchangeRecord) -> Bool {
  guard let relatedness = exchange.relatedness.value, let context = exchange.contextReference.value
  else { return false }
  if relatedness <= 0.15, context < 0.3 { return true }
  return relatedness <= 0.4 && context < 0.1 && (exchange.question.value ?? 0) < 0.5
    && (exchange.empathy.value ?? 0) < 0.3
}
