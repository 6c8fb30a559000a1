import Corpus
import Findings
import Privacy

@testable import Import

/// What an import gives.
struct Imported {
  var conversations: [Conversation] = []
  var findings: [Finding] = []
  var leftOut: [String: Int] = [:]
  var forms: [String: Int] = [:]

  /// `user: text` of each message.
  var messages: [[String]] {
    conversations.map {
      $0.messages.map { "\($0.role.name): " + String(decoding: $0.text, as: UTF8.self) }
    }
  }
}

/// - Parameter step: How many bytes are given at a time.
func imported(
  _ text: String, path: ShownText = "a.jsonl", fields: RecordFields = RecordFields(),
  step: Int = 1 << 16
) throws -> Imported {
  try imported(Array(text.utf8), path: path, fields: fields, step: step)
}

func importer(of text: String) throws -> Importer {
  var rest = Array(text.utf8)
  var importer = try Importer(path: "a.jsonl") {
    defer { rest = [] }
    return rest
  }
  while try importer.next() != nil {}
  return importer
}

func imported(
  _ bytes: [UInt8], path: ShownText = "a.jsonl", fields: RecordFields = RecordFields(),
  step: Int = 1 << 16
) throws -> Imported {
  var bytes = bytes[...]
  var importer = try Importer(path: path, fields: fields) {
    defer { bytes = bytes.dropFirst(step) }
    return Array(bytes.prefix(step))
  }
  var result = Imported()
  while let conversation = try importer.next() { result.conversations.append(conversation) }
  result.findings = importer.findings
  for entry in importer.leftOut.entries { result.leftOut[entry.reason] = entry.count }
  result.forms = importer.forms
  return result
}
