internal import Analysis

/// How far two reviewers agree on the exchanges that both decided.
package struct PairAgreement: Sendable, Equatable {
  package var first: String
  package var second: String
  /// Exchanges that both decided.
  package var count: Int
  package var agreeing: Int
  /// Cohen's kappa (1960): agreement beyond what their habits give by chance, at most 1; nil when chance alone
  /// would have them agree always.
  package var kappa: Double?

  package init(first: String, second: String, count: Int, agreeing: Int, kappa: Double?) {
    self.first = first
    self.second = second
    self.count = count
    self.agreeing = agreeing
    self.kappa = kappa
  }
}

extension Reviews {
  /// Every pair of reviewers with exchanges in common, in order.
  package var agreements: [PairAgreement] {
    var table: [String: [String: [(Decision, Decision)]]] = [:]
    for opinions in opinions.values {
      for (index, first) in opinions.enumerated() {
        for second in opinions[(index + 1)...] {
          table[first.reviewer, default: [:]][second.reviewer, default: []]
            .append((first.decision, second.decision))
        }
      }
    }
    return table.flatMap { first, others in
      others.map { second, pairs in
        let count = Double(pairs.count)
        let agreeing = pairs.count { $0.0 == $0.1 }
        let chance = Decision.allCases.reduce(0.0) { sum, decision in
          sum + Double(pairs.count { $0.0 == decision }) * Double(pairs.count { $0.1 == decision })
            / (count * count)
        }
        return PairAgreement(
          first: first, second: second, count: pairs.count, agreeing: agreeing,
          kappa: chance < 1 ? (Double(agreeing) / count - chance) / (1 - chance) : nil)
      }
    }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// Krippendorff's alpha for nominal data over all exchanges that several people decided, at most 1; nil when there
  /// are none, or all decisions are the same (Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).
  package var alpha: Double? {
    var coincidences = [[Double]](repeating: [0, 0, 0], count: 3)
    for opinions in opinions.values where opinions.count > 1 {
      let weight = 1 / Double(opinions.count - 1)
      for (i, a) in opinions.enumerated() {
        for (j, b) in opinions.enumerated() where i != j {
          coincidences[Int(a.decision.rawValue)][Int(b.decision.rawValue)] += weight
        }
      }
    }
    let totals = coincidences.map { $0.reduce(0, +) }
    let all = totals.reduce(0, +)
    var observed = 0.0
    var expected = 0.0
    for a in 0..<3 {
      for b in 0..<3 where a != b {
        observed += coincidences[a][b]
        expected += totals[a] * totals[b]
      }
    }
    return expected > 0 ? 1 - (all - 1) * observed / expected : nil
  }

  /// Exchanges that several people decided.
  package var sharedCount: Int { opinions.values.count { $0.count > 1 } }
}
