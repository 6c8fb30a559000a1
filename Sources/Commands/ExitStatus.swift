internal import ArgumentParser

/// How a command ends.
enum ExitStatus: Int32 {
  case done = 0
  /// Done, but a gate failed.
  case gateFailed = 1
  /// The command line asks for something that cannot be.
  case usage = 64
  /// Some input could not be read; everything else was done.
  case unreadInput = 65
  /// The machine failed us, or we are wrong.
  case internalError = 70

  var exitCode: ExitCode { ExitCode(rawValue) }
}
