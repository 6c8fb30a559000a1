import Findings
import Foundation
import Privacy
import TestSupport
import Testing

@testable import Project

/// The backup of a project's inputs.
struct ArchiveInputsTests {
  private func archive(_ folder: TemporaryFolder, configuration: [String] = []) async throws
    -> Archive
  {
    let scratch = try TemporaryFolder()
    var options = options(for: folder.path, temporaryFolder: scratch.path)
    options.configuration.files = configuration
    let archive = try await archiveInputs(ProjectSettings(), options)
    #expect(try scratch.snapshot().isEmpty)
    return archive
  }

  /// Puts what an archive holds into a folder of its own.
  private func unpacked(_ archive: Archive, of folder: TemporaryFolder) throws -> [String: Data] {
    let target = try TemporaryFolder()
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "-xzf", folder.path + "/" + archive.path, "-C", target.path]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    return try target.snapshot()
  }

  private let files = [
    "conversations/a.md": exchange(of: "u-1", about: "work"),
    "conversations/ä ü/-b\nc.md": exchange(of: "u-2", about: "the exam"),
    "examples/e.md": exchange(of: nil, about: "my knee"), "plan.md": "- [ ] Begin\n",
    "consent.md": "| participant | consent |\n|---|---|\n| u-1 | granted |\n",
    "history.jsonl": "{}\n", "tuneboard.yml": "name: Nova\n", "notes.txt": "no input\n",
  ]

  @Test func `what a run reads is in it byte for byte, and nothing else`() async throws {
    let folder = try projectFolder(files)
    let archive = try await archive(folder, configuration: ["tuneboard.yml"])
    #expect(archive.path == "data/raw/2026-01-21.tar.gz")
    var wanted = files
    wanted["notes.txt"] = nil
    #expect(try unpacked(archive, of: folder) == wanted.mapValues { Data($0.utf8) })
    #expect(archive.files == wanted.count)
    #expect(
      try Data(contentsOf: URL(filePath: folder.path + "/" + archive.path)).count == archive.bytes)
  }

  @Test func `the same inputs give the same bytes, whenever and by whomever they were written`()
    async throws
  {
    var archives: [Data] = []
    for (age, mode) in [(0.0, 0o644), (86_400 * 365, 0o600)] {
      let folder = try projectFolder(files)
      for name in files.keys {
        try FileManager.default.setAttributes(
          [
            .modificationDate: Date(timeIntervalSince1970: 1_700_000_000 - age),
            .posixPermissions: mode,
          ],
          ofItemAtPath: folder.path + "/" + name)
      }
      let archive = try await archive(folder)
      archives.append(try Data(contentsOf: URL(filePath: folder.path + "/" + archive.path)))
    }
    #expect(archives[0] == archives[1])
  }

  @Test func `it is for its owner alone, and no commit takes it`() async throws {
    let folder = try projectFolder(files)
    let archive = try await archive(folder)
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.path + "/" + archive.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try folder.read("data/raw/.gitignore") == "*\n")
    // What somebody wrote there stays.
    try folder.write("data/raw/.gitignore", "mine\n")
    _ = try await self.archive(folder)
    #expect(try folder.read("data/raw/.gitignore") == "mine\n")
  }

  @Test func `a second archive of the day takes the place of the first`() async throws {
    let folder = try projectFolder(files)
    let first = try await archive(folder)
    try folder.write("conversations/z.md", exchange(of: "u-1", about: "money"))
    let second = try await archive(folder)
    #expect(second.files == first.files + 1)
    #expect(
      try folder.snapshot().keys.filter { $0.hasPrefix("data/") }.sorted() == [
        "data/raw/.gitignore", "data/raw/2026-01-21.tar.gz",
      ])
  }

  @Test func `a file with words of somebody erased is left out, and said`() async throws {
    var files = files
    files["consent.md"] = "| participant | consent |\n|---|---|\n| u-1 | erased |\n"
    let folder = try projectFolder(files)
    let archive = try await archive(folder)
    let names = try unpacked(archive, of: folder).keys
    #expect(!names.contains("conversations/a.md") && names.contains("examples/e.md"))
    #expect(
      archive.findings.filter { $0.code == .erasedParticipant }.map(\.place?.file.text) == [
        "conversations/a.md"
      ])
  }

  @Test func `what stands in a file's place is no file, and is said`() async throws {
    var files = files
    files["plan.md"] = nil
    files["plan.md/inside.txt"] = "x"
    let folder = try projectFolder(files)
    let archive = try await archive(folder)
    #expect(
      archive.findings.contains { $0.code == .unreadableFile && $0.place?.file.text == "plan.md" })
    #expect(try unpacked(archive, of: folder).keys.allSatisfy { !$0.hasPrefix("plan.md") })
  }
}
