package import ArgumentParser
internal import Project
internal import Report
internal import Storage

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif
#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// `tuneboard publish`: a site's pages into a wiki.
package struct PublishCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Put the pages of a site into a wiki's git repository.",
    discussion: """
      Clones the wiki, writes only the pages that are Tuneboard's (they are listed in .tuneboard of the \
      wiki, by project), and commits and pushes when something changed. A page of somebody's is never touched, and \
      neither is one of ours that somebody changed: it is named with its last author, and --replace writes ours over \
      it. Where somebody's page has the name of ours, ours is left out, and --prefix gives all of ours another name. \
      Each project of a wiki has a prefix of its own.

      git asks for nothing: credentials come from its own configuration, or from TUNEBOARD_WIKI_TOKEN (and \
      TUNEBOARD_WIKI_USER) in the environment. They are never shown, written to a file, or given to a program as an \
      argument.

      Exit status: 0 published, or nothing to do; 1 a page was left out or left as it is; 64 usage; 70 git failed.

      Example:
        tuneboard publish site --wiki https://github.com/team/companion.wiki.git
      """)

  @Argument(help: "The site that 'tuneboard report' wrote.")
  var site = "site"

  @Option(help: ArgumentHelp("The wiki's repository, as git clones it.", valueName: "git-url"))
  var wiki: String

  @Option(
    help: ArgumentHelp(
      "github (also Gollum), gitlab, or otter (An Otter Wiki).", valueName: "flavour"))
  var flavour = GitFlavour.github

  @Option(help: ArgumentHelp("Stands before the name of each page.", valueName: "name"))
  var prefix: String?

  @Flag(
    help:
      "Write ours over pages of ours that somebody changed, and take over the pages of another project with this prefix."
  )
  var replace = false

  @Option(help: ArgumentHelp("The commit's message.", valueName: "text"))
  var message = "Update the training data's dashboard"

  enum GitFlavour: String, CaseIterable, ExpressibleByArgument {
    case github, gitlab, otter

    var flavour: WikiFlavour {
      switch self {
      case .github: .github
      case .gitlab: .gitlab
      case .otter: .otter
      }
    }
  }

  package init() {}

  package func validate() throws {
    if let prefix,
      prefix.isEmpty
        || !prefix.utf8.allSatisfy({
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "-")
        })
    {
      throw ValidationError("--prefix takes letters, digits and hyphens")
    }
    if wiki.isEmpty || wiki.hasPrefix("-") { throw ValidationError("--wiki takes a git URL") }
    if message.isEmpty { throw ValidationError("--message takes a text") }
  }

  package mutating func run() async throws {
    let terminal = Terminal(isQuiet: false)
    let address = try address()
    let temporary = FileManager.default.temporaryDirectory.path
    let running = RunningProgram()
    do {
      let folder = try Disk.makePrivateFolder(in: temporary)
      let interruption = Interruption {
        running.end()
        deleteTree(folder)
      }
      defer {
        interruption.stop()
        deleteTree(folder)
      }
      let publication = try publishWiki(
        of: site, as: flavour.flavour, to: address, prefix: prefix, message: message,
        replaces: replace, in: folder, running: running)
      for page in publication.restored {
        terminal.message("'\(page)' had been deleted in the wiki, and was written again")
      }
      for conflict in publication.conflicts { terminal.failure(conflict.sentence) }
      terminal.result(
        publication.changed.isEmpty
          ? "Nothing changed." : "Published: \(publication.changed.joined(separator: ", "))")
      if !publication.conflicts.isEmpty { throw ExitStatus.gateFailed.exitCode }
    } catch let error as DiskError {
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    } catch let error as WikiError {
      throw say(error, of: address, terminal)
    }
  }

  /// Where the wiki is, with the credentials of the environment. The argument is shown by no list of processes then.
  private func address() throws -> WikiAddress {
    let environment = ProcessInfo.processInfo.environment
    let token = environment["TUNEBOARD_WIKI_TOKEN"] ?? ""
    // GitHub takes any name with a token, GitLab any with a personal one.
    let user = environment["TUNEBOARD_WIKI_USER"] ?? "x-access-token"
    // A folder's name is no secret.
    if wiki.contains("@") || wiki.contains("://") { hideArgument(wiki) }
    do throws(WikiAddress.Problem) {
      return try WikiAddress(
        wiki, given: token.isEmpty ? nil : WikiAddress.Credentials(user: user, password: token),
        workingFolder: FileManager.default.currentDirectoryPath)
    } catch {
      // What was given is not repeated: it may be a secret.
      throw ValidationError(error.sentence)
    }
  }

  /// Says what went wrong.
  ///
  /// - Returns: How the command ends.
  private func say(_ error: WikiError, of address: WikiAddress, _ terminal: Terminal) -> ExitCode {
    switch error {
    case .noPages(let folder):
      terminal.failure(
        "error: '\(site)' has no pages in '\(folder)': is it a site of Tuneboard's?")
      return ExitStatus.usage.exitCode
    case .showsPersonalData:
      terminal.failure(
        "error: '\(site)' shows personal data; write it again without --show-personal-data")
      return ExitStatus.usage.exitCode
    case .taken(let project, let prefix):
      let pages = prefix.isEmpty ? "the pages without a prefix" : "the pages '\(prefix)-…'"
      terminal.failure(
        "error: \(pages) of this wiki are another project's, '\(project)'; '--prefix NAME' gives ours names of their "
          + "own, '--replace' takes those over; nothing was published")
      return ExitStatus.gateFailed.exitCode
    case .unreadableState(let what):
      terminal.failure(
        "error: '.tuneboard' of this wiki, which lists our pages, is \(what); delete it in the wiki and publish again; "
          + "nothing was published")
      return ExitStatus.gateFailed.exitCode
    case .git(let error):
      terminal.failure("error: \(error.command) failed (\(address.shown)):")
      for line in error.output.split(separator: "\n") {
        terminal.failure("    " + address.masked(String(line)))
      }
    case .disk(let error): terminal.failure("error: \(error.description)")
    case .busy: terminal.failure("error: others keep pushing to the wiki; try again")
    }
    return ExitStatus.internalError.exitCode
  }
}

