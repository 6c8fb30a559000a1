internal import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
internal import Dialects
internal import Findings
internal import Language
internal import Privacy
internal import Storage

/// What some files of the project hold, and the text that their records point into.
struct PartialAnalysis: Sendable {
  var summary = Summary()
  var text: [UInt8] = []
  /// Whether it is of a piece that ends where something is still open.
  var isOpen = false
}

/// What is read at a time.
private enum Work: Sendable {
  case files([InputFile])
  case piece(LargeFile.Part, of: LargeFile)
  case unreadable(InputFile, DiskError)
}

/// Reads and analyses files on several cores, and merges what they hold in input order.
///
/// - Parameters:
///   - store: Where records go once they are many; nil to keep them in memory.
///   - takeText: Receives the text that the summary's records point into, piece by piece.
///   - progress: Called with the number of files done.
func analyseCorpus(
  _ files: [InputFile], read reader: SourceReader, with analyzer: ConversationAnalyzer,
  participants: Participants = Participants(), consent: ConsentRules = ConsentRules(), width: Int,
  store: RecordStore? = nil, takeText: ([UInt8]) throws -> Void, progress: (Int) -> Void
) async throws -> Summary {
  var summary = Summary(in: store)
  var findings = FindingTally()
  let analysis = FileAnalysis(
    reader: reader, analyzer: analyzer, participants: participants, consent: consent)
  var open = OpenPart(reader.limits)
  try await mapInOrder(batches(of: files, reader), width: width) {
    work -> (Work, PartialAnalysis) in
    (work, analysis.partial(of: work))
  } consume: { (result: (Work, PartialAnalysis)) in
    var (work, partial) = result
    var (isFirst, isLast) = (true, true)
    if case .piece(let alone, let file) = work {
      guard let part = open.next(alone) else { return }
      if part.range != alone.range { partial = analysis.partial(of: .piece(part, of: file)) }
      switch open.read(part, isOpen: partial.isOpen) {
      case .closed: break
      case .open: return
      case .lost: partial.summary.findings.append(.unclosed(file.file.shown, part))
      }
      (isFirst, isLast) = (part.range.lowerBound == 0, part.isLast)
    }
    try takeText(partial.text)
    findings.add(partial.summary.findings)
    partial.summary.findings = []
    if isFirst { summary.merge(partial.summary) } else { summary.mergePiece(partial.summary) }
    if isLast { progress(summary.files.count) }
  }
  summary.findings = findings.findings
  return summary
}

