internal import Analysis
internal import Corpus
internal import Dialects
internal import Export
internal import Findings
internal import Privacy

/// A file that is larger than this is not read: its Markdown tree alone could take gigabytes.
package let maximumFileBytes = 32 << 20

/// What some files of the project hold, and the text that their records point into.
struct PartialAnalysis: Sendable {
  var summary = Summary()
  var text: [UInt8] = []
}

/// Reads and analyses files on several cores, and merges what they hold in input order.
///
/// - Parameters:
///   - root: The project folder that the files' paths are relative to.
///   - takeText: Receives the text that the summary's records point into, piece by piece.
///   - progress: Called with the number of files done.
func analyseCorpus(
  _ files: [InputFile], in root: String, with analyzer: ConversationAnalyzer,
  ledger: ConsentLedger = ConsentLedger(), dialects: [DeclaredDialect] = [], width: Int,
  takeText: ([UInt8]) throws -> Void, progress: (Int) -> Void
) async throws -> Summary {
  var summary = Summary()
  try await mapInOrder(batches(of: files), width: width) { batch in
    var partial = PartialAnalysis()
    for file in batch { analyse(file, in: root, with: analyzer, ledger, dialects, into: &partial) }
    return partial
  } consume: { partial in
    try takeText(partial.text)
    summary.merge(partial.summary)
    progress(summary.files.count)
  }
  return summary
}

/// Files in input order, in groups large enough to make a task worth its while.
private func batches(of files: [InputFile]) -> [[InputFile]] {
  var result: [[InputFile]] = []
  var bytes = 0
  for file in files {
    if result.isEmpty || bytes + file.byteCount > 256 << 10 || result[result.count - 1].count >= 64
    {
      result.append([])
      bytes = 0
    }
    result[result.count - 1].append(file)
    bytes += file.byteCount
  }
  return result
}

private func analyse(
  _ file: InputFile, in root: String, with analyzer: ConversationAnalyzer, _ ledger: ConsentLedger,
  _ dialects: [DeclaredDialect], into partial: inout PartialAnalysis
) {
  // A path can hold an address as well as any text, and it is shown on every page.
  let path = masked(file.path)
  let number = partial.summary.files.count
  func leaveOut(_ finding: Finding, byteCount: Int) {
    partial.summary.findings.append(finding)
    partial.summary.files.append(
      FileRecord(path: path, byteCount: byteCount, sha256: "", hasErrors: true))
  }
  guard file.byteCount <= maximumFileBytes else {
    return leaveOut(
      Finding(
        .fileTooLarge, at: Place(file: path),
        "file has \(file.byteCount >> 20) MiB; at most \(maximumFileBytes >> 20) MiB are read",
        advice: "Split it into several files, one or more conversations in each."),
      byteCount: file.byteCount)
  }
  let bytes: [UInt8]
  do { bytes = try Disk.read(root + "/" + file.path) } catch {
    return leaveOut(
      Finding(
        .unreadableFile, at: Place(file: path), "cannot be read: \(error.reason)",
        advice: "Mend its permissions or delete it."),
      byteCount: 0)
  }
  var findings: [Finding] = []
  let source = SourceText(path: path, bytes: bytes, findings: &findings)
  let reading = readMarkdown(source, as: file.source, declared: dialects)
  findings += reading.findings
  let ignores = ignoredPassages(in: source, reading.conversations, findings: &findings)
  partial.summary.files.append(
    FileRecord(
      path: path, byteCount: bytes.count, sha256: SHA256.hex(bytes),
      hasErrors: findings.contains { $0.severity == .error }))
  partial.summary.files[number].take(reading)
  partial.summary.files[number].ignores = ignores
  partial.summary.findings += findings
  for var conversation in reading.conversations {
    if let participant = conversation.attributes.participant,
      ledger.isErased(participant, hash: hashOfParticipant)
    {
      // Nothing of it is looked at, so that nothing of it is anywhere.
      partial.summary.findings.append(
        Finding(
          .erasedParticipant, at: Place(file: path, line: conversation.line, column: 1),
          "a conversation of an erased participant is still here",
          advice: "Delete it from the file; it is left out of everything."))
      continue
    }
    // Here, where the participant is not masked yet: two addresses are two people.
    conversation.attributes.consent = ledger.consent(
      of: conversation.attributes.participant, stated: conversation.attributes.consent)
    analyzer.add(
      conversation, file: number, path: path, position: { source.lines.position(of: $0) },
      to: &partial.summary, text: &partial.text)
  }
}

extension FileRecord {
  /// Takes over what the file was taken for and what it holds.
  mutating func take(_ reading: MarkdownReading) {
    dialect = reading.dialect
    confidence = UInt8((reading.confidence * 100).rounded())
    conversationCount = reading.conversations.count
    for message in reading.conversations.flatMap(\.messages) {
      messageCounts[Int(message.role.rawValue)] += 1
    }
    leftOut = reading.leftOut.map { LeftOutLines(reason: $0.key.title, count: $0.value) }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }
}
