#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An exchange's quality from 0 to 1, in hundredths, with the parts that add up to it.
///
/// - Soundness, 30 points given to all, for faults to take away.
/// - Proportion, up to 25: how much the response gives against what the user wrote. With
///   r = (response + 20) / (user + 20) characters, all at r = 2 and more, none at r = 0.2, in between
///   by ln r. Of the user's characters no more count than the project's longest optimal response has.
/// - Empathy, up to 20 (all at 0.5), and context, up to 15 (all at 0.5): the more the user shared, the
///   more is asked for. Up to 10 characters ask for nothing, 100 and more for all of it.
/// - Question, up to 5, as the band for questions has an upper end.
/// - Length, up to 5: all inside the project's range, none at half its lower and four times its upper
///   end.
///
/// An indicator that is not judged gives all its points, as nothing speaks against the response; but
/// nothing speaks for it either, so at most the score up to which a person decides is left. Each fault
/// takes its penalty off, never below 0; with a disqualifying fault at most 0.59 is left, so
/// that such a score is always under the default threshold.
package struct Score: Sendable, Equatable {
  package struct Part: Sendable, Equatable {
    package var name: Name
    /// Hundredths added, or taken when negative.
    package var points: Int
    /// The most it can give, in hundredths; 0 for deductions.
    package var maximum: Int
  }

  package enum Name: Sendable, Equatable {
    case soundness, proportion, empathy, context, question, length
    case fault(Fault)
    case disqualified, notJudged
  }

  package var parts: [Part] = []

  /// 0 to 100.
  package var hundredths: Int { parts.reduce(0) { $0 + $1.points } }
  package var value: Double { Double(hundredths) / 100 }

  /// - Parameter empathy: The exchange's empathy when its opener turned out to be stock; nil for the
  ///   one that its record holds.
  package init(
    _ exchange: ExchangeRecord, faults: FaultSet, standards: Standards, empathy: Grade? = nil
  ) {
    func part(_ name: Name, _ maximum: Int, _ share: Double) -> Part {
      Part(
        name: name, points: Int((Double(maximum) * min(1, max(0, share))).rounded()),
        maximum: maximum)
    }
    let length = Double(exchange.length)
    let shared = Double(exchange.userLength)
    // How much the user shared asks for an answer to it.
    let need = min(1, max(0, (shared - 10) / 90))
    let ratio =
      (length + 20) / (min(shared, Double(standards.lengthRange.upperBound)) + 20)
    func asked(_ grade: Grade) -> Double {
      guard let value = grade.value else { return 1 }
      return 1 - need * (1 - min(1, value / 0.5))
    }
    parts = [
      part(.soundness, 30, 1),
      part(.proportion, 25, log(ratio / 0.2) / log(10)),
      part(.empathy, 20, asked(empathy ?? exchange.empathy)),
      part(.context, 15, asked(exchange.contextReference)),
      part(.question, 5, exchange.question.value ?? 1),
      part(.length, 5, lengthShare(length, in: standards.lengthRange)),
    ]
    var left = hundredths
    for fault in faults.faults {
      let taken = min(left, Int((fault.penalty * 100).rounded()))
      parts.append(Part(name: .fault(fault), points: -taken, maximum: 0))
      left -= taken
    }
    let undecided = Int((standards.acceptAbove * 100).rounded(.down))
    if !exchange.question.isJudged, left > undecided {
      parts.append(Part(name: .notJudged, points: undecided - left, maximum: 0))
      left = undecided
    }
    // Never below 0: where nothing is flagged by its score, the fault alone rejects.
    let most = max(0, Int((standards.flagBelow * 100).rounded(.up)) - 1)
    if faults.disqualifies, left > most {
      parts.append(Part(name: .disqualified, points: most - left, maximum: 0))
    }
  }
}

/// 1 inside the range, falling to 0 at half its lower and four times its upper end.
private func lengthShare(_ length: Double, in range: ClosedRange<Int>) -> Double {
  let low = Double(range.lowerBound)
  let high = Double(range.upperBound)
  if length < low { return (length - low / 2) / (low / 2) }
  return length <= high ? 1 : 1 - (length - high) / (3 * high)
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
