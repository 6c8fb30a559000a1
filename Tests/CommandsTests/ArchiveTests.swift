import Bytes
import Foundation
import TestSupport
import Testing

/// The backup of the inputs, and the card beside the dataset.
struct ArchiveTests {
  private func archive(_ project: Project, day: String = Sample.day) async throws
    -> Tuneboard.Outcome
  { try await Tuneboard.run(["archive", project.path, "--date", day]) }

  private func names(_ project: Project, _ day: String = Sample.day) async throws -> [String] {
    try await Tuneboard.execute([
      "/usr/bin/env", "tar", "-tzf", project.path + "/data/raw/\(day).tar.gz",
    ]).output
      .split(separator: "\n").map(String.init)
  }

  @Test func `the archive of a day holds the inputs`() async throws {
    let project = try Project([
      "conversations/a.md": Sample.conversation, "examples/b.md": "## B\n\n" + Sample.exchange("b"),
      "plan.md": "- [ ] Begin\n", "consent.md": "| participant | consent |\n|---|---|\n",
      "tuneboard.yml": "name: Nova\n",
    ])
    let outcome = try await archive(project)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try await names(project) == [
        "consent.md", "conversations/a.md", "examples/b.md", "plan.md", "tuneboard.yml",
      ])
  }

  @Test func `an archive is no input, and no part of a site`() async throws {
    let project = try Project(["sound.md": Sample.conversation])
    try await archive(project)
    let again = try await archive(project)
    #expect(again.status == 0)
    #expect(try await names(project) == ["sound.md"])
    try await project.report()
    #expect(try !project.siteTree().files.contains { $0.hasSuffix(".gz") })
  }

  @Test func `words of an erased participant are not archived`() async throws {
    let project = try Project([
      "conversations/a.md": "---\nparticipant: u-1\n---\n\n" + Sample.exchange("work"),
      "conversations/b.md": Sample.conversation,
    ])
    try await Tuneboard.run(["review", project.path, "--reviewer", "anna", "--date", Sample.day])
    try await Tuneboard.run(["erase", "u-1", project.path, "--date", Sample.day])
    let outcome = try await archive(project)
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.contains("conversations/a.md:5:1: warning: the file has words of an erased"))
    // The worksheet quotes them.
    #expect(outcome.errors.contains("reviews/2026-01-21-anna.md:"))
    #expect(try await names(project) == ["consent.md", "conversations/b.md"])
  }

  @Test func `the card says what the dataset holds, and its metadata are JSON`() async throws {
    let project = try Project.sound()
    try project.write(
      "tuneboard.yml",
      "name: 'Nova: \"one\"'\nthresholds: {accept: 0, flag: 0}\ndataset: {license: CC-BY-4.0, validation: 0}\n"
    )
    try await project.report()
    let card = try project.siteText("data/README.md")
    expectPieces(
      [
        "pretty_name: \"Nova: \\\"one\\\"\"\n", "license: \"cc-by-4.0\"\n", "- split: train\n",
        "path: train.jsonl\n", "path: completion/train.jsonl\n", "2 examples of conversations",
      ], in: card)
    // A loader finds no columns in an empty file.
    #expect(!card.contains("split: validation"))
    let object = try JSONSerialization.jsonObject(
      with: Data(project.siteText("data/croissant.json").utf8))
    let metadata = try #require(object as? [String: Any])
    #expect(metadata["name"] as? String == "nova-one")
    let files = try #require(metadata["distribution"] as? [[String: Any]])
    #expect(files.map { $0["contentUrl"] as? String } == ["completion/train.jsonl", "train.jsonl"])
    #expect((files[0]["sha256"] as? String)?.count == 64)
  }
}
