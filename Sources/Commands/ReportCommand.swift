internal import Analysis
package import ArgumentParser
internal import Findings
internal import Pipeline
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

  @OptionGroup var project: ProjectOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write: an empty or new folder, or a site of Tuneboard's (default: FOLDER/site).",
      valueName: "site"))
  var output: String?

  @Option(
    help: ArgumentHelp("Templates that stand in for the built-in ones.", valueName: "folder"))
  var templates: String?

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

  package init() {}

  package func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output takes the name of a folder") }
  }

  package mutating func run() async throws {
    guard watch else { return try await write() }
    let site = output ?? project.folder + "/site"
    let excluded: Set = [site, project.folder + "/" + HistoryFile.name]
    var shown: FolderState?
    while true {
      // Looked at before it is read: a change meanwhile is seen the next time.
      let state = FolderState(
        of: [project.folder] + (templates.map { [$0] } ?? []), excluding: excluded)
      if state != shown {
        shown = state
        do { try await write() } catch is ExitCode {
          // What went wrong is printed; the next change may mend it.
        }
      }
      try await Task.sleep(for: .milliseconds(300))
    }
  }

  private func write() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    let output = output ?? project.folder + "/site"
    var (settings, options, findings) = try project.load(output: output, templates: templates)
    options.recordsHistory = !noHistory && !watch
    options.writesSingleFile = singleFile
    let outcome: RunOutcome
    do {
      outcome = try await writeReport(
        settings, options, configurationFindings: findings, to: output
      ) { terminal.show($0) }
    } catch let error as SiteError {
      terminal.clearProgress()
      terminal.failure("error: \(error.description)")
      throw error.isDisk ? ExitStatus.internalError.exitCode : ExitStatus.usage.exitCode
    } catch let error as DiskError {
      terminal.clearProgress()
      terminal.failure("error: \(error.description); the site stands as it was")
      throw ExitStatus.internalError.exitCode
    }
    terminal.clearProgress()
    printFindings(outcome, terminal)
    for finding in outcome.lateFindings { terminal.message(finding) }
    let readiness = outcome.model.readiness
    terminal.result(readiness.headline)
    for (index, reason) in readiness.reasons.enumerated() {
      terminal.result("  \(index + 1). \(reason.title) \(reason.detail)")
    }
    terminal.result(
      "Dashboard: \(output)/index.html (\(outcome.fileCount) files, "
        + "\(outcome.model.dataset.trainLines) training and "
        + "\(outcome.model.dataset.validationLines) validation lines)")
    printGates(outcome.model, terminal)
    if format == .github {
      try writeGitHub(
        CheckResult(
          outcome.model,
          findings: (outcome.model.findings + flaggedFindings(outcome.project)).sortedByPlace,
          pathPrefix: options.pathPrefix), worst: outcome.worst, terminal)
    }
    if outcome.hasUnreadInput { throw ExitStatus.unreadInput.exitCode }
    if strict, !outcome.model.passes { throw ExitStatus.gateFailed.exitCode }
  }

  /// The findings that need a person, the first of them in full.
  private func printFindings(_ outcome: RunOutcome, _ terminal: Terminal) {
    let important = outcome.model.findings.filter { $0.severity > .note }
    let shown = important.sorted { $0.severity > $1.severity }.prefix(20)
    for finding in shown { terminal.message(finding) }
    if important.count > shown.count {
      terminal.message(
        "… and \(important.count - shown.count) more: see input.html, or run 'tuneboard check'")
    }
  }
}
