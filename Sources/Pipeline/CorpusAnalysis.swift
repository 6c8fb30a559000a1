internal import Analysis
internal import Corpus
internal import Dialects
internal import Export
internal import Findings
internal import Privacy

/// What some files of the project hold, and the text that their records point into.
struct PartialAnalysis: Sendable {
  var summary = Summary()
  var text: [UInt8] = []
  /// The piece of a large file that it is of.
  var piece: LargeFile.Part?
  /// Whether the piece ends where something is still open.
  var isOpen = false
}

/// What is read at a time.
private enum Work: Sendable {
  case files([InputFile])
  case piece(LargeFile, LargeFile.Part)
  case unreadable(InputFile, DiskError)
}

/// Reads and analyses files on several cores, and merges what they hold in input order.
///
/// - Parameters:
///   - root: The project folder that the files' paths are relative to.
///   - store: Where records go once they are many; nil to keep them in memory.
///   - takeText: Receives the text that the summary's records point into, piece by piece.
///   - progress: Called with the number of files done.
func analyseCorpus(
  _ files: [InputFile], in root: String, with analyzer: ConversationAnalyzer,
  ledger: ConsentLedger = ConsentLedger(), dialects: [DeclaredDialect] = [], width: Int,
  limits: ReadingLimits = ReadingLimits(), store: RecordStore? = nil,
  takeText: ([UInt8]) throws -> Void,
  progress: (Int) -> Void
) async throws -> Summary {
  var summary = Summary(in: store)
  var findings = FindingTally()
  let reader = PieceReader(
    root: root, analyzer: analyzer, ledger: ledger, dialects: dialects, limits: limits)
  /// A piece that ends in the middle of something, with all that follows until it is closed; how much of it was read
  /// last; whether it was given up.
  var open: LargeFile.Part?
  var lastRead = 0
  var isLost = false
  try await mapInOrder(batches(of: files, in: root, dialects, limits), width: width) {
    work -> (PartialAnalysis, LargeFile?) in
    switch work {
    case .files(let batch):
      var partial = PartialAnalysis()
      for file in batch { reader.analyse(file, into: &partial) }
      return (partial, nil)
    case .piece(let file, let part): return (reader.analyse(part, of: file), file)
    case .unreadable(let file, let error): return (reader.leftOut(file, error), nil)
    }
  } consume: { (result: (PartialAnalysis, LargeFile?)) in
    var partial = result.0
    guard let file = result.1, var part = partial.piece else {
      try takeText(partial.text)
      findings.add(partial.summary.findings)
      partial.summary.findings = []
      summary.merge(partial.summary)
      progress(summary.files.count)
      return
    }
    if isLost {
      isLost = !part.isLast
      return
    }
    if let before = open {
      part = file.joined(before, part)
      // Read again when it has doubled, so that all readings together cost no more than twice the last.
      if !part.isLast, part.range.count < 2 * lastRead {
        open = part
        return
      }
      partial = reader.analyse(part, of: file)
    }
    lastRead = part.range.count
    open = nil
    if partial.isOpen {
      if part.range.count <= limits.wholeFile {
        open = part
        return
      }
      partial.summary.findings.append(.unclosed(file.file.shown, part))
      isLost = true
    }
    try takeText(partial.text)
    findings.add(partial.summary.findings)
    partial.summary.findings = []
    if part.range.lowerBound == 0 {
      summary.merge(partial.summary)
    } else {
      summary.mergePiece(partial.summary)
    }
    if part.isLast { progress(summary.files.count) }
  }
  summary.findings = findings.findings
  return summary
}

/// Files in input order, in groups large enough to make a task worth its while; large files in pieces.
private func batches(
  of files: [InputFile], in root: String, _ dialects: [DeclaredDialect], _ limits: ReadingLimits
)
  -> [Work]
{
  var result: [Work] = []
  var group: [InputFile] = []
  var bytes = 0
  func close() {
    if !group.isEmpty { result.append(.files(group)) }
    (group, bytes) = ([], 0)
  }
  for file in files {
    if file.byteCount > limits.wholeFile {
      do throws(DiskError) {
        if let large = try LargeFile(file, in: root, declared: dialects, partBytes: limits.part),
          large.parts.count > 1
        {
          close()
          result += large.parts.map { .piece(large, $0) }
          continue
        }
      } catch {
        close()
        result.append(.unreadable(file, error))
        continue
      }
    }
    if bytes + file.byteCount > 256 << 10 || group.count >= 64 { close() }
    group.append(file)
    bytes += file.byteCount
  }
  close()
  return result
}

