internal import Analysis
package import ArgumentParser
internal import Findings
internal import Privacy
internal import Project
internal import Report
internal import Storage

/// `tuneboard check`: the same analysis, with its findings on the terminal.
package struct CheckCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Print what is wrong with a project's data and whether it is ready.",
    discussion: """
      Does all that report does but writing. The gates stand in tuneboard.yml; without any, the gate is \
      readiness: enough examples, no metric off target, no topic short, no stock phrase, all input \
      read.

      Exit status: 0 every gate passed; 1 one failed; 64 usage; 65 some input could not be read (everything else \
      was checked); 70 internal error.

      With one Markdown file in place of a folder, that file alone is judged, as a draft is written: its findings \
      and each response's score; status 1 when something is to be done.

      Example:
        tuneboard check companion
        tuneboard check companion/drafts/2026-01-21.md
        tuneboard check companion --format sarif > tuneboard.sarif
      """)

  @OptionGroup var project: ProjectOptions

  @Option(
    help: ArgumentHelp(
      "What to print: \(CheckFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var format = CheckFormat.text

  @Flag(
    help:
      "Write the findings into the project's baseline: those are known from then on, and only new ones are listed."
  )
  var writeBaseline = false

  package init() {}

  package mutating func run() async throws {
    if let (root, file) = ProjectOptions.projectAndFile(of: project.folder) {
      return try await check(file, in: root)
    }
    var terminal = Terminal(isQuiet: project.quiet)
    var (settings, options, findings) = try project.load(output: nil, templates: nil)
    let outcome: RunOutcome
    let configured = settings.findings.baselinePath
    // What was known is found again, so that what was mended is known no longer.
    if writeBaseline { settings.findings.baselinePath = nil }
    do {
      outcome = try await checkProject(settings, options, configurationFindings: findings) {
        terminal.show($0)
      }
    } catch let error as DiskError {
      terminal.clearProgress()
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    }
    terminal.clearProgress()
    let all = (outcome.model.findings + flaggedFindings(outcome.project)).sortedByPlace
    if writeBaseline { return try write(all, configured, options.configuration.keys, terminal) }
    let result = CheckResult(
      outcome.model, findings: all, pathPrefix: options.repository.pathPrefix)
    switch format {
    case .text: printText(result, terminal)
    case .github: try writeGitHub(result, worst: [], terminal)
    case .gitlab: terminal.bytes(gitLabCodeQuality(result))
    case .sarif: terminal.bytes(sarif(result))
    case .junit: terminal.bytes(jUnit(result))
    case .openmetrics: terminal.bytes(openMetrics(result.model))
    case .json: terminal.bytes(reportJSON(result.model))
    }
    if outcome.hasUnreadInput { throw ExitStatus.unreadInput.exitCode }
    if !result.passes { throw ExitStatus.gateFailed.exitCode }
  }

  private func write(
    _ findings: [Finding], _ configured: String?, _ keys: Set<String>, _ terminal: Terminal
  ) throws {
    let path = configured ?? "findings-baseline.jsonl"
    do throws(DiskError) {
      try writeKnownFindings(findings, to: project.folder + "/" + path)
    } catch {
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    }
    terminal.result("\(findings.count) findings are known from now on: \(project.folder)/\(path)")
    if configured == nil {
      terminal.result(
        "Write \(ConfigurationBlock.baseline(path).advice(in: keys)).")
    }
  }

  /// Judges one file by itself: what shows only beside other files is not looked for.
  private func check(_ file: String, in root: String) async throws {
    let terminal = Terminal(isQuiet: project.quiet)
    var project = project
    project.folder = root
    var (settings, options, findings) = try project.load(output: nil, templates: nil)
    options.onlyFile = file
    // Whether the whole may be trained on is not asked of one file.
    settings.gates = []
    let outcome: RunOutcome
    do {
      outcome = try await checkProject(settings, options, configurationFindings: findings) { _ in }
    } catch let error as DiskError {
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    }
    let shown = settings.masker.path(file)
    findings =
      (outcome.model.findings + flaggedFindings(outcome.project))
      .filter { $0.place?.file == shown }.sortedByPlace
    for finding in findings { terminal.result(finding) }
    for line in scoreLines(outcome.project) { terminal.result(line) }
    if findings.contains(where: { $0.severity == .error }) { throw ExitStatus.unreadInput.exitCode }
    if findings.contains(where: { $0.severity == .warning || $0.code == .flaggedExchange }) {
      throw ExitStatus.gateFailed.exitCode
    }
  }

  private func printText(_ result: CheckResult, _ terminal: Terminal) {
    let all = result.findings
    if !project.quiet { for finding in all { terminal.result(finding) } }
    let counts = Severity.allCases.reversed().map { severity in
      let count = all.count { $0.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let unlisted = result.model.unlisted.sentence
    terminal.result(counts.joined(separator: ", ") + (unlisted.isEmpty ? "" : "; " + unlisted))
    terminal.result(result.model.readiness.headline)
    for (index, reason) in result.model.readiness.reasons.enumerated() {
      terminal.result("  \(index + 1). \(reason.title) \(reason.detail)")
    }
    printConsentAdvice(result.model, terminal)
    printBands(result.model, terminal)
    printGates(result.model, terminal)
  }
}
