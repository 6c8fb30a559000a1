package import Findings
package import Language
package import Privacy

/// What the analysis of some files found: counts and compact records, no text and no ratio.
///
/// Records refer to each other by number; merging moves the numbers of what follows.
package struct Summary: Mergeable {
  package var files: [FileRecord] = []
  package var conversations: RecordArray<ConversationRecord> = []
  package var exchanges: RecordArray<ExchangeRecord> = []
  /// By number of the exchange: what its duplicates are found by.
  package var sketches: RecordArray<ExchangeSketch> = []
  package var personalData: RecordArray<PersonalDataRecord> = []
  package var findings: [Finding] = []
  package var messageCount = 0
  /// Bytes of text that the conversations' records point into.
  package var textByteCount: UInt64 = 0

  /// The names that records point to.
  private var names: RecordArray<UInt8> = []

  /// - Parameter store: Where records go once they are many; nil to keep them in memory.
  package init(in store: RecordStore? = nil) {
    conversations = RecordArray(in: store)
    exchanges = RecordArray(in: store)
    sketches = RecordArray(in: store)
    personalData = RecordArray(in: store)
    names = RecordArray(in: store)
  }

  package static var identity: Summary { Summary() }

  package mutating func merge(_ other: consuming Summary) {
    let shift = files.count
    files.append(contentsOf: other.files)
    mergeRecords(other, fileShift: shift)
  }

  /// Merges what a further piece of the last file holds.
  package mutating func mergePiece(_ other: consuming Summary) {
    precondition(other.files.count == 1 && !files.isEmpty, "a piece belongs to one file")
    files[files.count - 1].add(other.files[0])
    mergeRecords(other, fileShift: files.count - 1)
  }

  private mutating func mergeRecords(_ other: consuming Summary, fileShift shift: Int) {
    let fileShift = UInt32(shift)
    let conversationShift = UInt32(conversations.count)
    let nameShift = UInt64(names.count)
    names.append(contentsOf: other.names)
    conversations.append(
      contentsOf: other.conversations.lazy.map { [textByteCount] in
        var record = $0
        record.file += fileShift
        record.textOffset += textByteCount
        record.names.start += nameShift
        return record
      })
    exchanges.append(
      contentsOf: other.exchanges.lazy.map {
        var record = $0
        record.conversation += conversationShift
        return record
      })
    sketches.append(contentsOf: other.sketches)
    personalData.append(
      contentsOf: other.personalData.lazy.map {
        var record = $0
        record.conversation += conversationShift
        if record.value.secondCount != nil { record.value.start += nameShift }
        return record
      })
    findings.append(contentsOf: other.findings)
    messageCount += other.messageCount
    textByteCount += other.textByteCount
  }
}

extension Summary {
  /// Adds a conversation with its names.
  ///
  /// - Parameters:
  ///   - id: That of the front matter, or the path without `.md` and what tells it from the others in the file.
  ///   - participant: A pseudonym; nil where none is stated.
  package mutating func add(_ record: ConversationRecord, id: ShownText, participant: ShownText?) {
    var record = record
    record.names = add(id.text, participant?.text)
    conversations.append(record)
  }

  /// Adds an exchange with what its duplicates are found by.
  package mutating func add(_ record: ExchangeRecord, sketch: ExchangeSketch = ExchangeSketch()) {
    exchanges.append(record)
    sketches.append(sketch)
  }

  /// Adds personal data, with its value where it is to be shown.
  package mutating func add(_ record: PersonalDataRecord, value: String?) {
    var record = record
    if let value { record.value = add("", value) }
    personalData.append(record)
  }

  package func id(of conversation: ConversationRecord) -> String {
    let start = Int(conversation.names.start)
    return text(start..<start + Int(conversation.names.count))
  }

  /// The pseudonym of a conversation's participant; nil where none is stated.
  package func participant(of conversation: ConversationRecord) -> String? {
    second(conversation.names)
  }

  /// The value of personal data; nil where a run was not asked to show it.
  package func value(of record: PersonalDataRecord) -> String? { second(record.value) }

  /// Gives conversations other ids, by their number.
  package mutating func rename(_ ids: [Int: String]) {
    if ids.isEmpty { return }
    var ranges: [Int: NameRange] = [:]
    for (index, id) in ids.sorted(by: { $0.key < $1.key }) {
      ranges[index] = add(id, participant(of: conversations[index]))
    }
    conversations.update { index, record in
      guard let range = ranges[index] else { return false }
      record.names = range
      return true
    }
  }

  private mutating func add(_ first: String, _ second: String?) -> NameRange {
    var range = NameRange(start: UInt64(names.count), count: UInt32(first.utf8.count))
    names.append(contentsOf: first.utf8)
    if let second {
      range.secondCount = UInt32(second.utf8.count)
      names.append(contentsOf: second.utf8)
    }
    return range
  }

  private func second(_ range: NameRange) -> String? {
    guard let count = range.secondCount else { return nil }
    let start = Int(range.start) + Int(range.count)
    return text(start..<start + Int(count))
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: names.array(range), as: UTF8.self)
  }
}
