internal import Synchronization

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

/// The program that a command waits for, so that whoever ends the command ends it too.
///
/// A class because it is shared with whoever waits for signals.
package final class RunningProgram: Sendable {
  private struct State {
    var process: pid_t = 0
    var isEnded = false
  }

  private let state = Mutex(State())

  package init() {}

  /// Ends the program that runs, and has none start any more.
  package func end() {
    state.withLock {
      $0.isEnded = true
      if $0.process > 0 { _ = kill($0.process, SIGTERM) }
    }
  }

  fileprivate var isEnded: Bool { state.withLock { $0.isEnded } }

  /// Starts a process by a function that gives its number, unless the command was ended.
  fileprivate func start(_ spawn: () -> pid_t?) -> pid_t? {
    state.withLock {
      if $0.isEnded { return nil }
      let process = spawn()
      $0.process = process ?? 0
      return process
    }
  }

  /// Waits for a process. While it is not waited for to the end, its number is nobody else's.
  fileprivate func wait(for process: pid_t) -> Int32 {
    var info = unsafe siginfo_t()
    while unsafe waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) < 0 {
      if errno != EINTR { break }
    }
    return state.withLock {
      $0.process = 0
      var status: Int32 = 0
      while unsafe waitpid(process, &status, 0) < 0 {
        if errno != EINTR { return 127 << 8 }
      }
      return status
    }
  }
}

/// Runs other programs.
package struct Program {
  /// For what they say; nothing stays in it.
  private let temporaryFolder: String
  private let running: RunningProgram

  package init(temporaryFolder: String, running: RunningProgram = RunningProgram()) {
    self.temporaryFolder = temporaryFolder
    self.running = running
  }

  /// Runs a program with some arguments and waits for it.
  ///
  /// - Parameters:
  ///   - input: What it reads; nothing for nil.
  ///   - output: Where its standard output goes; into the result for nil.
  /// - Returns: What it wrote to both streams.
  /// - Throws: ``ProgramError`` when it fails, or cannot be started.
  @discardableResult
  @unsafe package func run(
    _ program: String, _ arguments: [String], environment: [String] = [], input: Int32? = nil,
    output: Int32? = nil
  ) throws -> String {
    let log = try DiskFile(temporaryIn: temporaryFolder)
    let status = unsafe spawn(
      [program] + arguments, environment, input: input, output: output ?? log.rawDescriptor,
      errors: log.rawDescriptor)
    let size = try log.size
    let text = String(decoding: try log.read(at: 0, count: min(size, 1 << 22)), as: UTF8.self)
    guard status == 0 else {
      throw ProgramError(
        command: program, output: status == 127 ? "\(program) is not installed" : text)
    }
    return text
  }

  /// - Returns: The exit status; 127 when the program cannot be started.
  private func spawn(
    _ command: [String], _ environment: [String], input: Int32?, output: Int32, errors: Int32
  ) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let input {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // Signals that this process ignores or takes care of end the other as they would by themselves.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGHUP] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var arguments = unsafe command.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    var variables = unsafe self.environment(adding: environment).map { unsafe strdup($0) }
    unsafe variables.append(nil)
    let strings = unsafe arguments + variables
    defer {
      var index = 0
      while unsafe index < strings.count {
        unsafe free(strings[index])
        index += 1
      }
    }
    let process = running.start {
      var process: pid_t = 0
      let result = unsafe posix_spawnp(
        &process, command[0], &actions, &attributes, arguments, variables)
      return result == 0 ? process : nil
    }
    guard let process else { return running.isEnded ? 128 : 127 }
    let status = running.wait(for: process)
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128
  }

  /// The variables of this process with others in their place or beside them.
  ///
  /// Left out is what `git` sets for its hooks, which names another repository, and what has it write down all that
  /// it does, which would hold what is nobody's business.
  private func environment(adding added: [String]) -> [String] {
    let added = ["GIT_TERMINAL_PROMPT=0", "LC_ALL=C"] + added
    let replaced = Set(added.map(nameOfVariable))
    let foreign: Set<Substring> = [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE",
      "GIT_CURL_VERBOSE",
    ]
    return processEnvironment().filter {
      let name = nameOfVariable($0)
      return !replaced.contains(name) && !foreign.contains(name) && !name.hasPrefix("GIT_TRACE")
    } + added
  }
}

private func nameOfVariable(_ variable: String) -> Substring { variable.prefix { $0 != "=" } }

/// `NAME=VALUE` for each variable of this process, for programs that it starts.
package func processEnvironment() -> [String] {
  var result: [String] = []
  var entry = unsafe environ
  while let text = unsafe entry.pointee {
    result.append(unsafe String(cString: text))
    unsafe entry += 1
  }
  return result
}
