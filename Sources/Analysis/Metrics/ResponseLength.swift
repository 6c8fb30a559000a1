extension Metric {
  /// Whether responses are as long as the team asks for, in Unicode scalar values.
  package static let responseLength = Metric(
    key: "length",
    wording: MetricWording(
      title: "Response length",
      meaning: {
        "Responses of \($0.lengthRange.lowerBound) to \($0.lengthRange.upperBound) characters."
      },
      figure: "length in range",
      agreement: "A count of characters: there is nothing to agree on.",
      band: BandWording(
        has: "", lacks: "not of the asked length",
        give: { number, tooShort, tooLong in
          tooShort == 0
            ? "shorten \(number)"
            : tooLong == 0 ? "lengthen \(number)" : "shorten or lengthen \(number)"
        },
        take: { "take \($0) out of the range" },
        write: (with: "of the asked length", without: "of another length"))),
    defaultBand: 0.5...1,
    fact: MetricFact(name: "length-share", subject: "a length in range", order: 3),
    amount: MetricAmount(
      unit: .count(key: "length"), value: { Int($0.length) }, wanted: { $0.lengthRange },
      bins: { lengthBins($0.lengthRange) },
      range: SettableRange(
        key: "characters", meaning: "The optimal length of a response, in characters.",
        outside: { "\($0) characters too \($1 ? "long" : "short")" },
        median: { "median \($0) characters" })),
    judging: MetricJudging(
      ask: MetricAsk(
        order: 0, met: { lengthMet(Double($0.length), in: $1.lengthRange) },
        missing: { exchange, standards, _ in
          let (length, range) = (Int(exchange.length), standards.lengthRange)
          return length > range.upperBound
            ? "\(length - range.upperBound) characters too long"
            : "\(range.lowerBound - length) characters too short"
        })))
}

/// Bins around the range that is asked for: two below, two inside, four above.
private func lengthBins(_ range: ClosedRange<Int>) -> [(start: Int, label: String)] {
  let (low, high) = (range.lowerBound, range.upperBound)
  let starts = [
    0, low / 2, low, (low + high) / 2 + 1, high + 1, high * 3 / 2 + 1, high * 2 + 1, high * 4 + 1,
  ]
  return starts.indices.map { index in
    let isLast = index + 1 == starts.count
    return (
      starts[index],
      isLast ? "\(starts[index]) and more" : "\(starts[index])–\(starts[index + 1] - 1)"
    )
  }
}

/// 1 inside the range, falling to 0 at half its lower and four times its upper end.
private func lengthMet(_ length: Double, in range: ClosedRange<Int>) -> Double {
  let (low, high) = (Double(range.lowerBound), Double(range.upperBound))
  if length < low { return max(0, (length - low / 2) / (low / 2)) }
  return length <= high ? 1 : max(0, 1 - (length - high) / (3 * high))
}
