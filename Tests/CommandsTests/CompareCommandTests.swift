import Foundation
import TestSupport
import Testing

/// `tuneboard compare` as a user runs it.
struct CompareCommandTests {
  private func compare(_ arguments: [String]) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(["compare"] + arguments)
  }

  @Test func `a site and its folder are the same, and an edited response is found with its place`()
    async throws
  {
    let project = try Project([
      "conversations/a.md": "---\nid: walk\n---\n\n" + Sample.exchange("my walk"),
      "conversations/b.md": "---\nid: swim\n---\n\n" + Sample.exchange("my swim"),
    ])
    try await project.report()
    let same = try await compare([project.site, project.path])
    #expect(same.status == 0)
    #expect(same.output.hasPrefix("2 unchanged, 0 edited, 0 added, 0 removed, 0 better, 0 worse"))
    #expect(same.output.contains("no difference"))
    try project.write(
      "conversations/b.md",
      "---\nid: swim\n---\n\n**User:** I want to talk about my swim.\n\n**Assistant:** Ok.\n")
    try project.write("conversations/c.md", Sample.exchange("my first run"))
    let changed = try await compare([project.site, project.path, "--strict"])
    #expect(changed.status == 1)
    #expect(changed.output.contains("1 unchanged, 1 edited, 1 added, 0 removed"))
    #expect(changed.output.contains("conversations/b.md:7: "))
    #expect(!changed.output.contains("my swim"))
    let back = try await compare([project.path, project.site])
    #expect(back.output.contains("1 unchanged, 1 edited, 0 added, 1 removed"))
    let json = try await compare([project.site, project.path, "--format", "json"]).output
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((object["worse"] as? [Any])?.count == 1)
    #expect((object["added"] as? [Any])?.count == 1)
    let markdown = try await compare([project.site, project.path, "--format", "markdown"]).output
    #expect(markdown.contains("| Figure | Old | New |"))
    #expect(markdown.contains("## Worse: 1"))
  }

  @Test func `a site whose report cannot be read is not compared`() async throws {
    let project = try Project([
      "conversations/a.md": "---\nid: walk\n---\n\n" + Sample.exchange("my walk")
    ])
    try await project.report()
    try "{".write(
      toFile: project.site + "/report.json", atomically: true, encoding: .utf8)
    let outcome = try await compare([project.site, project.path])
    #expect(outcome.status == 64)
    expectPieces(
      ["/report.json is not a report of this version of Tuneboard"], in: outcome.errors)
    try FileManager.default.removeItem(atPath: project.site + "/report.json")
    let without = try await compare([project.site, project.path])
    #expect(without.output.contains("Judged by method 1, then by method "))
  }

  @Test func `what two methods judged is compared by content alone, which is said first`()
    async throws
  {
    let project = try Project([
      "conversations/a.md": "---\nid: walk\n---\n\n" + Sample.exchange("my walk")
    ])
    try await project.report()
    let path = project.site + "/report.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing(/"method": [0-9]+/, with: "\"method\": 99")
      .write(toFile: path, atomically: true, encoding: .utf8)
    try project.write(
      "conversations/a.md",
      "---\nid: walk\n---\n\n**User:** I want to talk about my walk.\n\n**Assistant:** Ok.\n")
    let outcome = try await compare([project.site, project.path, "--strict"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("Judged by method 99, then by method "))
    expectPieces(["0 unchanged, 1 edited, 0 added, 0 removed", "Edited: 1"], in: outcome.output)
    #expect(!outcome.output.contains("worse") && !outcome.output.contains("mean score"))
    let json = try await compare([project.site, project.path, "--format", "json"]).output
    expectPieces(["\"methods\":{\"old\":99,", "\"figures\":[]", "\"worse\":[]"], in: json)
    let markdown = try await compare([project.site, project.path, "--format", "markdown"]).output
    expectPieces(["# Comparison\n\nJudged by method 99"], in: markdown)
  }

  @Test func `what is neither a site nor a folder is refused, and unread input is said`()
    async throws
  {
    let project = try Project.sound()
    try await project.report()
    #expect(try await compare([project.site, "/nowhere"]).status == 64)
    try project.folder.write("broken/data/exchanges.jsonl", "{}\n")
    let broken = try await compare([project.folder.path + "/broken", project.site])
    #expect(broken.status == 64)
    #expect(broken.errors.contains("exchanges.jsonl:1 is not an exchange"))
    try project.write("conversations/broken.md", [0x41, 0xFF])
    let unread = try await compare([project.site, project.path])
    #expect(unread.status == 65)
    #expect(unread.errors.contains("invalid-utf8"))
    #expect(unread.output.contains("2 unchanged"))
  }
}
