#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What a program said when it ended with another status than 0.
package struct ProgramError: Error {
  package var command: String
  package var output: String
}

/// Runs other programs.
struct Program {
  /// For what they say; nothing stays in it.
  let temporaryFolder: String

  /// Runs a program with some arguments and waits for it.
  ///
  /// - Returns: What it wrote to both streams.
  /// - Throws: ``ProgramError`` when it fails, or cannot be started.
  @discardableResult
  func run(
    _ program: String, _ arguments: [String], environment: [String] = []
  ) throws -> String {
    let log = try DiskFile(temporaryIn: temporaryFolder)
    let status = unsafe spawn([program] + arguments, log.rawDescriptor, environment)
    let size = try log.size
    let output = String(decoding: try log.read(at: 0, count: min(size, 1 << 20)), as: UTF8.self)
    guard status == 0 else {
      throw ProgramError(
        command: program, output: status == 127 ? "\(program) is not installed" : output)
    }
    return output
  }

  /// - Returns: The exit status; 127 when the program cannot be started.
  private func spawn(_ command: [String], _ log: Int32, _ environment: [String]) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, log, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, log, 2)
    var arguments = unsafe command.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    var variables = unsafe (inherited + ["GIT_TERMINAL_PROMPT=0", "LC_ALL=C"] + environment)
      .map { unsafe strdup($0) }
    unsafe variables.append(nil)
    let strings = unsafe arguments + variables
    defer {
      var index = 0
      while unsafe index < strings.count {
        unsafe free(strings[index])
        index += 1
      }
    }
    var process: pid_t = 0
    guard unsafe posix_spawnp(&process, command[0], &actions, nil, arguments, variables) == 0 else {
      return 127
    }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return 127 }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128
  }

  /// The variables of this process but those that `git` sets for its hooks: they name another
  /// repository.
  private var inherited: [String] {
    var result: [String] = []
    var entry = unsafe environ
    while let text = unsafe entry.pointee {
      let variable = unsafe String(cString: text)
      let isForeign = ["GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=", "GIT_TERMINAL_PROMPT="]
        .contains { variable.hasPrefix($0) }
      if !isForeign { result.append(variable) }
      unsafe entry += 1
    }
    return result
  }
}
