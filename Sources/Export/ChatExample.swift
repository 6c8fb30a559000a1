package import Analysis
internal import Corpus

/// One line of the dataset: messages in OpenAI's chat format.
///
/// A line teaches the responses named by `trained`; earlier responses of the assistant stand in
/// it as context with `"weight": 0`, so that a poor one is not learned from.
package struct ChatExample: Sendable {
  /// Numbers of the responses to learn, ascending; the last message of the line is the last.
  package var trained: [Int]
  /// Number of the first message that stands in the line as context.
  package var firstMessage: Int

  package init(trained: [Int], firstMessage: Int) {
    self.trained = trained
    self.firstMessage = firstMessage
  }

  /// Appends the line, with its line end.
  ///
  /// - Parameter systemPrompt: Used when the conversation has no prompt of its own; empty for none.
  package func write(
    _ text: ConversationText, systemPrompt: [UInt8], to output: inout [UInt8]
  ) {
    output.append(contentsOf: #"{"messages":["#.utf8)
    var isFirst = true
    func append(_ role: String, _ content: [UInt8], isContext: Bool) {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output.append(contentsOf: #"{"role":""#.utf8)
      output.append(contentsOf: role.utf8)
      output.append(contentsOf: #"","content":""#.utf8)
      JSONWriter.appendEscaped(content, to: &output)
      output.append(contentsOf: (isContext ? #"","weight":0}"# : #""}"#).utf8)
    }
    // A system turn in the conversation is its prompt; else the front matter's, else the project's.
    let turn = text.messages.first { $0.role == .system && !$0.text.isEmpty }?.text
    let system = turn ?? (text.system.isEmpty ? systemPrompt : text.system)
    if !system.isEmpty { append("system", system, isContext: false) }
    for index in firstMessage...(trained.last ?? firstMessage) {
      let message = text.messages[index]
      switch message.role {
      case .user: append("user", message.text, isContext: false)
      case .assistant:
        append("assistant", message.text, isContext: !trained.contains(index))
      case .system, .unknown: break
      }
    }
    output.append(contentsOf: "]}\n".utf8)
  }
}
