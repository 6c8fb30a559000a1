package import ArgumentParser
internal import Findings
internal import Project

/// `tuneboard archive`: a dated backup of the inputs.
package struct ArchiveCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Write a dated archive of everything that the dataset is made from.",
    discussion: """
      Writes data/raw/DAY.tar.gz into the project folder, with GNU tar and gzip: conversations, examples, \
      worksheets, configuration, plan, consent ledger and history, as they are. The same inputs on the same day \
      give the same bytes. It holds personal data unmasked, so that it is no part of a site, only its \
      owner may read it, and it belongs into no repository. Words of erased participants are left out.

      Exit status: 0 done; 64 usage; 65 some input could not be read or was left out; 70 internal error.

      Example:
        tuneboard archive companion
      """)

  @OptionGroup var project: ProjectOptions

  package init() {}

  package func run() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    let (settings, options, _) = try project.load(output: nil, templates: nil)
    let archive = try await sayingFailures(&terminal) { _ in
      try await archiveInputs(settings, options)
    }
    for finding in archive.findings where finding.severity > .note { terminal.message(finding) }
    terminal.result(
      "\(project.folder)/\(archive.path): \(archive.files) files, \(archive.bytes) bytes, unmasked: keep it "
        + "where only you can read it.")
    let isWhole = !archive.findings.contains {
      $0.severity == .error || $0.code == .erasedParticipant
    }
    if !isWhole { throw ExitStatus.unreadInput.exitCode }
  }
}
