/// What a person decided about an exchange.
package enum Decision: UInt8, Sendable, Hashable, CaseIterable {
  case accept, reject
  /// Not to be learned from as it stands; a better response may have been written.
  case fix

  package var name: String {
    switch self {
    case .accept: "accept"
    case .reject: "reject"
    case .fix: "fix"
    }
  }

  /// The verdict that it stands for.
  package var verdict: Verdict { self == .accept ? .accept : .reject }
}

extension Judgement {
  /// Puts people's decisions above the program's verdicts, which stay in ``ownVerdicts``.
  ///
  /// Where people disagree, an exchange is held back: it waits for review, and a manual example is not in
  /// the dataset either.
  ///
  /// - Parameters:
  ///   - decisions: By number of the exchange.
  ///   - disputed: Numbers of the exchanges about which people disagree.
  ///   - isManual: Whether an exchange was written by hand.
  package mutating func apply(
    _ decisions: [Int: Decision], disputed: Set<Int>, isManual: (Int) -> Bool
  ) {
    self.decisions = decisions
    for (index, decision) in decisions {
      ownVerdicts[index] = verdicts[index]
      verdicts[index] = decision.verdict
    }
    for index in disputed where decisions[index] == nil {
      ownVerdicts[index] = verdicts[index]
      verdicts[index] = isManual(index) ? .reject : .review
    }
  }

  /// Whether people alone keep an exchange out: the program does not reject it.
  package func isRejectedByPeople(_ index: Int) -> Bool {
    verdicts[index] == .reject && ownVerdict(index) != .reject
  }

  /// What people decided, for the dataset's files: `disputed` where they disagree, nil for nothing.
  package func decisionName(_ index: Int) -> String? {
    decisions[index]?.name ?? (ownVerdicts[index] == nil ? nil : "disputed")
  }

  /// The verdict of the program alone.
  package func ownVerdict(_ index: Int) -> Verdict { ownVerdicts[index] ?? verdicts[index] }
}
