import Bytes
import Foundation

@testable import Import

/// The forms that records are made in.
enum ImportForm: CaseIterable {
  case openAI, anthropic, bedrock, gemini, batch, preferences, responses, shareGPT, alpaca, pairs,
    lists, account, rows, chatGPT, claude, libreChat, flatReplies, threads, turns, table

  var seed: UInt64 { UInt64(Self.allCases.firstIndex(of: self) ?? 0) &* 7919 }
}

/// A file whose words are looked for.
struct AccountedFile {
  var path: String
  /// The records as they were meant; of a table, objects with its columns.
  var records: [JSON]
  /// As it is read.
  var bytes: [UInt8] = []
  /// Words of messages that have to be read, because nothing is wrong with their record.
  var spoken: Set<String> = []
}

/// Makes records with a word in each leaf, the same for the same seed.
struct RecordMaker {
  private var random: SeededGenerator
  private var count = 0
  private(set) var spoken: Set<String> = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  // MARK: Leaves

  /// A text with a word that stands nowhere else.
  private mutating func word() -> String {
    count += 1
    return "w\(count)k"
  }

  private mutating func text(spoken isSpoken: Bool = false) -> JSON {
    let word = word()
    if isSpoken { spoken.insert(word) }
    return .string(
      Array(
        one(of: ["\(word)", "it was \(word), I think \"so\"", "\(word)\n\nand é"]).utf8))
  }

  private mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  private func object(_ members: [(String, JSON)]) -> JSON {
    .object(members.map { JSON.Member(key: $0.0, value: $0.1) })
  }

  /// Fields that no form knows, or that stand at another place in some.
  private mutating func extras(_ share: Int = 40) -> [(String, JSON)] {
    var result: [(String, JSON)] = []
    for key in [
      "metadata", "model", "note", "updated_at", "annotations", "rating", "choices", "context",
      "summary", "children", "system_fingerprint",
    ] where chance(share / 4) {
      result.append((key, extra(depth: 0)))
    }
    return result
  }

