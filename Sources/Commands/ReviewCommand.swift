internal import Analysis
package import ArgumentParser
internal import Findings
internal import Privacy
internal import Project
internal import Review

extension ReviewSample: ExpressibleByArgument {}

/// `tuneboard review`: a worksheet for a person to decide about exchanges.
package struct ReviewCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Write a worksheet of exchanges for a person to accept, reject or fix.",
    discussion: """
      Writes reviews/DAY-REVIEWER.md into the project: Markdown with boxes to tick, in any editor or on a \
      wiki. The next report reads it back: a decision stands above the program's verdict, follows its text \
      when files move, and goes stale when the text changes. No file is ever overwritten.

      Samples: worst (lowest scores), random, threshold (nearest to one), topic (the same number from each), \
      disagreements (those that reviewers decided differently).

      Exit status: 0 done; 64 usage; 65 some input could not be read; 70 internal error.

      Example:
        tuneboard review companion --reviewer anna --sample worst --count 20
      """)

  @OptionGroup var project: ProjectOptions

  @Option(
    help: ArgumentHelp("Whoever fills it in: letters, digits and hyphens.", valueName: "name"))
  var reviewer: String

  @Option(
    help: ArgumentHelp(
      "\(ReviewSample.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
  var sample = ReviewSample.worst

  @Option(help: ArgumentHelp("At most so many exchanges.", valueName: "number"))
  var count = 20

  @Option(help: ArgumentHelp("Another draw of a random sample.", valueName: "number"))
  var seed = 0

  @Option(help: ArgumentHelp("Exchanges of this topic alone.", valueName: "slug"))
  var topic: String?

  @Flag(help: "Ask about exchanges that others have decided too, to measure agreement.")
  var shared = false

  @Flag(help: "Its decisions stand above the other reviewers'.")
  var settle = false

  package init() {}

  package func validate() throws {
    let isPlain = reviewer.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
    if reviewer.isEmpty || reviewer.count > 40 || !isPlain {
      throw ValidationError("--reviewer takes a name of letters, digits and hyphens")
    }
    if count < 1 || count > 1000 { throw ValidationError("--count takes a number from 1 to 1000") }
  }

  package func run() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    let (settings, options, findings) = try project.load(output: nil, templates: nil)
    try project.require(topic: topic, of: settings)
    let written = try await sayingFailures(&terminal) { terminal in
      try await writeWorksheet(
        ReviewRequest(
          reviewer: reviewer, sample: sample, count: count, seed: seed, topic: topic,
          isShared: shared, settles: settle), settings, options,
        progress: { terminal.show($0) })
    }
    let errors = (findings + written.findings).filter { $0.severity == .error }
    for finding in errors { terminal.message(finding) }
    if let path = written.path {
      terminal.result(
        "\(project.folder)/\(path): \(written.count) of \(written.candidates) exchanges. "
          + "Tick its boxes, and run 'tuneboard report \(shellWord(project.folder))' again.")
    } else {
      terminal.result("Nothing to review: no exchange is left for this sample.")
    }
    if !errors.isEmpty { throw ExitStatus.unreadInput.exitCode }
  }
}
