/// What the data must say for a task to be done: all of its conditions.
package struct Measure: Sendable, Equatable {
  package var conditions: [Condition]

  package init(_ conditions: [Condition]) { self.conditions = conditions }

  /// A fact against a number.
  package struct Condition: Sendable, Equatable {
    package var name: MeasureName
    package var comparison: Comparison
    /// In the unit of the fact: shares and scores from 0 to 1.
    package var limit: Double

    package init(_ name: MeasureName, _ comparison: Comparison, _ limit: Double) {
      self.name = name
      self.comparison = comparison
      self.limit = limit
    }

    /// Whether the facts meet it; what was not measured does not.
    package func isMet(by facts: Facts) -> Bool {
      facts[name].map { comparison.holds($0, limit) } ?? false
    }
  }

  package enum Comparison: String, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case more = ">"
    case fewer = "<"
    case equal = "=="

    package func holds(_ value: Double, _ limit: Double) -> Bool {
      switch self {
      case .atLeast: value >= limit
      case .atMost: value <= limit
      case .more: value > limit
      case .fewer: value < limit
      case .equal: value == limit
      }
    }
  }

  package func isMet(by facts: Facts) -> Bool { conditions.allSatisfy { $0.isMet(by: facts) } }
}
