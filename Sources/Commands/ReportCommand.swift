internal import Analysis
package import ArgumentParser
internal import Findings
internal import Project
internal import Report

/// `tuneboard report`: the dashboard and the dataset.
package struct ReportCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the dashboard and the dataset of a project.",
    discussion: """
      Reads conversations/ and examples/ of the project folder (or all its Markdown files when it \
      has neither), and writes HTML pages, report.md, report.json, pages for a wiki and data/*.jsonl. \
      The site is replaced all at once or not at all; files that are not Tuneboard's stay.

      Exit status: 0 done; 1 a gate failed or not ready, with --strict; 64 usage; 65 some input could not be read \
      (everything else was done); 70 internal error.

      Example:
        tuneboard report companion --output site
      """)

  @OptionGroup var options: SiteOptions

  @Option(
    help: ArgumentHelp(
      "text, or github: annotations, and the dashboard as the job's summary.", valueName: "format"))
  var format = ReportFormat.text

  @Flag(help: "End with status 1 when a gate fails, or, without gates, the data is not ready.")
  var strict = false

  @Flag(help: "Write report.html too: the whole dashboard in one file, for mail.")
  var singleFile = false

  @Flag(
    help:
      "Write again whenever a file of the project changes, until interrupted; no history is kept.")
  var watch = false

  @Flag(help: "Do not add the run to history.jsonl of the project.")
  var noHistory = false

  @Flag(
    help: ArgumentHelp(
      "Write personal-data.html, which shows what is masked, and the values into data/personal-data.jsonl.",
      discussion:
        "To check the masks by eye. Such a site has no pages for a wiki, and 'publish' refuses it.")
  )
  var showPersonalData = false

  package init() {}

  package mutating func run() async throws {
    if showPersonalData, format == .github {
      throw ValidationError("--show-personal-data is for your own eyes: leave --format github out")
    }
    guard watch else { return try await write() }
    try await options.onEachChange { try await write() }
  }

  private func write() async throws {
    let (outcome, run) = try await options.write(
      recordsHistory: !noHistory && !watch, writesSingleFile: singleFile,
      showsPersonalData: showPersonalData)
    if format == .github {
      try writeGitHub(
        CheckResult(
          outcome.model,
          findings: (outcome.model.findings + flaggedFindings(outcome.project)).sortedByPlace,
          pathPrefix: run.repository.pathPrefix), worst: outcome.worst,
        Terminal(isQuiet: options.project.quiet))
    }
    if outcome.hasUnreadInput { throw ExitStatus.unreadInput.exitCode }
    if strict, !outcome.model.passes { throw ExitStatus.gateFailed.exitCode }
  }
}
