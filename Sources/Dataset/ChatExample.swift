package import Analysis
internal import Bytes
internal import Corpus

/// One line of the dataset: the messages of an example.
///
/// A line teaches the responses named by `trained`; earlier responses of the assistant stand in it as context, so
/// that a poor one is not learned from: with `"weight": 0`, or in the prompt of a completion.
package struct ChatExample: Sendable {
  /// Numbers of the responses to learn, ascending; the last message of the line is the last.
  package var trained: [Int]
  /// Number of the first message that stands in the line as context.
  package var firstMessage: Int

  package init(trained: [Int], firstMessage: Int) {
    self.trained = trained
    self.firstMessage = firstMessage
  }

  /// Appends the line as a provider asks for it, with its line end.
  ///
  /// Of a form of prompt and completion a line teaches one response (``completions``).
  package func write(
    _ text: EscapedConversation, for provider: Provider, to output: inout [UInt8]
  ) {
    let shape = provider.shape
    func add(_ value: StaticString) {
      value.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
    }
    switch shape {
    case .messages: add(#"{"messages":["#)
    case .shareGPT: add(#"{"conversations":["#)
    case .completion: add(#"{"prompt":["#)
    }
    var isFirst = true
    func append(_ role: Role, _ content: [UInt8], isContext: Bool) {
      if shape == .completion, role == .assistant, !isContext {
        add(#"],"completion":["#)
      } else if !isFirst {
        output.append(UInt8(ascii: ","))
      }
      isFirst = false
      add(shape.opening(role))
      output.append(contentsOf: content)
      if provider.weighsEveryMessage {
        add(role == .assistant && !isContext ? #"","weight":1}"# : #"","weight":0}"#)
      } else {
        add(isContext && provider.takesWeights ? #"","weight":0}"# : #""}"#)
      }
    }
    if !text.system.isEmpty { append(.system, text.system, isContext: false) }
    for index in messages {
      switch text.roles[index] {
      case .user, .assistant:
        append(
          text.roles[index], text.messages[index],
          isContext: text.roles[index] == .assistant && !trained.contains(index))
      case .system, .unknown: break
      }
    }
    add("]}\n")
  }

  /// A line for each response that is learned, all with the context from the same message on.
  package var completions: [ChatExample] {
    trained.map { ChatExample(trained: [$0], firstMessage: firstMessage) }
  }

  /// Numbers of the messages that stand in the line.
  package var messages: ClosedRange<Int> { firstMessage...(trained.last ?? firstMessage) }
}

extension Provider.Shape {
  fileprivate func opening(_ role: Role) -> StaticString {
    switch (self, role) {
    case (.messages, .system), (.completion, .system): #"{"role":"system","content":""#
    case (.messages, .assistant), (.completion, .assistant): #"{"role":"assistant","content":""#
    case (.messages, _), (.completion, _): #"{"role":"user","content":""#
    case (.shareGPT, .system): #"{"from":"system","value":""#
    case (.shareGPT, .assistant): #"{"from":"gpt","value":""#
    case (.shareGPT, _): #"{"from":"human","value":""#
    }
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
    system = escaped(text.prompt(otherwise: systemPrompt))
    roles = text.messages.map(\.role)
    messages = text.messages.map { escaped($0.text) }
  }
}

extension ConversationText {
  /// The system prompt that holds: a system turn; else the front matter's; else the project's.
  package func prompt(otherwise projectPrompt: [UInt8]) -> [UInt8] {
    messages.first { $0.role == .system && !$0.text.isEmpty }?.text
      ?? (system.isEmpty ? projectPrompt : system)
  }
}
