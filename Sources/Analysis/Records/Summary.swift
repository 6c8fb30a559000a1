package import Findings

/// What the analysis of some files found: counts and compact records, no text and no ratio.
///
/// Records refer to each other by number; merging moves the numbers of what follows.
package struct Summary: Mergeable {
  package var files: [FileRecord] = []
  package var conversations: [ConversationRecord] = []
  package var exchanges: [ExchangeRecord] = []
  package var personalData: [PersonalDataRecord] = []
  package var findings: [Finding] = []
  package var messageCount = 0
  /// Bytes of text that the conversations' records point into.
  package var textByteCount: UInt64 = 0

  package init() {}

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
    conversations.append(
      contentsOf: other.conversations.lazy.map { [textByteCount] in
        var record = $0
        record.file += fileShift
        record.textOffset += textByteCount
        return record
      })
    exchanges.append(
      contentsOf: other.exchanges.lazy.map {
        var record = $0
        record.conversation += conversationShift
        return record
      })
    personalData.append(
      contentsOf: other.personalData.lazy.map {
        var record = $0
        record.conversation += conversationShift
        return record
      })
    findings.append(contentsOf: other.findings)
    messageCount += other.messageCount
    textByteCount += other.textByteCount
  }
}
