package import Analysis
package import Bytes
internal import Corpus
internal import Language
internal import Privacy

/// What stands in a line of `exchanges.jsonl`, so far as it is compared with other runs.
package struct ExchangeLine: Equatable, Sendable {
  /// 16 hexadecimal digits.
  package let id: String
  package let conversation: String
  /// Number of the response among the assistant's, from 0.
  package let assistantTurn: Int
  package let file: String
  package let line: Int
  /// 0 to 1, to two places.
  package let score: Double
  package let verdict: Verdict
  /// A person's decision, or `disputed`; nil for none.
  package let decision: String?
  /// Their codes.
  package let faults: [String]
  /// By number of the metric: a count, or a grade in hundredths; nil where it is not judged, or not in the line.
  package let amounts: [Int?]

  /// Reads what ``appendExchangeLine(_:_:conversation:path:id:faults:fit:hundredths:verdict:decision:topic:topics:language:to:)``
  /// writes; nil for anything else.
  ///
  /// - Parameter metrics: Those whose amounts are read.
  package init?(line: ArraySlice<UInt8>, _ metrics: MetricRegistry) {
    let json: JSON
    // That it is none is all that there is to say.
    do throws(JSONError) { json = try JSONReader.read(Array(line), .strict).value } catch {
      return nil
    }
    guard let id = json["id"]?.text, let conversation = json["conversation"]?.text,
      let assistantTurn = json["assistantTurn"]?.integer, let file = json["file"]?.text,
      let number = json["line"]?.integer, let score = json["score"]?.number,
      let verdict = Verdict.allCases.first(where: { $0.name == json["verdict"]?.text }),
      let faults = json["faults"]?.texts
    else { return nil }
    self.id = id
    self.conversation = conversation
    self.assistantTurn = assistantTurn
    self.file = file
    self.line = number
    self.score = score
    self.verdict = verdict
    decision = json["decision"]?.text
    self.faults = faults
    var amounts: [Int?] = []
    for metric in metrics {
      guard let key = metric.lineKey, let value = json[key] else {
        amounts.append(nil)
        continue
      }
      guard let number = value.number else { return nil }
      switch metric.amount.unit {
      case .count:
        guard let count = value.integer else { return nil }
        amounts.append(count)
      case .grade:
        guard (0...1).contains(number) else { return nil }
        amounts.append(Int((number * 100).rounded()))
      }
    }
    self.amounts = amounts
  }
}

/// Appends an exchange's line of `exchanges.jsonl`, with its line end.
///
/// - Parameters:
///   - exchange: As it was judged beside the others.
///   - metrics: Those whose counts and labels are written, in their order.
///   - verdict: The program's own.
///   - decision: A person's, which stands above it, or `disputed`; nil for none.
///   - fit: nil where the language is not judged.
///   - topic: The main topic's slug, escaped.
///   - topics: All topics as the elements of a JSON array, the main one first.
///   - language: ISO 639-1; nil when it is not known.
package func appendExchangeLine(
  _ exchange: ExchangeRecord, _ metrics: MetricRegistry, conversation: ConversationRecord,
  path: [UInt8], id: [UInt8], faults: [FaultRule], fit: Fit?, hundredths: UInt8, verdict: Verdict,
  decision: String?,
  topic: [UInt8],
  topics: [UInt8], language: String?,
  to output: inout [UInt8]
) {
  func text(_ value: StaticString) {
    value.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
  }
  func number(_ value: UInt32) { output.append(digitsOf: value) }
  func share(_ hundredths: UInt8) {
    // 0.07, 0.5, 1: no zeros at the end.
    output.append(digitsOf: UInt32(hundredths / 100))
    let rest = hundredths % 100
    if rest == 0 { return }
    output.append(UInt8(ascii: "."))
    output.append(UInt8(ascii: "0") + rest / 10)
    if rest % 10 != 0 { output.append(UInt8(ascii: "0") + rest % 10) }
  }
  text(#"{"id":""#)
  output.append(contentsOf: hexadecimal(exchange.id).utf8)
  text(#"","conversation":""#)
  output.append(contentsOf: id)
  text(#"","assistantTurn":"#)
  number(exchange.assistantTurn)
  text(#","file":""#)
  output.append(contentsOf: path)
  text(#"","line":"#)
  number(exchange.line)
  text(#","source":""#)
  output.append(contentsOf: conversation.source.name.utf8)
  text(#"","topic":""#)
  output.append(contentsOf: topic)
  text(#"","topics":["#)
  output.append(contentsOf: topics)
  text(#"],"score":"#)
  share(hundredths)
  text(#","verdict":""#)
  output.append(contentsOf: verdict.name.utf8)
  if let decision {
    text(#"","decision":""#)
    output.append(contentsOf: decision.utf8)
    text("\"")
  } else {
    text(#"","decision":null"#)
  }
  func key(_ name: String) {
    text(",\"")
    output.append(contentsOf: name.utf8)
    text("\":")
  }
  for count in metrics.counts {
    key(count.key)
    if let value = count.value(exchange) { number(UInt32(clamping: value)) } else { text("null") }
  }
  func grade(_ name: String, _ grade: Grade) {
    key(name)
    if let hundredths = grade.hundredths { share(UInt8(hundredths)) } else { text("null") }
  }
  for label in metrics.labels { grade(label.name, label.grade(exchange)) }
  grade("relatedness", exchange.relatedness)
  text(#","fit":"#)
  if let fit { share(UInt8(clamping: fit.hundredths)) } else { text("null") }
  text(#","faults":["#)
  if !faults.isEmpty {
    output.append(contentsOf: faults.map { "\"\($0.code)\"" }.joined(separator: ",").utf8)
  }
  text(#"],"personalData":"#)
  number(UInt32(exchange.personalData))
  text(#","emotion":""#)
  output.append(contentsOf: exchange.emotion.name.utf8)
  if let language {
    text(#"","language":""#)
    output.append(contentsOf: language.utf8)
    text("\"}\n")
  } else {
    text("\",\"language\":null}\n")
  }
}

extension [UInt8] {
  /// Appends a number's decimal digits.
  fileprivate mutating func append(digitsOf value: UInt32) {
    var divisor: UInt32 = 1
    while value / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
      divisor /= 10
    }
  }
}
