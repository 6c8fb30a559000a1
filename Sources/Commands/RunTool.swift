internal import ArgumentParser

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Runs the command line of the process. Never returns normally when a command asks for a status.
package func runTool() async {
  // A reader that goes away (`| head`) must not change how a command ends.
  signal(SIGPIPE, SIG_IGN)
  do {
    var command = try Tool.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  } catch {
    // What is said of an argument has it in it, and a file's name can hold what steers a terminal.
    let message = Tool.fullMessage(for: error)
    let status = Tool.exitCode(for: error)
    if !message.isEmpty {
      Terminal(isQuiet: false).parser(message, isFailure: status != .success)
    }
    exit(status.rawValue)
  }
}
