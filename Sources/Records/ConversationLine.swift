package import Analysis
package import Bytes
internal import Corpus

/// A line of `data/conversations.jsonl`: where a conversation stands, how its exchanges were judged, and its scores.
package struct ConversationLine: LineRecord {
  /// One way to score a conversation.
  package struct Scored: Equatable, Sendable {
    /// 0 to 1, to two places; nil when none of its exchanges was judged.
    package var value: Double?
    /// By the number of the part in ``ConversationScore/Kind/names``; likewise.
    package var parts: [Double?]
  }

  /// The conversation's id, masked.
  package var conversation: String
  package var file: String
  package var line: Int
  /// `mined` or `manual`.
  package var source: String
  package var messages: Int
  package var exchanges: Int
  /// How many of them have each verdict, by its number.
  package var verdicts: [Int]
  /// The score that the project steers by.
  package var score: Double?
  /// By the number of the kind.
  package var scores: [Scored]

  /// - Parameters:
  ///   - file: The path of the file that it stands in.
  ///   - verdicts: The verdicts on its exchanges.
  ///   - scores: nil when none of its exchanges was judged; then their parts are nil too.
  ///   - steering: Which of them the project steers by.
  package init(
    _ record: ConversationRecord, id: String, file: String, verdicts: some Collection<Verdict>,
    scores: ConversationScores?, steering: ConversationScore.Kind
  ) {
    conversation = id
    self.file = file
    line = Int(record.line)
    source = record.source.name
    messages = Int(record.messageCount)
    exchanges = verdicts.count
    self.verdicts = Verdict.allCases.map { verdict in verdicts.count { $0 == verdict } }
    score = scores?[steering].value
    self.scores = ConversationScore.Kind.allCases.map { kind in
      Scored(
        value: scores?[kind].value,
        parts: kind.names.map { name in (scores?[kind].points(name)).map { Double($0) / 100 } })
    }
  }

  package init?(_ json: JSON) {
    guard let conversation = json["conversation"]?.text, let file = json["file"]?.text,
      let line = json["line"]?.integer, let source = json["source"]?.text,
      let messages = json["messages"]?.integer, let exchanges = json["exchanges"]?.integer
    else { return nil }
    self.conversation = conversation
    self.file = file
    self.line = line
    self.source = source
    self.messages = messages
    self.exchanges = exchanges
    verdicts = Verdict.allCases.compactMap { json[$0.name]?.integer }
    guard verdicts.count == Verdict.allCases.count else { return nil }
    score = json["score"]?.number
    scores = ConversationScore.Kind.allCases.map { kind in
      let parts = json[kind.rawValue + "Parts"]
      return Scored(
        value: json[kind.rawValue]?.number, parts: kind.names.map { parts?[$0.rawValue]?.number })
    }
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("conversation", conversation)
      $0.member("file", file)
      $0.member("line", line)
      $0.member("source", source)
      $0.member("messages", messages)
      $0.member("exchanges", exchanges)
      for (verdict, count) in zip(Verdict.allCases, verdicts) {
        $0.key(verdict.name)
        $0.integer(count)
      }
      $0.member("score", score, places: 2)
      for (kind, scored) in zip(ConversationScore.Kind.allCases, scores) {
        $0.key(kind.rawValue)
        if let value = scored.value { $0.decimal(value, places: 2) } else { $0.null() }
      }
      for (kind, scored) in zip(ConversationScore.Kind.allCases, scores) {
        $0.key(kind.rawValue + "Parts")
        $0.object {
          for (name, value) in zip(kind.names, scored.parts) {
            $0.key(name.rawValue)
            if let value { $0.decimal(value, places: 2) } else { $0.null() }
          }
        }
      }
    }
  }
}
