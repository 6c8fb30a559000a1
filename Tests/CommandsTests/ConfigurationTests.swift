import Analysis
import Dataset
import Findings
import Foundation
import Language
import Privacy
import TestSupport
import Testing

@testable import Configuration
@testable import Project

/// What `tuneboard.yml` may say, and what is said about it.
struct ConfigurationTests {
  private func read(_ text: String) -> ConfigurationFile {
    ConfigurationFile(reading: Array(text.utf8))
  }

  /// Findings as `line:column: severity: summary [code] advice`.
  private func findings(_ text: String) -> [String] {
    read(text).findings.map {
      let place = $0.place.map { "\($0.line):\($0.column)" } ?? "?"
      return "\(place): \($0.severity.rawValue): \($0.summary) [\($0.code.rawValue)] \($0.advice)"
    }
  }

  @Test(arguments: ["", "\n", "# nothing\n", "---\n", "{}\n", "\u{FEFF}"])
  func `an empty file asks for the defaults`(_ text: String) {
    #expect(read(text).settings == ProjectSettings())
    #expect(findings(text) == [])
  }

  /// All that advice is made of, on one line and to paste.
  @Test(arguments: ConfigurationBlock.examples)
  func `what advice names is taken as it stands`(_ block: ConfigurationBlock) {
    for text in [block.inline, block.lines.joined(separator: "\n")] {
      #expect(findings(text + "\n") == [], "\(text)")
      #expect(read(text).settings != ProjectSettings(), "\(text) says something")
      #expect(findings("name: Mine\n" + text + "\n") == [], "\(text) behind another key")
    }
  }

