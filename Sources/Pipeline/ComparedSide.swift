package import Analysis
internal import Bytes
package import Evaluation
internal import Export
internal import Findings
internal import Privacy

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The exchanges of a site, from its `data/exchanges.jsonl`; nil when the folder has none.
///
/// - Parameter metrics: Those whose amounts are read.
/// - Throws: ``BaselineError`` when a line is not one of this version of Tuneboard.
package func comparedExchanges(
  ofSite site: String, _ metrics: MetricRegistry
) throws(BaselineError) -> [ComparedExchange]? {
  let path = site + "/data/exchanges.jsonl"
  let bytes: [UInt8]
  do throws(DiskError) {
    guard try Disk.status(of: path) != nil else { return nil }
    bytes = try Disk.read(path)
  } catch {
    throw BaselineError(reason: error.description)
  }
  let decoder = JSONDecoder()
  let masker = Masker()
  var result: [ComparedExchange] = []
  for (number, text) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
    // What is wrong with the line is its form, whatever the decoder calls it.
    let form = BaselineError(
      reason: "\(path):\(number + 1) is not an exchange of this version of Tuneboard")
    let line: Line
    do { line = try decoder.decode(Line.self, from: Data(text), configuration: metrics) } catch {
      throw form
    }
    guard let verdict = Verdict.allCases.first(where: { $0.name == line.verdict }) else {
      throw form
    }
    result.append(
      ComparedExchange(
        id: line.id, conversation: line.conversation, assistantTurn: line.assistantTurn,
        place: Place(file: masker.path(line.file), line: line.line, column: 1), verdict: verdict,
        score: line.score, faults: line.faults, amounts: line.amounts))
  }
  return result
}

/// What is compared of a line of `exchanges.jsonl`.
private struct Line: DecodableWithConfiguration {
  var id: String
  var conversation: String
  var assistantTurn: Int
  var file: String
  var line: Int
  var score: Double
  var verdict: String
  var faults: [String]
  /// By number of the metric.
  var amounts: [Int?]

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder, configuration metrics: MetricRegistry) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func value<Value: Decodable>(_ key: String) throws -> Value {
      try values.decode(Value.self, forKey: Key(stringValue: key))
    }
    id = try value("id")
    conversation = try value("conversation")
    assistantTurn = try value("assistantTurn")
    file = try value("file")
    line = try value("line")
    score = try value("score")
    verdict = try value("verdict")
    faults = try value("faults")
    amounts = try metrics.map { metric in
      guard let key = metric.lineKey else { return nil }
      switch metric.amount.unit {
      case .count: return try values.decodeIfPresent(Int.self, forKey: Key(stringValue: key))
      case .grade:
        return try values.decodeIfPresent(Double.self, forKey: Key(stringValue: key))
          .map { Int(($0 * 100).rounded()) }
      }
    }
  }
}

/// The version of the method that a site's exchanges were judged by: the first one where the site does not say it.
///
/// - Throws: ``BaselineError`` when the site has a report that cannot be read: judgements of two versions would be
///   compared.
package func judgingMethod(ofSite site: String) throws(BaselineError) -> Int {
  struct Report: Decodable { var method: Int? }
  let path = site + "/report.json"
  let bytes: [UInt8]
  do throws(DiskError) {
    guard try Disk.status(of: path) != nil else { return Method.first }
    bytes = try Disk.read(path)
  } catch {
    throw BaselineError(reason: error.description)
  }
  do {
    return try JSONDecoder().decode(Report.self, from: Data(bytes)).method ?? Method.first
  } catch {
    throw BaselineError(reason: "\(path) is not a report of this version of Tuneboard")
  }
}

extension JudgedProject {
  /// The exchanges as they are compared.
  package func comparedExchanges(_ metrics: MetricRegistry) -> [ComparedExchange] {
    summary.exchanges.indices.map { index in
      let exchange = judgement.record(index, of: summary)
      let conversation = summary.conversations[Int(exchange.conversation)]
      var compared = ComparedExchange(
        id: hexadecimal(exchange.id), conversation: summary.id(of: conversation),
        assistantTurn: Int(exchange.assistantTurn),
        place: Place(
          file: summary.files[Int(conversation.file)].path, line: Int(exchange.line), column: 1),
        verdict: judgement.verdicts[index], score: Double(judgement.scores[index]) / 100,
        faults: judgement.faultRules(at: index).map(\.code),
        amounts: metrics.map { $0.amount.value(exchange) })
      compared.shownID = hexadecimal(exchange.shownID)
      return compared
    }
  }
}
