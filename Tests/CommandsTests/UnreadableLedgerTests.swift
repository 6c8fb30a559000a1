import Foundation
import TestSupport
import Testing

/// Where nobody can see who refused, that is said, and nobody is taken to have agreed.
struct UnreadableLedgerTests {
  /// A conversation of somebody who agreed, whom a ledger could say otherwise about.
  private func project() throws -> Project {
    try Project([
      "conversations/a.md": "---\nparticipant: u-71\nconsent: granted\n---\n\n"
        + Sample.exchange("my walk")
    ])
  }

  /// Runs the program on a project as somebody whom permissions hold for.
  private func run(
    _ project: Project, _ command: [String], withoutRightsTo names: [String]
  ) async throws -> Tuneboard.Outcome {
    for name in names {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: project.path + "/" + name)
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: project.folder.path)
    let outcome = try await Tuneboard.execute(
      try #require(Privileges.withoutRoot) + [Tuneboard.path] + command)
    for name in names {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: project.path + "/" + name)
    }
    return outcome
  }

  @Test func `a link to itself under a name like the ledger's refuses for everybody`() async throws
  {
    let project = try project()
    try project.link("consents.md", to: "consents.md")
    let outcome = try await project.report()
    expectPieces(
      ["consents.md: warning: it looks like a ledger of consent, and is not read as one"],
      in: outcome.errors)
    #expect(try project.dataset().isEmpty)
  }

  @Test(
    .enabled(if: Privileges.withoutRoot != nil, "root reads every folder, and cannot give that up"))
  func `a folder that may hold a ledger and cannot be listed refuses for everybody`() async throws {
    let project = try project()
    try project.write("participants/list.md", "# People\n")
    let outcome = try await run(
      project, ["report", project.path, "--output", project.site],
      withoutRightsTo: ["participants"])
    expectPieces(
      ["participants: warning: it looks like a ledger of consent, and is not read as one"],
      in: outcome.errors)
    #expect(try project.dataset().isEmpty)
  }

  @Test(
    .enabled(if: Privileges.withoutRoot != nil, "root reads every folder, and cannot give that up"))
  func `another folder that cannot be listed is a warning, and refuses nothing`() async throws {
    let project = try Project.sound()
    try project.write("private/list.md", "# Shopping\n")
    let outcome = try await run(
      project, ["report", project.path, "--output", project.site], withoutRightsTo: ["private"])
    expectPieces(
      [
        "private: warning: cannot be looked through for ledgers of consent: Permission denied",
        "[unreadable-file]",
      ], in: outcome.errors)
    #expect(outcome.status == 0)
    #expect(!(try project.dataset().isEmpty))
  }

  @Test(
    .enabled(if: Privileges.withoutRoot != nil, "root reads every file, and cannot give that up"))
  func `nobody is erased where the ledger cannot be read`() async throws {
    let project = try project()
    try project.write("consent.md", "| participant | consent |\n|---|---|\n| u-71 | granted |\n")
    let outcome = try await run(
      project, ["erase", "u-71", project.path, "--dry-run"], withoutRightsTo: ["consent.md"])
    #expect(outcome.status == 70)
    expectPieces(["cannot read", "consent.md", "Permission denied"], in: outcome.errors)
  }
}