  private mutating func extra(depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth < 3 ? 5 : 2), using: &random) {
    case 0, 1: text()
    case 2:
      object([
        ("a", extra(depth: depth + 1)), ("text", extra(depth: depth + 1)), ("n", .number([0x37])),
      ])
    case 3: .array([extra(depth: depth + 1), .null, extra(depth: depth + 1)])
    default: object([("role", text()), ("empty", .array([]))])
    }
  }

  // MARK: Forms

  mutating func file(_ form: ImportForm, count: Int) -> AccountedFile {
    if form == .table { return table(rows: count + 1) }
    return file(of: (0..<count).flatMap { _ in records(form) })
  }

  /// Writes records as lines, as a list, or as values over several lines.
  mutating func file(of records: [JSON]) -> AccountedFile {
    var file = AccountedFile(path: "a.jsonl", records: records)
    file.spoken = spoken
    let texts = records.map(\.bytes)
    if chance(50) || records.contains(where: { $0.array != nil }) {
      file.bytes = Array(texts.joined(separator: [0x0A])) + [0x0A]
      // A list in the first line is a list of records: here it is one behind others.
      if records.first?.array != nil {
        file.bytes = Array(#"{"prompt":"a","completion":"b"}"#.utf8) + [0x0A] + file.bytes
      }
    } else {
      file.path = "a.json"
      file.bytes =
        Array("[\n".utf8) + texts.joined(separator: Array(",\n".utf8)) + Array("\n]\n".utf8)
    }
    return file
  }

  /// A record with each text replaced by a word that stands once.
  mutating func withWords(_ value: JSON, key: String = "") -> JSON {
    switch value {
    case .string(let text):
      // What decides something stays.
      let kept = [
        "role", "from", "sender", "type", "content_type", "parent", "current_node", "id",
        "children",
        "conversation_id", "created_at",
      ]
      return kept.contains(key) || text.isEmpty ? value : self.text()
    case .array(let items): return .array(items.map { withWords($0, key: key) })
    case .object(let members):
      return .object(
        members.map { JSON.Member(key: $0.key, value: withWords($0.value, key: $0.key)) })
    default: return value
    }
  }

  private mutating func content(_ isSpoken: Bool = true) -> JSON {
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1, 2: return text(spoken: isSpoken)
    case 3:
      return .array([
        object(
          [("type", .string(Array("text".utf8))), ("text", text(spoken: isSpoken))] + extras(20)),
        object([
          ("type", .string(Array("image_url".utf8))), ("image_url", object([("url", text())])),
        ]),
        text(spoken: isSpoken),
      ])
    default:
      return object(
        [("parts", .array([text(spoken: isSpoken), object([("text", text(spoken: isSpoken))])]))]
          + extras(20))
    }
  }

  private func name(_ text: String) -> JSON { .string(Array(text.utf8)) }

  private mutating func message(
    _ role: String, roleKey: String = "role", contentKey: String = "content"
  ) -> JSON {
    var members = [(roleKey, name(role)), (contentKey, content())]
    if chance(15) {
      members.append(("tool_calls", .array([object([("id", text()), ("arguments", text())])])))
    }
    if chance(15) { members.append(("name", text())) }
    if chance(10) { members.append(("weight", .number([0x30]))) }
    if chance(10) { members[0].1 = object([("role", name(role)), ("name", text())]) }
    return object(members + extras())
  }

  private mutating func talk(
    _ roleKey: String = "role", _ contentKey: String = "content", user: String = "user",
    assistant: String = "assistant"
  ) -> [JSON] {
    (0..<Int.random(in: 2...4, using: &random)).map {
      message($0 % 2 == 0 ? user : assistant, roleKey: roleKey, contentKey: contentKey)
    }
  }

  private mutating func named(_ members: [(String, JSON)]) -> JSON {
    var members = members
    if chance(40) { members.insert(("id", text()), at: 0) }
    if chance(40) { members.append(("title", text())) }
    return object(members + extras())
  }

  private mutating func system() -> JSON {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: text(spoken: true)
    case 1:
      .array([
        object([
          ("type", name("text")), ("text", text(spoken: true)),
          ("cache_control", object([("type", text())])),
        ])
      ])
    case 2: .array([object([("text", text(spoken: true))])])
    default: object([("parts", .array([object([("text", text(spoken: true))])]))])
    }
  }

  private mutating func records(_ form: ImportForm) -> [JSON] {
    switch form {
    case .openAI:
      return [
        named([("messages", .array(talk())), ("tools", .array([object([("name", text())])]))])
      ]
    case .anthropic: return [named([("system", system()), ("messages", .array(talk()))])]
    case .bedrock:
      return [
        object([
          ("recordId", text()),
          (
            "modelInput",
            object([("system", system()), ("messages", .array(talk())), ("max_tokens", text())])
          ),
        ])
      ]
    case .gemini:
      return [
        named([
          ("systemInstruction", system()),
          ("contents", .array(talk("role", "parts", assistant: "model"))),
        ])
      ]
    case .batch:
      return [
        object([
          ("custom_id", text()),
          ("body", object([("instructions", system()), ("messages", .array(talk()))] + extras())),
        ])
      ]
    case .preferences:
      if chance(50) {
        return [
          named([
            ("prompt", text(spoken: true)), ("chosen", text(spoken: true)), ("rejected", text()),
          ])
        ]
      }
      return [
        object([
          ("input", object([("messages", .array(talk())), ("tools", .array([text()]))])),
          ("preferred_output", .array([message("assistant")])),
          (
            "non_preferred_output",
            .array([object([("role", name("assistant")), ("content", text())])])
          ),
        ])
      ]
    case .responses:
      return [
        named([
          ("instructions", system()), ("input", .array(talk())),
          (
            "output",
            .array([
              object([("type", name("reasoning")), ("summary", .array([text()]))]),
              message("assistant"),
            ])
          ),
        ])
      ]
    case .shareGPT:
      var conversation = talk("from", "value", user: "human", assistant: "gpt")
      if chance(30) { conversation.append(object([("from", name("gpt")), ("markdown", text())])) }
      if chance(30) { conversation.append(message(word(), roleKey: "from", contentKey: "value")) }
      return [named([("system_prompt", system()), ("conversations", .array(conversation))])]
    case .alpaca:
      return [
        named([
          ("instruction", text(spoken: true)), ("input", text(spoken: true)), ("output", content()),
          (
            "history",
            .array([
              .array([text(spoken: true), text(spoken: true)]), .array([text()]), text(),
              object([("q", text())]),
            ])
          ), ("system", text(spoken: true)),
        ])
      ]
    case .pairs:
      let user = one(of: ["prompt", "question", "input", "human"])
      let assistant = one(of: ["completion", "response", "answer", "output"])
      return [
        named([
          (user, content()), (assistant, content()), ("system", system()), ("explanation", text()),
        ])
      ]
    case .lists:
      return [
        .array(talk()),
        .array([.array([text(spoken: true), text(spoken: true)]), .array([text()]), text()]),
      ]
    case .account:
      let key = one(of: ["conversations", "data", "items", "chats"])
      return [
        object(
          [
            (
              key,
              .array([
                named([("messages", .array(talk())), ("system", system())]), tree(),
                object([("messages", .array(talk()))]), object([("note", text())]),
              ])
            )
          ] + extras().filter { $0.0 != "choices" })
      ]
    case .rows:
      let id = word()
      let other = word()
      return [(id, "user"), (id, "assistant"), (other, "user"), (id, "assistant")].map { id, role in
        object(
          [
            ("conversation_id", name(id)), ("role", name(role)), ("content", content()),
            (
              "timestamp",
              chance(50) ? name("2026-01-0\(Int.random(in: 1...9, using: &random))") : text()
            ),
          ] + extras())
      }
    case .chatGPT: return [tree()]
    case .claude:
      let messages = (0..<4).map { index -> JSON in
        let isAssistant = index % 2 == 1
        var members = [
          ("uuid", name("m\(index)")), ("sender", name(isAssistant ? "assistant" : "human")),
        ]
        let said = text(spoken: true)
        if chance(30) {
          members.append(("text", said))
        } else {
          members.append(("text", chance(50) ? said : text()))
          members.append(
            (
              "content",
              .array([
                object([("type", name("text")), ("text", said)] + extras(20)),
                object([("type", name("thinking")), ("thinking", text())]),
              ])
            ))
        }
        if chance(30) {
          members.append(("attachments", .array([object([("extracted_content", text())])])))
        }
        return object(members + extras())
      }
      return [
        object(
          [("uuid", text()), ("name", text()), ("chat_messages", .array(messages))] + extras())
      ]
    case .libreChat:
      return [
        object(
          [
            ("conversationId", text()),
            ("options", object([("model", text()), ("promptPrefix", text(spoken: true))])),
            ("messages", .array([reply(depth: 0, isOpen: true)])),
          ] + extras())
      ]
    case .flatReplies:
      var list: [JSON] = []
      for index in 0..<4 {
        let isOld = index == 2
        list.append(
          object([
            ("messageId", name("m\(index)")),
            (
              "parentMessageId",
              name(
                index == 0
                  ? "00000000-0000-0000-0000-000000000000" : index == 3 ? "m1" : "m\(index - 1)")
            ),
            ("sender", name(index % 2 == 0 ? "User" : "GPT-4")),
            ("isCreatedByUser", .bool(index % 2 == 0)),
            ("text", text(spoken: !isOld && index != 3)),
          ]))
      }
      return [named([("messages", .array(list))])]
    case .threads:
      let messages = (0..<2).map { _ in
        object(
          [
            ("author", name("user")), ("body", text(spoken: true)),
            (
              "replies",
              .array([
                object([("author", name("assistant")), ("body", text(spoken: true))] + extras()),
                object([
                  ("author", name("user")), ("body", text(spoken: true)),
                  ("reactions", .array([text()])),
                ]),
              ])
            ),
          ] + extras())
      }
      return [
        named([("messages", .array([object([("topic", text()), ("messages", .array(messages))])]))])
      ]
    case .turns:
      return [
        named([
          (
            "turns",
            .array([
              object([
                ("question", text(spoken: true)), ("answer", text(spoken: true)), ("score", text()),
              ]),
              .array([text(spoken: true), text(spoken: true)]), object([("utterance", text())]),
            ])
          )
        ])
      ]
    case .table: return []
    }
  }

  /// A message as LibreChat nests them, with older alternatives before the current reply.
  private mutating func reply(depth: Int, isOpen: Bool) -> JSON {
    var children: [JSON] = []
    if depth < 4 {
      if chance(40) { children.append(reply(depth: depth + 1, isOpen: false)) }
      children.append(reply(depth: depth + 1, isOpen: isOpen))
    }
    return object(
      [
        ("messageId", name("n\(depth)")), ("sender", name(depth % 2 == 0 ? "User" : "Claude 3")),
        ("isCreatedByUser", .bool(depth % 2 == 0)), ("text", text(spoken: isOpen)),
        ("children", .array(children)),
      ] + extras().filter { $0.0 != "children" })
  }

  private mutating func tree() -> JSON {
    func id(_ index: Int) -> String { "n\(index)" }
    var nodes: [(String, JSON)] = []
    for index in 0..<6 {
      // 4 is an older answer beside 5; the rest is a line.
      let parent = index == 5 ? 3 : index - 1
      let children = index == 3 ? [4, 5] : index < 4 ? [index + 1] : []
      let isOpen = index != 4
      let type = index == 2 && chance(30) ? "thoughts" : "text"
      let isHidden = index == 1 && chance(30)
      var content = [
        ("content_type", name(type)),
        ("parts", JSON.array([text(spoken: isOpen && type == "text" && !isHidden)])),
      ]
      if chance(20) { content.append(("language", text())) }
      if isHidden, chance(50) { content[1].0 = "user_profile" }
      var message = [
        (
          "author",
          object([
            ("role", name(index % 2 == 0 ? "user" : "assistant")),
            ("metadata", object([("a", text())])),
          ])
        ),
        ("content", object(content)),
        (
          "metadata",
          object([
            ("is_visually_hidden_from_conversation", JSON.bool(isHidden)), ("model_slug", text()),
          ])
        ),
      ]
      if chance(50) { message.append(("recipient", chance(50) ? name("all") : text())) }
      if chance(10) {
        message.remove(at: 1)
        _ = spoken
      }
      nodes.append(
        (
          id(index),
          object(
            [
              ("id", name(id(index))), ("parent", index == 0 ? .null : name(id(parent))),
              ("children", .array(children.map { name(id($0)) })), ("message", object(message)),
            ] + extras(20).filter { $0.0 != "children" })
        ))
    }
    // A node that no other leads to.
    nodes.append(
      (
        "lone",
        object([
          ("parent", name("gone")),
          ("message", object([("content", object([("parts", .array([text()]))]))])),
        ])
      ))
    return object(
      [
        ("title", text()), ("current_node", name("n5")), ("conversation_id", text()),
        ("mapping", object(nodes)),
      ] + extras())
  }

  private mutating func table(rows: Int) -> AccountedFile {
    let columns = ["id", "question", "answer", "note", "note", ""]
    let separator = one(of: [",", ";", "\t"])
    var file = AccountedFile(path: separator == "\t" ? "a.tsv" : "a.csv", records: [])
    var text = columns.joined(separator: separator) + "\n"
    for _ in 0..<rows {
      let width = chance(20) ? columns.count - 1 : columns.count
      let cells = (0..<width).map { _ in self.text() }
      file.records.append(object(zip(columns, cells).map { ($0, $1) }))
      text +=
        cells.map {
          "\"" + String(decoding: $0.string ?? [], as: UTF8.self).replacing("\"", with: "\"\"")
            + "\""
        }.joined(separator: separator) + "\n"
    }
    file.bytes = Array(text.utf8)
    return file
  }

  // MARK: Damage

  /// Changes a file in one way or two; says how.
  mutating func damage(_ file: inout AccountedFile) -> String {
    file.spoken = []
    var changes: [String] = []
    for _ in 0..<Int.random(in: 1...2, using: &random) { changes.append(damageOnce(&file)) }
    return changes.joined(separator: ", ")
  }

  private mutating func damageOnce(_ file: inout AccountedFile) -> String {
    let isTree = file.path.hasPrefix("a.json")
    switch Int.random(in: isTree ? 0..<11 : 5..<11, using: &random) {
    case 0, 1, 2, 3, 4:
      var change = ""
      file.records = file.records.map { record in
        var steps = Int.random(in: 0..<14, using: &random)
        return changed(record, &steps, &change)
      }
      let spokenBefore = spoken
      file = self.file(of: file.records)
      file.spoken = []
      spoken = spokenBefore
      return change
    case 5:
      // What opens or closes is gone.
      let places = file.bytes.indices.filter { "{}[],:\"".utf8.contains(file.bytes[$0]) }
      if let place = places.randomElement(using: &random) { file.bytes.remove(at: place) }
      return "a mark deleted"
    case 6:
      file.bytes.removeLast(Int.random(in: 0...file.bytes.count * 2 / 3, using: &random))
      return "truncated"
    case 7:
      let breaks = file.bytes.indices.filter { file.bytes[$0] == 0x0A }
      let garbage =
        "\n"
        + one(of: [
          "w90001k", "# w90002k: x", "}{ w90003k", "\"w90004k\"", "null", "w90005k,", "] w90006k",
          "17",
        ]) + "\n"
      if let place = breaks.randomElement(using: &random) {
        file.bytes.insert(contentsOf: garbage.utf8, at: place)
      }
      return "garbage"
    case 8:
      file.bytes += Array(
        one(of: ["w91001k", "{\"prompt\":\"w91002k\"}", "]", "[\"w91003k\"]", ", w91004k"]).utf8)
      return "garbage behind the end"
    case 9:
      guard String(validating: file.bytes, as: UTF8.self) != nil, file.bytes.count > 8,
        !file.bytes.contains(0)
      else { return "" }
      let text = String(decoding: file.bytes, as: UTF8.self)
      let mark = chance(50) ? "\u{FEFF}" : ""
      let encoding = one(of: [
        String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
      ])
      file.bytes = Array((mark + text).data(using: encoding) ?? Data())
      return "\(encoding)"
    default:
      if let place = file.bytes.indices.randomElement(using: &random) {
        file.bytes.insert(one(of: [0x00, 0xFF, 0x0D, 0x0A, 0x5C]), at: place)
      }
      return "a byte inserted"
    }
  }

  /// Changes one field of a value.
  private mutating func changed(_ value: JSON, _ steps: inout Int, _ change: inout String) -> JSON {
    switch value {
    case .array(let items):
      var result = items
      for index in result.indices { result[index] = changed(result[index], &steps, &change) }
      return .array(result)
    case .object(let members):
      var result = members
      for index in members.indices {
        steps -= 1
        guard steps == 0 else {
          result[index].value = changed(result[index].value, &steps, &change)
          continue
        }
        let key = members[index].key
        switch Int.random(in: 0..<9, using: &random) {
        case 0:
          result[index].key = one(of: [
            "x_" + key, "text", "role", "messages", "content", "system", "id", "value",
          ])
          change = "'\(key)' is '\(result[index].key)'"
        case 1:
          result[index].value = .array([members[index].value])
          change = "'\(key)' in a list"
        case 2:
          result[index].value = object([("inner", members[index].value)])
          change = "'\(key)' in an object"
        case 3:
          result.append(JSON.Member(key: key, value: extra(depth: 1)))
          change = "'\(key)' twice"
        case 4:
          result[index].value = text()
          change = "'\(key)' a text"
        case 5:
          result[index].value = .array([
            text(), object([("role", name("user")), ("content", text())]),
          ])
          change = "'\(key)' a list"
        case 6:
          result[index].value = one(of: [
            .null, .bool(true), .number(Array("3.5".utf8)), .array([]), .object([]),
          ])
          change = "'\(key)' no text"
        case 7:
          result[index].value = object([("content", text()), ("text", text()), ("zeta", text())])
          change = "'\(key)' an object"
        default:
          result.append(
            JSON.Member(
              key: one(of: [
                "replies", "children", "messages", "content", "sender", "role", "tool_calls",
                "mapping",
              ]), value: extra(depth: 0)))
          change = "a field beside '\(key)'"
        }
      }
      return .object(result)
    default: return value
    }
  }
}
