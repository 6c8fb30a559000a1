internal import Analysis
internal import Corpus
internal import Export
internal import Findings
internal import Planning
internal import Report

/// Sets the model beside earlier runs: its history, what is new against a baseline, its gates.
///
/// - Parameter content: A hash of all that was read.
func compareWithEarlierRuns(
  _ model: inout ReportModel, _ project: JudgedProject, _ settings: ProjectSettings,
  _ options: RunOptions, content: String
) {
  let history = HistoryFile(of: options.root)
  model.history = history.entries.before(content: content)
  model.findings += history.findings
  if let baseline = options.baseline {
    var flagged = 0
    var disqualified = 0
    for (index, exchange) in project.summary.exchanges.enumerated() {
      let isFlagged = project.judgement.verdicts[index] == .reject
      let isGrave = project.judgement.faults[index].disqualifies
      guard isFlagged || isGrave else { continue }
      let id = hexadecimal(exchange.id)
      if isFlagged, !baseline.flagged.contains(id) { flagged += 1 }
      if isGrave, !baseline.disqualified.contains(id) { disqualified += 1 }
    }
    model.facts[.newFlagged] = Double(flagged)
    model.facts[.newDisqualified] = Double(disqualified)
  }
  let earlier = options.baseline?.facts ?? model.history.last?.facts
  model.gates = settings.gates.map {
    $0.result(model.facts, earlier: earlier, reasons: model.readiness.reasons.count)
  }
}

/// The facts that say something by themselves, without a baseline.
func lasting(_ facts: Facts) -> Facts {
  var facts = facts
  facts[.newFlagged] = nil
  facts[.newDisqualified] = nil
  return facts
}
