package import Corpus
package import Findings

/// Reads the conversations of a file in a format of other tools, one record after the other.
///
/// Known are OpenAI's chat format and preferences, ShareGPT, Alpaca, the data exports of ChatGPT and Claude, and
/// records or rows with fields for the user's message and the assistant's, or for role and content.
package struct Importer {
  /// For findings.
  private let path: String
  private let fields: RecordFields
  private var stream: RecordStream
  private let isTable: Bool
  private var header: (names: [String], separator: UInt8)?
  /// A conversation whose messages are records of their own.
  private var open: Conversation?
  private var openID: String?
  private var isDone = false

  package private(set) var findings: [Finding] = []
  /// How many records were in which form.
  package private(set) var forms: [String: Int] = [:]
  /// What was left out, and how often.
  package private(set) var leftOut: [String: Int] = [:]

  /// - Parameter read: Gives the next bytes of the file; none at its end.
  package init(
    path: String, fields: RecordFields = RecordFields(), read: @escaping () throws -> [UInt8]
  ) throws {
    self.path = path
    self.fields = fields
    let name = path.lowercased()
    isTable = name.hasSuffix(".csv") || name.hasSuffix(".tsv")
    stream = try RecordStream(isTable: isTable, read: read)
  }

  /// The next conversation; nil at the end of the file.
  package mutating func next() throws -> Conversation? {
    while !isDone {
      guard let record = try stream.next() else {
        isDone = true
        return taken()
      }
      guard let value = value(of: record) else { continue }
      var chat = ChatRecord(value, fields: fields)
      for reason in chat.leftOut { leftOut[reason, default: 0] += 1 }
      let place = Place(file: path, line: record.line, column: record.column)
      for index in chat.messages.indices {
        chat.messages[index].line = record.line
        chat.messages[index].column = record.column
      }
      switch chat.content {
      case .nothing(let reason):
        report(
          place, reason,
          advice: "Name its fields: '--field user=NAME --field assistant=NAME', or delete it.")
      case .message(let id):
        forms[chat.form, default: 0] += 1
        if open != nil, openID == id {
          open?.messages += chat.messages
          continue
        }
        let before = taken()
        openID = id
        open = conversation(chat, id: id, line: record.line)
        if let before { return before }
      case .conversation:
        forms[chat.form, default: 0] += 1
        let next = conversation(chat, id: chat.id, line: record.line)
        if let before = taken() {
          // One that is whole stands behind one that records make up.
          open = next
          openID = nil
          return before
        }
        return next
      }
    }
    return taken()
  }

  private mutating func taken() -> Conversation? {
    defer { open = nil }
    return open
  }

  private func conversation(_ chat: ChatRecord, id: String?, line: Int) -> Conversation {
    var attributes = Attributes()
    attributes.date = chat.date
    return Conversation(
      id: id, title: chat.title, source: .mined, attributes: attributes, messages: chat.messages,
      line: line)
  }

  private mutating func report(
    _ place: Place, _ reason: String, advice: String = "Mend it; the other records were read."
  ) {
    findings.append(
      Finding(
        .invalidRecord, at: place, "the record was left out: \(reason)", advice: advice))
  }

  /// A record's value; nil with a finding where it has none, and for a table's header.
  private mutating func value(of record: Record) -> JSON? {
    let place = Place(file: path, line: record.line, column: record.column)
    if let problem = record.problem {
      report(place, problem)
      return nil
    }
    var bytes = record.bytes
    if String(validating: bytes, as: UTF8.self) == nil {
      findings.append(
        Finding(
          .invalidUTF8, at: place, "the record has bytes that are not UTF-8",
          advice: "They are U+FFFD in what was written; convert the file to UTF-8."))
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    if isTable {
      guard let header else {
        let separator = TableRow.separator(of: bytes)
        header = (
          TableRow.cells(bytes, separator: separator).map { String(decoding: $0, as: UTF8.self) },
          separator
        )
        return nil
      }
      let cells = TableRow.cells(bytes, separator: header.separator)
      if cells.count != header.names.count {
        report(place, "it has \(cells.count) cells, and the header \(header.names.count)")
        return nil
      }
      return .object(
        zip(header.names, cells).map { JSON.Member(key: $0, value: .string($1)) })
    }
    do throws(JSONError) {
      let (value, hasLoneSurrogate) = try JSONParser.parse(bytes)
      if hasLoneSurrogate {
        findings.append(
          Finding(
            .invalidUTF8, at: place, "the record has half of a surrogate pair",
            advice: "It is U+FFFD in what was written.", severity: .warning))
      }
      return value
    } catch {
      let before = bytes.prefix(error.offset)
      let breaks = before.count { $0 == 0x0A }
      let column =
        breaks == 0
        ? record.column + error.offset
        : before.count - (before.lastIndex(of: 0x0A) ?? 0)
      report(
        Place(file: path, line: record.line + breaks, column: column),
        "it is no JSON: \(error.reason)")
      return nil
    }
  }
}
