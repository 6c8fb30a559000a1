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
    let fileShift = UInt32(files.count)
    let conversationShift = UInt32(conversations.count)
    files.append(contentsOf: other.files)
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
