package import ArgumentParser
internal import Bytes
internal import Corpus
internal import Findings
internal import Import
internal import Project
internal import Storage

/// `tuneboard import`: conversations of other tools as Tuneboard Markdown.
package struct ImportCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Write conversations of other tools as Tuneboard Markdown.",
    discussion: """
      Reads OpenAI's chat format and preferences, ShareGPT, Alpaca, ChatGPT's and Claude's data exports \
      (conversations.json: of each conversation the branch that was open last), and JSON, JSONL and CSV with \
      fields for question and answer, or for role and content. What a file holds is recognised record by record. \
      Read again, every message is the same to the last byte. Tool calls and their results are kept apart from \
      what the assistant said.

      A system prompt beside the messages becomes the first of them, and nested replies follow what they reply to. \
      Every field that has no place in a conversation is counted under its name as left out. UTF-16 and UTF-32 are \
      read as they are.

      Files are read as they come, so that size does not matter. Nothing that stands is overwritten.

      Exit status: 0 done; 64 usage; 65 some records could not be read (the rest was written); 70 internal error.

      Examples:
        tuneboard import conversations.json --output companion/conversations
        tuneboard import chats.csv --field user=client --field assistant=coach --output companion/conversations
      """)

  @Argument(help: "Files to read; /dev/stdin reads what is piped in.")
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where a folder for each file is made.", valueName: "folder"))
  var output: String

  @Option(
    help: ArgumentHelp("Conversations in each Markdown file; 0 for all in one.", valueName: "n"))
  var perFile = 1

  @Option(
    help: ArgumentHelp(
      "Which field holds what: user, assistant, system; role, content; id.", valueName: "what=name")
  )
  var field: [String] = []

  package init() {}

  package func validate() throws {
    if perFile < 0 { throw ValidationError("--per-file takes a number from 0 on") }
    _ = try fields()
  }

  private func fields() throws -> RecordFields {
    var fields = RecordFields()
    for text in field {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, fields.set(parts[0], to: parts[1]) else {
        throw ValidationError(
          "--field '\(text)' is not one of user, assistant, system, role, content, id, then '=' and a name"
        )
      }
    }
    return fields
  }

  package mutating func run() async throws {
    var terminal = Terminal(isQuiet: false)
    let fields = try fields()
    var hasErrors = false
    try await sayingFailures(&terminal) { _ in
      for file in files {
        guard let status = try Disk.status(of: file) else {
          throw ValidationError("'\(file)' does not exist")
        }
        if status.kind == .folder { throw ValidationError("'\(file)' is a folder, no file") }
        if status.kind == .other, !Disk.isStream(file) {
          throw ValidationError(
            "'\(file)' is a pipe, a socket or a device, no file; /dev/stdin reads what is piped in")
        }
      }
    }
    for file in files {
      let report = try await sayingFailures(&terminal) { terminal in
        do {
          return try importConversations(file, into: output, fields: fields, perFile: perFile) {
            terminal.show(.importing(done: $0))
          }
        } catch ImportError.exists(let path) {
          terminal.clearProgress()
          terminal.failure("error: '\(path)' stands already; delete it, or give another --output")
          throw ExitStatus.usage.exitCode
        }
      }
      terminal.show(report, written: "to \(output)")
      if report.hasErrors { hasErrors = true }
    }
    if hasErrors { throw ExitStatus.unreadInput.exitCode }
  }
}

extension ImportReport {
  /// Whether something could not be read.
  var hasErrors: Bool { findings.contains { $0.severity == .error } }
}

extension Terminal {
  /// Says what was read and written.
  func show(_ report: ImportReport, written place: String) {
    let problems = report.findings.filter { $0.code != .leftOut }
    let shown = problems.sorted { $0.severity > $1.severity }.prefix(20)
    for finding in shown { message(finding) }
    if problems.count > shown.count { message("… and \(problems.count - shown.count) more") }
    // Whatever was left out is said: there are never so many reasons.
    for finding in report.findings where finding.code == .leftOut { message(finding) }
    let roles = Role.allCases.compactMap { role in
      report.messages[role].map { "\($0) \(role == .unknown ? "of tools" : "of the \(role.name)")" }
    }
    let forms = report.forms.map { "\($0.name) \($0.count)" }
    result(
      "\(report.path): \(report.conversations) conversation\(report.conversations == 1 ? "" : "s") \(place)"
        + (roles.isEmpty ? "" : "; messages: " + roles.joined(separator: ", "))
        + (forms.isEmpty ? "" : "; read as " + forms.joined(separator: ", ")))
  }
}
