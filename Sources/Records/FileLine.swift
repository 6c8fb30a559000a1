package import Analysis
package import Bytes
internal import Corpus
internal import Privacy

/// A line of `data/files.jsonl`: what a Markdown file was taken for, what it holds and what was left out.
package struct FileLine: LineRecord {
  /// Relative to the project folder, masked.
  package var file: String
  package var bytes: Int
  /// Empty where it was read in none.
  package var dialect: String
  /// How sure it is who speaks where, 0 to 1, to two places.
  package var confidence: Double
  package var conversations: Int
  /// Messages by the number of their role.
  package var messages: [Int]
  package var lines: LineCounts
  /// Lines that belong to no message, by the reason.
  package var leftOut: [LeftOutLines]
  /// Whether all of it could be read.
  package var isComplete: Bool

  package init(_ file: FileRecord) {
    self.file = file.path.text
    bytes = file.byteCount
    dialect = file.dialect
    confidence = Double(file.confidence) / 100
    conversations = file.conversationCount
    messages = file.messageCounts
    lines = file.lines
    leftOut = file.leftOut
    isComplete = !file.hasErrors
  }

  package init?(_ json: JSON) {
    guard let file = json["file"]?.text, let bytes = json["bytes"]?.integer,
      let confidence = json["confidence"]?.number,
      let conversations = json["conversations"]?.integer, let messages = json["messages"],
      let lines = json["lines"], let leftOut = json["leftOut"]?.array,
      let isComplete = json["complete"]?.bool, let inMessages = lines["messages"]?.integer,
      let structure = lines["structure"]?.integer, let blank = lines["blank"]?.integer
    else { return nil }
    self.file = file
    self.bytes = bytes
    dialect = json["dialect"]?.text ?? ""
    self.confidence = confidence
    self.conversations = conversations
    self.messages = Role.allCases.compactMap { messages[$0.name]?.integer }
    self.lines = LineCounts(messages: inMessages, structure: structure, blank: blank)
    self.leftOut = leftOut.compactMap { entry in
      guard let count = entry["lines"]?.integer, let reason = entry["reason"]?.text else {
        return nil
      }
      return LeftOutLines(reason: reason, count: count)
    }
    self.isComplete = isComplete
    guard self.messages.count == Role.allCases.count, self.leftOut.count == leftOut.count else {
      return nil
    }
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("file", file)
      $0.member("bytes", bytes)
      $0.key("dialect")
      if dialect.isEmpty { $0.null() } else { $0.string(dialect) }
      $0.member("confidence", confidence, places: 2)
      $0.member("conversations", conversations)
      $0.key("messages")
      $0.object { json in
        for (role, count) in zip(Role.allCases, messages) {
          json.key(role.name)
          json.integer(count)
        }
      }
      $0.key("lines")
      $0.object {
        $0.member("messages", lines.messages)
        $0.member("structure", lines.structure)
        $0.member("blank", lines.blank)
      }
      $0.key("leftOut")
      $0.array { json in
        for entry in leftOut {
          json.object {
            $0.member("lines", entry.count)
            $0.member("reason", entry.reason)
          }
        }
      }
      $0.key("complete")
      $0.bool(isComplete)
    }
  }
}
