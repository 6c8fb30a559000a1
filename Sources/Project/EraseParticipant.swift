internal import Analysis
package import Corpus
internal import Dataset
internal import Dialects
package import Findings
internal import Privacy
internal import Review
internal import Storage

/// What the removal of a participant touches.
package struct Erasure: Sendable {
  package struct Found: Sendable {
    package var place: Place
    package var messages: Int
    /// Whether nobody else's words are in the file.
    package var isWholeFile: Bool
  }

  package var conversations: [Found] = []
  /// Exchanges that are left out from now on, and how many of them the dataset holds today.
  package var exchanges = 0
  package var learned = 0
  /// Where worksheets quote them.
  package var worksheets: [Place] = []
  /// Sites and archives in the project folder that may hold their words, relative to it.
  package var sites: [String] = []
  package var archives: [String] = []
  package var findings: [Finding] = []
  /// Where else files of the project, or their paths, name them.
  package var mentions: [Mention] = []
  /// Everybody whom conversations name.
  package var people: Set<ComparedName> = []
  /// Whether the ledger, the configuration, the plan, the history or a worksheet does.
  package var isNamed = false

  /// Whether anything in the project is about them; a word of another file may only look like their name.
  package var isEmpty: Bool { conversations.isEmpty && !isNamed }

  package struct Mention: Sendable {
    package var place: Place
    /// Whether it is the name of the file or folder that names them.
    package var isPath = false
    /// How many lines more of the file do.
    package var more = 0
  }
}

/// Looks for everything in a project that rests on a participant's words.
///
/// - Parameter participant: As the conversations name them.
package func findParticipant(
  _ participant: String, _ settings: ProjectSettings, _ options: RunOptions,
  progress: (Progress) -> Void
) async throws -> Erasure {
  var result = Erasure()
  let text = try DiskFile(temporaryIn: options.temporaryFolder)
  let project = try await judgeProject(
    settings, options, takeText: { try text.append($0) },
    readText: { try text.read(at: $0, count: $1) }, progress: progress)
  result.findings = project.findings.filter { $0.severity == .error }
  // The summary has names and paths masked, of which two may look the same: what counts is what the files say.
  let discovery = try SourceDiscovery(
    of: options.root, excluding: options.excluded, masker: settings.masker)
  let name = ComparedName(participant)
  let theirs = TheirConversations(
    name, in: discovery.files,
    SourceReader(root: options.root, dialects: settings.dialects, masker: settings.masker))
  result.conversations = theirs.found
  result.people = theirs.people
  let ids = countExchanges(of: theirs, in: project, &result)
  for path in project.people.worksheets {
    let sheet = readWorksheet(
      try Disk.read(options.root + "/" + path), path: settings.masker.keepingPeople.path(path)
    ).worksheet
    result.worksheets += sheet.entries.filter { ids.contains($0.exchange) }
      .map { Place(file: sheet.path, line: $0.line, column: 1) }
  }
  if try Disk.status(of: options.root + "/data/raw")?.kind == .folder {
    for name in try Disk.list(options.root + "/data/raw") where name.hasSuffix(".tar.gz") {
      result.archives.append("data/raw/" + name)
    }
  }
  let hidden = HiddenName(name, besides: result.people.union(try namesInLedgers(of: options.root)))
  let traces = ErasureTraces(
    of: name, hidden, in: options.root, besides: theirs.wholeFiles, settings.masker)
  (result.mentions, result.sites) = (traces.mentions, traces.sites)
  result.findings += traces.unread
  result.isNamed = try isNamed(hidden, in: project, settings, options)
  return result
}

/// The conversations of a participant in a project's files, as the files name them.
private struct TheirConversations {
  /// Where a conversation begins.
  struct Start: Hashable {
    /// Its number among the project's.
    var file: Int
    var line: Int
  }

  private(set) var found: [Erasure.Found] = []
  private(set) var starts: Set<Start> = []
  /// Paths of files that hold nobody else's words.
  private(set) var wholeFiles: Set<String> = []
  /// Everybody whom conversations name.
  private(set) var people: Set<ComparedName> = []

  init(_ name: ComparedName, in files: [InputFile], _ reader: SourceReader) {
    for (number, file) in files.enumerated() {
      var own: [Conversation] = []
      var count = 0
      var pieces = reader.pieces(of: file)
      while let piece = pieces.next() {
        for conversation in piece.reading.conversations where names(name, in: conversation) {
          own.append(conversation)
        }
        count += piece.reading.conversations.count
      }
      if !own.isEmpty, own.count == count { wholeFiles.insert(file.path) }
      for conversation in own {
        starts.insert(Start(file: number, line: conversation.line))
        found.append(
          Erasure.Found(
            place: Place(file: file.shown, line: conversation.line, column: 1),
            messages: conversation.messages.count, isWholeFile: own.count == count))
      }
    }
  }

  /// Notes whom a conversation names.
  ///
  /// - Returns: Whether a name is among them.
  private mutating func names(_ name: ComparedName, in conversation: Conversation) -> Bool {
    var isNamed = false
    for person in conversation.attributes.people {
      let listed = ComparedName.listed(in: person)
      people.formUnion(listed.count > 1 ? Array(listed.dropFirst()) : listed)
      if listed.contains(where: { $0.loose == name.loose }) { isNamed = true }
    }
    return isNamed
  }
}

/// Counts a participant's exchanges, and those of them that the dataset holds.
///
/// - Returns: The ids that worksheets may name them by.
private func countExchanges(
  of theirs: TheirConversations, in project: JudgedProject, _ result: inout Erasure
) -> Set<UInt64> {
  let (summary, judgement) = (project.summary, project.judgement)
  var learned = Array(repeating: false, count: summary.exchanges.count)
  for line in project.dataset.lines {
    for index in line.exchanges(judgement) { learned[index] = true }
  }
  var ids: Set<UInt64> = []
  for (index, exchange) in summary.exchanges.enumerated() {
    let conversation = summary.conversation(of: exchange)
    let start = TheirConversations.Start(
      file: Int(conversation.file), line: Int(conversation.line))
    guard theirs.starts.contains(start) else { continue }
    ids.formUnion([exchange.id, exchange.shownID])
    result.exchanges += 1
    if learned[index] { result.learned += 1 }
  }
  return ids
}

/// Whether a file that a run reads besides conversations names a participant.
private func isNamed(
  _ hidden: HiddenName, in project: JudgedProject, _ settings: ProjectSettings,
  _ options: RunOptions
) throws(DiskError) -> Bool {
  let paths =
    Participants(of: options.root).files + options.configuration.files
    + [settings.plan.path, HistoryFile.name] + project.people.worksheets
  for path in paths {
    let file = options.root + "/" + path
    guard try Disk.status(of: file) != nil, let bytes = try Disk.readFile(file) else { continue }
    if stands(hidden, inLedger: bytes) { return true }
  }
  return false
}
