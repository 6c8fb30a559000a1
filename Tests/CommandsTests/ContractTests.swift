import Bytes
import Foundation
import TestSupport
import Testing

/// What other programs rely on in what `report` writes.
struct ContractTests {
  private func initialised() async throws -> Project {
    let project = try Project()
    try await Tuneboard.run(["init", project.path])
    try await project.report()
    return project
  }

  @Test func `the tree holds what is promised`() async throws {
    // Permalinks are named after ids.
    let files = try await initialised().siteTree().files.map {
      $0.replacing(/^flagged-id-[0-9a-f]{2}/, with: "flagged-id-ID")
    }
    #expect(
      files.filter { !$0.hasPrefix("assets/") && !$0.hasPrefix("wiki/") } == [
        "checklist.html", "ci/badge.json", "ci/badge.svg", "ci/gl-code-quality-report.json",
        "ci/junit.xml", "ci/metrics.txt", "ci/summary.md", "ci/tuneboard.sarif",
        "conversations.html", "coverage.html", "data/README.md", "data/completion/train.jsonl",
        "data/completion/validation.jsonl",
        "data/conversations.jsonl",
        "data/croissant.json", "data/duplicates.jsonl",
        "data/exchanges.jsonl", "data/files.jsonl", "data/manifest.json",
        "data/personal-data.jsonl",
        "data/train.jsonl", "data/validation.jsonl", "dataset.html", "duplicates.html",
        "flagged-id-ID.html", "flagged-reason-unsupported-memory.html", "flagged-source-mined.html",
        "flagged-topic-stress-management.html", "flagged.html", "index.html",
        "input.html", "method.html", "metrics.html", "report.json",
        "report.md", "reviews.html",
      ])
    #expect(files.contains("assets/style.css"))
    #expect(files.contains("wiki/Home.md"))
  }

  private let keys = [
    "id", "conversation", "assistantTurn", "file", "line", "source", "topic", "score", "verdict",
    "decision", "length", "question", "empathy", "contextReference", "relatedness", "fit", "faults",
    "personalData",
  ]

  @Test func `each exchange is a line with all keys in their order, and exchanges in input order`()
    async throws
  {
    let project = try Project([
      "conversations/b.md": Sample.conversation,
      "conversations/a/z.md": "**Assistant:** Hello!\n\n" + Sample.exchange("work"),
      "conversations/a-b.md": "---\nid: \"say \\\"hi\\\" \\\\ there\"\n---\n\n"
        + Sample.exchange("home"),
      "examples/one.md":
        "## First\n\nTopic: fitness\n\n\(Sample.exchange("my knee"))\n## Second\n\n"
        + Sample.exchange("my back"),
    ])
    try await project.report()
    let text = try project.siteText("data/exchanges.jsonl")
    #expect(text.hasSuffix("}\n"))
    for line in text.split(separator: "\n") {
      var rest = line[...]
      for key in keys {
        let range = try #require(rest.firstRange(of: "\"\(key)\":"), "\(key) in \(line)")
        rest = rest[range.upperBound...]
      }
    }
    let lines = try project.exchanges()
    #expect(
      lines.map { "\($0.file):\($0.line) \($0.conversation) \($0.assistantTurn) \($0.source)" } == [
        "conversations/a-b.md:7 say \"hi\" \\ there 0 mined",
        "conversations/a/z.md:5 conversations/a/z 1 mined",
        "conversations/b.md:7 sound 0 mined",
        "conversations/b.md:11 sound 1 mined",
        "examples/one.md:7 examples/one#first 0 manual",
        "examples/one.md:13 examples/one#second 0 manual",
      ])
    #expect(Set(lines.map(\.id)).count == 6)
    #expect(lines.allSatisfy { $0.id.allSatisfy(\.isHexDigit) && !$0.id.isEmpty })
  }

  @Test func `each conversation is a line with its score and the parts that add up to it`()
    async throws
  {
    // Size: a line of the file, key by key.
    struct Line: Decodable {
      var conversation: String
      var file: String
      var line: Int
      var source: String
      var messages: Int
      var exchanges: Int
      var accept: Int
      var review: Int
      var reject: Int
      var score, practice, support: Double?
      var practiceParts, supportParts: [String: Double?]
    }
    let project = try Project([
      "conversations/b.md": Sample.conversation,
      "conversations/c.md": "**User:** Is anybody there?\n",
      "examples/one.md": "## First\n\n\(Sample.exchange("my knee"))",
    ])
    try await project.report()
    let lines: [Line] = try jsonLines(project.siteText("data/conversations.jsonl"))
    #expect(
      lines.map { "\($0.conversation) \($0.source) \($0.messages) \($0.exchanges)" } == [
        "sound mined 4 2", "conversations/c mined 1 0", "examples/one#first manual 2 1",
      ])
    #expect(lines.allSatisfy { $0.accept + $0.review + $0.reject == $0.exchanges })
    let unscored = lines[1]
    #expect(unscored.score == nil && unscored.practice == nil && unscored.support == nil)
    #expect(unscored.practiceParts.values.allSatisfy { $0 == nil })
    for line in [lines[0], lines[2]] {
      #expect(line.score == line.support)
      for (score, parts, count) in [
        (line.practice, line.practiceParts, 4), (line.support, line.supportParts, 5),
      ] {
        let score = try #require(score)
        let points = parts.values.compactMap(\.self)
        #expect(points.count == count)
        #expect(abs(points.reduce(0, +) - score) < 1e-9)
        #expect((0...1).contains(score))
      }
    }
  }

  @Test func `the report's shares are those of the exchanges beside it`() async throws {
    struct Line: Decodable {
      var question, empathy, contextReference: Double?
      var score: Double
      var verdict: String
      var decision: String?

      var isFlagged: Bool {
        outcome == "reject" || decision == nil && outcome == "review" && score < 0.6
      }

      /// A person's decision stands above the program's verdict.
      var outcome: String {
        switch decision {
        case nil: verdict
        case "fix": "reject"
        case .some(let decision): decision
        }
      }
    }
    struct Report: Decodable {
      struct Metric: Decodable {
        struct Share: Decodable { var count, total: Int }
        var key: String
        var all: Share
      }
      var metrics: [Metric]
      var facts: [String: Double?]
    }
    let site = try await FixtureSite.written.value
    let lines: [Line] = try jsonLines(site.text("data/exchanges.jsonl"))
    let report = try JSONDecoder().decode(Report.self, from: Data(site.text("report.json").utf8))
    let grades: [String: (Line) -> Double?] = [
      "question": \.question, "empathy": \.empathy, "context": \.contextReference,
    ]
    for (key, grade) in grades {
      let all = try #require(report.metrics.first { $0.key == key }).all
      let judged = lines.compactMap(grade)
      #expect(all.total == judged.count, "\(key)")
      #expect(all.count == judged.count { $0 >= 0.5 }, "\(key)")
    }
    #expect(report.facts["flagged"] == Double(lines.count(where: \.isFlagged)))
    #expect(report.facts["accepted"] == Double(lines.count { $0.outcome == "accept" }))
  }

  @Test func `an exchange keeps its id when its file moves`() async throws {
    let here = try Project.sound()
    let there = try Project([
      "conversations/2026/moved.md": Sample.conversation.replacing("id: sound", with: "id: other")
    ])
    for project in [here, there] { try await project.report() }
    #expect(try here.exchanges().map(\.id) == there.exchanges().map(\.id))
  }

  @Test func `the dataset is valid for OpenAI's fine-tuning`() async throws {
    let project = try Project()
    try await Tuneboard.run(["init", project.path])
    try project.write("conversations/sound.md", Sample.conversation)
    try project.write(
      "conversations/empty.md",
      "**User:** Hm.\n\n**Assistant:**\n\n**User:** Well?\n\n**Assistant:** Well indeed, how did it go?\n"
    )
    try await project.report()
    let lines = try project.dataset()
    #expect(lines.count >= 6)
    for line in lines { expectValid(line) }
  }

  @Test func `the dataset of the fixture is valid for OpenAI's fine-tuning`() async throws {
    let site = try await FixtureSite.written.value
    #expect(site.outcome.status == 65)
    let lines: [ChatLine] = try jsonLines(
      site.text("data/train.jsonl") + site.text("data/validation.jsonl"))
    #expect(lines.count > 50)
    for line in lines { expectValid(line) }
  }

  @Test func `the manifest names inputs and outputs with their hashes`() async throws {
    struct Manifest: Decodable {
      struct Entry: Decodable {
        var path: String
        var bytes: Int
        var sha256: String
      }

      var generator: String
      var version: String
      var inputs: [Entry]
      var outputs: [Entry]
    }

    let project = try await initialised()
    let manifest = try JSONDecoder().decode(
      Manifest.self, from: Data(project.siteText("data/manifest.json").utf8))
    #expect(manifest.generator == "tuneboard")
    #expect(
      manifest.inputs.map(\.path)
        == (try FolderTree(of: project.path).files
          .filter { !["history.jsonl", "tuneboard.key"].contains($0) }))
    #expect(
      manifest.outputs.map(\.path)
        == (try project.siteTree().files.filter { $0 != "data/manifest.json" }))
    let tree = try project.siteTree()
    let list = try await Tuneboard.shell(
      #"cd "$1" && shift && { sha256sum "$@" || shasum -a 256 "$@"; }"#,
      [project.site] + manifest.outputs.map(\.path))
    let hashes = list.output.split(separator: "\n").map { String($0.prefix(64)) }
    #expect(manifest.outputs.map(\.sha256) == hashes)
    #expect(
      manifest.outputs.map(\.bytes) == manifest.outputs.map { tree.bytes($0.path)?.count ?? -1 })
    #expect(manifest.inputs.allSatisfy { $0.sha256.count == 64 })
  }
}

/// Expects a line that the fine-tuning service takes and that teaches something.
func expectValid(_ line: ChatLine, sourceLocation: SourceLocation = #_sourceLocation) {
  let roles = line.messages.map(\.role)
  #expect(roles.last == "assistant", sourceLocation: sourceLocation)
  #expect(line.messages.last?.weight != 0, sourceLocation: sourceLocation)
  #expect(!roles.dropFirst().contains("system"), sourceLocation: sourceLocation)
  let spoken = roles.filter { $0 != "system" }
  for (index, role) in spoken.enumerated() {
    // User and assistant take turns, the user first.
    #expect(role == (index % 2 == 0 ? "user" : "assistant"), sourceLocation: sourceLocation)
  }
  for message in line.messages {
    #expect(
      message.content.contains { !$0.isWhitespace }, "\(line)", sourceLocation: sourceLocation)
    #expect(
      message.weight == nil || message.role == "assistant", sourceLocation: sourceLocation)
    #expect([nil, 0, 1].contains(message.weight), sourceLocation: sourceLocation)
  }
}
