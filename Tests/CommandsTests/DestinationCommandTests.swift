import Foundation
import TestSupport
import Testing

/// What the commands say of a provider that closes.
struct DestinationCommandTests {
  private let closing = "OpenAI takes no new fine-tuning jobs from 6 January 2027"

  @Test(arguments: [
    ("2026-11-06", "openai", ""), ("2026-11-07", "openai", "That is in 60 days."),
    ("2027-01-06", "openai", "OpenAI takes no new fine-tuning jobs since 6 January 2027"),
    ("2027-01-06", "fireworks", ""),
    ("2026-11-28", "mistral", "calls its fine-tuning deprecated"),
  ]) func `validate says it and rejects nothing for it`(
    _ day: String, _ provider: String, _ piece: String
  ) async throws {
    let folder = try TemporaryFolder()
    let lines = (0..<12).map {
      #"{"messages":[{"role":"user","content":"I ran \#($0) km."},{"role":"assistant","content":"How was it?"}]}"#
    }
    try folder.write("a.jsonl", lines.joined(separator: "\n"))
    let outcome = try await Tuneboard.run(
      ["validate", folder.path + "/a.jsonl", "--provider", provider, "--date", day])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("warning: ") == !piece.isEmpty, "\(outcome.output)")
    #expect(piece.isEmpty || outcome.output.contains(piece))
    let epoch = try await Tuneboard.run(
      ["validate", folder.path + "/a.jsonl"], environment: ["SOURCE_DATE_EPOCH": "1795824000"])
    #expect(epoch.output.contains(closing))
    let wrong = try await Tuneboard.run(["validate", folder.path + "/a.jsonl", "--date", "soon"])
    #expect(wrong.status == 64)
  }

  @Test func `report, check and export say it, and the status stays`() async throws {
    let project = try Project.sound()
    func status(_ command: [String], _ day: String) async throws -> Tuneboard.Outcome {
      try await Tuneboard.run(command + ["--date", day])
    }
    let report = ["report", project.path, "--output", project.site, "--no-history"]
    let before = try await status(report, "2026-01-21")
    #expect(!before.errors.contains("closing-destination"))
    #expect(!(try project.siteText("dataset.html").contains("class=\"alert\"")))
    let after = try await status(report, "2026-11-28")
    #expect(after.status == before.status)
    expectPieces(
      [closing + " [closing-destination]", "https://developers.openai.com/api/docs/deprecations"],
      in: after.errors)
    expectPieces(
      ["<p class=\"alert\"><strong>\(closing), in 39 days.</strong>"],
      in: try project.siteText("dataset.html"))
    for provider in ["OpenAI", "Mistral", "Azure OpenAI"] {
      #expect(
        try project.siteText("dataset.html").contains("<th scope=\"row\">\(provider) <small>"))
    }
    expectPieces(
      [
        "<strong>closes in 39 days:</strong>", "<strong>deprecated:</strong>",
        "<strong>not open to everybody:</strong>",
      ], in: try project.siteText("dataset.html"))
    for file in ["report.md", "wiki/Home.md"] {
      expectPieces(
        ["**\(closing), in 39 days.**", "**closes in 39 days:**", "**deprecated:**"],
        in: try project.siteText(file))
    }
    expectPieces([closing], in: try project.siteText("ci/tuneboard.sarif"))
    expectPieces([closing], in: try project.siteText("input.html"))
    let check = try await status(["check", project.path], "2026-11-28")
    expectPieces([closing], in: check.output)
    #expect(check.status == (try await status(["check", project.path], "2026-01-21")).status)
    let site = project.folder.path + "/export"
    let export = try await status(["export", project.path, "--output", site], "2026-11-28")
    expectPieces(
      ["Notice: \(closing), in 39 days.", "New jobs: closed to organisations new to it"],
      in: export.output)
    let other = try await status(
      ["export", project.path, "--provider", "together", "--output", site], "2026-11-28")
    #expect(!other.output.contains("Notice") && !other.errors.contains("closing-destination"))
  }

  @Test func `it can be turned off`() async throws {
    let project = try Project.sound()
    try project.write("tuneboard.yml", "findings: {severity: {closing-destination: ignore}}\n")
    let outcome = try await Tuneboard.run(["check", project.path, "--date", "2026-11-28"])
    #expect(!outcome.output.contains("[closing-destination]"))
  }

  @Test func `who leaves the finding out is not told by export either`() async throws {
    let project = try Project.sound()
    func export() async throws -> Tuneboard.Outcome {
      try await Tuneboard.run([
        "export", project.path, "--output", project.site, "--date", "2026-12-01",
      ])
    }
    #expect(try await export().output.contains("Notice: OpenAI takes no new fine-tuning jobs"))
    try project.write(
      "tuneboard.yml", "findings:\n  severity: {closing-destination: ignore}\n")
    let outcome = try await export()
    #expect(!(outcome.output + outcome.errors).contains("Notice:"))
    // What is known of it stands beside the others all the same.
    #expect(outcome.output.contains("New jobs:"))
  }
}
