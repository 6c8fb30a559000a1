import Foundation
import TestSupport
import Testing

/// The measure `format-errors`: what the provider's own rules say of the files, read back.
struct FormatErrorTests {
  private func project(examples: Int, provider: String, gate: String) throws -> Project {
    let project = try Project()
    for (index, subject) in Sample.subjects.prefix(examples).enumerated() {
      try project.write("examples/\(index).md", "## A\n\n" + Sample.exchange(subject))
    }
    try project.write(
      "tuneboard.yml",
      "dataset: {provider: \(provider), validation: 0 %}\ngates: [\(gate)]\n")
    try project.write(
      "plan.md",
      "# Plan\n\n## Week 1\n\n- [ ] Validate <!-- measure: train-lines >= 1 and format-errors == 0 -->\n"
    )
    return project
  }

  @Test(arguments: [
    (12, "openai", 0, "passed", "0 format errors, exactly 0 wanted"),
    (3, "openai", 1, "failed", "1 format error, exactly 0 wanted"),
    (3, "chatml", 0, "passed", "0 format errors, exactly 0 wanted"),
    (12, "azure", 0, "passed", "0 format errors, exactly 0 wanted"),
    (0, "openai", 0, "unchecked", "not measured"),
  ]) func `check and report agree on it`(
    _ count: Int, _ provider: String, _ status: Int32, _ outcome: String, _ evidence: String
  ) async throws {
    let project = try project(examples: count, provider: provider, gate: "format-errors == 0")
    // Of an empty folder nothing could be read at all.
    if count == 0 { try project.write("conversations/a.md", Sample.exchange("work")) }
    let check = try await project.check()
    expectPieces(["Gate \(outcome): format-errors == 0 (\(evidence))"], in: check.output)
    #expect(check.status == status)
    let report = try await project.report(["--strict", "--no-history"])
    expectPieces(["Gate \(outcome): format-errors == 0 (\(evidence))"], in: report.output)
    #expect(report.status == status)
    let isDone = outcome == "passed"
    #expect(try project.siteText("report.md").contains("- [x] Validate") == isDone)
  }

  @Test func `too few lines are no input that could not be read`() async throws {
    let project = try project(examples: 3, provider: "openai", gate: "train-lines >= 1")
    let report = try await project.report(["--no-history"])
    #expect(report.status == 0)
    #expect(!report.errors.contains("invalid-dataset"))
    expectPieces(
      ["3 training lines, at least 10 are asked for"], in: try project.siteText("dataset.html"))
  }

  @Test func `an earlier plan's measure still is one`() async throws {
    let project = try project(examples: 3, provider: "openai", gate: "validation-lines == 0")
    let check = try await project.check()
    #expect(check.status == 0, "\(check.output)")
  }
}
