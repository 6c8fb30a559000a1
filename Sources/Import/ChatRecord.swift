internal import Bytes
internal import Corpus

/// What a record holds.
///
/// Everything in it ends in a message, as its name or day, or in what was left out: fields are taken from a
/// ``FieldReader``, and what nobody took is left out by its name.
struct ChatRecord {
  enum Content {
    case conversation
    /// One message of a conversation that several records make up.
    case message(conversation: String?)
    case nothing(String)
  }

  /// As people call the form.
  private(set) var form = ""
  private(set) var content = Content.conversation
  private(set) var id: String?
  private(set) var title: String?
  /// A day as `YYYY-MM-DD`, and the name of the field that it stands in.
  private(set) var date: (day: String, field: String)?
  var messages: [Message] = []
  /// What has no place in a conversation of Tuneboard's, each as often as it stands there, with what it holds.
  private(set) var leftOut: [(LeftOut, JSON?)] = []

  let fields: RecordFields

  /// A record of which nothing is read yet.
  init(fields: RecordFields) { self.fields = fields }

  /// Reads a record in whatever known form it is, or by its fields.
  init(_ value: JSON, fields: RecordFields) {
    self.fields = fields
    guard value.isObject || value.array != nil else {
      content = .nothing("it is neither an object nor a list of messages")
      return
    }
    var record = FieldReader(value)
    if let list = value.array {
      form = "lists of messages"
      readList(list, at: "[]")
    } else if let mapping = record.take("mapping", where: \.isObject) {
      form = "ChatGPT"
      readTree(
        mapping,
        current: record.take("current_node") { name in
          name.text.map { mapping[$0] != nil } == true
        }?.text)
    } else if let list = record.take("chat_messages", where: { $0.array != nil })?.array {
      form = "Claude"
      readExport(
        list, leaf: record.take("current_leaf_message_uuid", where: { $0.string != nil })?.text)
    } else if !readMessages(&record) {
      if record.look("instruction") != nil, record.look("output") != nil {
        form = "Alpaca"
        readAlpaca(&record)
      } else if fields.content.contains(where: { record.look($0) != nil }),
        let role = takeRole(&record, at: "")
      {
        form = "one message a record"
        readMessage(&record, role, at: "")
        let count = messages.count
        readReplies(&record, to: role, at: "")
        if messages.count > count {
          // With its replies it is a conversation of its own.
          form = "nested replies"
        } else {
          // The name of a message is none of its conversation.
          let names = fields.id.filter { fields.id.count == 1 || $0 != "id" && $0 != "uuid" }
          content = .message(conversation: takeIdentifier(&record, names))
        }
      } else {
        form = "fields"
        readFields(&record)
      }
    }
    if case .conversation = content {
      readName(&record)
      addSystem(&record, at: "")
    }
    date = takeDay(&record)
    if case .conversation = content, messages.isEmpty { content = .nothing("it has no message") }
    if case .nothing = content { return }
    leaveOut(restOf: record, at: "")
  }

  /// Id and title of a conversation.
  private mutating func readName(_ record: inout FieldReader) {
    // In these forms `id` is the conversation's, whatever else has one.
    let isOfMessages = form.hasPrefix("OpenAI") && fields.id.count > 1
    id = takeIdentifier(&record, (isOfMessages ? ["id", "conversation_id"] : []) + fields.id)
    title = record.take(any: ["title", "name"]) { $0.string?.isEmpty == false }?.value.text
  }

  private func takeIdentifier(_ record: inout FieldReader, _ names: [String]) -> String? {
    record.take(any: names) { $0.identifier != nil }?.value.identifier
  }

  private func takeDay(_ record: inout FieldReader) -> (String, String)? {
    let names = ["create_time", "created_at", "createdAt", "date", "timestamp", "inserted_at"]
    guard let field = record.take(any: names, where: { day(of: $0) != nil }),
      let day = day(of: field.value)
    else { return nil }
    return (day, field.key)
  }

  // MARK: What is noted

  mutating func add(_ role: Role, _ text: [UInt8]) {
    messages.append(Message(role: role, text: text, line: 1, column: 1, origin: Origin(start: 0)))
  }

  /// Notes something that has no place in a conversation.
  mutating func leaveOut(_ what: String?, _ value: JSON?, at path: String) {
    leftOut.append((LeftOut(what: what, path: path), value))
  }

  /// Notes what was not taken of an object, field by field.
  mutating func leaveOut(restOf record: FieldReader, at path: @autoclosure () -> String) {
    for member in record.rest {
      leaveOut(nil, member.value, at: LeftOut.path(path(), member.key))
    }
  }

  // MARK: Forms

  /// Where the lists stand that hold messages: in the record itself, or in what was sent.
  private static let wrappers = ["input", "body", "request", "params", "modelInput", "chat"]