  @Test func `advice names no key that would stand there twice`() {
    let keys = read("dataset: {provider: together}\n").keys
    #expect(keys == ["dataset"])
    #expect(
      ConfigurationBlock.lessContext.advice(in: keys)
        == "'context-messages: 4' below 'dataset' in tuneboard.yml")
    #expect(
      ConfigurationBlock.lessContext.advice(in: [])
        == "'dataset: {context-messages: 4}' in tuneboard.yml")
  }

  /// What is quoted in the advice about a wrong value stands in for that value, or in its place.
  @Test(arguments: [
    ("metrics:\n  question: 70 %\n", "metrics:\n  question: [60 %, 80 %]\n"),
    ("thresholds:\n  accept: much\n", "thresholds:\n  accept: 10 %\n  flag: 0.1\n"),
    (
      "training: {models: {a: {price: much}}}\n", "training: {models: {a: {price: 5.00}}}\n"
    ),
    ("gates: flagged\n", "gates: [flagged <= 40]\n"),
    ("gates: [none]\n", "gates: [flagged <= 40, change flagged <= 0, ready]\n"),
    ("personal-data: {keep: URL}\n", "personal-data: {keep: [LOCATION, URL]}\n"),
    ("personal-data: {allow: a}\n", "personal-data: {allow: [1-800-273-8255]}\n"),
    (
      "dialects: {mine: {turn: a}}\n",
      "dialects: {mine: {turn: \"### {name}:\", user: [Anna], assistant: [Coach]}}\n"
    ),
    ("dataset: {choose: best}\n", "dataset: {choose: bands}\n"),
    ("dataset: {choose: [bands]}\n", "dataset: {choose: all}\n"),
    ("conversations: {score: warmth}\n", "conversations: {score: practice}\n"),
    ("dataset: {license: a b}\n", "dataset: {license: cc-by-4.0}\n"),
    ("dataset: {license: a b}\n", "dataset: {license: other}\n"),
    (
      "source-url: nowhere\n",
      "source-url: https://github.com/team/data/blob/{commit}/{path}#L{line}\n"
    ),
  ]) func `what is advised for a wrong value is right`(_ wrong: String, _ right: String) {
    #expect(findings(wrong) != [])
    #expect(findings(right) == [])
  }

  /// The manual and the README show what works.
  @Test func `each block of configuration in the manual is taken as it stands`() throws {
    let manual = Repository.path + "/Sources/Commands/Manual.docc"
    let pages =
      try FileManager.default.contentsOfDirectory(atPath: manual)
      .filter { $0.hasSuffix(".md") }.map { manual + "/" + $0 } + [Repository.path + "/README.md"]
    var count = 0
    for page in pages.sorted() {
      let text = try String(contentsOfFile: page, encoding: .utf8)
      for part in text.components(separatedBy: "```yaml\n").dropFirst() {
        let block = part.components(separatedBy: "```")[0]
        let keys = SettingTable.standard.settings.map(\.key)
        guard keys.contains(where: { block.hasPrefix($0 + ":") }) else { continue }
        // A workflow of GitHub's begins with a name too.
        if block.contains("\njobs:") || block.contains("\non:") { continue }
        count += 1
        #expect(findings(block) == [], "\(page): \(block)")
      }
    }
    #expect(count >= 3)
  }

  @Test(arguments: [
    (
      "name: A\nnmae: B\n", "2:1: warning: key 'nmae' is not known in the file",
      "Did you mean 'name'?"
    ),
    (
      "volume:\n  minimum: 5\n  minimun: 6\n",
      "3:3: warning: key 'minimun' is not known in 'volume'", "Did you mean 'minimum'?"
    ),
    (
      "thresholds: {acept: 0.9}\n", "1:14: warning: key 'acept' is not known in 'thresholds'",
      "Did you mean 'accept'?"
    ),
    (
      "dataset:\n  context_messages: 2\n",
      "2:3: warning: key 'context_messages' is not known in 'dataset'",
      "Did you mean 'context-messages'?"
    ),
    (
      "topics:\n  fitness:\n    gaol: 1\n", "3:5: warning: key 'gaol' is not known in 'fitness'",
      "Did you mean 'goal'?"
    ),
    (
      "name: A\ncolour: red\n", "2:1: warning: key 'colour' is not known in the file",
      "Known are: name, system-prompt,"
    ),
    (
      "metrics:\n  length:\n    words: 3\n",
      "3:5: warning: key 'words' is not known in 'length'", "Known are: characters, share."
    ),
  ])
  func `an unknown key is reported at its line`(_ text: String, _ finding: String, _ advice: String)
  {
    let found = findings(text).filter { $0.contains("unknown-key") }
    #expect(found.count == 1)
    expectPieces([finding, advice], in: found.joined(separator: "\n"))
  }

  @Test(arguments: [
    ("name: [a, b]\n", "1:7: error: 'name' is not a text"),
    ("system-prompt: {a: b}\n", "1:16: error: 'system-prompt' is not a text"),
    ("thresholds: 0.5\n", "1:13: error: 'thresholds' is not a mapping"),
    ("thresholds:\n  accept: much\n", "2:11: error: 'accept' is not a share from 0 % to 100 %"),
    ("thresholds:\n  flag: 130 %\n", "2:9: error: 'flag' is not a share"),
    ("thresholds:\n  flag: nan\n", "2:9: error: 'flag' is not a share"),
    ("thresholds:\n  flag: [0.1]\n", "2:9: error: 'flag' is not a share"),
    ("thresholds: {accept: 0.5, flag: 0.7}\n", "1:13: error: 'flag' is greater than 'accept'"),
    ("metrics:\n  question: 70 %\n", "2:13: error: 'question' is not a pair [lowest, highest]"),
    ("metrics:\n  question: [80 %, 60 %]\n", "2:13: error: 'question' is not a pair"),
    ("metrics:\n  empathy: [70 %, 110 %]\n", "2:12: error: 'empathy' is not a pair"),
    ("metrics:\n  context: [a, b]\n", "2:12: error: 'context' is not a pair"),
    ("metrics:\n  context: [1 %, 2 %, 3 %]\n", "2:12: error: 'context' is not a pair"),
    ("metrics:\n  length:\n    characters: [0, 10]\n", "3:17: error: 'characters' is not a pair"),
    ("metrics:\n  length:\n    characters: [5.5, 10]\n", "3:17: error: 'characters' is not a pair"),
    ("volume:\n  minimum: 0\n", "2:12: error: 'minimum' is not a whole number from 1"),
    ("volume:\n  minimum: many\n", "2:12: error: 'minimum' is not a whole number"),
    ("volume:\n  minimum: 99999999999999999999\n", "2:12: error: 'minimum' is not a whole number"),
    (
      "volume: {minimum: 50, target: 20}\n", "1:9: error: 'minimum', 'target' and 'optimal' are not"
    ),
    ("dataset:\n  validation: 60 %\n", "2:15: error: 'validation' is not a share from 0 % to 50 %"),
    ("dataset:\n  context-messages: -1\n", "2:21: error: 'context-messages' is not a whole number"),
    ("plan:\n  start: 2026-02-30\n", "2:10: error: 'start' is not a day, YYYY-MM-DD"),
    ("plan: plan.md\n", "1:7: error: 'plan' is not a mapping"),
    ("topics: []\n", "1:9: error: 'topics' is not a mapping"),
    ("topics: {}\n", "1:9: error: 'topics' holds none"),
    ("- name\n", "1:1: error: the file is not a mapping"),
    ("just words\n", "1:1: error: the file is not a mapping"),
  ])
  func `a wrong value is reported at its line and the default holds`(
    _ text: String, _ finding: String
  ) {
    #expect(findings(text).filter { $0.contains("invalid-configuration") }.count >= 1)
    expectPieces([finding, "[invalid-configuration]"], in: findings(text).joined(separator: "\n"))
    #expect(read(text).settings == ProjectSettings())
  }

  @Test func `keywords that are no list keep those of the defaults`() {
    let text = "topics:\n  fitness:\n    goal: 100 %\n    keywords: run\n"
    expectPieces(["4:15: error: 'keywords' is not a list"], in: findings(text).joined())
    let topic = read(text).settings.standards.topics.first
    #expect(topic?.keywords == ProjectSettings().standards.topics.first?.keywords)
  }

  @Test(arguments: [
    ("name: \"open\nvolume: 3\n", 2...3), ("name: a\n\tb: c\n", 2...2), ("a: b: c\n", 1...1),
    ("name: [a\n", 1...2), ("name: *nobody\n", 1...1), ("name: @x\n", 1...1),
  ])
  func `what is not YAML is reported at its line and the defaults hold`(
    _ text: String, _ lines: ClosedRange<Int>
  ) throws {
    let file = read(text)
    #expect(file.findings.count == 1)
    let finding = try #require(file.findings.first)
    expectPieces(["not valid YAML: "], in: finding.summary)
    #expect(finding.severity == .error)
    #expect(lines.contains(try #require(finding.place).line), "line \(finding.place?.line ?? 0)")
    #expect(file.settings == ProjectSettings())
  }

  @Test func `a key that stands twice is reported and named`() {
    expectPieces(
      ["2:1: error: not valid YAML: key 'name' stands twice"],
      in: findings("volume: {minimum: 5}\nname: a\nname: b\n").joined())
    expectPieces(
      ["2:3: error: not valid YAML: key 'flag' stands twice"],
      in: findings("thresholds:\n  flag: 0.1\n  flag: 0.2\n").joined())
  }

  @Test func `goals that do not add up to the whole are reported`() {
    let text = "name: A\ntopics:\n  fitness: {goal: 30 %}\n  other: {goal: 30 %}\n"
    #expect(
      findings(text) == [
        "3:3: warning: the topics' goals add up to 60 % [invalid-configuration] Make them 100 %."
      ])
    #expect(findings(text.replacing("30 %}\n  other", with: "70%}\n  other")) == [])
  }

  @Test func `topics replace those of the defaults, and the rest goes to other`() {
    let file = read(
      """
      topics:
        Sleep & Rest: {goal: 0.25, keywords: [Sleep, nap]}
        fitness: {goal: 30 %}
      """)
    #expect(file.findings == [])
    let topics = file.settings.standards.topics
    #expect(topics.map(\.slug) == ["sleep--rest", "fitness", "other"])
    #expect(topics.map(\.title) == ["Sleep & Rest", "Fitness", "Other"])
    #expect(topics.map { ($0.goal * 100).rounded() } == [25, 30, 45])
    #expect(topics.first?.keywords == ["sleep", "nap"])
    #expect(topics[1].keywords.contains { $0.phrase == "run" })
  }

  @Test func `every key takes effect`() {
    let file = read(
      """
      name: Nova
      system-prompt: You are Nova.
      thresholds: {accept: 90 %, flag: 0.5}
      metrics:
        length: {characters: [20, 400], share: [10 %, 90 %]}
        question: [1 %, 2 %]
        empathy: [0.03, 0.04]
        context: [5%, 6%]
      volume: {minimum: 1, target: 2, optimal: 3}
      conversations: {score: practice}
      topics: {other: {title: All, goal: 100 %}}
      plan: {path: way.md, start: 2026-01-05}
      dataset: {validation: 0.2, context-messages: 3, choose: bands}
      """)
    #expect(file.findings == [])
    var expected = ProjectSettings()
    expected.name = "Nova"
    expected.dataset.systemPrompt = "You are Nova."
    expected.standards.acceptAbove = 0.9
    expected.standards.flagBelow = 0.5
    expected.standards.lengthRange = 20...400
    expected.standards.bands = [0.1...0.9, 0.01...0.02, 0.03...0.04, 0.05...0.06]
    expected.standards.volume.minimum = 1
    expected.standards.volume.target = 2
    expected.standards.volume.optimal = 3
    expected.scoring.conversationScore = .practice
    expected.standards.topics = [.init(slug: "other", title: "All", goal: 1)]
    expected.plan.path = "way.md"
    expected.plan.start = "2026-01-05"
    expected.dataset.validationShare = 0.2
    expected.dataset.contextMessages = 3
    expected.dataset.choice = .bands
    #expect(file.settings == expected)
  }

  @Test
  func `a way to choose that there is not is an error at its place, with those that there are`() {
    #expect(
      findings("dataset:\n  validation: 10 %\n  choose: fit\n") == [
        "3:11: error: 'choose' is none of the ways to choose [invalid-configuration] "
          + "Write 'choose: bands', or 'choose: all' for the default."
      ])
  }

  @Test func `a mistake is printed with its place, counted as unread, and the rest is done`()
    async throws
  {
    let project = try Project.sound()
    try project.write("tuneboard.yml", "name: Nova\nvolume:\n  minimum: some\nmetric: {}\n")
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      [
        "tuneboard.yml:3:12: error: 'minimum' is not a whole number",
        "tuneboard.yml:4:1: warning: key 'metric' is not known in the file [unknown-key]\n"
          + "    Did you mean 'metrics'?",
      ], in: outcome.errors)
    expectPieces(["Nova"], in: try project.siteText("index.html"))
    #expect(try project.exchanges().count == 2)
  }

  @Test func `the system prompt and the thresholds reach the dataset`() async throws {
    let project = try Project.sound()
    try project.write(
      "tuneboard.yml",
      "system-prompt: You are Nova.\nthresholds: {accept: 0, flag: 0}\n")
    try await project.report()
    let all = try project.dataset()
    #expect(all.count == 2)
    #expect(all.allSatisfy { $0.messages.first?.content == "You are Nova." })
    try project.write("tuneboard.yml", "system-prompt: ''\nthresholds: {accept: 1, flag: 0}\n")
    try await project.report()
    #expect(try project.dataset().isEmpty)
    #expect(try project.exchanges().map(\.verdict) == ["review", "review"])
  }

  @Test func `a project without a configuration has the defaults of the one that init writes`()
    async throws
  {
    let project = try Project()
    try await Tuneboard.run(["init", project.path])
    try await project.report()
    let configured = try project.siteText("report.json")
    try FileManager.default.removeItem(atPath: project.path + "/tuneboard.yml")
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    #expect(
      try project.siteText("report.json")
        == configured.replacing("\"My companion\"", with: "\"Training data\""))
  }
}
