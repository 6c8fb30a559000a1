package import ArgumentParser
internal import Dataset
internal import Findings
internal import Planning
internal import Privacy
internal import Project
internal import Storage

extension Provider: ExpressibleByArgument {}

/// `tuneboard validate`: whether a provider would take a dataset.
package struct ValidateCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check a JSONL file by a provider's rules.",
    discussion: """
      Lines, keys, roles, contents, weights, order of the speakers, numbers of lines and bytes, the \
      byte-order mark, the encoding, which is UTF-8 for every provider, and lines that stand twice. No text of a \
      message is printed. Whether the provider takes new jobs on that day is said too, and makes no file rejected.

      Exit status: 0 accepted; 1 rejected; 64 usage.

      Example:
        tuneboard validate site/data/train.jsonl --provider openai
      """)

  @Argument(help: "The file.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "\(Provider.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "name"))
  var provider = Provider.openai

  @Option(
    help: ArgumentHelp(
      "The day of the run, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else today, in UTC).",
      valueName: "day"))
  var date: String?

  package init() {}

  package func run() throws {
    let terminal = Terminal(isQuiet: false)
    let day = try runDay(date)
    let result: DatasetValidation
    do {
      result = try validateFile(file, as: Masker().path(file), for: provider)
    } catch {
      throw ValidationError(error.description)
    }
    for finding in result.findings { terminal.result(finding.masked(by: Masker())) }
    if let closing = provider.closingFinding(on: day) { terminal.result(closing) }
    let errors = result.errors
    terminal.result(
      errors == 0
        ? "Accepted by the rules of \(provider.rawValue): \(result.lines) lines."
        : "Rejected by the rules of \(provider.rawValue): "
          + "\(errors) \(errors == 1 ? "error" : "errors") in \(result.lines) "
          + (result.lines == 1 ? "line." : "lines.")
    )
    if errors > 0 { throw ExitStatus.gateFailed.exitCode }
  }
}
