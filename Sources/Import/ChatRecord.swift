package import Corpus
internal import Dialects

/// The names of the fields that hold a conversation in a file of no known form.
package struct RecordFields: Sendable, Equatable {
  package var user: [String] = [
    "prompt", "question", "query", "user", "human", "input", "instruction", "message", "request",
  ]
  package var assistant: [String] = [
    "completion", "response", "answer", "assistant", "output", "reply", "bot", "ai", "chosen",
  ]
  package var system: [String] = ["system", "system_prompt"]
  package var role: [String] = ["role", "from", "sender", "speaker", "author"]
  package var content: [String] = ["content", "value", "text", "message", "body"]
  package var id: [String] = [
    "conversation_id", "conversationId", "session_id", "thread_id", "chat_id", "id", "uuid",
  ]

  package init() {}

  /// Takes the name of one field; false when there is no such field.
  package mutating func set(_ field: String, to name: String) -> Bool {
    switch field {
    case "user": user = [name]
    case "assistant": assistant = [name]
    case "system": system = [name]
    case "role": role = [name]
    case "content": content = [name]
    case "id": id = [name]
    default: return false
    }
    return true
  }
}

/// What a record holds.
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
  var id: String?
  var title: String?
  var date: String?
  var messages: [Message] = []
  /// What has no place in a conversation of Tuneboard's, each as often as it stands there.
  var leftOut: [String] = []

  /// Reads a record in whatever known form it is, or by its fields.
  init(_ record: JSON, fields: RecordFields) {
    guard record.isObject || record.array != nil else {
      content = .nothing("it is neither an object nor a list of messages")
      return
    }
    id = record[any: fields.id]?.identifier
    title = record[any: ["title", "name"]]?.text
    date = Self.day(record[any: ["create_time", "created_at", "createdAt", "date", "timestamp"]])
    if record["mapping"]?.isObject == true {
      form = "ChatGPT"
      readTree(record)
    } else if let list = record["chat_messages"]?.array {
      form = "Claude"
      for item in list { readClaude(item) }
    } else if let list = record["messages"]?.array ?? record["input"]?["messages"]?.array {
      form = "OpenAI"
      id = record[any: ["id", "conversation_id"]]?.identifier
      readList(list, fields)
      if let preferred = record["preferred_output"]?.array {
        form = "OpenAI preferences"
        readList(preferred, fields)
        if record["non_preferred_output"] != nil { leftOut.append("rejected responses") }
      }
      for key in ["tools", "functions"] where record[key] != nil {
        leftOut.append("definitions of tools")
      }
    } else if let list = record[any: [
      "conversations", "conversation", "items", "dialog", "dialogue", "turns",
    ]]?
    .array {
      form = "ShareGPT"
      if let system = record["system"]?.string, !system.isEmpty { add(.system, system) }
      readList(list, fields)
    } else if let list = record.array {
      form = "lists of messages"
      readList(list, fields)
    } else if record["instruction"] != nil, record["output"] != nil {
      form = "Alpaca"
      readAlpaca(record)
    } else if let name = record[any: fields.role] {
      form = "one message a record"
      let text = record[any: fields.content].map { self.text(of: $0) } ?? []
      add(role(name.identifier ?? ""), text)
      // The name of a message is none of its conversation.
      content = .message(
        conversation: record[
          any: fields.id.filter { fields.id.count == 1 || $0 != "id" && $0 != "uuid" }]?
          .identifier)
      id = nil
      title = nil
    } else {
      form = "fields"
      readFields(record, fields)
    }
    if case .conversation = content, messages.isEmpty {
      content = .nothing("it has no message")
    }
  }

  // MARK: Messages

  private mutating func add(_ role: Role, _ text: [UInt8]) {
    messages.append(Message(role: role, text: text, line: 1, column: 1, origin: Origin(start: 0)))
  }

  private mutating func role(_ name: String) -> Role {
    // A developer's message is the system's by another name.
    if let role = Dialects.role(ofSpeaker: name.replacing("_", with: " ")) { return role }
    switch name.lowercased() {
    case "prompter": return .user
    case "bing", "assistant_response": return .assistant
    case "function_call", "observation", "ipython", "environment": return .unknown
    default:
      leftOut.append("names of roles that say nothing: '\(name.prefix(24))', kept as Tool")
      return .unknown
    }
  }

  /// The text of a message's content: of a list of parts, those that are text.
  private mutating func text(of content: JSON) -> [UInt8] {
    switch content {
    case .string(let text): return text
    case .null: return []
    case .array(let parts):
      var texts: [[UInt8]] = []
      for part in parts {
        if let text = part.string ?? part["text"]?.string {
          let type = part["type"]?.text ?? "text"
          if ["text", "input_text", "output_text", "refusal"].contains(type) {
            texts.append(text)
          } else {
            leftOut.append("parts of type '\(type.prefix(32))'")
          }
        } else {
          let type = part[any: ["type", "content_type"]]?.text ?? "unknown"
          leftOut.append("parts of type '\(type.prefix(32))'")
        }
      }
      return Array(texts.joined(separator: [0x0A]))
    case .object:
      if let inner = content[any: ["parts", "text", "content", "value"]] { return text(of: inner) }
      leftOut.append("contents without text")
      return []
    case .number, .bool: return content.bytes
    }
  }

  private mutating func readList(_ list: [JSON], _ fields: RecordFields) {
    for item in list {
      guard item.isObject, let name = item[any: fields.role] else {
        if let pair = item.array, pair.count == 2 {
          // [question, answer]
          add(.user, text(of: pair[0]))
          add(.assistant, text(of: pair[1]))
        } else {
          leftOut.append("messages without a role")
        }
        continue
      }
      let role = role(name.identifier ?? name["role"]?.text ?? "")
      let calls = item[any: ["tool_calls", "function_call"]]
      let content = item[any: fields.content]
      if content != nil || calls == nil { add(role, content.map { text(of: $0) } ?? []) }
      // A call of a tool is nothing that the assistant said.
      if let calls { add(.unknown, calls.bytes) }
      if let weight = item["weight"]?.number, weight == 0 { leftOut.append("weights of 0") }
    }
  }

  private mutating func readAlpaca(_ record: JSON) {
    if let system = record["system"]?.string, !system.isEmpty { add(.system, system) }
    for pair in record["history"]?.array ?? [] {
      guard let turns = pair.array, turns.count == 2 else { continue }
      add(.user, text(of: turns[0]))
      add(.assistant, text(of: turns[1]))
    }
    var instruction = record["instruction"].map { text(of: $0) } ?? []
    if let input = record["input"]?.string, !input.isEmpty { instruction += [0x0A] + input }
    add(.user, instruction)
    add(.assistant, record["output"].map { text(of: $0) } ?? [])
  }

  private mutating func readFields(_ record: JSON, _ fields: RecordFields) {
    guard let answer = record[any: fields.assistant] else {
      content = .nothing("no field of it is known to hold a conversation")
      return
    }
    if let system = record[any: fields.system]?.string, !system.isEmpty { add(.system, system) }
    guard let question = record[any: fields.user] else {
      // Some write the whole conversation into the chosen answer.
      if let list = answer.array {
        readList(list, fields)
      } else {
        content = .nothing("it has an answer, and no field that is known to hold the question")
      }
      return
    }
    for (role, value) in [(Role.user, question), (.assistant, answer)] {
      if let list = value.array, list.contains(where: \.isObject) {
        readList(list, fields)
      } else {
        add(role, text(of: value))
      }
    }
    if record["rejected"] != nil { leftOut.append("rejected responses") }
  }

  // MARK: Exports

  private mutating func readClaude(_ item: JSON) {
    let role = role(item["sender"]?.text ?? "")
    var text = item["text"]?.string ?? []
    if let parts = item["content"]?.array {
      let written = self.text(of: .array(parts))
      if !written.isEmpty { text = written }
    }
    for key in ["attachments", "files", "files_v2"] where item[key]?.array?.isEmpty == false {
      leftOut.append("attached files")
    }
    if text.isEmpty { leftOut.append("empty messages") } else { add(role, text) }
  }

  /// The branch of a ChatGPT conversation that was open last: from `current_node` up to the root.
  private mutating func readTree(_ record: JSON) {
    guard case .object(let members)? = record["mapping"] else { return }
    var nodes: [String: JSON] = [:]
    for member in members where nodes[member.key] == nil { nodes[member.key] = member.value }
    var path: [JSON] = []
    var seen: Set<String> = []
    // Without a current node: the newest child of each.
    var name = record["current_node"]?.text
    if name.flatMap({ nodes[$0] }) == nil {
      name = members.first { $0.value["parent"] == nil }?.key
      while let current = name, seen.insert(current).inserted,
        let child = nodes[current]?["children"]?.array?.last?.text, nodes[child] != nil
      {
        name = child
      }
      seen = []
    }
    while let current = name, let node = nodes[current], seen.insert(current).inserted {
      path.append(node)
      name = node["parent"]?.text
    }
    for node in path.reversed() {
      if let message = node["message"] { readNode(message) }
    }
    let others = members.count { member in
      !seen.contains(member.key) && member.value["message"]?["author"] != nil
    }
    leftOut += Array(repeating: "messages of other branches", count: others)
  }

  private mutating func readNode(_ message: JSON) {
    let name = message["author"]?["role"]?.text ?? ""
    guard let content = message["content"] else { return }
    let type = content["content_type"]?.text ?? "text"
    if case .bool(true)? = message["metadata"]?["is_visually_hidden_from_conversation"] {
      // Every export begins with an empty one.
      if !text(of: content).isEmpty { leftOut.append("hidden messages") }
      return
    }
    guard ["text", "multimodal_text", "code", "execution_output"].contains(type) else {
      leftOut.append("messages of type '\(type.prefix(32))'")
      return
    }
    let text = self.text(of: content)
    if text.isEmpty {
      if name != "system" { leftOut.append("empty messages") }
      return
    }
    let recipient = message["recipient"]?.text ?? "all"
    let role = role(name)
    add(role == .assistant && (recipient != "all" || type == "code") ? .unknown : role, text)
  }

  /// `YYYY-MM-DD` of a time in seconds, or of a text that begins with a day.
  private static func day(_ value: JSON?) -> String? {
    if let text = value?.text, text.utf8.count >= 10 {
      let day = text.prefix(10)
      let isDay = day.utf8.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : byte &- 0x30 < 10
      }
      return isDay ? String(day) : nil
    }
    guard var seconds = value?.number, seconds > 0, seconds < 1e14 else { return nil }
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
}
