package import Bytes

/// A line of `data/duplicates.jsonl`: exchanges or responses that are nearly the same.
package struct DuplicateLine: LineRecord {
  package struct Member: Equatable, Sendable {
    /// 16 hexadecimal digits.
    package var id: String
    package var file: String
    package var line: Int
    /// To the one that is kept, 0 to 1, to three places.
    package var similarity: Double

    package init(id: String, file: String, line: Int, similarity: Double) {
      self.id = id
      self.file = file
      self.line = line
      self.similarity = similarity
    }
  }

  /// `exchange` or `response`.
  package var kind: String
  /// The id of the one that counts.
  package var kept: String
  package var members: [Member]

  package init(kind: String, kept: String, members: [Member]) {
    self.kind = kind
    self.kept = kept
    self.members = members
  }

  package init?(_ json: JSON) {
    guard let kind = json["kind"]?.text, let kept = json["kept"]?.text,
      let items = json["members"]?.array
    else { return nil }
    let members = items.compactMap { item -> Member? in
      guard let id = item["id"]?.text, let file = item["file"]?.text,
        let line = item["line"]?.integer, let similarity = item["similarity"]?.number
      else { return nil }
      return Member(id: id, file: file, line: line, similarity: similarity)
    }
    guard members.count == items.count else { return nil }
    self.init(kind: kind, kept: kept, members: members)
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("kind", kind)
      $0.member("kept", kept)
      $0.key("members")
      $0.array { json in
        for member in members {
          json.object {
            $0.member("id", member.id)
            $0.member("file", member.file)
            $0.member("line", member.line)
            $0.member("similarity", member.similarity, places: 3)
          }
        }
      }
    }
  }
}
