import Bytes
import Foundation

@testable import Import

extension RecordMaker {
  /// Changes a file in one way or two; says how.
  mutating func damage(_ file: inout AccountedFile) -> String {
    file.spoken = []
    var changes: [String] = []
    for _ in 0..<Int.random(in: 1...2, using: &random) { changes.append(damageOnce(&file)) }
    return changes.joined(separator: ", ")
  }

  mutating func damageOnce(_ file: inout AccountedFile) -> String {
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
  mutating func changed(_ value: JSON, _ steps: inout Int, _ change: inout String) -> JSON {
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
