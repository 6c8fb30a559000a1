package import Analysis
package import Bytes
internal import Corpus

/// Appends a conversation's line of `conversations.jsonl`, with its line end.
///
/// - Parameters:
///   - file: The path of the file that it stands in.
///   - verdicts: The verdicts on its exchanges.
///   - scores: nil when none of its exchanges was judged; then their parts are null too.
///   - steering: Which of them the project steers by.
package func appendConversationLine(
  _ conversation: ConversationRecord, id: String, file: String, verdicts: some Collection<Verdict>,
  scores: ConversationScores?, steering: ConversationScore.Kind, to writer: inout JSONWriter
) {
  writer.object {
    $0.key("conversation")
    $0.string(id)
    $0.key("file")
    $0.string(file)
    $0.key("line")
    $0.integer(Int(conversation.line))
    $0.key("source")
    $0.string(conversation.source.name)
    $0.key("messages")
    $0.integer(Int(conversation.messageCount))
    $0.key("exchanges")
    $0.integer(verdicts.count)
    for verdict in Verdict.allCases {
      $0.key(verdict.name)
      $0.integer(verdicts.count { $0 == verdict })
    }
    func number(_ value: Double?, to writer: inout JSONWriter) {
      if let value { writer.decimal(value, places: 2) } else { writer.null() }
    }
    $0.key("score")
    number(scores?[steering].value, to: &$0)
    for kind in ConversationScore.Kind.allCases {
      $0.key(kind.rawValue)
      number(scores?[kind].value, to: &$0)
    }
    for kind in ConversationScore.Kind.allCases {
      $0.key(kind.rawValue + "Parts")
      $0.object {
        for name in kind.names {
          $0.key(name.rawValue)
          number((scores?[kind].points(name)).map { Double($0) / 100 }, to: &$0)
        }
      }
    }
  }
  writer.newline()
}
