package import ArgumentParser
internal import BuiltinTemplates
internal import Project
internal import Storage

/// `tuneboard init`: a small project to start from.
package struct InitCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "init",
    abstract:
      "Write a small project: configuration, plan, two conversations, three examples, a key.",
    discussion: """
      Nothing that exists is overwritten: if one of the files is there already, nothing is written. Keep \
      tuneboard.key with the project, where its conversations are, and nowhere else: the exchanges' ids and the \
      ledger's erasures are hashes under it.

      Example:
        tuneboard init companion && tuneboard report companion
      """)

  @Argument(help: "The folder to make the project in.")
  var folder = "."

  @Flag(help: "Print failures only.")
  var quiet = false

  package init() {}

  package func validate() throws {
    if folder.isEmpty { throw ValidationError("name the folder to make the project in") }
  }

  package func run() throws {
    let terminal = Terminal(isQuiet: quiet)
    let prefix = "project/"
    let files = BuiltinTemplates.files.filter { $0.name.hasPrefix(prefix) }
      .map { (path: folder + "/" + $0.name.dropFirst(prefix.count), text: $0.text) }
    let keyPath = folder + "/" + ProjectKey.fileName
    do {
      if let status = try Disk.status(of: folder), status.kind != .folder {
        terminal.failure("error: '\(folder)' is not a folder; nothing was written")
        throw ExitStatus.usage.exitCode
      }
      for path in files.map(\.path) + [keyPath]
      where try Disk.status(of: path, followingLinks: false) != nil {
        terminal.failure("error: '\(path)' exists already; nothing was written")
        throw ExitStatus.usage.exitCode
      }
      for file in files {
        if let slash = file.path.lastIndex(of: "/") {
          try Disk.makeFolder(String(file.path[..<slash]))
        }
        try Disk.create(file.path, Array(file.text.utf8))
      }
      try ProjectKey.fresh().create(in: folder)
    } catch let error as DiskError {
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    }
    if quiet { return }
    for path in files.map(\.path) + [keyPath] { terminal.result(path) }
    terminal.result("Next: tuneboard report \(shellWord(folder))")
  }
}
