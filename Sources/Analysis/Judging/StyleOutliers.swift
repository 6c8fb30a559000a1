internal import Corpus

/// Responses that are written unlike the manual examples, with how.
///
/// For each measure of ``Style`` the examples give a median and a spread (1.4826 times the median
/// distance from it, which is the standard deviation where values are normal; at least a floor that a
/// reader would notice). A response of ten words or more stands out when two measures lie more than
/// three spreads off, or one more than six. With fewer than ``styleExamplesNeeded`` examples nothing is compared.
///
/// - Parameter take: Called with each one's number, record and reasons, in order.
package func forStyleOutliers(
  _ summary: Summary, take: (_ exchange: Int, _ record: ExchangeRecord, _ reasons: [String]) -> Void
) {
  let examples = Array(
    summary.exchanges.lazy.filter {
      summary.conversation(of: $0).source == .manual && $0.hasStyle
    }.map(\.style))
  guard examples.count >= styleExamplesNeeded else { return }
  let measures = StyleMeasure.compared
  let norms = measures.map { measure in
    let values = examples.map { measure.value($0) }
    let middle = median(values) ?? 0
    let spread = 1.4826 * (median(values.map { abs($0 - middle) }) ?? 0)
    return (middle: middle, spread: max(measure.floor, spread))
  }
  for (index, exchange) in summary.exchanges.enumerated() where exchange.hasStyle {
    var reasons: [String] = []
    var furthest = 0.0
    for (measure, norm) in zip(measures, norms) {
      let distance = (measure.value(exchange.style) - norm.middle) / norm.spread
      furthest = max(furthest, abs(distance))
      if abs(distance) > 3 { reasons.append(distance > 0 ? measure.more : measure.less) }
    }
    if reasons.count >= 2 || furthest > 6 { take(index, exchange, reasons) }
  }
}

/// How many manual examples it takes before others are compared with their style.
package let styleExamplesNeeded = 20

extension ExchangeRecord {
  /// Whether the response is long enough to have a style: ten words.
  package var hasStyle: Bool { words >= 10 }
}

/// One number of a ``Style``, and how a response is called that has more or less of it.
package struct StyleMeasure: Sendable {
  /// "Words per sentence"
  package var title: String
  package var value: @Sendable (Style) -> Double
  /// The least spread that is used.
  var floor: Double
  var more: String
  var less: String

  /// What responses are compared by.
  package static let compared = [
    StyleMeasure(
      title: "Words per sentence", value: { Double($0.sentenceLength) / 10 }, floor: 2,
      more: "longer sentences", less: "shorter sentences"),
    StyleMeasure(
      title: "Letters per word", value: { Double($0.wordLength) / 100 }, floor: 0.3,
      more: "longer words", less: "shorter words"),
    StyleMeasure(
      title: "Exclamation marks in 100 sentences", value: { Double($0.exclamations) }, floor: 12,
      more: "more exclamation marks", less: "fewer exclamation marks"),
    StyleMeasure(
      title: "“You” in 100 words", value: { Double($0.secondPersons) }, floor: 3,
      more: "more “you”", less: "less “you”"),
    StyleMeasure(
      title: "“I” in 100 words", value: { Double($0.firstPersons) }, floor: 3,
      more: "more “I”", less: "less “I”"),
    StyleMeasure(
      title: "Contractions in 100 words", value: { Double($0.contractions) }, floor: 4,
      more: "more contractions", less: "fewer contractions"),
  ]
}

/// The middle value, or the mean of the two in the middle; nil for none.
package func median(_ values: [Double]) -> Double? {
  guard !values.isEmpty else { return nil }
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
