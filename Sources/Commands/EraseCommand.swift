package import ArgumentParser
internal import Corpus
internal import Findings
internal import Planning
internal import Privacy
internal import Project

/// `tuneboard erase`: keeps a participant's words out of everything from now on.
package struct EraseCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Show what a participant's removal touches, and keep their words out from now on.",
    discussion: """
      Lists the conversations, worksheets and sites in the project that rest on a participant's words, and \
      writes a tombstone into consent.md: a hash in place of the pseudonym. Every later run leaves out their \
      conversations, wherever they turn up. What is listed is yours to delete, in git's history too.

      Exit status: 0 done; 1 no conversation names the participant, and nothing was written; 64 usage; 65 some \
      input could not be read, so that more may be there; 70 internal error.

      Example:
        tuneboard erase u-4821 companion
      """)

  @Argument(help: "The participant, as conversations name them.")
  var participant: String

  @OptionGroup var project: ProjectOptions

  @Flag(help: "Show what it touches, and write nothing.")
  var dryRun = false

  package init() {}

  package func validate() throws {
    if ComparedName(participant).isEmpty || participant.contains(where: \.isNewline) {
      throw ValidationError("the participant is no pseudonym")
    }
  }

  package func run() async throws {
    var terminal = Terminal(isQuiet: project.quiet)
    let (settings, options, _) = try project.load(output: nil, templates: nil)
    let erasure = try await sayingFailures(&terminal) { terminal in
      try await findParticipant(
        participant, settings, options, progress: { terminal.show($0) })
    }
    for finding in erasure.findings { terminal.message(finding) }
    for found in erasure.conversations {
      terminal.result(
        "\(found.place.file):\(found.place.line): a conversation of \(found.messages) messages; "
          + (found.isWholeFile ? "delete the file" : "delete it from the file"))
    }
    for place in erasure.worksheets {
      terminal.result(
        "\(place.file):\(place.line): a worksheet quotes them; delete the part")
    }
    for site in erasure.sites {
      terminal.result("\(settings.masker.path(site)): a site; write it again, and every copy of it")
    }
    for archive in erasure.archives {
      terminal.result("\(archive): an archive from before; delete it")
    }
    for mention in erasure.mentions {
      let place = mention.place
      terminal.result(
        mention.isPath
          ? "\(place.file): its name is theirs; look at what it holds, and rename or delete it"
          : "\(place.file):\(place.line): names them; take the name out"
            + (mention.more > 0 ? ", and out of \(mention.more) lines more" : ""))
    }
    guard !erasure.isEmpty else {
      terminal.failure("No conversation names this participant; nothing was written.")
      throw ExitStatus.gateFailed.exitCode
    }
    terminal.result(
      "\(count(erasure.conversations.count, "conversation")), \(count(erasure.exchanges, "exchange")), of which "
        + "the dataset "
        + "teaches \(erasure.learned).")
    if dryRun {
      terminal.result("Nothing was written.")
    } else {
      let path: String
      do {
        path = try await sayingFailures(&terminal) { _ in
          try writeTombstone(
            of: participant, besides: erasure.people, on: options.date, in: options.root, .fresh())
        }
      } catch let failure as ErasureFailure {
        terminal.failure("error: not erased: \(failure.reason). \(failure.advice)")
        throw ExitStatus.gateFailed.exitCode
      }
      terminal.result("\(path): a tombstone keeps their words out of every later run.")
    }
    if !erasure.findings.isEmpty { throw ExitStatus.unreadInput.exitCode }
  }

  private func count(_ number: Int, _ word: String) -> String {
    "\(number) \(word)\(number == 1 ? "" : "s")"
  }
}
