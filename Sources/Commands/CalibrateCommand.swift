internal import Analysis
package import ArgumentParser
internal import Bytes
internal import Dataset
internal import Evaluation
internal import Findings
internal import Privacy
internal import Project
internal import Storage

/// `tuneboard calibrate`: fits the indicators to a team's own labels.
package struct CalibrateCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit the indicators to your own labels.",
    discussion: """
      Fits a regularised linear model over word n-grams and what the rules find to each label that \
      has enough lines ('quality' of exchanges among them, which then enters the score), by cross-validation over whole conversations, and writes the weights as text. \
      Name the file in tuneboard.yml, 'calibration: FILE', and the report uses it. It holds single \
      words and runs of up to three that stand in at least five conversations: look through it \
      before you publish it. With too few labels, or without a gain over the rules, nothing is written.

      Exit status: 0 written; 1 no label could be fitted, nothing written; 64 usage; 65 written, but \
      some input or some labels could not be read; 70 internal error.

      Example:
        tuneboard calibrate companion --labels labels.jsonl --output companion/calibration.txt
      """)

  @OptionGroup var project: ProjectOptions

  @Option(help: ArgumentHelp("The labels, one JSON object a line.", valueName: "file"))
  var labels: String

  @Option(help: ArgumentHelp("Where to write the weights.", valueName: "file"))
  var output: String

  package init() {}

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
    do {
      let data = try await calibrationData(settings, options, labels: read.labels) {
        terminal.show($0)
      }
      terminal.clearProgress()
      var problems = read.findings + findings
      problems += data.project.findings.filter { $0.severity == .error }
      problems += data.unmatched.map { label in
        Finding(
          .unmatchedLabel, at: Place(file: masker.path(labels), line: label.line, column: 1),
          "no exchange in the project is '\(masker(label.conversation))'",
          advice: "It was left out.")
      }
      for finding in problems { terminal.message(finding) }
      var indicators: [CalibratedIndicator] = []
      for target in CalibrationTarget.all(settings.standards.metrics) {
        guard let rows = data.rows[target] else { continue }
        switch calibrate(target, rows) {
        case .fitted(let indicator):
          indicators.append(indicator)
          for line in Self.lines(indicator) { terminal.result(line) }
        case .refused(let reason): terminal.result("\(target.name): not fitted; \(reason)")
        }
      }
      guard !indicators.isEmpty else {
        terminal.failure("Nothing was written: no label could be fitted.")
        throw ExitCode(1)
      }
      try Disk.replace(output, with: Array(Calibration(indicators).fileText.utf8))
      terminal.result("Written to \(output)")
      if problems.contains(where: { $0.severity == .error }) {
        throw ExitStatus.unreadInput.exitCode
      }
    } catch let error as DiskError {
      terminal.clearProgress()
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    }
  }

  private static func lines(_ indicator: CalibratedIndicator) -> [String] {
    func places(_ value: Double, _ count: Int = 3) -> String {
      JSONWriter.decimalText(value, places: count)
    }
    let accuracy = indicator.accuracy
    func weights(_ list: some Sequence<CalibratedIndicator.Weight>) -> String {
      list.map { "\($0.feature) \(places($0.weight, 2))" }.joined(separator: ", ")
    }
    return [
      "\(indicator.label): n \(accuracy.labels), \(accuracy.positive) yes, "
        + "\(accuracy.conversations) conversations",
      "  cross-validated AUC \(places(accuracy.areaUnderROC)) "
        + "(\(places(accuracy.interval.lowerBound))–\(places(accuracy.interval.upperBound))), "
        + "the rules' \(places(accuracy.rulesAreaUnderROC)); F1 \(places(accuracy.f1))",
      "  for: \(weights(indicator.weights.lazy.filter { $0.weight > 0 }.prefix(10)))",
      "  against: \(weights(indicator.weights.lazy.filter { $0.weight < 0 }.prefix(10)))",
    ]
  }
}
