import Bytes
import Corpus
import Findings
import Foundation
import Privacy

@testable import Import

/// Words that went nowhere, by where they stood.
struct LostWords: CustomStringConvertible {
  private var kinds: [String: (count: Int, example: String)] = [:]

  var isEmpty: Bool { kinds.isEmpty }

  /// The kinds of places, the most frequent first, each with one file.
  var description: String {
    kinds.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(12).map {
      "\($0.value.count) × \($0.key)\n      \($0.value.example.prefix(700))"
    }.joined(separator: "\n")
  }

  /// Imports a file and looks for each of its words.
  mutating func add(_ file: AccountedFile, name: String, importing text: String? = nil) throws {
    let bytes = text.map { Array($0.utf8) } ?? file.bytes
    func stream(_ step: Int) -> () throws -> [UInt8] {
      var rest = bytes[...]
      return {
        defer { rest = rest.dropFirst(step) }
        return Array(rest.prefix(step))
      }
    }
    var importer = try Importer(
      path: Masker().path(file.path), read: stream(bytes.count % 3 == 0 ? 7 : 4096))
    var read = ""
    var said = ""
    while let conversation = try importer.next() {
      read +=
        "\(conversation.id ?? "") \(conversation.title ?? "") \(conversation.attributes.date ?? "") "
      for message in conversation.messages {
        said += String(decoding: message.text, as: UTF8.self) + " "
      }
    }
    let readWords = Set(words(in: read)).union(words(in: said))
    let reasons = importer.leftOut.entries.compactMap { steps(of: $0.reason) }
    let lines = Set(importer.findings.filter { $0.severity > .note }.compactMap { $0.place?.line })

    // The records as they are cut, with their lines.
    var records = try RecordStream(isTable: !file.path.contains("json"), read: stream(4096))
    var extents: [(words: Set<String>, lines: ClosedRange<Int>)] = []
    var values: [JSON] = []
    while let record = try records.next() {
      let breaks = record.bytes.count { $0 == 0x0A }
      if let value = try? JSONReader.read(record.bytes, .lenient).value { values.append(value) }
      let words = Set(words(in: String(decoding: record.bytes, as: UTF8.self)))
      extents.append((words, record.line...record.line + breaks))
    }
    var paths: [String: [String]] = [:]
    for record in file.records { place(record, [], &paths) }
    // Where a key itself was damaged, the file as it stands tells.
    for value in values { place(value, [], &paths) }
    var whole = String(decoding: bytes, as: UTF8.self)
    if text == nil { whole = decoded(bytes) }
    for word in Set(words(in: whole)).union(text == nil ? [] : Set(paths.keys)) {
      let path = paths[word] ?? []
      if file.spoken.contains(word) {
        if words(in: said).contains(word) { continue }
      } else {
        if readWords.contains(word) { continue }
        if reasons.contains(where: { isPart($0, of: path) }) { continue }
        if extents.contains(where: {
          $0.words.contains(word) && $0.lines.contains(where: lines.contains)
        }) {
          continue
        }
      }
      let kind = (file.spoken.contains(word) ? "unread: " : "") + path.joined(separator: ".")
      let example = "\(name): \(excerpt(of: whole, around: word))"
      kinds[kind, default: (0, example)].count += 1
    }
  }

  private func excerpt(of text: String, around word: String) -> String {
    guard let range = text.firstRange(of: word) else { return "\(word) of \(text.prefix(300))" }
    return
      "…\(text[..<range.lowerBound].suffix(200))\(word)\(text[range.upperBound...].prefix(150))…"
  }

  private func decoded(_ bytes: [UInt8]) -> String {
    switch TextEncoding(of: bytes) {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .utf16LittleEndian: return String(data: Data(bytes), encoding: .utf16LittleEndian) ?? ""
    case .utf16BigEndian: return String(data: Data(bytes), encoding: .utf16BigEndian) ?? ""
    case .utf32LittleEndian: return String(data: Data(bytes), encoding: .utf32LittleEndian) ?? ""
    case .utf32BigEndian: return String(data: Data(bytes), encoding: .utf32BigEndian) ?? ""
    }
  }

  /// `w17k` and such.
  private func words(in text: String) -> [String] {
    var result: [String] = []
    var word: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "w") {
        word = [byte]
      } else if byte == UInt8(ascii: "k"), word.count > 1 {
        result.append(String(decoding: word + [byte], as: UTF8.self))
        word = []
      } else if byte &- 0x30 < 10, !word.isEmpty {
        word.append(byte)
      } else {
        word = []
      }
    }
    return result
  }

  /// The keys above each word.
  private func place(_ value: JSON, _ path: [String], _ paths: inout [String: [String]]) {
    switch value {
    case .string(let text):
      for word in words(in: String(decoding: text, as: UTF8.self)) { paths[word] = path }
    case .array(let items): for item in items { place(item, path, &paths) }
    case .object(let members):
      for member in members {
        for word in words(in: member.key) { paths[word] = path + [member.key] }
        place(member.value, path + [member.key], &paths)
      }
    default: break
    }
  }

  /// The keys of the path that a reason ends with; nil where it names none.
  private func steps(of reason: String) -> [String]? {
    guard reason.hasSuffix("'"), let open = reason.dropLast().lastIndex(of: "'") else { return nil }
    var path = reason[reason.index(after: open)...].dropLast().replacing("[]", with: "")[...]
    // Of a list, not an object.
    if path.isEmpty, reason.hasSuffix("[]'") { return [] }
    if path.first == ".", reason.contains("'[]") { path.removeFirst() }
    return path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether the keys stand on a path in this order.
  private func isPart(_ steps: [String], of path: [String]) -> Bool {
    if steps == [""] { return path.isEmpty || path.contains("") }
    var rest = path[...]
    for step in steps {
      guard let index = rest.firstIndex(of: step) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }
}
