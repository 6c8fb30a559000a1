internal import Bytes
package import Corpus
internal import Dialects
package import Findings
package import Privacy

/// Reads the conversations of a file in a format of other tools, one record after the other.
///
/// Known are OpenAI's chat format and preferences, ShareGPT, Alpaca, the data exports of ChatGPT and Claude, and
/// records or rows with fields for the user's message and the assistant's, or for role and content.
package struct Importer {
  /// For findings.
  private let path: ShownText
  private let fields: RecordFields
  private let known: ImportRegistry
  private var values: RecordValues
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
    values = try RecordValues(path: path, findings: &tally, read: read)
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
        values.reportEnd(hasConversation: !forms.isEmpty, findings: &tally)
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
        tally.add(
          leftOutRecord: reason, at: place,
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
    while let (value, place) = try values.next(findings: &tally) {
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
