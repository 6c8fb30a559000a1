internal import ArgumentParser
internal import Findings
internal import Project
internal import Report
internal import Storage

/// What `report` and `serve` have in common: a project, where its site goes, and writing it.
struct SiteOptions: ParsableArguments {
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

  func validate() throws {
    if output?.isEmpty == true { throw ValidationError("--output takes the name of a folder") }
  }

  /// The folder of the site.
  var site: String { output ?? project.folder + "/site" }

  /// Writes the site and says what came of it.
  ///
  /// - Returns: What was written and found, with the options of the run.
  func write(
    recordsHistory: Bool, writesSingleFile: Bool = false, showsPersonalData: Bool = false
  ) async throws -> (outcome: RunOutcome, options: RunOptions) {
    var terminal = Terminal(isQuiet: project.quiet)
    var (settings, options, findings) = try project.load(output: site, templates: templates)
    options.extras.recordsHistory = recordsHistory
    options.extras.writesSingleFile = writesSingleFile
    options.extras.showsPersonalData = showsPersonalData
    let site = site
    let outcome = try await sayingFailures(&terminal, aftermath: "; the site stands as it was") {
      terminal in
      try await writeReport(settings, options, configurationFindings: findings, to: site) {
        terminal.show($0)
      }
    }
    printFindings(outcome, terminal)
    for finding in outcome.lateFindings { terminal.message(finding) }
    let readiness = outcome.model.readiness
    terminal.result(readiness.headline)
    for (index, reason) in readiness.reasons.enumerated() {
      terminal.result("  \(index + 1). \(reason.title) \(reason.detail)")
    }
    printConsentAdvice(outcome.model, terminal)
    printBands(outcome.model, terminal)
    terminal.result(
      "Dashboard: \(site)/index.html (\(outcome.fileCount) files, "
        + "\(outcome.model.dataset.written.train.lines) training and "
        + "\(outcome.model.dataset.written.validation.lines) validation lines)")
    if showsPersonalData {
      terminal.message(
        "warning: \(site)/personal-data.html and data/personal-data.jsonl show personal data; no wiki pages were "
          + "written")
    }
    printGates(outcome.model, terminal)
    return (outcome, options)
  }

  /// Calls a function at once and whenever a file of the project or its templates changes.
  ///
  /// A call that ends with an exit status has said what went wrong; the next change may mend it.
  func onEachChange(_ body: () async throws -> Void) async throws -> Never {
    let excluded: Set = [site, project.folder + "/" + HistoryFile.name]
    var shown: FolderState?
    while true {
      // Looked at before it is read: a change meanwhile is seen the next time.
      let state = FolderState(
        of: [project.folder] + (templates.map { [$0] } ?? []), excluding: excluded)
      if state != shown {
        shown = state
        do { try await body() } catch is ExitCode {}
      }
      try await Task.sleep(for: .milliseconds(300))
    }
  }

  /// The findings that need a person, the first of them in full.
  private func printFindings(_ outcome: RunOutcome, _ terminal: Terminal) {
    let important = outcome.model.findings.filter { $0.severity > .note }
    let shown = important.sorted { $0.severity > $1.severity }.prefix(20)
    for finding in shown { terminal.message(finding) }
    if important.count > shown.count {
      terminal.message(
        "… and \(important.count - shown.count) more: see input.html, or run 'tuneboard check "
          + "\(shellWord(project.folder))'")
    }
  }
}
