internal import Bytes
internal import Corpus
internal import Dialects

/// Lists of messages, and what hangs below each.
extension ChatRecord {
  /// The fields that hold replies to a message, or a group of messages.
  private static let replyKeys = [
    "children", "replies", "responses", "answers", "messages", "reply", "response", "answer",
    "next",
  ]

  /// Reads messages one after the other; of alternatives those of the branch that was open last.
  mutating func readList(_ list: [JSON], at path: String, leaf: String? = nil) {
    let (order, branch) = order(of: list, leaf: leaf)
    for index in order {
      let value = list[index]
      if branch?.contains(index) == false {
        leaveOut("messages of other branches", value, at: path)
      } else {
        readItem(value, at: path)
      }
    }
  }

  private mutating func readItem(_ value: JSON, at path: String) {
    if let items = value.array {
      if items.contains(where: { $0.isObject && hasRole($0) }) {
        readList(items, at: path + "[]")
      } else if value.isNothing {
        return
      } else if items.count == 2 {
        // [question, answer]
        add(.user, text(of: items[0], at: path))
        add(.assistant, text(of: items[1], at: path))
      } else {
        leaveOut("lists of \(min(items.count, 10)) that are no pairs", value, at: path)
      }
      return
    }
    guard value.isObject else {
      if !value.isNothing { leaveOut("messages without a role", value, at: path) }
      return
    }
    var item = FieldReader(value)
    let role = takeRole(&item, at: path)
    let before = messages.count
    if let role {
      readMessage(&item, role, at: path)
    } else if let answer = item.take(any: fields.assistant, where: { !$0.isNothing }) {
      // A turn of question and answer.
      guard let question = item.take(any: fields.user, where: { !$0.isNothing }) else {
        leaveOut("messages without a role", value, at: path)
        return
      }
      add(.user, text(of: question.value, at: LeftOut.path(path, question.key)))
      add(.assistant, text(of: answer.value, at: LeftOut.path(path, answer.key)))
    }
    readReplies(&item, to: role, at: path)
    if role == nil, messages.count == before {
      if !value.isNothing { leaveOut("messages without a role", value, at: path) }
      return
    }
    leaveOut(restOf: item, at: path)
  }

  /// Adds what a message says and the tools that it calls; the rest of its fields is not taken.
  mutating func readMessage(_ item: inout FieldReader, _ role: Role, at path: String) {
    let calls = item.take(any: ["tool_calls", "function_call"]) { !$0.isNothing }
    if let content = item.take(any: fields.content) {
      add(role, text(of: content.value, at: LeftOut.path(path, content.key)))
    } else if calls == nil {
      leaveOut("messages without text", nil, at: path.isEmpty ? "the record" : path)
    }
    // A call of a tool is nothing that the assistant said.
    if let calls { add(.unknown, calls.value.bytes) }
    if let weight = item.take("weight", where: { $0.number == 0 || $0.number == 1 }),
      weight.number == 0
    {
      leaveOut("weights of 0", nil, at: LeftOut.path(path, "weight"))
    }
  }

  /// Reads what is nested in a message.
  ///
  /// Replies of one speaker to one message are alternatives, of which the last is current. Replies of several speakers
  /// are a talk, and so are messages in a group that is none itself.
  mutating func readReplies(_ item: inout FieldReader, to role: Role?, at path: String) {
    for key in Self.replyKeys {
      let replies = item.take(key) { value in
        !value.isNothing
          && (value.isObject
            ? hasRole(value) : value.array?.contains { $0.isObject || $0.array != nil } == true)
      }
      guard let replies else { continue }
      // A single one may stand without a list.
      let list = replies.array ?? [replies]
      // Replies to replies stand at the same place as far as a reader is concerned.
      let step = "." + key + "[]"
      let inner = path.hasSuffix(step) ? path : LeftOut.path(path, key) + "[]"
      let roles = Set(list.map { self.role(in: $0) })
      let areAlternatives =
        role != nil && list.count > 1 && roles.count == 1 && roles.first != .some(nil)
        && (key == "children" || roles.first != role)
      guard areAlternatives else {
        readList(list, at: inner)
        continue
      }
      for other in list.dropLast() { leaveOutBranch(other, at: inner) }
      readItem(list[list.count - 1], at: inner)
    }
  }

  /// Counts every message of a branch that is not read.
  private mutating func leaveOutBranch(_ value: JSON, at path: String) {
    leaveOut("messages of other branches", value, at: path)
    for key in Self.replyKeys {
      guard let replies = value[key] else { continue }
      for reply in replies.array ?? [replies] where reply.isObject && hasRole(reply) {
        leaveOutBranch(reply, at: path)
      }
    }
  }

  // MARK: Roles

