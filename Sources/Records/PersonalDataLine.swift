package import Bytes

/// A line of `data/personal-data.jsonl`: a stretch that is masked everywhere else.
package struct PersonalDataLine: LineRecord {
  /// Relative to the project folder, masked.
  package var file: String
  /// Where it begins and ends in the file, from 1.
  package var line: Int
  package var column: Int
  package var endLine: Int
  package var endColumn: Int
  /// The name of its type, such as `EMAIL`.
  package var type: String
  package var conversation: String
  /// Number of its message, from 0.
  package var turn: Int
  /// What stands there, where it is to be shown.
  package var value: String?

  package init(
    file: String, from start: (line: Int, column: Int), to end: (line: Int, column: Int),
    type: String, conversation: String, turn: Int, value: String?
  ) {
    self.file = file
    (line, column) = start
    (endLine, endColumn) = end
    self.type = type
    self.conversation = conversation
    self.turn = turn
    self.value = value
  }

  package init?(_ json: JSON) {
    guard let file = json["file"]?.text, let line = json["line"]?.integer,
      let column = json["column"]?.integer, let endLine = json["endLine"]?.integer,
      let endColumn = json["endColumn"]?.integer, let type = json["type"]?.text,
      let conversation = json["conversation"]?.text, let turn = json["turn"]?.integer
    else { return nil }
    self.init(
      file: file, from: (line, column), to: (endLine, endColumn), type: type,
      conversation: conversation, turn: turn, value: json["value"]?.text)
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("file", file)
      $0.member("line", line)
      $0.member("column", column)
      $0.member("endLine", endLine)
      $0.member("endColumn", endColumn)
      $0.member("type", type)
      $0.member("conversation", conversation)
      $0.member("turn", turn)
      if let value { $0.member("value", value) }
    }
  }
}
