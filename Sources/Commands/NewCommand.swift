internal import Analysis
package import ArgumentParser
internal import Findings
internal import Language
internal import Privacy
internal import Project

/// `tuneboard new`: what to write next, with skeletons to fill in.
package struct NewCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Say which examples are missing most, and write skeletons of them.",
    discussion: """
      Takes the topics' goals at the next volume, spreads each over the emotional states that users bring up, \
      and lists the largest gaps. Writes drafts/DAY.md into the project: a heading for each example, its topic and \
      state, and turns to fill in. 'tuneboard check drafts/DAY.md' judges what is written; what is done \
      moves into examples/. No file is ever overwritten.

      Exit status: 0 done; 64 usage; 65 some input could not be read; 70 internal error.

      Example:
        tuneboard new companion --count 20
      """)

  @OptionGroup var project: ProjectOptions

  @Option(help: ArgumentHelp("At most so many examples.", valueName: "number"))
  var count = 20

  @Option(help: ArgumentHelp("Examples about this topic alone.", valueName: "slug"))
  var topic: String?

  @Option(
    help: ArgumentHelp(
      "To users in this state alone: \(Emotion.allCases.map(\.name).joined(separator: ", ")).",
      valueName: "state"))
  var emotion: String?

  package init() {}

  package func validate() throws {
    if count < 1 || count > 1000 { throw ValidationError("--count takes a number from 1 to 1000") }
    if let emotion, Emotion(name: emotion) == nil {
      throw ValidationError(
        "--emotion '\(emotion)' is none of " + Emotion.allCases.map(\.name).joined(separator: ", "))
    }
  }

  package func run() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    let (settings, options, _) = try project.load(output: nil, templates: nil)
    try project.require(topic: topic, of: settings)
    let plan = try await sayingFailures(&terminal) { terminal in
      try await writeSkeletons(
        count: count, topic: topic, emotion: emotion.flatMap(Emotion.init(name:)), settings,
        options,
        progress: { terminal.show($0) })
    }
    for finding in plan.findings { terminal.message(finding) }
    guard let path = plan.path else {
      terminal.result("Nothing is missing at the next goal.")
      return
    }
    terminal.result("Write these \(plan.wanted.count) next:")
    var counts: [(example: WantedExample, count: Int)] = []
    for example in plan.wanted {
      let known = counts.firstIndex {
        $0.example.topic.slug == example.topic.slug && $0.example.emotion == example.emotion
      }
      if let known { counts[known].count += 1 } else { counts.append((example, 1)) }
    }
    for (example, count) in counts {
      terminal.result(
        "  \(count) × \(example.topic.title), \(example.emotion.name) (\(example.present) of "
          + "\(example.wanted))")
    }
    terminal.result(
      "\(Masker().path(project.folder))/\(path): skeletons to fill in; move what is done into examples/."
    )
    if !plan.findings.isEmpty { throw ExitStatus.unreadInput.exitCode }
  }
}