  /// Whether an object says whose words it holds.
  func hasRole(_ value: JSON) -> Bool {
    value["isCreatedByUser"] != nil || fields.role.contains { value[$0] != nil }
  }

  /// The role that a message names, without taking it.
  func role(in value: JSON) -> Role? {
    var item = FieldReader(value)
    var scratch = ChatRecord(fields: fields)
    return scratch.takeRole(&item, at: "")
  }

  /// Takes the role of a message; nil where it names none.
  mutating func takeRole(_ item: inout FieldReader, at path: String) -> Role? {
    let created = item.take("isCreatedByUser") { Self.flag($0) != nil }.flatMap(Self.flag)
    let isName: (JSON) -> Bool = { value in
      value.identifier != nil || value["role"]?.identifier != nil
        || value["name"]?.identifier != nil
    }
    if let created {
      let said: Role = created ? .user : .assistant
      // Beside it stands a name that may be anybody's: the model's, or the user's own.
      for key in fields.role {
        guard let name = item.look(key)?.identifier, let named = known(name) else { continue }
        if named == said || key == "role" {
          _ = item.take(key)
          return named
        }
      }
      return said
    }
    guard let field = item.take(any: fields.role, where: isName) else { return nil }
    if let name = field.value.identifier { return role(name, at: LeftOut.path(path, field.key)) }
    let path = LeftOut.path(path, field.key)
    var author = FieldReader(field.value)
    let name = author.take(any: ["role", "name"]) { $0.identifier != nil }?.value.identifier
    let role = role(name ?? "", at: path)
    leaveOut(restOf: author, at: path)
    return role
  }

  /// Yes or no, as tables write it too.
  private static func flag(_ value: JSON) -> Bool? {
    if case .bool(let flag) = value { return flag }
    switch value.text?.lowercased() {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }

  /// The role that a name stands for; the tools' with a note where it says nothing.
  mutating func role(_ name: String, at path: String) -> Role {
    if let role = known(name) { return role }
    leaveOut(
      "names of roles that say nothing: '\(shortened(name, 24))', kept as Tool", nil,
      at: path)
    return .unknown
  }

  private func known(_ name: String) -> Role? {
    switch name {
    case "user", "human": return .user
    case "assistant", "gpt": return .assistant
    case "system", "developer": return .system
    default: break
    }
    // A developer's message is the system's by another name.
    if let role = Dialects.role(ofSpeaker: name.replacing("_", with: " ")) { return role }
    switch name.lowercased() {
    case "prompter": return .user
    case "bing", "assistant_response": return .assistant
    case "function_call", "observation", "ipython", "environment": return .unknown
    default: return nil
    }
  }

  // MARK: Texts

  /// The text of a message's content: of a list of parts, those that are text.
  mutating func text(of content: JSON, at path: @autoclosure () -> String) -> [UInt8] {
    switch content {
    case .string(let text): return text
    case .null: return []
    case .array(let parts):
      var texts: [[UInt8]] = []
      for part in parts {
        if let text = text(ofPart: part, at: path()) { texts.append(text) }
      }
      return Array(texts.joined(separator: [0x0A]))
    case .object:
      var item = FieldReader(content)
      guard let inner = item.take(any: ["parts", "text", "content", "value"]) else {
        if !content.isNothing { leaveOut("contents without text", content, at: path()) }
        return []
      }
      let base = path()
      let text = text(of: inner.value, at: LeftOut.path(base, inner.key))
      leaveOut(restOf: item, at: base)
      return text
    case .number, .bool: return content.bytes
    }
  }

  private mutating func text(ofPart part: JSON, at path: @autoclosure () -> String) -> [UInt8]? {
    switch part {
    case .string(let text): return text
    case .null: return nil
    case .array:
      if part.isNothing { return nil }
      // Once a level: else each name would be asked for through all levels above.
      let base = path()
      return text(of: part, at: base)
    case .number, .bool:
      leaveOut("parts of type 'unknown'", part, at: path())
      return nil
    case .object(let members):
      var item = FieldReader(part)
      let type = item.take(any: ["type", "content_type"]) { $0.string != nil }?.value.text
      let isText = ["text", "input_text", "output_text", "refusal"].contains(type ?? "text")
      if isText, part["thought"] != .bool(true),
        let text = item.take(
          any: ["text", "refusal", "content"], where: { $0.string != nil || $0.isObject })
      {
        let base = path()
        let result = self.text(of: text.value, at: LeftOut.path(base, text.key))
        leaveOut(restOf: item, at: base + "[]")
        return result
      }
      if part.isNothing { return nil }
      // Where nothing names the type, the field that holds it does.
      let field =
        part["thought"] == .bool(true)
        ? "thought" : part["text"] != nil ? "text" : members.first?.key ?? ""
      let name = type ?? field
      leaveOut("parts of type '\(shortened(name, 32))'", part, at: path())
      return nil
    }
  }
}
