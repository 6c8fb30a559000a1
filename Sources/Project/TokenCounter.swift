internal import Analysis
internal import Corpus
internal import Dataset
internal import Tokenizer

/// Counts the tokens of a conversation's examples, of each message once.
struct TokenCounter {
  private let conversation: ConversationText
  private let prompt: [UInt8]
  private let tokenizer: Tokenizer
  private var counts: [Int?]
  private let promptCount: Int

  init(_ conversation: ConversationText, prompt projectPrompt: [UInt8], _ tokenizer: Tokenizer) {
    self.conversation = conversation
    self.tokenizer = tokenizer
    prompt = conversation.prompt(otherwise: projectPrompt)
    promptCount = prompt.isEmpty ? 0 : Self.frame + tokenizer.count(prompt)
    counts = Array(repeating: nil, count: conversation.messages.count)
  }

  /// Around each message; the name of a role is one token.
  private static let frame = DatasetTokens.perMessage + 1

  private mutating func count(message: Int) -> Int {
    if let count = counts[message] { return count }
    let count = Self.frame + tokenizer.count(conversation.messages[message].text)
    counts[message] = count
    return count
  }

  private func isWritten(_ message: Int) -> Bool {
    let role = conversation.messages[message].role
    return role == .user || role == .assistant
  }

  mutating func count(_ example: ChatExample) -> Int {
    var total = promptCount + DatasetTokens.perExample
    for message in example.messages where isWritten(message) { total += count(message: message) }
    return total
  }

  /// What stands behind so many tokens, at most 300 bytes of it, cut at characters.
  mutating func text(of example: ChatExample, behind limit: Int) -> [UInt8] {
    var left = limit - promptCount
    for message in example.messages where isWritten(message) {
      let count = count(message: message)
      guard left < count else {
        left -= count
        continue
      }
      let text = conversation.messages[message].text
      let kept = tokenizer.tokens(text).prefix(max(0, left - Self.frame))
      var start = tokenizer.text(of: kept).count
      while start < text.count, text[start] & 0xC0 == 0x80 { start -= 1 }
      return Array(text[start..<min(text.count, start + 300)])
    }
    return []
  }
}
