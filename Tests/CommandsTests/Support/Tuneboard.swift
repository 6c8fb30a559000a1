import Foundation
import Storage
import TestSupport

/// The built program, run as a user runs it.
enum Tuneboard {
  /// `$TUNEBOARD`, or the program in the build folder that these tests stand in.
  static let path: String = {
    let environment = ProcessInfo.processInfo.environment
    if let given = environment["TUNEBOARD"] { return URL(filePath: given).path }
    var starts = CommandLine.arguments.filter { $0.contains("/") }
    starts += Bundle.allBundles.map(\.bundlePath)
    if let executable = Bundle.main.executablePath { starts.append(executable) }
    starts.append(Repository.path + "/.build/debug/x")
    for start in starts {
      var folder = URL(filePath: start).resolvingSymlinksInPath()
      for _ in 0..<6 where folder.path != "/" {
        folder.deleteLastPathComponent()
        let program = folder.appending(path: "tuneboard").path
        let type = try? FileManager.default.attributesOfItem(atPath: program)[.type]
        if type as? FileAttributeType == .typeRegular,
          FileManager.default.isExecutableFile(atPath: program)
        {
          return program
        }
      }
    }
    preconditionFailure("the built program 'tuneboard' is in none of the folders above \(starts)")
  }()

  /// How a run ended.
  struct Outcome: Sendable {
    /// The exit status; the number of the signal below zero when one ended it.
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the program to its end.
  ///
  /// `NO_COLOR` of whoever runs the tests is not handed on, and the day is `Sample.day` where nothing else is said.
  @discardableResult
  static func run(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await execute([path] + arguments, in: folder, environment: environment)
  }

  /// Runs a line of shell in which `"$TUNEBOARD"` is the program and `$1`, … the arguments.
  static func shell(_ script: String, _ arguments: [String] = []) async throws -> Outcome {
    try await execute(
      ["/bin/sh", "-c", script, "sh"] + arguments, environment: ["TUNEBOARD": path])
  }

  static func execute(
    _ command: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let run = try start(command, in: folder, environment: environment)
    return try await run.end()
  }

  /// Starts the program and returns at once.
  static func start(
    _ command: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(command, in: folder, environment: environment)
  }
}

/// A program at work. Its streams go to files, so that no full pipe can stop it.
final class RunningProgram {
  private let process = Process()
  private let streams: TemporaryFolder
  private let ended: AsyncStream<Void>

  fileprivate init(
    _ command: [String], in folder: String?, environment: [String: String]
  ) throws {
    streams = try TemporaryFolder()
    try streams.write("output", "")
    try streams.write("errors", "")
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    var variables = ProcessInfo.processInfo.environment
    variables["NO_COLOR"] = nil
    variables["SOURCE_DATE_EPOCH"] = Sample.epoch
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: streams.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: streams.path + "/errors")
    let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
    self.ended = ended
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
  }

  var isRunning: Bool { process.isRunning }

  /// Ends it at once, as `kill -9` does.
  func kill() { _ = Foundation.kill(process.processIdentifier, SIGKILL) }

  func end() async throws -> Tuneboard.Outcome {
    for await _ in ended {}
    process.waitUntilExit()
    let status = process.terminationStatus
    return Tuneboard.Outcome(
      status: process.terminationReason == .exit ? status : -status,
      output: try streams.read("output"), errors: try streams.read("errors"))
  }
}
