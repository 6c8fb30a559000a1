package import Analysis
internal import Bytes
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

  /// Reads what ``appendExchangeLine(_:_:of:_:topic:topics:to:)``
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

/// Where an exchange stands, as its line says it.
package struct ExchangeSource: Sendable {
  let conversation: ConversationRecord
  /// Of the file, escaped.
  let path: [UInt8]
  /// Of the conversation, escaped.
  let id: [UInt8]
  /// ISO 639-1; nil when it is not known.
  let language: String?

  package init(_ conversation: ConversationRecord, path: [UInt8], id: [UInt8], language: String?) {
    self.conversation = conversation
    self.path = path
    self.id = id
    self.language = language
  }
}

/// What was made of an exchange beside the others, as its line says it.
package struct ExchangeJudgement: Sendable {
  let hundredths: UInt8
  /// The program's own.
  let verdict: Verdict
  /// A person's, which stands above it, or `disputed`; nil for none.
  let decision: String?
  let faults: [FaultRule]
  /// nil where the language is not judged.
  let fit: Fit?

  package init(
    hundredths: UInt8, verdict: Verdict, decision: String?, faults: [FaultRule], fit: Fit?
  ) {
    self.hundredths = hundredths
    self.verdict = verdict
    self.decision = decision
    self.faults = faults
    self.fit = fit
  }
}

/// Appends an exchange's line of `exchanges.jsonl`, with its line end.
///
/// - Parameters:
///   - exchange: As it was judged beside the others.
///   - metrics: Those whose counts and labels are written, in their order.
///   - topic: The main topic's slug, escaped.
///   - topics: All topics as the elements of a JSON array, the main one first.
package func appendExchangeLine(
  _ exchange: ExchangeRecord, _ metrics: MetricRegistry, of source: ExchangeSource,
  _ judgement: ExchangeJudgement, topic: [UInt8], topics: [UInt8], to output: inout [UInt8]
) {
  output.append(place: exchange, source)
  output.append(#","topic":""#)
  output.append(contentsOf: topic)
  output.append(#"","topics":["#)
  output.append(contentsOf: topics)
  output.append("]")
  output.append(verdict: judgement)
  output.append(measures: exchange, metrics)
  output.append(#","fit":"#)
  if let fit = judgement.fit {
    output.append(share: UInt8(clamping: fit.hundredths))
  } else {
    output.append("null")
  }
  output.append(#","faults":["#)
  if !judgement.faults.isEmpty {
    output.append(
      contentsOf: judgement.faults.map { "\"\($0.code)\"" }.joined(separator: ",").utf8)
  }
  output.append(#"],"personalData":"#)
  output.append(digitsOf: UInt32(exchange.personalData))
  output.append(#","emotion":""#)
  output.append(contentsOf: exchange.emotion.name.utf8)
  output.append(#"","language":"#)
  output.append(quoted: source.language)
  output.append("}\n")
}

extension [UInt8] {
  /// Appends the beginning of a line: ids, and where the exchange stands.
  fileprivate mutating func append(place exchange: ExchangeRecord, _ source: ExchangeSource) {
    append(#"{"id":""#)
    append(contentsOf: hexadecimal(exchange.id).utf8)
    append(#"","conversation":""#)
    append(contentsOf: source.id)
    append(#"","assistantTurn":"#)
    append(digitsOf: exchange.assistantTurn)
    append(#","file":""#)
    append(contentsOf: source.path)
    append(#"","line":"#)
    append(digitsOf: exchange.line)
    append(#","source":""#)
    append(contentsOf: source.conversation.source.name.utf8)
    append("\"")
  }

  fileprivate mutating func append(verdict judgement: ExchangeJudgement) {
    append(#","score":"#)
    append(share: judgement.hundredths)
    append(#","verdict":""#)
    append(contentsOf: judgement.verdict.name.utf8)
    append(#"","decision":"#)
    append(quoted: judgement.decision)
  }

  /// Appends a key for each count and each grade.
  fileprivate mutating func append(measures exchange: ExchangeRecord, _ metrics: MetricRegistry) {
    for count in metrics.counts {
      append(key: count.key)
      if let value = count.value(exchange) {
        append(digitsOf: UInt32(clamping: value))
      } else {
        append("null")
      }
    }
    for label in metrics.labels { append(grade: label.grade(exchange), label.name) }
    append(grade: exchange.relatedness, "relatedness")
  }

  private mutating func append(grade: Grade, _ name: String) {
    append(key: name)
    if let hundredths = grade.hundredths {
      append(share: UInt8(hundredths))
    } else {
      append("null")
    }
  }

  private mutating func append(key: String) {
    append(",\"")
    append(contentsOf: key.utf8)
    append("\":")
  }

  fileprivate mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Appends a text that needs no escapes, as a string of JSON; `null` for none.
  fileprivate mutating func append(quoted text: String?) {
    guard let text else { return append("null") }
    append("\"")
    append(contentsOf: text.utf8)
    append("\"")
  }

  /// Appends a share without zeros at its end: 0.07, 0.5, 1.
  fileprivate mutating func append(share hundredths: UInt8) {
    append(digitsOf: UInt32(hundredths / 100))
    let rest = hundredths % 100
    if rest == 0 { return }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + rest / 10)
    if rest % 10 != 0 { append(UInt8(ascii: "0") + rest % 10) }
  }

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
