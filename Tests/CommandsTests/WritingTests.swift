import Foundation
import Language
import TestSupport
import Testing

/// What to write next, and how a draft fares.
struct WritingTests {
  private func new(_ project: Project, _ options: [String] = []) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(["new", project.path, "--date", Sample.day, "--quiet"] + options)
  }

  @Test func `skeletons are spread over topics, and never overwrite a draft`() async throws {
    let project = try Project.sound()
    let outcome = try await new(project, ["--count", "20"])
    #expect(outcome.status == 0)
    expectPieces(["Write these 20 next:", "Fitness", "Emotional support"], in: outcome.output)
    let path = project.path + "/drafts/2026-01-21.md"
    let draft = try String(contentsOfFile: path, encoding: .utf8)
    #expect(draft.components(separatedBy: "## Example").count == 21)
    #expect(draft.components(separatedBy: "Topic: fitness").count > 3)
    #expect(try await new(project, ["--count", "2"]).output.contains("drafts/2026-01-21-2.md"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == draft)
    // A draft is no input.
    try await project.report()
    #expect(try project.exchanges().count == 2)
  }

  @Test func `one topic and one state alone are listed when asked for`() async throws {
    let project = try Project.sound()
    let outcome = try await new(
      project, ["--topic", "goal-setting", "--emotion", "ashamed", "--count", "3"])
    #expect(outcome.output.contains("3 × Goal setting, ashamed (0 of "))
    #expect(try await new(project, ["--topic", "cooking"]).status == 64)
    #expect(try await new(project, ["--emotion", "green"]).status == 64)
  }

  @Test func `nothing is written when nothing is missing`() async throws {
    let project = try Project.sound()
    try project.write(
      "tuneboard.yml",
      "consent: {default: granted}\nthresholds: {accept: 0, flag: 0}\n"
        + "volume: {minimum: 1, target: 1, optimal: 1}\ntopics: {other: {goal: 0 %}}\n")
    #expect(try await new(project).output.contains("Nothing is missing"))
    #expect(!FileManager.default.fileExists(atPath: project.path + "/drafts"))
  }

  @Test func `a file is checked by itself, wherever the command stands`() async throws {
    let project = try Project.sound()
    try project.write("examples/good.md", "## Work\n\n" + Sample.exchange("work"))
    try project.write(
      "drafts/bad.md",
      "## Bad\n\n**User:** My mother died.\n\n**Assistant:** Calm down, get over it.\n")
    try project.write("conversations/other.md", "**User:** Hi\0.\n\n**Assistant:** Hello.\n")
    let good = try await Tuneboard.run(["check", project.path + "/examples/good.md"])
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.hasPrefix("examples/good.md:5: score 0."))
    #expect(good.output.split(separator: "\n").count == 1)
    let bad = try await Tuneboard.run(["check", "bad.md"], in: project.path + "/drafts")
    #expect(bad.status == 1)
    expectPieces(
      ["drafts/bad.md:5:1: warning: dismissive", "drafts/bad.md:5: score 0."], in: bad.output)
    let other = try await Tuneboard.run(["check", project.path + "/conversations/other.md"])
    #expect(other.status == 65)
    let alone = try Project(["notes/one.md": Sample.conversation])
    #expect(try await Tuneboard.run(["check", alone.path + "/notes/one.md"]).status == 0)
  }
}
