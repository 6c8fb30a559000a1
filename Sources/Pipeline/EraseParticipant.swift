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
  // The summary has names masked, of which two may look the same: what counts is what the files say.
  let discovery = try SourceDiscovery(
    of: options.root, excluding: options.excluded, masker: settings.masker)
  struct Key: Hashable {
    var file: String
    var line: Int
  }
  var theirs: Set<Key> = []
  for file in discovery.files {
    var own: [Conversation] = []
    var count = 0
    var pieces = FilePieces(
      of: file, in: options.root, declared: settings.dialects, masker: settings.masker)
    while let piece = pieces.next() {
      own += piece.reading.conversations.filter { $0.attributes.participant == participant }
      count += piece.reading.conversations.count
    }
    for conversation in own {
      theirs.insert(Key(file: file.path, line: conversation.line))
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
    let key = Key(
      file: summary.files[Int(conversation.file)].path.text, line: Int(conversation.line))
    guard theirs.contains(key) else { continue }
    ids.insert(exchange.id)
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
  return result
}

/// Writes into the ledger that a participant is erased: from then on every run leaves out their words.
///
/// - Returns: The ledger's path.
package func writeTombstone(
  of participant: String, on day: String, in root: String
) throws(DiskError) -> String {
  let path = root + "/" + ConsentLedger.fileName
  var text = ""
  if try Disk.status(of: path) != nil {
    text = String(decoding: try Disk.read(path), as: UTF8.self)
  }
  let ledger = ConsentLedger.erasing(participant, on: day, from: text, hash: hashOfParticipant)
  try Disk.replace(path, with: Array(ledger.utf8))
  return path
}
