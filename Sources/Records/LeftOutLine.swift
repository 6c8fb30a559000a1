package import Bytes

/// A line of `data/left-out.jsonl`: an exchange that the dataset is without, so that its bands are met.
package struct LeftOutLine: LineRecord {
  /// 16 hexadecimal digits.
  package var id: String
  package var conversation: String
  /// Number of the response among the assistant's, from 0.
  package var assistantTurn: Int
  package var file: String
  package var line: Int
  /// 0 to 1, to two places; nil where its language is not judged.
  package var fit: Double?
  /// What it lacks, in words.
  package var missing: [String]

  package init(
    id: String, conversation: String, assistantTurn: Int, file: String, line: Int, fit: Double?,
    missing: [String]
  ) {
    self.id = id
    self.conversation = conversation
    self.assistantTurn = assistantTurn
    self.file = file
    self.line = line
    self.fit = fit
    self.missing = missing
  }

  package init?(_ json: JSON) {
    guard let id = json["id"]?.text, let conversation = json["conversation"]?.text,
      let assistantTurn = json["assistantTurn"]?.integer, let file = json["file"]?.text,
      let line = json["line"]?.integer, let missing = json["missing"]?.texts
    else { return nil }
    self.init(
      id: id, conversation: conversation, assistantTurn: assistantTurn, file: file, line: line,
      fit: json["fit"]?.number, missing: missing)
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("id", id)
      $0.member("conversation", conversation)
      $0.member("assistantTurn", assistantTurn)
      $0.member("file", file)
      $0.member("line", line)
      $0.member("fit", fit, places: 2)
      $0.key("missing")
      $0.array { json in for words in missing { json.string(words) } }
      $0.member("reason", "bands")
    }
  }
}
