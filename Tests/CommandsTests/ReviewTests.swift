import Foundation
import TestSupport
import Testing

/// A review as people do it: a worksheet, ticks, the next report.
struct ReviewTests {
  private struct Exchange: Decodable {
    var id: String
    var line: Int
    var verdict: String
    var decision: String?
  }

  private func exchanges(_ project: Project) throws -> [Exchange] {
    try String(contentsOfFile: project.site + "/data/exchanges.jsonl", encoding: .utf8)
      .split(separator: "\n").map {
        try JSONDecoder().decode(Exchange.self, from: Data($0.utf8))
      }
  }

  private func review(
    _ project: Project, _ options: [String] = [], reviewer: String = "anna"
  ) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(
      ["review", project.path, "--reviewer", reviewer, "--date", Sample.day, "--quiet"] + options)
  }

  private func sheet(_ project: Project, _ name: String = "2026-01-21-anna") -> String {
    project.path + "/reviews/\(name).md"
  }

  /// Ticks a box of the exchange whose response stands at a line.
  private func decide(
    _ project: Project, _ decision: String, line: Int, sheet name: String = "2026-01-21-anna",
    replacing: [(String, String)] = []
  ) throws {
    let text = try String(contentsOfFile: sheet(project, name), encoding: .utf8)
    var parts = text.components(separatedBy: "<!-- exchange:")
    let index = try #require(parts.firstIndex { $0.contains(".md:\(line)`") })
    parts[index] = parts[index].replacing("- [ ] \(decision)", with: "- [x] \(decision)")
    for (old, new) in replacing { parts[index] = parts[index].replacing(old, with: new) }
    try parts.joined(separator: "<!-- exchange:").write(
      toFile: sheet(project, name), atomically: true, encoding: .utf8)
  }

  private let poor = """
    **User:** My mother died on Sunday and I can't eat.

    **Assistant:** Just get over it, everybody dies. Calm down.

    """

  @Test func `a decision stands above the verdict, and follows its text to another file`()
    async throws
  {
    let project = try Project.sound()
    #expect(try await review(project).status == 0)
    try decide(project, "reject", line: 7)
    try await project.report()
    let rejected = try exchanges(project)
    #expect(rejected.map(\.decision) == ["reject", nil])
    #expect(rejected.map(\.verdict).allSatisfy { $0 != "reject" })
    let train =
      try String(contentsOfFile: project.site + "/data/train.jsonl", encoding: .utf8)
      + String(contentsOfFile: project.site + "/data/validation.jsonl", encoding: .utf8)
    #expect(!train.contains(#"minute before you hit snooze?"}]"#))

    try FileManager.default.moveItem(
      atPath: project.path + "/conversations/sound.md",
      toPath: project.path + "/conversations/elsewhere.md")
    try await project.report()
    #expect(try exchanges(project).map(\.decision) == ["reject", nil])
  }

  @Test func `a decision about a text that changed is stale, and said to be`() async throws {
    let project = try Project.sound()
    try await review(project)
    try decide(project, "reject", line: 7)
    try project.write(
      "conversations/sound.md",
      Sample.conversation.replacing("Angry by noon", with: "Angry so early"))
    let outcome = try await project.report()
    #expect(outcome.errors.contains("[stale-decision]"))
    #expect(outcome.errors.contains("reviews/2026-01-21-anna.md:"))
    #expect(try exchanges(project).map(\.decision) == [nil, nil])
  }

  @Test func `a worksheet is never overwritten, and what is decided is not asked again`()
    async throws
  {
    let project = try Project.sound()
    try await review(project)
    try decide(project, "accept", line: 7)
    let first = try String(contentsOfFile: sheet(project), encoding: .utf8)
    let again = try await review(project)
    #expect(again.output.contains("reviews/2026-01-21-anna-2.md: 1 of 1 exchanges"))
    #expect(try String(contentsOfFile: sheet(project), encoding: .utf8) == first)
    try decide(project, "accept", line: 11, sheet: "2026-01-21-anna-2")
    #expect(try await review(project).output.contains("Nothing to review"))
    let shared = try await review(project, ["--shared"], reviewer: "ben")
    #expect(shared.output.contains("2 of 2 exchanges"))
    #expect(try await review(project, reviewer: "ben").output.contains("Nothing to review"))
  }

  @Test func `a fault that disqualifies is waived until a day, by whoever accepts it`()
    async throws
  {
    let project = try Project(["conversations/poor.md": poor])
    try await review(project)
    try decide(project, "accept", line: 3)
    let without = try await project.report()
    #expect(without.errors.contains("[expired-waiver]"))
    #expect(try exchanges(project).map(\.decision) == [nil])

    try decide(project, "accept", line: 3, replacing: [("Until:", "Until: 2026-02-01")])
    #expect(try await !project.report().errors.contains("[expired-waiver]"))
    #expect(try exchanges(project).map(\.decision) == ["accept"])
    let page = try String(contentsOfFile: project.site + "/reviews.html", encoding: .utf8)
    #expect(page.contains("2026-02-01"))

    let later = try await Tuneboard.run([
      "report", project.path, "--output", project.site, "--date", "2026-02-02", "--no-history",
    ])
    #expect(later.errors.contains("[expired-waiver]"))
    #expect(try exchanges(project).map(\.decision) == [nil])
  }

  @Test func `reviewers who disagree hold an exchange back until one settles it`() async throws {
    let project = try Project(["examples/sound.md": "## Snooze\n\n" + Sample.exchange("work")])
    for (reviewer, decision) in [("anna", "accept"), ("ben", "reject")] {
      try await review(project, ["--shared"], reviewer: reviewer)
      try decide(project, decision, line: 5, sheet: "2026-01-21-\(reviewer)")
    }
    let disputed = try await project.report()
    #expect(disputed.errors.contains("[disputed-exchange]"))
    func lines() throws -> String {
      try ["train", "validation"].map {
        try String(contentsOfFile: project.site + "/data/\($0).jsonl", encoding: .utf8)
      }.joined()
    }
    #expect(try lines().isEmpty, "a manual example that somebody rejects is not learned from")

    let settling = try await review(
      project, ["--sample", "disagreements", "--settle"], reviewer: "carol")
    #expect(settling.output.contains("1 of 1 exchanges"))
    let text = try String(contentsOfFile: sheet(project, "2026-01-21-carol"), encoding: .utf8)
    #expect(text.contains("anna says accept"))
    try decide(project, "accept", line: 5, sheet: "2026-01-21-carol")
    #expect(try await !project.report().errors.contains("[disputed-exchange]"))
    #expect(try !lines().isEmpty)
  }

  @Test func `a better response becomes a pair for preference training, masked`() async throws {
    let project = try Project([
      "conversations/poor.md": poor, "tuneboard.yml": "consent: {default: granted}\n",
    ])
    try await review(project)
    try decide(
      project, "fix", line: 3,
      replacing: [
        (
          "Better response:\n",
          "Better response:\n\nI am so sorry. Write to me at ann@example.com?\n\n## Who is with you?\n"
        )
      ])
    try await project.report()
    struct Pair: Decodable, Equatable {
      struct Message: Decodable, Equatable {
        var role: String
        var content: String
      }
      struct Input: Decodable, Equatable { var messages: [Message] }
      var input: Input
      var preferred: [Message]
      var other: [Message]

      enum CodingKeys: String, CodingKey {
        case input
        case preferred = "preferred_output"
        case other = "non_preferred_output"
      }
    }
    let line = try String(contentsOfFile: project.site + "/data/preference.jsonl", encoding: .utf8)
    let pair = try JSONDecoder().decode(Pair.self, from: Data(line.utf8))
    #expect(pair.input.messages.map(\.role) == ["system", "user"])
    #expect(
      pair.preferred == [
        Pair.Message(
          role: "assistant",
          content: "I am so sorry. Write to me at [EMAIL_ADDRESS]?\n\n## Who is with you?")
      ])
    #expect(
      pair.other.map(\.content)
        == ["Just get over it, everybody dies. Calm down."])
  }

  @Test func `a worksheet says nothing private, and asks nothing about whoever denied it`()
    async throws
  {
    let project = try Project([
      "conversations/mail.md":
        "**User:** Write to ann@example.com.\n\n**Assistant:** What shall I write to them?\n",
      "conversations/denied.md": "---\nconsent: denied\n---\n\n" + poor,
    ])
    try await review(project)
    let text = try String(contentsOfFile: sheet(project), encoding: .utf8)
    #expect(text.contains("EMAIL"))
    #expect(!text.contains("ann@example.com"))
    #expect(!text.contains("mother"))
  }

  @Test func `the same seed draws the same exchanges, another one others`() async throws {
    let project = try Project(
      Dictionary(
        uniqueKeysWithValues: (0..<20).map {
          ("conversations/\($0).md", Sample.exchange("the thing with number \($0)"))
        }))
    func drawn(_ reviewer: String, _ seed: String) async throws -> [Substring] {
      try await review(
        project, ["--sample", "random", "--count", "5", "--seed", seed], reviewer: reviewer)
      return try String(contentsOfFile: sheet(project, "2026-01-21-\(reviewer)"), encoding: .utf8)
        .split(separator: "\n").filter { $0.hasPrefix("<!-- exchange:") }
    }
    let first = try await drawn("anna", "1")
    #expect(first.count == 5)
    #expect(try await drawn("ben", "1") == first)
    #expect(try await drawn("carol", "2") != first)
  }

  @Test(arguments: [
    ["--reviewer", "../x"], ["--reviewer", ""], ["--reviewer", "a", "--count", "0"],
    ["--reviewer", "a", "--topic", "cooking"], ["--reviewer", "a", "--sample", "best"],
  ]) func `a wrong option is said`(_ options: [String]) async throws {
    let project = try Project.sound()
    let outcome = try await Tuneboard.run(["review", project.path] + options)
    #expect(outcome.status == 64)
    #expect(!FileManager.default.fileExists(atPath: project.path + "/reviews"))
  }
}
