import Project
import TestSupport

/// The fixture, read and judged once for all tests that only look at it.
enum Fixture {
  static let checked = Task {
    let folder = try TemporaryFolder()
    return try await checkProject(
      ProjectSettings(),
      options(for: Repository.fixture("reflectwithin"), temporaryFolder: folder.path)
    ) { _ in }
  }
}

/// A run over a project folder on a fixed day.
func options(for root: String, temporaryFolder: String) -> RunOptions {
  RunOptions(
    root: root, date: "2026-01-21", version: "0", jobs: 2, temporaryFolder: temporaryFolder,
    templateFolders: [], configurationFiles: [], excluded: [])
}

/// A folder with the files of a project.
func projectFolder(_ files: [String: String]) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  for (name, text) in files { try folder.write(name, text) }
  return folder
}

/// One exchange of somebody's, with words of its own.
func exchange(of participant: String?, about topic: String) -> String {
  (participant.map { "---\nparticipant: \"\($0)\"\nconsent: granted\n---\n\n" } ?? "")
    + "**User:** I worry about \(topic) so much that I can't sleep.\n\n"
    + "**Assistant:** Lying awake over \(topic) sounds exhausting. What would help you to let go of it tonight?\n"
}
