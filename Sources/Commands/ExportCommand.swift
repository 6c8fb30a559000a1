package import ArgumentParser
internal import Dataset
internal import Findings
internal import Project
internal import Report

/// `tuneboard export`: the dataset alone, as a provider asks for it.
package struct ExportCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the dataset alone, in the form that a provider takes.",
    discussion: """
      Writes data/train.jsonl, data/validation.jsonl and data/manifest.json below the output folder, reads \
      them again by the provider's rules, and says whether they would be taken, why not, and what is \
      to know of how it is written.

      Exit status: 0 accepted; 1 written, but it would be rejected; 64 usage; 65 some input could not be \
      read; 70 internal error.

      Example:
        tuneboard export companion --provider azure --output companion-azure
      """)

  @OptionGroup var project: ProjectOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A folder that export wrote, or a new or empty one.", valueName: "folder"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "\(Provider.allCases.map(\.rawValue).joined(separator: ", ")) (default: as tuneboard.yml says).",
      valueName: "name"))
  var provider: Provider?

  package init() {}

  package func run() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    var (settings, options, findings) = try project.load(output: output, templates: nil)
    if let provider { settings.dataset.provider = provider }
    let result = try await sayingFailures(&terminal) { terminal in
      try await exportDataset(
        settings, options, configurationFindings: findings, to: output,
        progress: { terminal.show($0) })
    }
    // What is to be said of the destination stands among the results below.
    for finding in result.findings
    where finding.severity > .note && finding.code != .closingDestination {
      terminal.message(finding)
    }
    let verdict = result.verdict
    terminal.result(
      "\(output): \(result.trainingLines) training and \(result.validationLines) validation lines "
        + "for \(verdict.provider.title), \(result.bytes) bytes")
    for change in verdict.changes { terminal.result("Written: \(change)") }
    for entry in result.leftOut { terminal.result("Left out: \(entry.count) \(entry.reason)") }
    if let destination = verdict.provider.destination {
      if let notice = result.notice { terminal.result("Notice: \(notice.sentence).") }
      terminal.result(
        "New jobs: \(destination.summary) (\(destination.source), read on \(destination.checked))")
    }
    let isRejected =
      !verdict.problems.isEmpty
      || result.findings.contains { $0.code == .invalidDataset && $0.severity == .error }
    for problem in verdict.problems { terminal.result("Problem: \(problem)") }
    terminal.result(
      isRejected
        ? "Rejected by the rules of \(verdict.provider.title)."
        : "Accepted by the rules of \(verdict.provider.title).")
    if result.hasUnreadInput { throw ExitStatus.unreadInput.exitCode }
    if isRejected { throw ExitStatus.gateFailed.exitCode }
  }
}
