internal import Bytes
package import Corpus
internal import Dialects
package import Findings
package import Privacy

/// Reads the conversations of a file in a format of other tools, one record after the other.
///
/// Known are OpenAI's chat format and preferences, ShareGPT, Alpaca, the data exports of ChatGPT and Claude, and
/// records or rows with fields for the user's message and the assistant's, or for role and content.
///
/// One property more than other types have: what is read, what is open between two records, and what was found.
package struct Importer {
  /// For findings.
  private let path: ShownText
  private let fields: RecordFields
  private let known: ImportRegistry
  private var stream: RecordStream
  private var header: (names: [String], line: Int)?
  /// A conversation whose messages are records of their own.
  private var open: (conversation: Conversation, id: String?)?
  /// A whole conversation that stood behind one that records make up.
  private var ready: Conversation?
  /// The names of the conversations whose messages were records, as hashes; no more than ``maximumNames``.
  private var ended: Set<Int> = []
  /// What is still to be read of a record that holds several conversations, the last first, and where it stands.
  private var list: (rest: [JSON], place: Place)?
  private var isDone = false
  private var tally = FindingTally()

  /// What could not be read as it stands; of each kind as many as ``FindingTally`` keeps.
  package var findings: [Finding] { tally.findings }
  /// How many records were in which form.
  package private(set) var forms: [String: Int] = [:]
  /// What was left out, and how often.
  package private(set) var leftOut = LeftOutTally()

  /// Of so many conversations it is known whether they begin again.
  private static let maximumNames = 1_000_000

  /// - Parameters:
  ///   - known: The forms that are known.
  ///   - read: Gives the next bytes of the file; none at its end.
  package init(
    path: ShownText, fields: RecordFields = RecordFields(), known: ImportRegistry = .standard,
    read: @escaping () throws -> [UInt8]
  ) throws {
    self.path = path
    self.fields = fields
    self.known = known
    let name = path.text.lowercased()
    stream = try RecordStream(
      isTable: name.hasSuffix(".csv") || name.hasSuffix(".tsv"), read: read)
    if stream.encoding != .utf8 {
      tally.add(
        Finding(
          .invalidUTF8, at: Place(file: path, line: 1, column: 1),
          "the file is \(stream.encoding.name), and was read as that",
          advice: "Columns count the bytes that it would have as UTF-8.", severity: .note))
    }
  }

  /// The next conversation; nil at the end of the file.
  package mutating func next() throws -> Conversation? {
    if let whole = ready {
      ready = nil
      return whole
    }
    while !isDone {
      guard let (value, place) = try nextValue() else {
        isDone = true
        sayEnd()
        return taken()
      }
      var chat = ChatRecord(value, fields: fields, forms: known)
      var stated = Attributes()
      for (reason, value) in chat.leftOut {
        if stated.take(field: reason.path, value: value?.statedText) { continue }
        leftOut.add(reason, value)
      }
      for index in chat.messages.indices {
        chat.messages[index].line = place.line
        chat.messages[index].column = place.column
      }
      switch chat.content {
      case .nothing(let reason):
        report(
          place, reason,
          advice: "Name its fields: '--field user=NAME --field assistant=NAME', or delete it.")
      case .message(let id):
        forms[chat.form, default: 0] += 1
        if open.map({ $0.id == id }) == true {
          open?.conversation.messages += chat.messages
          open?.conversation.attributes.take(refusalsOf: stated)
          // A conversation has one day: that of its first message.
          if let date = chat.date, date.day != open?.conversation.attributes.date {
            leftOut.add(LeftOut(what: nil, path: date.field), nil)
          }
          continue
        }
        let before = taken()
        open = (conversation(chat, stated, id: id, line: place.line), id)
        noteBeginning(of: id, at: place)
        if let before { return before }
      case .conversation:
        forms[chat.form, default: 0] += 1
        let next = conversation(chat, stated, id: chat.id, line: place.line)
        if let before = taken() {
          ready = next
          return before
        }
        return next
      }
    }
    return taken()
  }

  /// The next value that is a conversation, or part of one, with the place of its record; nil at the end of the file.
  private mutating func nextValue() throws -> (JSON, Place)? {
    if let value = list?.rest.popLast(), let place = list?.place { return (value, place) }
    while let record = try stream.next() {
      guard let value = value(of: record) else { continue }
      let place = Place(file: path, line: record.line, column: record.column)
      guard let list = ConversationList(value, fields: fields, forms: known) else {
        return (value, place)
      }
      for member in list.rest {
        leftOut.add(LeftOut(what: nil, path: LeftOut.path("", member.key)), member.value)
      }
      self.list = (list.conversations.reversed(), place)
      if let first = self.list?.rest.popLast() { return (first, place) }
    }
    return nil
  }

  /// Says where a conversation whose messages are records goes on after others.
  private mutating func noteBeginning(of id: String?, at place: Place) {
    guard let id, ended.count < Self.maximumNames, !ended.insert(id.hashValue).inserted else {
      return
    }
    tally.add(
      Finding(
        .invalidRecord, at: place,
        "the conversation began before, and others stand between: here it begins anew",
        advice: "Sort the records by conversation, then import again.", severity: .warning))
  }

  /// Says what shows at the end of the file alone.
  private mutating func sayEnd() {
    if stream.damagedCount > 0 {
      tally.add(
        Finding(
          .invalidUTF8, at: Place(file: path),
          "\(stream.damagedCount) units of the file are no characters of \(stream.encoding.name)",
          advice: "They are U+FFFD in what was written."))
    }
    // Without a row that is a conversation the header may have been none.
    if let header, forms.isEmpty {
      let names = header.names.prefix(20).map { "'\(shortened($0, 48))'" }
      report(
        Place(file: path, line: header.line, column: 1),
        "no row became a conversation; its columns are \(names.joined(separator: ", "))",
        advice: "The first row names the columns: '--field user=NAME --field assistant=NAME'.")
    }
  }

  private mutating func taken() -> Conversation? {
    defer { open = nil }
    return open?.conversation
  }

  private func conversation(
    _ chat: ChatRecord, _ stated: Attributes, id: String?, line: Int
  ) -> Conversation {
    var attributes = stated
    attributes.date = chat.date?.day
    return Conversation(
      id: id, title: chat.title, source: .mined, attributes: attributes, messages: chat.messages,
      line: line)
  }

  private mutating func report(
    _ place: Place, _ reason: String, advice: String = "Mend it; the other records were read."
  ) {
    tally.add(
      Finding(
        .invalidRecord, at: place, "the record was left out: \(reason)", advice: advice))
  }

  /// A record's value; nil with a finding where it has none, and for a table's header.
  private mutating func value(of record: Record) -> JSON? {
    let place = Place(file: path, line: record.line, column: record.column)
    if let problem = record.problem {
      tally.add(
        Finding(
          .invalidRecord, at: place, problem,
          advice: record.isHarmless
            ? "Look whether one was deleted." : "Mend it; the other records were read.",
          severity: record.isHarmless ? .warning : .error))
      return nil
    }
    var bytes = record.bytes
    if String(validating: bytes, as: UTF8.self) == nil {
      tally.add(
        Finding(
          .invalidUTF8, at: place, "the record has bytes that are not UTF-8",
          advice: "They are U+FFFD in what was written; convert the file to UTF-8."))
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    if stream.isTable { return row(bytes, at: place) }
    do throws(JSONError) {
      let (value, hasLoneSurrogate) = try JSONReader.read(bytes, .lenient)
      if hasLoneSurrogate {
        tally.add(
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

  /// A row of a table as an object; nil for its header, and with a finding where it has other cells.
  private mutating func row(_ bytes: [UInt8], at place: Place) -> JSON? {
    let separator = stream.separator ?? UInt8(ascii: ",")
    let (cells, problem) = TableRow.cells(bytes, separator: separator)
    if let problem {
      tally.add(
        Finding(
          .invalidRecord, at: place, problem,
          advice: "Look whether a quote is missing there: its cells may have shifted.",
          severity: .warning))
    }
    guard let header else {
      header = (cells.map { String(decoding: $0, as: UTF8.self) }, place.line)
      return nil
    }
    if cells.count != header.names.count {
      report(place, "it has \(cells.count) cells, and the header \(header.names.count)")
      return nil
    }
    return .object(zip(header.names, cells).map { JSON.Member(key: $0, value: .string($1)) })
  }
}

extension JSON {
  /// What a field says that may state consent or name somebody; nil for a list or an object.
  fileprivate var statedText: String? {
    switch self {
    case .string(let text): String(decoding: text, as: UTF8.self)
    case .bool(let flag): flag ? "true" : "false"
    case .number(let digits): String(decoding: digits, as: UTF8.self)
    case .null, .array, .object: nil
    }
  }
}

extension Attributes {
  /// Takes what another record of the same conversation says: whom it names, and a refusal.
  fileprivate mutating func take(refusalsOf other: Attributes) {
    if other.consent == .denied { consent = .denied }
    alsoNamed += other.people.filter { !people.contains($0) }
  }
}
