internal import Analysis
package import ArgumentParser
internal import Bytes
internal import Dataset
internal import Evaluation
internal import Findings
internal import Privacy
internal import Project
internal import Report
internal import Storage

/// `tuneboard evaluate`: how far the judgements agree with people's labels.
package struct EvaluateCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  package static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure how far the judgements agree with people's labels.",
    discussion: """
      The labels are lines of JSON: {"conversation":"…","assistantTurn":3,"question":true,…}, with \
      "assistantTurn": null for a whole conversation. Each figure has a 95 % interval from 1,000 \
      resamples of whole conversations. No text of a message is printed.

      Exit status: 0 done; 64 usage; 65 some input or some labels could not be read (the rest was \
      evaluated); 70 internal error.

      Example:
        tuneboard evaluate companion --labels companion/labels.jsonl
      """)

  @OptionGroup var project: ProjectOptions

  @Option(help: ArgumentHelp("The labels, one JSON object a line.", valueName: "file"))
  var labels: String

  @Option(help: ArgumentHelp("How to print the result: text or json.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("Print this many of the worst disagreements.", valueName: "count"))
  var worst = 10

  package init() {}

  package func validate() throws {
    if worst < 0 { throw ValidationError("--worst takes a whole number from 0 up") }
  }

  package mutating func run() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    let (settings, options, findings) = try project.load(output: nil, templates: nil)
    let masker = settings.masker
    let read: Labels
    do {
      read = readLabels(
        try Disk.read(labels), path: labels, masker, settings.standards.metrics)
    } catch {
      throw ValidationError("--labels '\(labels)' cannot be read: \(error.reason)")
    }
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
    let summary = outcome.project.summary
    let evaluation = evaluate(
      read.labels, summary, outcome.project.judgement, standards: settings.standards)
    var problems = read.findings
    for label in evaluation.unmatched {
      let turn = label.assistantTurn.map { ", assistantTurn \($0)" } ?? ""
      problems.append(
        Finding(
          .unmatchedLabel, at: Place(file: masker.path(labels), line: label.line, column: 1),
          "nothing in the project is '\(masker(label.conversation))'\(turn)",
          advice: "It was left out of the figures."))
    }
    for finding in outcome.model.findings where finding.severity == .error {
      terminal.message(finding)
    }
    for finding in problems { terminal.message(finding) }
    let report = EvaluationReport(
      evaluation, read, summary, worst: worst, exchanges: summary.exchanges.count)
    switch format {
    case .text: for line in report.text { terminal.result(line) }
    case .json: terminal.result(report.json)
    }
    if outcome.hasUnreadInput || !problems.isEmpty { throw ExitStatus.unreadInput.exitCode }
  }
}