/// Reads files and pieces of them, and judges what they hold.
private struct PieceReader: Sendable {
  var root: String
  var analyzer: ConversationAnalyzer
  var ledger: ConsentLedger
  var dialects: [DeclaredDialect]
  var limits: ReadingLimits

  func analyse(_ file: InputFile, into partial: inout PartialAnalysis) {
    let path = file.shown
    guard file.byteCount <= limits.wholeFile else {
      return leaveOut(
        .fileTooLarge(path, file.byteCount, limits), path, byteCount: file.byteCount, &partial)
    }
    let bytes: [UInt8]
    do { bytes = try Disk.read(root + "/" + file.path) } catch {
      return leaveOut(.unreadable(path, error), path, byteCount: 0, &partial)
    }
    var findings: [Finding] = []
    let source = SourceText(
      path: path, origin: file.path, bytes: bytes, masker: analyzer.masker, findings: &findings)
    var reading = readMarkdown(source, as: file.source, declared: dialects)
    reading.findings = findings + reading.findings
    add(
      PartReading(source, reading),
      FileRecord(path: path, byteCount: bytes.count, hasErrors: false),
      to: &partial)
  }

  func analyse(_ part: LargeFile.Part, of file: LargeFile) -> PartialAnalysis {
    var partial = PartialAnalysis()
    partial.piece = part
    let path = file.file.shown
    do throws(DiskError) {
      let piece = try file.reading(
        of: part, in: root, declared: dialects, masker: analyzer.masker)
      partial.isOpen = piece.isOpen
      add(
        piece,
        FileRecord(
          path: path, byteCount: file.file.byteCount, hasErrors: false),
        to: &partial)
    } catch {
      leaveOut(.unreadable(path, error), path, byteCount: file.file.byteCount, &partial)
    }
    return partial
  }

  func leftOut(_ file: InputFile, _ error: DiskError) -> PartialAnalysis {
    var partial = PartialAnalysis()
    let path = file.shown
    leaveOut(.unreadable(path, error), path, byteCount: 0, &partial)
    return partial
  }

  private func leaveOut(
    _ finding: Finding, _ path: ShownText, byteCount: Int, _ partial: inout PartialAnalysis
  ) {
    partial.summary.findings.append(finding)
    partial.summary.files.append(
      FileRecord(path: path, byteCount: byteCount, hasErrors: true))
  }

  private func add(
    _ part: PartReading, _ record: FileRecord, to partial: inout PartialAnalysis
  ) {
    let path = record.path
    let number = partial.summary.files.count
    let reading = part.reading
    var findings = reading.findings
    var record = record
    record.take(reading)
    record.ignores = ignoredPassages(in: part, findings: &findings)
    record.hasErrors = findings.contains { $0.severity == .error }
    partial.summary.files.append(record)
    partial.summary.findings += findings
    var content = ContentHash()
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
      let start = partial.text.count
      analyzer.add(
        conversation, file: number, path: path, position: part.position, to: &partial.summary,
        text: &partial.text)
      content =
        content
        + ContentHash(SHA256.hash(Array(partial.text[start...]) + labels(of: conversation)))
    }
    if reading.conversations.isEmpty, part.isFirst, part.isLast {
      content = content + ContentHash(SHA256.hash(analyzer.masker.masked(part.source.bytes)))
    }
    partial.summary.files[number].content = content
  }

  /// What else decides how a conversation is judged, as it may be shown.
  private func labels(of conversation: Conversation) -> [UInt8] {
    let attributes = conversation.attributes
    let labels = [
      conversation.id ?? conversation.fragment, attributes.topic, attributes.emotion,
      attributes.date, attributes.consent.name, attributes.rating.map(String.init),
    ]
    return Array(labels.map { analyzer.masker($0 ?? "").text }.joined(separator: "\n").utf8)
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
    lines.messages = reading.account.count { $0 == .message }
    lines.structure = reading.account.count { $0 == .structure }
    lines.blank = reading.account.count { $0 == .blank }
    leftOut = reading.account.leftOut.map { LeftOutLines(reason: $0.key.title, count: $0.value) }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }
}
