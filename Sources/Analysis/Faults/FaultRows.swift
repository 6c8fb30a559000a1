/// A row of a table of faults.
package struct FaultRow: Sendable, Equatable {
  package var code: String
  package var title: String
  /// "fault of style, lowers the score"
  package var effect: String
  package var explanation: String
  package var advice: String
}

/// All faults of a registry as rows, in the order of all lists.
package func faultRows(_ registry: FaultRegistry) -> [FaultRow] {
  registry.rules.map { rule in
    FaultRow(
      code: rule.code, title: rule.title, effect: rule.effect.meaning,
      explanation: rule.explanation, advice: rule.advice)
  }
}
