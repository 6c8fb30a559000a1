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
  package func write(_ text: EscapedConversation, to output: inout [UInt8]) {
    output.append(contentsOf: #"{"messages":["#.utf8)
    var isFirst = true
    func append(_ opening: StaticString, _ content: [UInt8], isContext: Bool) {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      opening.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
      output.append(contentsOf: content)
      output.append(contentsOf: (isContext ? #"","weight":0}"# : #""}"#).utf8)
    }
    if !text.system.isEmpty {
      append(#"{"role":"system","content":""#, text.system, isContext: false)
    }
    for index in firstMessage...(trained.last ?? firstMessage) {
      switch text.roles[index] {
      case .user:
        append(#"{"role":"user","content":""#, text.messages[index], isContext: false)
      case .assistant:
        append(
          #"{"role":"assistant","content":""#, text.messages[index],
          isContext: !trained.contains(index))
      case .system, .unknown: break
      }
    }
    output.append(contentsOf: "]}\n".utf8)
  }
}

/// A conversation's text as it stands inside JSON strings: escaped once, used in several lines.
package struct EscapedConversation: Sendable {
  /// Empty when there is no system prompt.
  fileprivate var system: [UInt8]
  fileprivate var roles: [Role]
  fileprivate var messages: [[UInt8]]

  /// - Parameter systemPrompt: Used when the conversation has no prompt of its own; empty for none.
  ///   A system turn in the conversation is its prompt; else the front matter's; else the project's.
  package init(_ text: ConversationText, systemPrompt: [UInt8]) {
    func escaped(_ text: [UInt8]) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(text.count + 16)
      JSONWriter.appendEscaped(text, to: &bytes)
      return bytes
    }
    let turn = text.messages.first { $0.role == .system && !$0.text.isEmpty }?.text
    system = escaped(turn ?? (text.system.isEmpty ? systemPrompt : text.system))
    roles = text.messages.map(\.role)
    messages = text.messages.map { escaped($0.text) }
  }
}
