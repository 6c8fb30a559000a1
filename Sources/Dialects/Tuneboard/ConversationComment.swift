internal import Bytes
internal import Findings
internal import Markdown

/// A top-level comment that begins with the word `conversation`.
enum ConversationComment {
  /// Starts a conversation.
  ///
  /// - `attributes`: The bytes of its attributes.
  /// - `hasTextBehind`: Whether anything stands behind the comment's end on its last line.
  case start(attributes: Range<Int>, hasTextBehind: Bool)
  /// Is never closed, so that Markdown takes the rest of the file for it.
  case unclosed
  /// Goes on with words that are no attributes, as `<!-- conversation with a friend -->` does.
  case prose

  /// Reads an HTML block; nil when it is anything else.
  init?(_ block: Block, in source: SourceText) {
    let text = source.bytes.span
    var index = source.lines.offset(ofLine: block.startLine) + block.startColumn - 1
    let end = source.lines.offset(ofLine: block.endLine + 1)
    func matches(_ expected: String, at start: Int) -> Bool {
      source.bytes[min(start, end)..<end].starts(with: expected.utf8)
    }
    guard matches("<!--", at: index) else { return nil }
    index += 4
    while index < end, isWhitespace(text[index]) { index += 1 }
    guard matches("conversation", at: index) else { return nil }
    index += 12
    let word = index
    guard index < end else {
      self = .unclosed
      return
    }
    let isWord =
      isWhitespace(text[index]) || text[index] == UInt8(ascii: ":") || matches("-->", at: index)
    guard isWord else { return nil }
    while index < end, !matches("-->", at: index) { index += 1 }
    guard index < end else {
      self = .unclosed
      return
    }
    guard Self.isEmptyOrAttribute(source.bytes[word..<index]) else {
      self = .prose
      return
    }
    self = .start(
      attributes: word..<index,
      hasTextBehind: source.bytes[(index + 3)..<end].contains { !isWhitespace($0) })
  }

  /// Whether nothing but an attribute stands on the line behind the word.
  private static func isEmptyOrAttribute(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { $0 != UInt8(ascii: "\n") }.drop(while: isWhitespace)
    guard !line.isEmpty else { return true }
    let key = line.prefix { (0x41...0x5A).contains($0 & 0xDF) }
    let behind = line.dropFirst(key.count)
    return !key.isEmpty && behind.first == UInt8(ascii: ":")
      && behind.dropFirst().first.map(isWhitespace) ?? true
  }
}