/// Files in input order, in groups large enough to make a task worth its while; large files in pieces.
private func batches(of files: [InputFile], _ reader: SourceReader) -> [Work] {
  var result: [Work] = []
  var group: [InputFile] = []
  var bytes = 0
  func close() {
    if !group.isEmpty { result.append(.files(group)) }
    (group, bytes) = ([], 0)
  }
  for file in files {
    if file.byteCount > reader.limits.wholeFile {
      do throws(DiskError) {
        if let large = try reader.cut(file), large.parts.count > 1 {
          close()
          result += large.parts.map { .piece($0, of: large) }
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
private struct FileAnalysis: Sendable {
  var reader: SourceReader
  var analyzer: ConversationAnalyzer
  var participants: Participants
  var consent: ConsentRules

  func partial(of work: Work) -> PartialAnalysis {
    var partial = PartialAnalysis()
    switch work {
    case .files(let files): for file in files { add(file, to: &partial) }
    case .piece(let part, let file): add(part, of: file, to: &partial)
    case .unreadable(let file, let error):
      leaveOut(.unreadable(file.shown, error), file.shown, byteCount: 0, &partial)
    }
    return partial
  }

  private func add(_ file: InputFile, to partial: inout PartialAnalysis) {
    let path = file.shown
    guard file.byteCount <= reader.limits.wholeFile else {
      return leaveOut(
        .fileTooLarge(path, file.byteCount, reader.limits), path, byteCount: file.byteCount,
        &partial)
    }
    do throws(DiskError) {
      let (reading, byteCount) = try reader.whole(file)
      add(
        reading, of: file, FileRecord(path: path, byteCount: byteCount, hasErrors: false),
        to: &partial)
    } catch {
      leaveOut(.unreadable(path, error), path, byteCount: 0, &partial)
    }
  }

  private func add(
    _ part: LargeFile.Part, of large: LargeFile, to partial: inout PartialAnalysis
  ) {
    let file = large.file
    do throws(DiskError) {
      let piece = try reader.piece(part, of: large)
      partial.isOpen = piece.isOpen
      add(
        piece, of: file,
        FileRecord(path: file.shown, byteCount: file.byteCount, hasErrors: false), to: &partial)
    } catch {
      leaveOut(.unreadable(file.shown, error), file.shown, byteCount: file.byteCount, &partial)
    }
  }

  private func leaveOut(
    _ finding: Finding, _ path: ShownText, byteCount: Int, _ partial: inout PartialAnalysis
  ) {
    partial.summary.findings.append(finding)
    partial.summary.files.append(
      FileRecord(path: path, byteCount: byteCount, hasErrors: true))
  }

  private func add(
    _ part: PartReading, of file: InputFile, _ record: FileRecord, to partial: inout PartialAnalysis
  ) {
    let number = partial.summary.files.count
    var findings = part.reading.findings
    var record = record
    record.path = withoutErasedNames(record.path, in: part.reading)
    let path = record.path
    record.ignores = ignoredPassages(in: part, findings: &findings)
    let reading = withoutErased(part.reading, path, &findings)
    record.take(reading)
    record.hasErrors = findings.contains { $0.severity == .error }
    partial.summary.files.append(record)
    var content = ContentHash()
    for var conversation in reading.conversations {
      let attributes = conversation.attributes
      for line in participants.ledger.mentions(of: attributes) {
        findings.append(.mentionedParticipant(line))
      }
      // Here, where neither participant nor path is masked yet: two addresses are two people, and two folders.
      conversation.attributes.consent = consent.consent(
        stated: participants.ledger.consent(of: attributes), file: file.path,
        source: conversation.source)
      let start = partial.text.count
      analyzer.add(
        conversation, file: number, path: path, position: part.position, to: &partial.summary,
        text: &partial.text)
      content =
        content
        + ContentHash(SHA256.hash(Array(partial.text[start...]) + labels(of: conversation)))
    }
    if part.reading.conversations.isEmpty, part.isFirst, part.isLast {
      content = content + ContentHash(SHA256.hash(analyzer.masker.masked(part.source.bytes)))
    }
    partial.summary.files[number].content = content
    partial.summary.findings += findings
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

  /// The path of a file, without the pseudonyms of those of its participants who are erased.
  private func withoutErasedNames(_ path: ShownText, in reading: MarkdownReading) -> ShownText {
    guard participants.ledger.hasErased else { return path }
    var path = path
    for person in reading.conversations.flatMap(\.attributes.people) {
      for name in ComparedName.listed(in: person) where participants.isErased(name.loose) {
        path = path.hiding(HiddenName(name).ranges, by: "[ERASED]")
      }
    }
    return path
  }

  /// Leaves out conversations of erased participants, so that nothing of them is anywhere, and what was found in them:
  /// a finding may quote a name.
  private func withoutErased(
    _ reading: MarkdownReading, _ path: ShownText, _ findings: inout [Finding]
  ) -> MarkdownReading {
    let conversations = reading.conversations
    let erased = conversations.indices.filter {
      participants.isErased(conversations[$0].attributes)
    }
    if erased.isEmpty { return reading }
    var result = reading
    let isAll = erased.count == conversations.count
    let ranges = erased.map { index in
      // What stands above the first conversation is the file's.
      (isAll && index == 0 ? 0 : conversations[index].line)..<(index + 1 < conversations.count
        ? conversations[index + 1].line : Int.max)
    }
    findings.removeAll { finding in
      guard let line = finding.place?.line else { return false }
      return ranges.contains { $0.contains(line) }
    }
    let isCertain = !participants.ledger.hasUnreadableTombstones
    for index in erased {
      findings.append(
        Finding(
          .erasedParticipant, at: Place(file: path, line: conversations[index].line, column: 1),
          isCertain
            ? "a conversation of an erased participant is still here"
            : "a conversation names a participant, who may be erased",
          advice: isCertain
            ? "Delete it from the file; it is left out of everything."
            : "It is left out of everything until the tombstones in the ledger can be read."))
    }
    let isErased = Set(erased)
    result.conversations = conversations.indices.filter { !isErased.contains($0) }
      .map { conversations[$0] }
    return result
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
