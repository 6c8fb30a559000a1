internal import ArgumentParser
internal import Findings
internal import Planning
internal import Project
internal import Report
internal import Storage

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// What `check` prints.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, github, gitlab, sarif, junit, openmetrics, json
}

/// What `report` prints.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, github
}

/// How many exchanges wait for consent alone, and what says it, on standard output.
func printConsentAdvice(_ model: ReportModel, _ terminal: Terminal) {
  guard let waiting = model.dataset.waitingSentence else { return }
  terminal.result("\(waiting) \(model.dataset.absence.consentAdvice.introduction)")
  // At the margin, so that it can be pasted as it stands.
  for line in model.dataset.absence.consentAdvice.block.lines { terminal.result(line) }
  terminal.result(model.dataset.absence.consentAdvice.otherwise)
}

/// What was left out so that the bands are met, on standard output.
func printBands(_ model: ReportModel, _ terminal: Terminal) {
  if let sentence = model.bands?.noticeSentence { terminal.result(sentence) }
}

/// How the run stands at the project's gates, on standard output.
func printGates(_ model: ReportModel, _ terminal: Terminal) {
  for result in model.gates {
    terminal.result("Gate \(result.outcome.rawValue): \(result.gate.text) (\(result.evidence))")
  }
}

/// Prints GitHub's annotations, and appends the dashboard to the job's summary where there is one.
///
/// - Throws: An exit status when the summary cannot be written.
func writeGitHub(
  _ result: CheckResult, worst: [FlaggedExchange], _ terminal: Terminal
) throws {
  for line in gitHubAnnotations(result) { terminal.command(line) }
  guard let path = ProcessInfo.processInfo.environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else {
    return
  }
  do {
    var present = 0
    if let status = try Disk.status(of: path) { present = status.byteCount }
    // The limit holds for all that the step writes.
    let summary = jobSummary(result.model, worst: worst, limit: max(1000, 1 << 20 - present))
    try Disk.append(summary, to: path)
  } catch {
    terminal.failure("error: the job's summary: \(error)")
    throw ExitStatus.internalError.exitCode
  }
}
