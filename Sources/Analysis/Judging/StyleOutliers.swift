internal import Corpus

/// Responses that are written unlike the manual examples, with how.
///
/// For each measure of ``Style`` the examples give a median and a spread (1.4826 times the median
/// distance from it, which is the standard deviation where values are normal; at least a floor that a
/// reader would notice). A response of ten words or more stands out when two measures lie more than
/// three spreads off, or one more than six. With fewer than twenty examples nothing is compared.
package func styleOutliers(_ summary: Summary) -> [(exchange: Int, reasons: [String])] {
  func isLong(_ exchange: ExchangeRecord) -> Bool { exchange.words >= 10 }
  let examples = summary.exchanges.filter {
    summary.conversations[Int($0.conversation)].source == .manual && isLong($0)
  }
  guard examples.count >= 20 else { return [] }
  let norms = measures.map { measure in
    let values = examples.map { measure.value($0.style) }
    let middle = median(values)
    let spread = 1.4826 * median(values.map { abs($0 - middle) })
    return (middle: middle, spread: max(measure.floor, spread))
  }
  var found: [(exchange: Int, reasons: [String])] = []
  for (index, exchange) in summary.exchanges.enumerated() where isLong(exchange) {
    var reasons: [String] = []
    var furthest = 0.0
    for (measure, norm) in zip(measures, norms) {
      let distance = (measure.value(exchange.style) - norm.middle) / norm.spread
      furthest = max(furthest, abs(distance))
      if abs(distance) > 3 { reasons.append(distance > 0 ? measure.more : measure.less) }
    }
    if reasons.count >= 2 || furthest > 6 { found.append((index, reasons)) }
  }
  return found
}

private struct StyleMeasure: Sendable {
  var value: @Sendable (Style) -> Double
  /// The least spread that is used.
  var floor: Double
  var more: String
  var less: String
}

private let measures = [
  StyleMeasure(
    value: { Double($0.sentenceLength) / 10 }, floor: 2, more: "longer sentences",
    less: "shorter sentences"),
  StyleMeasure(
    value: { Double($0.wordLength) / 100 }, floor: 0.3, more: "longer words", less: "shorter words"),
  StyleMeasure(
    value: { Double($0.exclamations) }, floor: 12, more: "more exclamation marks",
    less: "fewer exclamation marks"),
  StyleMeasure(
    value: { Double($0.secondPersons) }, floor: 3, more: "more “you”", less: "less “you”"),
  StyleMeasure(
    value: { Double($0.firstPersons) }, floor: 3, more: "more “I”", less: "less “I”"),
  StyleMeasure(
    value: { Double($0.contractions) }, floor: 4, more: "more contractions",
    less: "fewer contractions"),
]

/// The middle value; 0 for none.
private func median(_ values: [Double]) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
