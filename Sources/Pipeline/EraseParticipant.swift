internal import Analysis
internal import Corpus
internal import Dialects
internal import Export
package import Findings
internal import Privacy
internal import Review

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
  /// Places in the project's own files besides that name them: the ledger, the configuration, the plan.
  package var mentions: [Place] = []

  /// Whether anything in the project is about them.
  package var isEmpty: Bool { conversations.isEmpty && mentions.isEmpty }
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
  struct Key: Hashable {
    /// Its number among the project's.
    var file: Int
    var line: Int
  }
  let name = ComparedName(participant)
  var theirs: Set<Key> = []
  for (number, file) in discovery.files.enumerated() {
    var own: [Conversation] = []
    var count = 0
    var pieces = FilePieces(
      of: file, in: options.root, declared: settings.dialects, masker: settings.masker)
    while let piece = pieces.next() {
      own += piece.reading.conversations.filter { conversation in
        conversation.attributes.people.contains { person in
          ComparedName.listed(in: person).contains { $0.loose == name.loose }
        }
      }
      count += piece.reading.conversations.count
    }
    for conversation in own {
      theirs.insert(Key(file: number, line: conversation.line))
      result.conversations.append(
        Erasure.Found(
          place: Place(file: file.shown, line: conversation.line, column: 1),
          messages: conversation.messages.count, isWholeFile: own.count == count))
    }
  }
  let (summary, judgement) = (project.summary, project.judgement)
  var learned = Array(repeating: false, count: summary.exchanges.count)
  for line in project.dataset.lines {
    for index in line.exchanges(judgement) { learned[index] = true }
  }
  var ids: Set<UInt64> = []
  for (index, exchange) in summary.exchanges.enumerated() {
    let conversation = summary.conversations[Int(exchange.conversation)]
    let key = Key(file: Int(conversation.file), line: Int(conversation.line))
    guard theirs.contains(key) else { continue }
    ids.formUnion([exchange.id, exchange.shownID])
    result.exchanges += 1
    if learned[index] { result.learned += 1 }
  }
  for path in project.worksheets {
    let sheet = readWorksheet(
      try Disk.read(options.root + "/" + path), path: settings.masker.keepingPeople.path(path)
    ).worksheet
    result.worksheets += sheet.entries.filter { ids.contains($0.exchange) }
      .map { Place(file: sheet.path, line: $0.line, column: 1) }
  }
  for name in try Disk.list(options.root) where !name.hasPrefix(".") {
    if SiteManifest.exists(in: options.root + "/" + name) { result.sites.append(name) }
  }
  if try Disk.status(of: options.root + "/data/raw")?.kind == .folder {
    for name in try Disk.list(options.root + "/data/raw") where name.hasSuffix(".tar.gz") {
      result.archives.append("data/raw/" + name)
    }
  }
  result.mentions = try mentions(of: name, in: project, settings, options)
  return result
}

/// Where files of the project that hold no conversations name a participant.
private func mentions(
  of name: ComparedName, in project: JudgedProject, _ settings: ProjectSettings,
  _ options: RunOptions
) throws(DiskError) -> [Place] {
  let hidden = HiddenName(name)
  var places: [Place] = []
  let paths =
    Participants(of: options.root).files + options.configurationFiles
    + [settings.planPath, HistoryFile.name] + project.worksheets
  for path in paths {
    let file = options.root + "/" + path
    guard try Disk.status(of: file) != nil, let bytes = try Disk.readFile(file) else { continue }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where hidden.stands(in: String(decoding: line, as: UTF8.self)) {
      places.append(Place(file: settings.masker.path(path), line: index + 1, column: 1))
    }
  }
  return places
}
