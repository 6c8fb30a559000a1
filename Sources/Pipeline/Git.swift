/// The `git` program, run in one folder.
struct Git {
  let folder: String
  /// For what git says; nothing stays in it.
  let temporaryFolder: String

  /// Runs `git` with some arguments and waits for it.
  ///
  /// - Returns: What it wrote to both streams.
  /// - Throws: ``ProgramError`` when it fails, or cannot be started.
  @discardableResult
  func run(_ arguments: [String], environment: [String] = []) throws -> String {
    do {
      return try Program(temporaryFolder: temporaryFolder).run(
        "git", ["-C", folder] + arguments, environment: environment)
    } catch var error as ProgramError {
      error.command = "git \(arguments.first ?? "")"
      throw error
    }
  }
}

/// The commit that a folder's repository is at; nil outside of one.
package func headCommit(of folder: String, temporaryFolder: String) -> String? {
  // Outside a repository git fails, which is the answer.
  let git = Git(folder: folder, temporaryFolder: temporaryFolder)
  guard let output = try? git.run(["rev-parse", "--verify", "HEAD"]) else { return nil }
  let commit = output.prefix { $0 != "\n" }
  return commit.utf8.count >= 40 && commit.allSatisfy(\.isHexDigit) ? String(commit) : nil
}
