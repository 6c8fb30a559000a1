internal import ArgumentParser
internal import Findings
internal import Project
internal import Storage

/// Does the work of a command; what goes wrong on the disk, in the output folder or in another program is said, and
/// ends the command with its status.
///
/// - Parameter aftermath: What is said behind an error of the disk: `; the site stands as it was`.
func sayingFailures<Result>(
  _ terminal: inout Terminal, aftermath: String = "",
  _ work: (inout Terminal) async throws -> Result
) async throws -> Result {
  do {
    let result = try await work(&terminal)
    terminal.clearProgress()
    return result
  } catch let error as SiteError {
    terminal.clearProgress()
    terminal.failure("error: \(error.description)")
    throw error.isDisk ? ExitStatus.internalError.exitCode : ExitStatus.usage.exitCode
  } catch let error as DiskError {
    terminal.clearProgress()
    terminal.failure("error: \(error.description)\(aftermath)")
    throw error.isWrongKind ? ExitStatus.usage.exitCode : ExitStatus.internalError.exitCode
  } catch let error as ProgramError {
    terminal.clearProgress()
    let last = error.output.split(separator: "\n").last ?? ""
    terminal.failure("error: \(error.command): \(last)")
    throw ExitStatus.internalError.exitCode
  }
}

/// Says why no work is begun: it is not known what must not be shown.
func refused(_ finding: Finding) -> ExitCode {
  let terminal = Terminal(isQuiet: false)
  terminal.message(finding)
  terminal.failure("error: nothing was written")
  return ExitStatus.unreadInput.exitCode
}
