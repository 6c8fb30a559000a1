package import ArgumentParser
internal import Configuration
internal import Corpus
internal import Findings
internal import Project
internal import Storage

/// `tuneboard convert`: Markdown of any dialect as Tuneboard's own.
package struct ConvertCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Write Markdown of any dialect as Tuneboard Markdown.",
    discussion: """
      Reads a project folder, or one file, by the dialects that its tuneboard.yml declares and those that are known, and writes each file under its own name: who speaks is then marked in one \
      way, and every message reads back as it was. Files in Tuneboard's own format are copied. A file in which no \
      turn is found is not written, and said. Personal data is not masked: see 'tuneboard redact'.

      Exit status: 0 done; 64 usage; 65 some input could not be read (the rest was written); 70 internal error.

      Example:
        tuneboard convert exports --output companion/conversations
      """)

  @Argument(help: "A folder of Markdown files, or one file.")
  var path = "."

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A new or empty folder.", valueName: "folder"))
  var output: String

  package init() {}

  package func run() async throws {
    var terminal = Terminal(isQuiet: false)
    let report = try await sayingFailures(&terminal) { _ in
      guard let status = try Disk.status(of: path) else {
        throw ValidationError("'\(path)' does not exist")
      }
      if let status = try Disk.status(of: output) {
        guard status.kind == .folder, try Disk.list(output).isEmpty else {
          throw ValidationError("--output '\(output)' is not an empty folder")
        }
      }
      let (root, file) = try input(status)
      let configuration = ConfigurationFile(of: root)
      if let refusal = configuration.refusal { throw refused(refusal) }
      let masker = configuration.settings.masker
      var (files, findings) = ([InputFile](), [Finding]())
      if let file {
        files = [
          InputFile(path: file, source: .mined, byteCount: status.byteCount, masker: masker)
        ]
      } else {
        let discovery = try SourceDiscovery(of: root, excluding: [], masker: masker)
        (files, findings) = (discovery.files, discovery.findings)
      }
      var report = try convertMarkdown(
        files, in: root, dialects: configuration.settings.dialects, masker: masker, to: output)
      report.findings += findings + configuration.findings
      return report
    }
    terminal.show(report, written: "to \(output)")
    if report.hasErrors { throw ExitStatus.unreadInput.exitCode }
  }

  /// The folder and the one file in it that is meant, nil for all: of one file its project's, whose configuration holds.
  private func input(_ status: FileStatus) throws -> (root: String, file: String?) {
    if status.kind == .folder { return (path, nil) }
    guard let (root, file) = ProjectOptions.projectAndFile(of: path) else {
      throw ValidationError("'\(path)' is neither a folder nor a file")
    }
    return (root, file)
  }
}
