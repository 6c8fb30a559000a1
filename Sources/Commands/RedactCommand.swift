package import ArgumentParser
internal import Configuration
internal import Findings
internal import Project
internal import Storage

/// `tuneboard redact`: the project's Markdown without personal data.
package struct RedactCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "redact",
    abstract: "Write a project's Markdown again, with personal data masked.",
    discussion: """
      Each e-mail address, phone, card or account number, IP address and secret becomes the name of its \
      type, [EMAIL_ADDRESS], and each person a number, [PERSON_1]. Not all names and places are found: read \
      what comes out. Of tuneboard.yml 'dialects' and 'personal-data' are heeded. Nothing in the project \
      itself is changed.

      Exit status: 0 done; 64 usage; 65 some input could not be read (the rest was written); 70 internal \
      error.

      Example:
        tuneboard redact companion --output companion-masked
      """)

  @Argument(help: "The project folder.")
  var folder = "."

  @Option(
    name: .shortAndLong, help: ArgumentHelp("A new or empty folder.", valueName: "folder"))
  var output: String

  package init() {}

  package func run() throws {
    let terminal = Terminal(isQuiet: false)
    do {
      guard try Disk.status(of: folder)?.kind == .folder else {
        throw ValidationError("project folder '\(folder)' does not exist")
      }
      if try Disk.status(of: output) != nil {
        guard try Disk.status(of: output)?.kind == .folder, try Disk.list(output).isEmpty else {
          throw ValidationError("--output '\(output)' is not an empty folder")
        }
      }
      let configuration = ConfigurationFile(of: folder)
      if let refusal = configuration.refusal { throw refused(refusal) }
      var redaction = try redactProject(
        at: folder, to: output, excluding: [], dialects: configuration.settings.dialects,
        masker: configuration.settings.masker)
      redaction.findings += configuration.findings
      for finding in redaction.findings where finding.severity > .note { terminal.message(finding) }
      let total = redaction.types.reduce(0) { $0 + $1.count }
      terminal.result(
        "\(redaction.files) files written to \(output), \(total) stretches masked"
          + (total == 0
            ? "" : ": " + redaction.types.map { "\($0.name) \($0.count)" }.joined(separator: ", ")))
      if redaction.findings.contains(where: { $0.severity == .error }) {
        throw ExitStatus.unreadInput.exitCode
      }
    } catch let error as DiskError {
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    }
  }
}
