package import ArgumentParser
internal import Pipeline
internal import Report

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// `tuneboard publish`: a site's pages into a wiki.
package struct PublishCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Put the pages of a site into a wiki's git repository.",
    discussion: """
      Clones the wiki, writes only the pages that are Tuneboard's (they are listed in .tuneboard of the \
      wiki), and commits and pushes when something changed. A page of somebody's is never touched: where \
      one has the name of ours, ours is left out, and --prefix gives all of ours another name. git asks \
      for nothing: credentials come from its own configuration.

      Exit status: 0 published, or nothing to do; 1 a page was left out; 64 usage; 70 git failed.

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
  }

  package mutating func run() async throws {
    let terminal = Terminal(isQuiet: false)
    let folder = FileManager.default.temporaryDirectory.path + "/tuneboard-\(UUID().uuidString)"
    defer {
      // A clone that cannot be deleted is the temporary folder's to clear.
      try? FileManager.default.removeItem(atPath: folder)
    }
    do {
      try Disk.makeFolder(folder)
      let publication = try publishWiki(
        of: site, as: flavour.flavour, to: wiki, prefix: prefix, message: message, in: folder)
      for page in publication.conflicts {
        terminal.failure(
          "'\(page)' is somebody's page and was left as it is; '--prefix NAME' gives ours another")
      }
      terminal.result(
        publication.changed.isEmpty
          ? "Nothing changed." : "Published: \(publication.changed.joined(separator: ", "))")
      if !publication.conflicts.isEmpty { throw ExitStatus.gateFailed.exitCode }
    } catch let error as DiskError {
      terminal.failure("error: \(error.description)")
      throw ExitStatus.internalError.exitCode
    } catch let error as WikiError {
      switch error {
      case .noPages(let folder):
        terminal.failure(
          "error: '\(site)' has no pages in '\(folder)': is it a site of Tuneboard's?")
        throw ExitStatus.usage.exitCode
      case .showsPersonalData:
        terminal.failure(
          "error: '\(site)' shows personal data; write it again without --show-personal-data")
        throw ExitStatus.usage.exitCode
      case .git(let error):
        terminal.failure("error: \(error.command) failed:")
        for line in error.output.split(separator: "\n") {
          terminal.failure("    " + withoutCredentials(line))
        }
      case .disk(let error): terminal.failure("error: \(error.description)")
      case .busy: terminal.failure("error: others keep pushing to the wiki; try again")
      }
      throw ExitStatus.internalError.exitCode
    }
  }
}

/// A line of git's without what stands before the host of a URL: a name, a password, a token.
private func withoutCredentials(_ line: some StringProtocol) -> String {
  String(line).replacing(/:\/\/[^\/\s@]*@/, with: "://")
}
