import Bytes
import Foundation
import TestSupport

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
  var random: SeededGenerator
  var count = 0
  var spoken: Set<String> = []

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  // MARK: Leaves

  /// A text with a word that stands nowhere else.
  mutating func word() -> String {
    count += 1
    return "w\(count)k"
  }

  mutating func text(spoken isSpoken: Bool = false) -> JSON {
    let word = word()
    if isSpoken { spoken.insert(word) }
    return .string(
      Array(
        one(of: ["\(word)", "it was \(word), I think \"so\"", "\(word)\n\nand é"]).utf8))
  }

  mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  func object(_ members: [(String, JSON)]) -> JSON {
    .object(members.map { JSON.Member(key: $0.0, value: $0.1) })
  }

  /// Fields that no form knows, or that stand at another place in some.
  mutating func extras(_ share: Int = 40) -> [(String, JSON)] {
    var result: [(String, JSON)] = []
    for key in [
      "metadata", "model", "note", "updated_at", "annotations", "rating", "choices", "context",
      "summary", "children", "system_fingerprint",
    ] where chance(share / 4) {
      result.append((key, extra(depth: 0)))
    }
    return result
  }

  mutating func extra(depth: Int) -> JSON {
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

  mutating func content(_ isSpoken: Bool = true) -> JSON {
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

  func name(_ text: String) -> JSON { .string(Array(text.utf8)) }

  mutating func message(
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

  mutating func talk(
    _ roleKey: String = "role", _ contentKey: String = "content", user: String = "user",
    assistant: String = "assistant"
  ) -> [JSON] {
    (0..<Int.random(in: 2...4, using: &random)).map {
      message($0 % 2 == 0 ? user : assistant, roleKey: roleKey, contentKey: contentKey)
    }
  }

  mutating func named(_ members: [(String, JSON)]) -> JSON {
    var members = members
    if chance(40) { members.insert(("id", text()), at: 0) }
    if chance(40) { members.append(("title", text())) }
    return object(members + extras())
  }

  mutating func system() -> JSON {
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

  mutating func table(rows: Int) -> AccountedFile {
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
}
