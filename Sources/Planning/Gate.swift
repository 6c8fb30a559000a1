internal import Bytes

/// A condition that a run must meet for continuous integration to go on.
///
/// Written as `flagged <= 40`, `empathy-share >= 70 %`, or, against an earlier run,
/// `change flagged <= 0` and `change empathy-share >= -2 %`. `ready` asks for readiness.
package struct Gate: Sendable, Equatable {
  package enum Condition: Sendable, Equatable {
    case ready
    case fact(Measure.Condition)
    /// The fact less what it was; the limit may be negative.
    case change(Measure.Condition)
  }

  /// As it was written, in lower case and with single spaces.
  package var text: String
  package var condition: Condition

  package init(text: String, condition: Condition) {
    self.text = text
    self.condition = condition
  }

  /// Reads a gate over one of some facts.
  ///
  /// - Returns: What is wrong with the text, when it is no gate.
  package static func read(
    _ text: String, _ names: MeasureNames
  ) -> Result<Gate, GateProblem> {
    let words = text.lowercased().split { $0.isWhitespace }.map(String.init)
    let text = words.joined(separator: " ")
    if words == ["ready"] { return .success(Gate(text: text, condition: .ready)) }
    let isChange = words.first == "change"
    var rest = isChange ? words.dropFirst().joined(separator: " ") : text
    var sign = 1.0
    if isChange, let minus = lastMinus(of: rest) {
      rest.remove(at: minus)
      sign = -1
    }
    switch MeasureSyntax.read("measure: " + rest, names) {
    case .measure(let measure) where measure.conditions.count == 1:
      var condition = measure.conditions[0]
      condition.limit *= sign
      return .success(
        Gate(text: text, condition: isChange ? .change(condition) : .fact(condition)))
    case .unknownNames(let unknown):
      let name = unknown.first ?? ""
      return .failure(
        GateProblem(
          reason: "'\(name)' is not measured",
          advice: names.nearest(to: name).map { "Did you mean '\($0.rawValue)'?" }
            ?? "Known are: \(names.list)."))
    case .measure:
      return .failure(
        GateProblem(reason: "a gate has one condition", advice: "Write each on a line of its own."))
    case .malformed(let reason):
      return .failure(GateProblem(reason: reason, advice: Self.form))
    case .none:
      return .failure(GateProblem(reason: "it is no condition", advice: Self.form))
    }
  }

  private static let form = "Write 'flagged <= 40', 'change flagged <= 0' or 'ready'."

  /// A minus directly before a digit and behind a comparison: names have hyphens of their own.
  private static func lastMinus(of text: String) -> String.Index? {
    guard let comparison = text.lastIndex(where: { "<>=".contains($0) }) else { return nil }
    return text[comparison...].firstIndex(of: "-")
  }
}

/// Why a text is no gate, and what to do.
package struct GateProblem: Error, Equatable {
  package var reason: String
  package var advice: String
}

/// How a run stands at a gate.
package struct GateResult: Sendable, Equatable {
  package enum Outcome: String, Sendable {
    case passed, failed
    /// There is nothing to compare with, or nothing was measured.
    case unchecked
  }

  package var gate: Gate
  package var outcome: Outcome
  /// The numbers: "41 flagged exchanges, at most 40 wanted".
  package var evidence: String

  package init(gate: Gate, outcome: Outcome, evidence: String) {
    self.gate = gate
    self.outcome = outcome
    self.evidence = evidence
  }
}

extension Gate {
  /// - Parameters:
  ///   - earlier: The facts of the run to compare with; nil without one.
  ///   - reasons: How many things stand in the way of readiness.
  ///   - unlike: Why the run to compare with was judged otherwise, so that only what does not depend on judging is
  ///     compared; nil where it was judged alike.
  package func result(
    _ facts: Facts, earlier: Facts?, reasons: Int, unlike: String? = nil
  ) -> GateResult {
    switch condition {
    case .ready:
      return GateResult(
        gate: self, outcome: reasons == 0 ? .passed : .failed,
        evidence: reasons == 0
          ? "ready to train" : "\(reasons) thing\(reasons == 1 ? " stands" : "s stand") in the way")
    case .fact(let condition):
      guard facts[condition.name] != nil else {
        let isNew = condition.name == .newFlagged || condition.name == .newDisqualified
        return GateResult(
          gate: self, outcome: .unchecked,
          evidence: isNew
            ? unlike ?? "no earlier site to compare with: '--baseline SITE'" : "not measured")
      }
      let measure = Measure([condition])
      return GateResult(
        gate: self, outcome: measure.isMet(by: facts) ? .passed : .failed,
        evidence: measure.evidence(from: facts))
    case .change(let condition):
      if let unlike, condition.name.isJudged {
        return GateResult(gate: self, outcome: .unchecked, evidence: unlike)
      }
      guard let earlier else {
        return GateResult(
          gate: self, outcome: .unchecked, evidence: "no earlier run to compare with")
      }
      guard let now = facts[condition.name], let before = earlier[condition.name] else {
        return GateResult(gate: self, outcome: .unchecked, evidence: "not measured in both runs")
      }
      // A history keeps six decimals.
      let difference = (now - before).roundedToMillionths
      let name = condition.name
      return GateResult(
        gate: self,
        outcome: condition.comparison.holds(difference, condition.limit) ? .passed : .failed,
        evidence: "\(name.text(before)) before, \(name.text(now)) now: "
          + name.text(ofDifference: difference))
    }
  }
}

extension Double {
  fileprivate var roundedToMillionths: Double {
    guard abs(self) < 1e9 else { return self }
    let scaled = self * 1_000_000
    return Double(Int(scaled + (scaled < 0 ? -0.5 : 0.5))) / 1_000_000
  }
}