  /// Reads a list of messages; false where there is none.
  private mutating func readMessages(_ record: inout FieldReader) -> Bool {
    let forms = [
      "messages": "OpenAI", "contents": "Gemini",
      "conversations": "ShareGPT", "conversation": "ShareGPT", "items": "ShareGPT",
      "dialog": "ShareGPT", "dialogue": "ShareGPT", "turns": "ShareGPT",
    ]
    let names = [
      "messages", "contents", "conversations", "conversation", "items", "dialog", "dialogue",
      "turns",
    ]
    if let list = record.take(any: names, where: { $0.array != nil }) {
      form = forms[list.key] ?? ""
      readList(list.value.array ?? [], at: list.key + "[]")
    } else {
      let sent = record.take(any: Self.wrappers) { value in
        names.prefix(2).contains { value[$0]?.array != nil }
      }
      guard let sent else { return false }
      var inner = FieldReader(sent.value)
      guard let list = inner.take(any: names, where: { $0.array != nil }) else { return false }
      form = forms[list.key] ?? ""
      readList(list.value.array ?? [], at: sent.key + "." + list.key + "[]")
      addSystem(&inner, at: sent.key)
      leaveOut(definitionsIn: &inner, at: sent.key)
      leaveOut(restOf: inner, at: sent.key)
    }
    if let preferred = record.take("preferred_output", where: { $0.array != nil })?.array {
      form = "OpenAI preferences"
      readList(preferred, at: "preferred_output[]")
      if let other = record.take("non_preferred_output") {
        leaveOut("rejected responses", other, at: "non_preferred_output")
      }
    }
    leaveOut(definitionsIn: &record, at: "")
    // LibreChat keeps the system prompt among the settings.
    if let options = record.take("options", where: { $0["promptPrefix"]?.string != nil }) {
      var inner = FieldReader(options)
      let prompt = inner.take("promptPrefix")?.string ?? []
      addSystem(prompt)
      leaveOut(restOf: inner, at: "options")
    }
    return true
  }

  private mutating func leaveOut(definitionsIn record: inout FieldReader, at path: String) {
    for key in ["tools", "functions"] {
      guard let value = record.take(key, where: { !$0.isNothing }) else { continue }
      leaveOut("definitions of tools", value, at: LeftOut.path(path, key))
    }
  }

  /// Puts what stands beside the messages as the system's before them, where they do not say it themselves.
  private mutating func addSystem(_ record: inout FieldReader, at path: String) {
    var prompts: [[UInt8]] = []
    for key in fields.system {
      let value = record.take(key) { value in
        !value.isNothing && (value.string != nil || value.array != nil || value.isObject)
      }
      guard let value else { continue }
      let text = text(of: value, at: LeftOut.path(path, key))
      if !text.isEmpty, !prompts.contains(text) { prompts.append(text) }
    }
    for prompt in prompts.reversed() { addSystem(prompt) }
  }

  private mutating func addSystem(_ text: [UInt8]) {
    let isKnown = messages.contains { $0.role == .system && $0.text == text }
    if text.isEmpty || isKnown { return }
    let message = Message(
      role: .system, text: text, line: 1, column: 1, origin: Origin(start: 0))
    messages.insert(message, at: 0)
  }

  private mutating func readAlpaca(_ record: inout FieldReader) {
    readList(record.take("history", where: { $0.array != nil })?.array ?? [], at: "history[]")
    var instruction = record.take("instruction").map { text(of: $0, at: "instruction") } ?? []
    if let input = record.take("input", where: { !$0.isNothing }) {
      let more = text(of: input, at: "input")
      if !more.isEmpty { instruction += [0x0A] + more }
    }
    add(.user, instruction)
    readTurn(.assistant, record.take("output") ?? .null, at: "output")
  }

  private mutating func readFields(_ record: inout FieldReader) {
    guard let answer = record.take(any: fields.assistant) else {
      content = .nothing("no field of it is known to hold a conversation")
      return
    }
    guard let question = record.take(any: fields.user) else {
      // Some write the whole conversation into the chosen answer.
      if let list = answer.value.array {
        readList(list, at: answer.key + "[]")
      } else {
        content = .nothing("it has an answer, and no field that is known to hold the question")
      }
      return
    }
    readTurn(.user, question.value, at: question.key)
    let count = messages.count
    readTurn(.assistant, answer.value, at: answer.key)
    // Preference data repeats the question in the answers, as messages of their own.
    let said = messages[count...]
    if said.count > 1,
      begins(said, with: messages[..<count])
        || begins(said.drop { $0.role == .system }, with: messages[..<count])
    {
      messages.removeFirst(count)
    }
    if let other = record.take("rejected", where: { !$0.isNothing }) {
      leaveOut("rejected responses", other, at: "rejected")
    }
  }

  private func begins(_ said: ArraySlice<Message>, with before: ArraySlice<Message>) -> Bool {
    said.count > before.count
      && zip(said, before).allSatisfy { $0.role == $1.role && $0.text == $1.text }
  }

  /// What one speaker said: a text, or messages that name their speakers.
  private mutating func readTurn(_ role: Role, _ value: JSON, at path: String) {
    if let list = value.array, list.contains(where: { $0.isObject && hasRole($0) }) {
      readList(list, at: path + "[]")
    } else {
      add(role, text(of: value, at: path))
    }
  }
}

/// `YYYY-MM-DD` of a time in seconds or milliseconds, or of a text that is a day or a day and a time; nil for others.
private func day(of value: JSON) -> String? {
  if let text = value.string {
    guard (10...40).contains(text.count) else { return nil }
    let isDay = text.prefix(10).enumerated().allSatisfy { index, byte in
      index == 4 || index == 7 ? byte == UInt8(ascii: "-") : byte &- 0x30 < 10
    }
    let isTime = text.dropFirst(10).allSatisfy { byte in
      byte &- 0x30 < 10 || "T:.+-Z UC".utf8.contains(byte)
    }
    return isDay && isTime ? String(decoding: text.prefix(10), as: UTF8.self) : nil
  }
  guard var seconds = value.number, seconds > 0, seconds < 1e14 else { return nil }
  if seconds > 1e11 { seconds /= 1000 }
  // Days since 1970 as a day of the calendar, by Howard Hinnant's algorithm.
  let z = Int(seconds / 86400) + 719_468
  let era = z / 146_097
  let dayOfEra = z % 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shifted = (5 * dayOfYear + 2) / 153
  let month = shifted < 10 ? shifted + 3 : shifted - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return "\(year)-\(padded(month))-\(padded(dayOfYear - (153 * shifted + 2) / 5 + 1))"
}
