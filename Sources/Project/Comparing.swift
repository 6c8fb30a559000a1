internal import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
internal import Findings
internal import Planning
internal import Report

/// Sets the model beside earlier runs: its history, what is new against a baseline, its gates.
///
/// A run that its history holds already stands on the day of that line, and is compared with the line before it; with
/// itself where there is none.
///
/// - Parameter content: A hash of all that decided the run.
func compareWithEarlierRuns(
  _ model: inout ReportModel, _ project: JudgedProject, _ settings: ProjectSettings,
  _ options: RunOptions, content: String
) {
  let history = HistoryFile(of: options.root, settings.measureNames)
  model.history = RunHistory(history.entries)
  var recorded: HistoryEntry?
  if let day = CalendarDay(options.date) {
    recorded = history.recorded(
      HistoryEntry(
        day: day, content: content, version: options.version, method: Method.version,
        facts: lasting(model.facts)))
  }
  if let recorded {
    model.history.earlier.removeLast()
    model.history.recordedDay = recorded.day
  }
  model.findings += history.findings
  if let baseline = options.baseline, baseline.method == Method.version {
    var flagged = 0
    var disqualified = 0
    for (index, exchange) in project.summary.exchanges.enumerated() {
      let isFlagged = project.judgement.isFlagged(index)
      let isGrave = project.judgement.isDisqualified(index)
      guard isFlagged || isGrave else { continue }
      // A site of a run without a key has the other one.
      let ids = [exchange.id, exchange.shownID].map { hexadecimal($0) }
      let threshold = settings.standards.flagBelow
      if isFlagged, !ids.contains(where: { baseline.isFlagged($0, below: threshold) }) {
        flagged += 1
      }
      if isGrave, !ids.contains(where: baseline.disqualified.contains) { disqualified += 1 }
    }
    model.facts[.newFlagged] = Double(flagged)
    model.facts[.newDisqualified] = Double(disqualified)
  }
  let earlier =
    options.baseline.map { (facts: $0.facts, method: $0.method) }
    ?? (model.history.earlier.last ?? recorded).map { (facts: $0.facts, method: $0.method) }
  let isLike = earlier.map { $0.method == Method.version } ?? true
  model.gates = settings.gates.map {
    $0.result(
      model.facts, earlier: earlier?.facts, reasons: model.readiness.reasons.count,
      unlike: isLike
        ? nil
        : "not compared: then judged by method \(earlier?.method ?? Method.first), "
          + "now by \(Method.version)")
  }
}

/// The facts that say something by themselves, without a baseline.
func lasting(_ facts: Facts) -> Facts {
  var facts = facts
  facts[.newFlagged] = nil
  facts[.newDisqualified] = nil
  return facts
}
