/// An exchange's quality from 0 to 1, in hundredths, with the parts that add up to it.
///
/// 35 points for soundness (given to all, for faults to take away), up to 15 for length, 25 for empathy,
/// 15 for taking up context and 10 for asking: a response can be accepted without a question, as the
/// band for questions has an upper end. Length gives all its points inside the range, and fewer in proportion down
/// to none at half the shortest and at four times the longest. Empathy gives all at 0.7, the
/// others in proportion. Each fault takes its penalty off, never below 0; with a disqualifying
/// fault at most 0.59 is left, so that such a score is always under the default threshold.
package struct Score: Sendable, Equatable {
  package struct Part: Sendable, Equatable {
    package var name: Name
    /// Hundredths added, or taken when negative.
    package var points: Int
    /// The most it can give, in hundredths; 0 for deductions.
    package var maximum: Int
  }

  package enum Name: Sendable, Equatable {
    case soundness, length, empathy, context, question
    case fault(Fault)
    case disqualified
  }

  package var parts: [Part] = []

  /// 0 to 100.
  package var hundredths: Int { parts.reduce(0) { $0 + $1.points } }
  package var value: Double { Double(hundredths) / 100 }

  package init(_ exchange: ExchangeRecord, faults: FaultSet, standards: Standards) {
    func points(_ maximum: Int, _ share: Double) -> Int {
      Int((Double(maximum) * min(1, max(0, share))).rounded())
    }
    let length = Double(exchange.length)
    let low = Double(standards.lengthRange.lowerBound)
    let high = Double(standards.lengthRange.upperBound)
    let lengthShare =
      length < low
      ? (length - low / 2) / (low / 2) : length <= high ? 1 : 1 - (length - high) / (3 * high)
    parts = [
      Part(name: .soundness, points: 35, maximum: 35),
      Part(name: .length, points: points(15, lengthShare), maximum: 15),
      Part(
        name: .empathy, points: points(25, (exchange.empathy.value ?? 0) / 0.7), maximum: 25),
      Part(
        name: .context, points: points(15, (exchange.contextReference.value ?? 0) / 0.6), maximum: 15),
      Part(name: .question, points: points(10, exchange.question.value ?? 0), maximum: 10),
    ]
    var left = hundredths
    for fault in faults.faults {
      let taken = min(left, Int((fault.penalty * 100).rounded()))
      parts.append(Part(name: .fault(fault), points: -taken, maximum: 0))
      left -= taken
    }
    let most = Int((standards.flagBelow * 100).rounded(.up)) - 1
    if faults.disqualifies, left > most {
      parts.append(Part(name: .disqualified, points: most - left, maximum: 0))
    }
  }
}

/// What is to become of an exchange.
package enum Verdict: UInt8, Sendable, CaseIterable {
  case accept, review, reject

  package var name: String {
    switch self {
    case .accept: "accept"
    case .review: "review"
    case .reject: "reject"
    }
  }

  package init(hundredths: Int, faults: FaultSet, standards: Standards) {
    let score = Double(hundredths) / 100
    if faults.disqualifies || score < standards.flagBelow {
      self = .reject
    } else if score > standards.acceptAbove {
      self = .accept
    } else {
      self = .review
    }
  }
}
