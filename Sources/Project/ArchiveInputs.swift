internal import Analysis
internal import Corpus
internal import Dialects
package import Findings
internal import Planning
internal import Privacy
internal import Review
internal import Storage

/// An archive of a project's inputs.
package struct Archive: Sendable {
  /// Relative to the project folder.
  package var path: String
  package var files: Int
  package var bytes: Int
  package var findings: [Finding] = []
}

/// Writes `data/raw/YYYY-MM-DD.tar.gz` into the project folder: its Markdown, configuration, plan, ledger,
/// worksheets and history, as they are, by GNU tar and gzip.
///
/// The same inputs give the same bytes: names in order, no owners, the day of the run as the time. A file with words
/// of an erased participant is left out. Only the owner may read the archive.
///
/// - Throws: ``DiskError``, or ``ProgramError`` when tar is missing or fails.
package func archiveInputs(
  _ settings: ProjectSettings, _ options: RunOptions
) async throws -> Archive {
  let discovery = try SourceDiscovery(
    of: options.root, excluding: options.excluded, masker: settings.masker)
  let participants = Participants(of: options.root)
  var findings = discovery.findings + participants.findings
  var paths = filesToArchive(discovery.files, settings, options, participants, &findings)
  let worksheets = try await worksheetsToArchive(
    settings, options, hasErased: participants.ledger.hasErased, &findings)
  let others =
    options.configuration.files + [settings.plan.path, HistoryFile.name] + participants.files
    + worksheets
  for path in others {
    switch try Disk.status(of: options.root + "/" + path)?.kind {
    case nil: continue
    case .file: paths.append(path)
    default:
      findings.append(
        Finding(
          .unreadableFile, at: Place(file: settings.masker.path(path)),
          "it is no file, and is not archived",
          advice: "Put a file in its place, or delete it."))
    }
  }
  paths = Set(paths).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }

  let name = "data/raw/\(options.date).tar.gz"
  let target = options.root + "/" + name
  try makeArchiveFolder(in: options.root)
  try writeArchive(of: paths, to: target, options)
  return Archive(
    path: name, files: paths.count, bytes: try Disk.status(of: target)?.byteCount ?? 0,
    findings: findings.sortedByPlace)
}

/// The paths of files that hold no words of an erased participant.
private func filesToArchive(
  _ files: [InputFile], _ settings: ProjectSettings, _ options: RunOptions,
  _ participants: Participants, _ findings: inout [Finding]
) -> [String] {
  guard participants.ledger.hasErased else { return files.map(\.path) }
  let reader = SourceReader(
    root: options.root, dialects: settings.dialects, masker: settings.masker)
  var paths: [String] = []
  for file in files {
    var erased: Conversation?
    var pieces = reader.pieces(of: file)
    while erased == nil, let piece = pieces.next() {
      erased = piece.reading.conversations.first {
        participants.isErased($0.attributes)
      }
    }
    if let erased {
      findings.append(
        Finding(
          .erasedParticipant, at: Place(file: file.shown, line: erased.line, column: 1),
          "the file has words of an erased participant, so that it is not archived",
          advice: "Delete them from the file, and archive again."))
    } else if let problem = pieces.problem {
      // Whose words stand where nothing was read, nobody knows.
      findings.append(problem)
    } else {
      paths.append(file.path)
    }
  }
  return paths
}

/// Makes `data/raw` with a file that keeps git from taking what is in it.
private func makeArchiveFolder(in root: String) throws(DiskError) {
  for folder in ["data", "data/raw"] where try Disk.status(of: root + "/" + folder) == nil {
    try Disk.makeFolder(root + "/" + folder)
  }
  // Nobody commits it by accident.
  _ = try Disk.createIfFree(root + "/data/raw/.gitignore", Array("*\n".utf8))
}

/// Packs files of the project folder by GNU tar and gzip.
///
/// Neither the list of names nor the archive has a name of its own until it is whole: a run that is ended leaves nothing.
private func writeArchive(of paths: [String], to target: String, _ options: RunOptions) throws {
  let names = try DiskFile(temporaryIn: options.temporaryFolder)
  try names.append(paths.flatMap { Array($0.utf8) + [0] })
  try names.rewind()
  let folder = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? "."
  let packed = try DiskFile(temporaryIn: folder)
  let day = CalendarDay(options.date)?.dayNumber ?? 0
  try unsafe Program(temporaryFolder: options.temporaryFolder).run(
    "tar",
    [
      "--directory", options.root, "--create", "--file=-", "--format=posix",
      "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime",
      "--owner=0", "--group=0", "--numeric-owner", "--mode=0644", "--mtime=@\(day * 86_400)",
      "--dereference", "--use-compress-program=gzip -n", "--no-recursion", "--null",
      "--verbatim-files-from", "--files-from=-",
    ], input: names.rawDescriptor, output: packed.rawDescriptor)
  let old = try Disk.replaceable(target)
  let draft = Disk.unusedName(beside: target)
  do {
    let file = try DiskFile(creating: draft, mode: 0o600)
    var offset = 0
    let size = try packed.size
    while offset < size {
      let count = min(size - offset, 1 << 20)
      try file.append(packed.read(at: UInt64(offset), count: count))
      offset += count
    }
    guard try Disk.replaceable(target) == old else {
      throw DiskError(operation: "replace", path: target, code: DiskError.changed)
    }
    try Disk.move(draft, to: target)
  } catch {
    try Disk.remove(draft)
    throw error
  }
}

/// The worksheets to archive: once somebody is erased, only those that quote what is there, as what is gone may be
/// their words.
private func worksheetsToArchive(
  _ settings: ProjectSettings, _ options: RunOptions, hasErased: Bool, _ findings: inout [Finding]
) async throws -> [String] {
  let paths = loadReviews(options, settings.masker).paths
  guard hasErased, !paths.isEmpty else { return paths }
  let text = try DiskFile(temporaryIn: options.temporaryFolder)
  let project = try await judgeProject(
    settings, options, takeText: { try text.append($0) },
    readText: { try text.read(at: $0, count: $1) }, progress: { _ in })
  let ids = Set(project.summary.exchanges.flatMap { [$0.id, $0.shownID] })
  var kept: [String] = []
  for path in paths {
    let sheet = readWorksheet(
      try Disk.read(options.root + "/" + path), path: settings.masker.keepingPeople.path(path)
    ).worksheet
    guard let gone = sheet.entries.first(where: { !ids.contains($0.exchange) }) else {
      kept.append(path)
      continue
    }
    findings.append(
      Finding(
        .erasedParticipant, at: Place(file: sheet.path, line: gone.line, column: 1),
        "the worksheet quotes a text that is no longer there, which may be an erased participant's, so that it is "
          + "not archived",
        advice: "Delete that part of it, and archive again."))
  }
  return kept
}
