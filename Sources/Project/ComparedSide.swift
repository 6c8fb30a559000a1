package import Analysis
internal import Bytes
package import Evaluation
internal import Findings
internal import Privacy
internal import Records
internal import Report
internal import Storage

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
  let masker = Masker()
  var result: [ComparedExchange] = []
  for (number, text) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
    guard let line = ExchangeLine(line: text, metrics) else {
      throw BaselineError(
        reason: "\(path):\(number + 1) is not an exchange of this version of Tuneboard")
    }
    result.append(
      ComparedExchange(
        id: line.id, conversation: line.conversation, assistantTurn: line.assistantTurn,
        place: Place(file: masker.path(line.file), line: line.line, column: 1),
        verdict: line.verdict, score: line.score, faults: line.faults, amounts: line.amounts))
  }
  return result
}

/// The version of the method that a site's exchanges were judged by: the first one where the site does not say it.
///
/// - Throws: ``BaselineError`` when the site has a report that cannot be read: judgements of two versions would be
///   compared.
package func judgingMethod(ofSite site: String) throws(BaselineError) -> Int {
  let path = site + "/report.json"
  let bytes: [UInt8]
  do throws(DiskError) {
    guard try Disk.status(of: path) != nil else { return Method.first }
    bytes = try Disk.read(path)
  } catch {
    throw BaselineError(reason: error.description)
  }
  guard let head = ReportHead(reading: bytes) else {
    throw BaselineError(reason: "\(path) is not a report of this version of Tuneboard")
  }
  return head.method
}

extension JudgedProject {
  /// The exchanges as they are compared.
  package func comparedExchanges(_ metrics: MetricRegistry) -> [ComparedExchange] {
    summary.exchanges.indices.map { index in
      let exchange = judgement.record(index, of: summary)
      let conversation = summary.conversation(of: exchange)
      var compared = ComparedExchange(
        id: hexadecimal(exchange.id), conversation: summary.id(of: conversation),
        assistantTurn: Int(exchange.assistantTurn),
        place: summary.place(of: exchange),
        verdict: judgement.verdicts[index], score: Double(judgement.scores[index]) / 100,
        faults: judgement.faultRules(at: index).map(\.code),
        amounts: metrics.map { $0.amount.value(exchange) })
      compared.shownID = hexadecimal(exchange.shownID)
      return compared
    }
  }
}