/// Deletes a folder in which something may still be at work, which ends soon.
private func deleteTree(_ folder: String) {
  for _ in 0..<100 {
    do {
      try Disk.removeTree(folder)
      return
    } catch {
      // Something was written into it meanwhile. What stays in the end is the owner's alone.
      usleep(20_000)
    }
  }
}

extension WikiConflict {
  /// What happened, and what to do.
  fileprivate var sentence: String {
    func changed(_ author: String?, _ day: String?) -> String {
      guard let author, let day else { return "was changed" }
      return "was changed, last by \(author) on \(day),"
    }
    switch self {
    case .foreign(let name, let standing, let isFolder):
      let what = isFolder ? "folder" : "page"
      let clash =
        name == standing ? "" : " and has the name of '\(name)' for a wiki, which was not written"
      return
        "'\(standing)' is somebody's \(what)\(clash) and was left as it is; '--prefix NAME' gives ours another"
    case .edited(let name, let author, let day):
      return
        "'\(name)' \(changed(author, day)) and was left as it is; '--replace' writes ours over it, "
        + "'--prefix NAME' gives ours another name"
    case .editedAndGone(let name, let author, let day):
      return
        "'\(name)' is no longer made; it \(changed(author, day)) and was left as it is: it is somebody's page now"
    }
  }
}

extension WikiAddress.Problem {
  /// What is wrong with what was given, without it, and what to do.
  fileprivate var sentence: String {
    let instead =
      "credentials belong into git's configuration (a credential helper) or into TUNEBOARD_WIKI_TOKEN in the environment"
    return switch self {
    case .malformed: "--wiki takes a git URL, HOST:PATH or a folder"
    case .query: "--wiki takes a URL without '?', '#' or '='; \(instead)"
    case .tokenInPath: "the path of --wiki has something that looks like a token; \(instead)"
    case .password: "--wiki takes no password for this kind of URL; \(instead)"
    case .unknown: "--wiki takes a URL of https, http, ssh, git or file, HOST:PATH or a folder"
    }
  }
}
