internal import Analysis
package import ArgumentParser
internal import Findings
internal import Pipeline
internal import Report

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

      Example:
        tuneboard check companion
        tuneboard check companion --format sarif > tuneboard.sarif
      """)

  @OptionGroup var project: ProjectOptions

  @Option(
    help: ArgumentHelp(
      "What to print: \(CheckFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var format = CheckFormat.text

  package init() {}

  package mutating func run() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    let (settings, options, findings) = try project.load(output: nil, templates: nil)
    let outcome: RunOutcome
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
    let result = CheckResult(outcome.model, findings: all, pathPrefix: options.pathPrefix)
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

  private func printText(_ result: CheckResult, _ terminal: Terminal) {
    let all = result.findings
    if !project.quiet { for finding in all { terminal.result(finding) } }
    let counts = Severity.allCases.reversed().map { severity in
      let count = all.count { $0.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    terminal.result(counts.joined(separator: ", "))
    terminal.result(result.model.readiness.headline)
    for (index, reason) in result.model.readiness.reasons.enumerated() {
      terminal.result("  \(index + 1). \(reason.title) \(reason.detail)")
    }
    printGates(result.model, terminal)
  }
}
