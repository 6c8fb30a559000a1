package import Corpus
package import Dialects
package import Findings
package import Import
internal import Language
package import Privacy
package import Storage

/// What was read from a file, and what was written.
package struct ImportReport: Sendable {
  package var path: ShownText
  /// Forms and dialects with the number of records or files in each, the most frequent first.
  package var forms: [(name: String, count: Int)] = []
  package var conversations = 0
  /// Messages by role.
  package var messages: [Role: Int] = [:]
  package var files = 0
  package var findings: [Finding] = []
}

/// Writes the conversations of a file of another tool's as Tuneboard Markdown, one after the other.
///
/// - Parameters:
///   - path: Of the file, as it is opened.
///   - folder: Where a folder with the file's name is made.
///   - perFile: Conversations in each file that is written; 0 for all in one.
/// - Throws: ``DiskError`` also where the folder of the file's name stands already.
package func importConversations(
  _ path: String, into folder: String, fields: RecordFields, known: ImportRegistry = .standard,
  perFile: Int, progress: (Int) -> Void
) throws -> ImportReport {
  let masker = Masker()
  let shown = masker.path(path)
  var report = ImportReport(path: shown)
  let file = try FileStream(path)
  var importer = try Importer(path: shown, fields: fields, known: known) { try file.next() }
  let stem = String(fileName(path).prefix { $0 != "." })
  let name = stem.isEmpty ? "import" : stem
  let target = folder + "/" + name
  for taken in [target, target + ".md"]
  where try Disk.status(of: taken, followingLinks: false) != nil { throw ImportError.exists(taken) }
  try Disk.makeFolder(folder)
  var output = target + ".md"
  while let conversation = try importer.next() {
    if perFile == 0 ? report.files == 0 : report.conversations % perFile == 0 {
      report.files += 1
      if perFile > 0 {
        let number = padded(report.files, 6)
        let shelf = target + "/" + padded((report.files - 1) / 1000, 3)
        // Each is new: nobody has laid a link there.
        if report.files == 1 { try Disk.createFolder(target) }
        if report.files % 1000 == 1 { try Disk.createFolder(shelf) }
        output = shelf + "/" + number + ".md"
      }
      try Disk.create(
        output, perFile == 1 ? TuneboardWriter.file([conversation]) : TuneboardWriter.head)
    }
    if perFile != 1 { try Disk.append(TuneboardWriter.part(conversation), to: output) }
    report.conversations += 1
    for message in conversation.messages { report.messages[message.role, default: 0] += 1 }
    if report.conversations % 1000 == 0 { progress(report.conversations) }
  }
  if report.conversations == 0, importer.findings.allSatisfy({ $0.severity == .note }) {
    report.findings = [
      Finding(
        .emptyFile, at: Place(file: shown), "file holds no record",
        advice: "Give the file that the other tool exported.", severity: .error)
    ]
    return report
  }
  report.forms = byCount(importer.forms)
  report.findings =
    importer.findings.map { $0.masked(by: masker) }
    + importer.leftOut.entries.map { entry in
      Finding(
        .leftOut, at: Place(file: shown),
        masker("left out \(entry.count) times: \(entry.reason)").text,
        advice: entry.hasWords
          ? "It has no place in a conversation; some of it has words: look whether it is missed."
          : "")
    }
  return report
}

/// Why nothing was imported.
package enum ImportError: Error {
  /// Something stands where would be written.
  case exists(String)
}

/// Writes Markdown files in whatever dialect as Tuneboard Markdown, by the same names.
///
/// A file in Tuneboard's own format is copied as it stands. A large file is written as it is read, piece by piece.
///
/// - Parameters:
///   - output: A folder that does not exist, or is empty.
package func convertMarkdown(
  _ files: [InputFile], in root: String, dialects: DialectRegistry, masker: Masker,
  to output: String, limits: ReadingLimits = ReadingLimits()
) throws(DiskError) -> ImportReport {
  var report = ImportReport(path: masker.path(root))
  var forms: [String: Int] = [:]
  let reader = SourceReader(root: root, dialects: dialects, masker: masker, limits: limits)
  try Disk.makeFolder(output)
  for file in files {
    let target = output + "/" + file.path
    var findings = FindingTally()
    var isWritten = false
    var pieces = reader.pieces(of: file)
    while let piece = pieces.next() {
      let reading = piece.reading
      findings.add(reading.findings)
      // Nothing is lost: a file without conversations stays where it is, and a finding says so.
      if reading.conversations.isEmpty { continue }
      if !isWritten {
        forms[reading.dialect, default: 0] += 1
        report.files += 1
        if let slash = file.path.lastIndex(of: "/") {
          try Disk.makeFolder(output + "/" + file.path[..<slash])
        }
        // Where nothing stands yet, not even a link.
        if reading.isOwn {
          try Disk.copy(root + "/" + file.path, to: target)
        } else {
          try Disk.create(target, [])
        }
      }
      report.conversations += reading.conversations.count
      for message in reading.conversations.flatMap(\.messages) {
        report.messages[message.role, default: 0] += 1
      }
      if !reading.isOwn {
        let isWhole = piece.isFirst && piece.isLast
        try Disk.append(
          isWhole
            ? TuneboardWriter.file(reading.conversations)
            : (isWritten ? [] : TuneboardWriter.head)
              + reading.conversations.flatMap { TuneboardWriter.part($0) },
          to: target)
      }
      isWritten = true
    }
    report.findings += findings.findings + (pieces.problem.map { [$0] } ?? [])
  }
  if files.isEmpty {
    report.findings.append(
      Finding(
        .noConversations, at: nil, "no Markdown file in the folder",
        advice: "Other files are for 'tuneboard import'."))
  }
  report.forms = byCount(forms)
  report.findings = report.findings.map { $0.masked(by: masker) }.sortedByPlace
  return report
}

private func byCount(_ counts: [String: Int]) -> [(name: String, count: Int)] {
  counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
}

private func fileName(_ path: String) -> Substring {
  path.split(separator: "/").last ?? ""
}

private func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
