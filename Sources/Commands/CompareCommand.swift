internal import Analysis
package import ArgumentParser
internal import Evaluation
internal import Findings
internal import Project
internal import Report
internal import Storage

/// `tuneboard compare`: what differs between two reports, two folders, or two models' answers.
package struct CompareCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  package static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Show what differs between two reports, two folders or two models' answers.",
    discussion: """
      OLD and NEW are each a site that report wrote, or a project folder. Exchanges of equal content \
      are the same one; of the rest, those at the same turn of a conversation of the same id were \
      edited, or are two models' answers. Figures are compared pair by pair when four in five \
      exchanges are pairs, with a 95 % interval over whole conversations. What was judged by two \
      versions of the method is compared by content alone. No text of a message is printed.

      Exit status: 0 done; 1 something became worse, with --strict; 64 usage; 65 some input could \
      not be read (the rest was compared); 70 internal error.

      Example:
        tuneboard compare last-week/site site
        tuneboard compare answers-of-a answers-of-b --format markdown
      """)

  @Argument(help: "The older site or project folder.")
  var old: String

  @Argument(help: "The newer site or project folder.")
  var new: String

  @Option(help: ArgumentHelp("How to print it: text, markdown or json.", valueName: "format"))
  var format = Format.text

  @Option(help: ArgumentHelp("List this many exchanges of each kind.", valueName: "count"))
  var list = 20

  @Flag(help: "End with status 1 when an exchange or a figure became worse beyond chance.")
  var strict = false

  package init() {}

  package func validate() throws {
    if list < 0 { throw ValidationError("--list takes a whole number from 0 up") }
  }

  package mutating func run() async throws {
    let terminal = Terminal(isQuiet: false)
    let before = try await side(old, terminal)
    let after = try await side(new, terminal)
    let report = ComparisonReport(
      Comparison(before.exchanges, after.exchanges),
      after.standards ?? Standards(), list: list,
      methods: (before.method, after.method))
    switch format {
    case .text: for line in report.text { terminal.result(line) }
    case .markdown: for line in report.markdown { terminal.result(line) }
    case .json: terminal.bytes(report.json)
    }
    if before.isUnread || after.isUnread { throw ExitStatus.unreadInput.exitCode }
    if strict, report.isWorse { throw ExitStatus.gateFailed.exitCode }
  }

  private struct Side {
    var exchanges: [ComparedExchange]
    /// The version of the method that they were judged by.
    var method: Int
    /// Whether something could not be read.
    var isUnread = false
    /// A project's; nil for a site.
    var standards: Standards?
  }

  private func side(_ path: String, _ terminal: Terminal) async throws -> Side {
    do {
      if let exchanges = try comparedExchanges(ofSite: path, .standard) {
        return Side(exchanges: exchanges, method: try judgingMethod(ofSite: path))
      }
    } catch {
      throw ValidationError(error.reason)
    }
    var options = try ProjectOptions.parse([path])
    options.quiet = true
    let (settings, run, findings) = try options.load(output: nil, templates: nil)
    do {
      let outcome = try await checkProject(settings, run, configurationFindings: findings) { _ in }
      for finding in outcome.model.findings where finding.severity == .error {
        terminal.message(finding)
      }
      return Side(
        exchanges: outcome.project.comparedExchanges(settings.standards.metrics),
        method: Method.version,
        isUnread: outcome.hasUnreadInput, standards: settings.standards)
    } catch let error as DiskError {
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    }
  }
}
