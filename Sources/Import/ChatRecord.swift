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
  var form = ""
  var content = Content.conversation
  private(set) var id: String?
  private(set) var title: String?
  /// A day as `YYYY-MM-DD`, and the name of the field that it stands in.
  private(set) var date: (day: String, field: String)?
  var messages: [Message] = []
  /// What has no place in a conversation of Tuneboard's, each as often as it stands there, with what it holds.
  private(set) var leftOut: [(LeftOut, JSON?)] = []

  let fields: RecordFields
  /// Names of its id that come before the usual ones, in a form whose messages have ids too.
  var formIDs: [String] = []

  /// A record of which nothing is read yet.
  init(fields: RecordFields) { self.fields = fields }

  /// Reads a record in whatever known form it is, or by its fields.
  init(_ value: JSON, fields: RecordFields, forms: ImportRegistry) {
    self.fields = fields
    guard value.isObject || value.array != nil else {
      content = .nothing("it is neither an object nor a list of messages")
      return
    }
    var record = FieldReader(value)
    if let list = value.array {
      form = "lists of messages"
      readList(list, at: "[]")
    } else {
      for form in forms.forms where form.read(&record, &self) { break }
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
    id = takeIdentifier(&record, (fields.id.count > 1 ? formIDs : []) + fields.id)
    title = record.take(any: ["title", "name"]) { $0.string?.isEmpty == false }?.value.text
  }

  func takeIdentifier(_ record: inout FieldReader, _ names: [String]) -> String? {
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

  // MARK: What forms share

  /// Puts what stands beside the messages as the system's before them, where they do not say it themselves.
  mutating func addSystem(_ record: inout FieldReader, at path: String) {
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

  mutating func addSystem(_ text: [UInt8]) {
    let isKnown = messages.contains { $0.role == .system && $0.text == text }
    if text.isEmpty || isKnown { return }
    let message = Message(
      role: .system, text: text, line: 1, column: 1, origin: Origin(start: 0))
    messages.insert(message, at: 0)
  }

  /// What one speaker said: a text, or messages that name their speakers.
  mutating func readTurn(_ role: Role, _ value: JSON, at path: String) {
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
