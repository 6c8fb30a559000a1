import Foundation
import TestSupport
import Testing

/// What people decided stays with its exchange when masking changes, and when a project gets a key.
struct KeyedIdentityTests {
  private static let key = String(repeating: "0f1e2d3c4b5a6978", count: 4)

  /// A project of the sound conversation, with a decision about its first response.
  private func decidedProject(_ files: [String: String] = [:]) async throws -> Project {
    let project = try Project(files.merging(["conversations/sound.md": Sample.conversation]) { $1 })
    let sheet = project.path + "/reviews/2026-01-21-anna.md"
    try await Tuneboard.run([
      "review", project.path, "--reviewer", "anna", "--date", Sample.day, "--quiet",
    ])
    var parts = try String(contentsOfFile: sheet, encoding: .utf8)
      .components(separatedBy: "<!-- exchange:")
    let index = try #require(parts.firstIndex { $0.contains("sound.md:7`") })
    parts[index] = parts[index].replacing("- [ ] reject", with: "- [x] reject")
    try parts.joined(separator: "<!-- exchange:").write(
      toFile: sheet, atomically: true, encoding: .utf8)
    return project
  }

  private func decisions(_ project: Project) async throws -> [String?] {
    let outcome = try await project.report()
    #expect(!outcome.errors.contains("stale"), "\(outcome.errors)")
    return try project.siteText("data/exchanges.jsonl").split(separator: "\n").map {
      let line = try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      return line?["decision"] as? String
    }
  }

  private func ids(_ project: Project) async throws -> [String] {
    try await project.report()
    return try project.exchanges().map(\.id)
  }

  private let configuration = "personal-data: {deny: [snooze, hit, run]}\n"

  @Test(arguments: [[:], ["tuneboard.key": key + "\n"]])
  func `a word that is denied later loses no decision`(_ files: [String: String]) async throws {
    let project = try await decidedProject(files)
    let before = try await decisions(project)
    #expect(before.contains("reject"))
    try project.write("tuneboard.yml", configuration)
    #expect(try await decisions(project) == before)
    #expect(try !project.siteText("data/exchanges.jsonl").contains("snooze"))
  }

  @Test func `a key that comes later loses no decision`() async throws {
    let project = try await decidedProject()
    let before = try await decisions(project)
    let ids = try await ids(project)
    try project.write("tuneboard.key", Self.key + "\n")
    #expect(try await decisions(project) == before)
    #expect(Set(try await self.ids(project)).isDisjoint(with: ids))
  }

  @Test func `under a key the ids are those of the words, not of their masks`() async throws {
    let project = try Project([
      "conversations/sound.md": Sample.conversation, "tuneboard.key": Self.key + "\n",
    ])
    let before = try await ids(project)
    try project.write("tuneboard.yml", configuration)
    #expect(try await ids(project) == before)
    try project.write("tuneboard.key", String(Self.key.reversed()) + "\n")
    #expect(Set(try await ids(project)).isDisjoint(with: before))
  }

  @Test func `a decision does not go to other words at the same place`() async throws {
    let project = try await decidedProject()
    try project.write(
      "conversations/sound.md",
      """
      ---
      consent: granted
      ---

      **User:** The recipe asks for saffron and I have none.

      **Assistant:** Turmeric gives the colour, though not the taste. What else stands in your kitchen?

      """)
    expectPieces(["[stale-decision]"], in: try await project.report().errors)
    #expect(!(try project.siteText("data/exchanges.jsonl").contains(#""decision":"reject""#)))
  }

  @Test func `the key is in nothing that is written`() async throws {
    let project = try await decidedProject(["tuneboard.key": Self.key + "\n"])
    try project.write("consent.md", "| participant | consent |\n|---|---|\n| u-1 | denied |\n")
    try await project.report()
    let out = project.folder.path + "/out"
    for arguments in [
      ["export", project.path, "--output", out + "/dataset"],
      ["redact", project.path, "--output", out + "/redacted"],
      ["convert", project.path, "--output", out + "/converted"],
      ["archive", project.path], ["check", project.path, "--format", "json"],
      ["erase", "u-1", project.path],
    ] {
      let outcome = try await Tuneboard.run(arguments)
      #expect(!(outcome.output + outcome.errors).contains(Self.key))
    }
    let names = try await Tuneboard.execute(
      ["/bin/sh", "-c", "tar -tzf '\(project.path)'/data/raw/*.tar.gz"])
    #expect(!names.output.isEmpty && !names.output.contains("tuneboard.key"))
    let tree = try FolderTree(of: project.folder.path)
    for name in tree.files where !name.hasSuffix("tuneboard.key") {
      let bytes = try Data(contentsOf: URL(filePath: project.folder.path + "/" + name))
      #expect(bytes.range(of: Data(Self.key.utf8)) == nil, "\(name)")
    }
  }
}
