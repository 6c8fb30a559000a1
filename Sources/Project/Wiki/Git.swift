internal import Bytes
internal import Storage

/// The `git` program, run in one folder.
struct Git {
  let folder: String
  /// For what git says; nothing stays in it.
  let temporaryFolder: String
  /// `NAME=VALUE` for every run.
  var environment: [String] = []
  var running = RunningProgram()

  /// Runs `git` with some arguments and waits for it.
  ///
  /// - Returns: What it wrote to both streams.
  /// - Throws: ``ProgramError`` when it fails, or cannot be started.
  @discardableResult
  func run(_ arguments: [String], adding variables: [String] = []) throws -> String {
    try named(arguments) {
      try unsafe Program(temporaryFolder: temporaryFolder, running: running).run(
        "git", ["-C", folder] + arguments, environment: environment + variables)
    }
  }

  /// The one line that `git` writes to its standard output.
  func line(_ arguments: [String], adding variables: [String] = []) throws -> String {
    let bytes = try bytes(arguments, adding: variables)
    return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }

  /// What `git` writes to its standard output.
  func text(_ arguments: [String]) throws -> String {
    String(decoding: try bytes(arguments), as: UTF8.self)
  }

  /// The one line that `git` writes; nil when it fails, which is an answer too.
  func lineOrNil(_ arguments: [String]) throws -> String? {
    do { return try line(arguments) } catch is ProgramError { return nil }
  }

  /// The bytes that `git` writes to its standard output.
  func bytes(_ arguments: [String], adding variables: [String] = []) throws -> [UInt8] {
    let output = try DiskFile(temporaryIn: temporaryFolder)
    try named(arguments) {
      _ = try unsafe Program(temporaryFolder: temporaryFolder, running: running).run(
        "git", ["-C", folder] + arguments, environment: environment + variables,
        output: output.rawDescriptor)
    }
    return try output.read(at: 0, count: try output.size)
  }

  /// Has errors name the command of git's, `git clone`.
  private func named<Result>(_ arguments: [String], _ body: () throws -> Result) throws -> Result {
    do { return try body() } catch var error as ProgramError {
      error.command = "git \(arguments.first { !$0.hasPrefix("-") } ?? "")"
      throw error
    }
  }
}

/// The commit that a folder's repository is at; nil outside of one.
package func headCommit(of folder: String, temporaryFolder: String) -> String? {
  // Outside a repository git fails, which is the answer.
  let git = Git(folder: folder, temporaryFolder: temporaryFolder)
  guard let output = try? git.line(["rev-parse", "--verify", "HEAD"]) else { return nil }
  return output.utf8.count >= 40 && output.allSatisfy(\.isHexDigit) ? output : nil
}
