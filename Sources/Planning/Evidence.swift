extension Measure {
  /// What was measured against what: "44 of 100 manual examples".
  ///
  /// Conditions are joined by semicolons; a lower and an upper limit of one fact make a range.
  package func evidence(from facts: Facts) -> String {
    var parts: [String] = []
    var index = 0
    while index < conditions.count {
      let condition = conditions[index]
      if index + 1 < conditions.count, let upper = condition.upperEnd(in: conditions[index + 1]) {
        let wanted = condition.range(to: upper)
        parts.append(condition.name.measured(facts, [condition, upper], wanted: wanted))
        index += 2
      } else {
        parts.append(condition.evidence(from: facts))
        index += 1
      }
    }
    return parts.joined(separator: "; ")
  }
}

extension Measure.Condition {
  fileprivate func evidence(from facts: Facts) -> String {
    if case .count(let one, let many) = name.unit, comparison == .atLeast, let value = facts[name],
      value <= limit
    {
      return "\(grouped(value)) of \(grouped(limit)) \(limit == 1 ? one : many)"
    }
    return name.measured(facts, [self], wanted: wanted)
  }

  /// The other condition, when this is the lower and that the upper end of the same fact's range.
  fileprivate func upperEnd(in other: Self) -> Self? {
    guard name == other.name, comparison == .atLeast, other.comparison == .atMost,
      limit <= other.limit
    else { return nil }
    return other
  }

  fileprivate func range(to upper: Self) -> String {
    switch name.unit {
    case .count: "\(grouped(limit))–\(grouped(upper.limit)) wanted"
    case .share, .fraction: "\(decimal(limit * 100))–\(percent(upper.limit)) wanted"
    case .score: "\(decimal(limit))–\(decimal(upper.limit)) wanted"
    }
  }

  private var wanted: String {
    let number =
      switch name.unit {
      case .count: grouped(limit)
      case .share, .fraction: percent(limit)
      case .score: decimal(limit)
      }
    switch comparison {
    case .atLeast: return "at least \(number) wanted"
    case .atMost: return "at most \(number) wanted"
    case .more: return "more than \(number) wanted"
    case .fewer:
      if case .count = name.unit { return "fewer than \(number) wanted" }
      return "less than \(number) wanted"
    case .equal: return "exactly \(number) wanted"
    }
  }
}

extension MeasureName {
  /// "12 flagged exchanges, at most 5 wanted"
  fileprivate func measured(
    _ facts: Facts, _ conditions: [Measure.Condition], wanted: String
  ) -> String {
    guard let value = facts[self] else {
      switch unit {
      case .count(_, let many): return "\(many) not measured, \(wanted)"
      case .share(let subject): return "no response to look for \(subject) in, \(wanted)"
      case .score(let noun), .fraction(let noun): return "no \(noun) yet, \(wanted)"
      }
    }
    switch unit {
    case .count(let one, let many):
      return "\(grouped(value)) \(value == 1 ? one : many), \(wanted)"
    case .share(let subject):
      let shown = rounded(value, places: 2, conditions)
      return "\(subject) in \(percent(shown)) of responses, \(wanted)"
    case .fraction(let noun):
      return "\(noun) \(percent(rounded(value, places: 2, conditions))), \(wanted)"
    case .score(let noun):
      return "\(noun) \(decimal(rounded(value, places: 2, conditions))), \(wanted)"
    }
  }
}

/// The value rounded to some places, or to as many more as it takes not to contradict the outcome:
/// 0.599 is not shown as 60 % where 60 % is asked for and missed.
private func rounded(_ value: Double, places: Int, _ conditions: [Measure.Condition]) -> Double {
  // Shares and scores are no greater; and nothing else fits the integers below.
  guard value >= 0, value <= 1 else { return value }
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  for _ in places..<9 {
    // Through an integer: `rounded()` would make this pure target need the C mathematics library.
    let shown = Double(Int(value * scale + 0.5)) / scale
    let agrees = conditions.allSatisfy {
      $0.comparison.holds(shown, $0.limit) == $0.comparison.holds(value, $0.limit)
    }
    if agrees { return shown }
    scale *= 10
  }
  return value
}

func percent(_ share: Double) -> String { decimal(share * 100) + "\u{A0}%" }

/// A number without an exponent, with at most seven places and without zeros at its end.
func decimal(_ value: Double) -> String {
  guard value >= 0, value < 1e9 else { return "\(value)" }
  let scaled = Int(value * 10_000_000 + 0.5)
  let fraction = scaled % 10_000_000
  guard fraction != 0 else { return String(scaled / 10_000_000) }
  var digits = Array(String(fraction).utf8)
  digits = Array(repeating: UInt8(ascii: "0"), count: 7 - digits.count) + digits
  while digits.last == UInt8(ascii: "0") { digits.removeLast() }
  return "\(scaled / 10_000_000)." + String(decoding: digits, as: UTF8.self)
}

/// A count, in groups of three from five digits on; one with a fraction as it is.
func grouped(_ value: Double) -> String {
  guard value >= 0, value < 1e15, value == Double(Int(value)) else { return decimal(value) }
  let digits = String(Int(value))
  guard digits.utf8.count > 4 else { return digits }
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.utf8.count - index) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return text
}
