package import Bytes

/// What a line of the dataset was made from, as the manifest lists it.
package struct ManifestExample: LineRecord {
  package struct Exchange: Equatable, Sendable {
    /// 16 hexadecimal digits.
    package var id: String
    /// Of the source file.
    package var line: Int
    /// What a person decided about it; nil for nothing.
    package var decision: String?

    package init(id: String, line: Int, decision: String?) {
      self.id = id
      self.line = line
      self.decision = decision
    }
  }

  /// The dataset's file, and the number of the line in it, from 1.
  package var file: String
  package var line: Int
  package var tokens: Int
  /// The path of the Markdown file, masked.
  package var source: String
  package var conversation: String
  package var exchanges: [Exchange]

  package init(
    file: String, line: Int, tokens: Int, source: String, conversation: String,
    exchanges: [Exchange]
  ) {
    self.file = file
    self.line = line
    self.tokens = tokens
    self.source = source
    self.conversation = conversation
    self.exchanges = exchanges
  }

  package init?(_ json: JSON) {
    guard let file = json["file"]?.text, let line = json["line"]?.integer,
      let tokens = json["tokens"]?.integer, let source = json["source"]?.text,
      let conversation = json["conversation"]?.text, let items = json["exchanges"]?.array
    else { return nil }
    let exchanges = items.compactMap { item -> Exchange? in
      guard let id = item["id"]?.text, let line = item["line"]?.integer else { return nil }
      return Exchange(id: id, line: line, decision: item["decision"]?.text)
    }
    guard exchanges.count == items.count else { return nil }
    self.init(
      file: file, line: line, tokens: tokens, source: source, conversation: conversation,
      exchanges: exchanges)
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("file", file)
      $0.member("line", line)
      $0.member("tokens", tokens)
      $0.member("source", source)
      $0.member("conversation", conversation)
      $0.key("exchanges")
      $0.array { json in
        for exchange in exchanges {
          json.object {
            $0.member("id", exchange.id)
            $0.member("line", exchange.line)
            $0.key("decision")
            if let decision = exchange.decision { $0.string(decision) } else { $0.null() }
          }
        }
      }
    }
  }
}
