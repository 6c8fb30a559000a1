package import Analysis
internal import Corpus

/// Appends a conversation's line of `conversations.jsonl`, with its line end.
///
/// - Parameters:
///   - file: The path of the file that it stands in.
///   - verdicts: The verdicts on its exchanges.
///   - score: nil when none of its exchanges was judged; then its parts are null too.
package func appendConversationLine(
  _ conversation: ConversationRecord, id: String, file: String, verdicts: some Collection<Verdict>,
  score: ConversationScore?, to writer: inout JSONWriter
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
    $0.key("score")
    if let score { $0.decimal(score.value, places: 2) } else { $0.null() }
    for name in ConversationScore.Name.allCases {
      $0.key(name.rawValue)
      if let score { $0.decimal(Double(score.points(name)) / 100, places: 2) } else { $0.null() }
    }
  }
  writer.newline()
}
