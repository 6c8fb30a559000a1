package import Analysis
internal import Findings
package import Planning
internal import Records
internal import Report
internal import Storage

/// What an earlier report found, to compare with: its numbers, and which exchanges it flagged.
package struct Baseline: Sendable {
  package var facts: Facts
  /// The version of the method that its exchanges were judged by.
  package var method = Method.first
  /// Ids of exchanges.
  package var rejected: Set<String> = []
  /// The scores, 0 to 1, of exchanges that wait for review and that nobody has decided about, by their ids.
  package var undecided: [String: Double] = [:]
  package var disqualified: Set<String> = []

  /// Whether an exchange was flagged, with the threshold that holds now.
  package func isFlagged(_ id: String, below threshold: Double) -> Bool {
    rejected.contains(id) || (undecided[id] ?? 1) < threshold
  }

  /// Reads a site that `tuneboard report` wrote: of its facts those with given names.
  ///
  /// - Parameter faults: Those that tell which exchanges were disqualified.
  /// - Throws: ``BaselineError`` when it is none.
  package init(
    of site: String, _ names: MeasureNames, faults: FaultRegistry
  ) throws(BaselineError) {
    let (report, lines): ([UInt8], [UInt8])
    do throws(DiskError) {
      report = try Disk.read(site + "/report.json")
      lines = try Disk.read(site + "/data/exchanges.jsonl")
    } catch {
      throw BaselineError(reason: error.description)
    }
    let form = BaselineError(reason: "'\(site)' is not a site of this version of Tuneboard")
    guard let head = ReportHead(reading: report) else { throw form }
    method = head.method
    facts = Facts()
    for (name, value) in head.facts {
      if let name = names[name] { facts[name] = value }
    }
    let grave = Set(faults.rules.filter(\.disqualifies).map(\.code))
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      guard let exchange = ExchangeLine(line: line, MetricRegistry([])) else { throw form }
      if exchange.verdict == .reject { rejected.insert(exchange.id) }
      if exchange.verdict == .review, exchange.decision == nil {
        undecided[exchange.id] = exchange.score
      }
      if !grave.isDisjoint(with: exchange.faults) { disqualified.insert(exchange.id) }
    }
  }
}

/// Why an earlier report cannot be compared with.
package struct BaselineError: Error, CustomStringConvertible {
  package var reason: String
  package var description: String { reason }
}
