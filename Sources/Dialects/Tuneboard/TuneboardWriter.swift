package import Corpus
internal import Findings
internal import Privacy

/// Writes conversations as Tuneboard Markdown that reads back as the same messages, byte for byte.
///
/// A message stands as it is where it reads back so. Where it would not (a marker in its text, an open fence, a
/// backslash before a mark), a backslash stands before every ASCII punctuation character; white space that the format
/// does not keep, carriage returns and control characters are references behind `<!-- exact -->`.
///
/// Who is neither user, assistant nor system is written as `Tool`.
package enum TuneboardWriter {
  /// One file.
  ///
  /// - Returns: The file's bytes; with several conversations, each behind a comment with its attributes.
  package static func file(_ conversations: [Conversation]) -> [UInt8] {
    guard conversations.count != 1 else {
      return frontMatter(of: conversations[0]) + body(of: conversations[0])
    }
    return head + conversations.flatMap(part)
  }

  /// What a file of several conversations begins with.
  package static let head = Array("---\nkind: conversation\n---\n\n".utf8)

  /// A conversation in a file of several.
  package static func part(_ conversation: Conversation) -> [UInt8] {
    let attributes = attributes(of: conversation)
    return Array("<!-- conversation\n\(attributes)-->\n\n".utf8) + body(of: conversation)
      + [UInt8(ascii: "\n")]
  }

  private static func frontMatter(of conversation: Conversation) -> [UInt8] {
    Array("---\nkind: conversation\n\(attributes(of: conversation))---\n\n".utf8)
  }

  private static func attributes(of conversation: Conversation) -> String {
    let attributes = conversation.attributes
    let pairs: [(AttributeKey, String?)] = [
      (.id, conversation.id), (.title, conversation.title), (.date, attributes.date),
      (.topic, attributes.topic), (.emotion, attributes.emotion),
      (.consent, attributes.consent == .unknown ? nil : attributes.consent.name),
      (.participant, attributes.people.isEmpty ? nil : attributes.people.joined(separator: ", ")),
      (.rating, attributes.rating.map(String.init)),
      (.system, attributes.system),
    ]
    return pairs.map { key, value in
      guard let value, !value.isEmpty else { return "" }
      return "\(key.rawValue): \(quoted(value))\n"
    }.joined()
  }

  /// A YAML scalar: plain where nobody could read it otherwise.
  private static func quoted(_ value: String) -> String {
    let isPlain =
      value.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
      }
      && !value.hasPrefix("-")
      && !["null", "true", "false", "yes", "no", "y", "n"].contains(value.lowercased())
    if isPlain { return value }
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\" + String(scalar)
      case "\n": text += "\\n"
      // `-->` would end a comment.
      case ">": text += "\\x3E"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }

  /// How a message's text is written.
  private enum Form: CaseIterable {
    /// As it is, on the marker's line.
    case inline
    /// As it is, on the lines below.
    case below
    /// With a backslash before every mark.
    case escaped
  }

  /// The turns, each in the plainest form in which it reads back.
  private static func body(of conversation: Conversation) -> [UInt8] {
    let messages = conversation.messages
    var forms = messages.map { first($0.text) }
    var text = turns(messages, forms)
    if reads(text, as: messages) { return text }
    for index in messages.indices where forms[index] != .escaped {
      let first = forms[index]
      forms[index] =
        [Form.inline, .below].first { form in
          form == .inline && first == .below ? false : isAlone(messages[index], form)
        } ?? .escaped
    }
    text = turns(messages, forms)
    if reads(text, as: messages) { return text }
    return turns(messages, Array(repeating: .escaped, count: messages.count))
  }

  /// The form that is tried first.
  private static func first(_ text: [UInt8]) -> Form {
    guard let byte = text.first else { return .inline }
    // A long text of one line is cheaper to escape than to read three times.
    if text.count > 1 << 20 { return .escaped }
    let isWord = byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    return isWord || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "(") ? .inline : .below
  }

  /// Whether a message reads back with another speaker's turn behind it.
  private static func isAlone(_ message: Message, _ form: Form) -> Bool {
    var next = message
    next.role = message.role == .assistant ? .user : .assistant
    next.text = [UInt8(ascii: "x")]
    let pair = [message, next]
    return reads(turns(pair, [form, .inline]), as: pair)
  }

  /// Whether turns read back as the messages, and leave nothing open for a conversation behind them.
  private static func reads(_ text: [UInt8], as messages: [Message]) -> Bool {
    let next = "\n<!-- conversation -->\n\n**User:** x\n"
    var findings: [Finding] = []
    let source = SourceText(
      path: "", bytes: head + text + next.utf8, masker: Masker(), findings: &findings)
    var conversations = TuneboardMarkdown.read(source, as: .mined).conversations
    guard let last = conversations.popLast(), last.messages.count == 1,
      last.messages[0].text == [UInt8(ascii: "x")],
      conversations.count == (messages.isEmpty ? 0 : 1)
    else { return false }
    let read = conversations.first?.messages ?? []
    return read.count == messages.count
      && zip(read, messages).allSatisfy { $0.role == $1.role && $0.text == $1.text }
  }

  private static func turns(_ messages: [Message], _ forms: [Form]) -> [UInt8] {
    var result: [UInt8] = []
    var previous: Role?
    for (index, message) in messages.enumerated() {
      if index > 0 { result.append(UInt8(ascii: "\n")) }
      let text = message.text
      let isExact =
        message.role == previous && message.role != .unknown || needsReferences(text)
        || forms[index] == .escaped && hasIndentedLine(text)
      previous = message.role
      result += "**\(label(of: message.role)):**".utf8
      if isExact { result += " \(TurnMarker.exactComment)".utf8 }
      if text.isEmpty {
        result.append(UInt8(ascii: "\n"))
        continue
      }
      result += (forms[index] == .inline && !isExact ? " " : "\n").utf8
      if forms[index] == .below, !isExact { result.append(UInt8(ascii: "\n")) }
      append(text, escapes: forms[index] == .escaped, references: isExact, to: &result)
      result.append(UInt8(ascii: "\n"))
    }
    return result
  }

  private static func label(of role: Role) -> String {
    switch role {
    case .user: "User"
    case .assistant: "Assistant"
    case .system: "System"
    case .unknown: "Tool"
    }
  }

  /// Whether the format does not keep some of the text: white space at its ends, and control characters.
  private static func needsReferences(_ text: [UInt8]) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    return first <= 0x20 || last <= 0x20 || text.contains(where: isControl)
  }

  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F
  }

  /// Whether some line begins with white space that Markdown may take for code.
  private static func hasIndentedLine(_ text: [UInt8]) -> Bool {
    text.indices.contains { index in
      (index == 0 || text[index - 1] == 0x0A) && isIndented(text, at: index)
    }
  }

  /// Whether a line that begins at an offset has four columns of white space and more behind them.
  private static func isIndented(_ text: [UInt8], at start: Int) -> Bool {
    var columns = 0
    for index in start..<text.count {
      switch text[index] {
      case 0x20: columns += 1
      case 0x09: columns += 4 - columns % 4
      // The text's last byte is written as a reference, which is no white space to Markdown.
      default: return columns >= 4 && (text[index] != 0x0A || index == text.count - 1)
      }
    }
    return columns >= 4
  }

  private static func append(
    _ text: [UInt8], escapes: Bool, references: Bool, to result: inout [UInt8]
  ) {
    var startsLine = true
    for (index, byte) in text.enumerated() {
      let isSpace = byte == 0x20 || byte == 0x09 || byte == 0x0A
      let isEdge = isSpace && (index == 0 || index == text.count - 1)
      // What is indented so far is code to Markdown, and no backslash is dropped there.
      let isIndentation =
        escapes && startsLine && isSpace && isIndented(text, at: index)
      if references, isControl(byte) || isEdge || isIndentation {
        result += "&#\(byte);".utf8
      } else {
        if escapes, isPunctuation(byte) { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
      }
      startsLine = byte == 0x0A
    }
  }
}
