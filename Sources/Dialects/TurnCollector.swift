internal import Corpus

/// Builds conversations from the lines of a dialect: turns, and what of them is text.
struct TurnCollector {
  let lines: LineTable
  let kind: Source
  private(set) var conversations: [Conversation] = []

  private var messages: [Message] = []
  private var open: (role: Role, line: Int, ranges: [Range<Int>])?
  private var title: String?
  private var startLine = 0
  /// Lines that belong to no message, by the reason.
  private(set) var leftOut: [LeftOut: Int] = [:]

  init(_ lines: LineTable, as kind: Source) {
    self.lines = lines
    self.kind = kind
  }

  /// Whether a turn is open for text.
  var isInTurn: Bool { open != nil }
  var openRole: Role? { open?.role }

  /// Starts a turn; its text begins at an offset of the line, and ends there where a limit is given.
  mutating func turn(_ role: Role, at line: Int, textOffset: Int, upTo limit: Int? = nil) {
    closeTurn()
    open = (role, line, [])
    let range = lines.ranges[line]
    let start = min(range.upperBound, range.lowerBound + textOffset)
    let end = limit.map { range.lowerBound + $0 } ?? lineEnd(line)
    if start < min(end, range.upperBound) { open?.ranges.append(start..<end) }
  }

  /// Adds a line, or what of it begins at an offset, to the open turn.
  mutating func text(_ line: Int, from offset: Int = 0, upTo limit: Int? = nil) {
    guard var turn = open else {
      if !lines.isBlank(line) { leaveOut(1, .outside) }
      return
    }
    open = nil  // so that the ranges are not copied
    let start = min(lines.ranges[line].upperBound, lines.ranges[line].lowerBound + offset)
    let end = limit.map { lines.ranges[line].lowerBound + $0 } ?? lineEnd(line)
    if let last = turn.ranges.indices.last, turn.ranges[last].upperBound == start {
      turn.ranges[last] = turn.ranges[last].lowerBound..<end
    } else {
      turn.ranges.append(start..<end)
    }
    open = turn
  }

  /// Counts lines that are no part of what was said.
  mutating func leaveOut(_ count: Int, _ reason: LeftOut) { leftOut[reason, default: 0] += count }

  /// The offset behind a line's end, where the next line begins.
  private func lineEnd(_ line: Int) -> Int {
    line + 1 < lines.count ? lines.ranges[line + 1].lowerBound : lines.source.bytes.count
  }

  /// Ends the open turn; lines that follow belong to nobody.
  mutating func closeTurn() {
    guard let turn = open else { return }
    open = nil
    let (text, origin) = joined(turn.ranges)
    // Blocks of an answer, as the work of tools parts it, are one message; what a user sent is not.
    if turn.role == .assistant, let last = messages.indices.last, messages[last].role == .assistant
    {
      append(text, origin, to: last)
      return
    }
    messages.append(
      Message(
        role: turn.role, text: text, line: lines.number(turn.line), column: 1, origin: origin))
  }

  /// Ends the conversation and begins another.
  mutating func conversation(title: String? = nil, at line: Int) {
    finishConversation()
    self.title = title
    startLine = line
  }

  /// - Parameter attributes: What the file's front matter says about all of them.
  mutating func finish(
    id: String?, title: String?, attributes: Attributes, firstOrdinal: Int = 1
  ) -> [Conversation] {
    finishConversation()
    let isOne = conversations.count == 1
    for index in conversations.indices {
      let ordinal = index + firstOrdinal
      conversations[index].attributes = attributes
      conversations[index].fragment = ordinal == 1 ? nil : String(ordinal)
      conversations[index].id = id.map { ordinal == 1 ? $0 : "\($0)#\(ordinal)" }
      if isOne, conversations[index].title == nil { conversations[index].title = title }
    }
    return conversations
  }

  private mutating func finishConversation() {
    closeTurn()
    defer { messages = [] }
    guard let first = messages.first, messages.contains(where: { $0.role != .unknown }) else {
      return
    }
    conversations.append(
      Conversation(title: title, source: kind, messages: messages, line: first.line))
  }

  /// Bytes of some ranges as one text: white space at its ends and carriage returns go.
  private func joined(_ ranges: [Range<Int>]) -> ([UInt8], Origin) {
    let bytes = lines.source.bytes
    var offsets: [Int] = []
    var text: [UInt8] = []
    for range in ranges {
      for index in range {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\r"), index + 1 < bytes.count,
          bytes[index + 1] == UInt8(ascii: "\n")
        {
          continue
        }
        text.append(byte)
        offsets.append(index)
      }
    }
    var start = 0
    var end = text.count
    while end > start, isWhitespace(text[end - 1]) { end -= 1 }
    // A rule before the next marker parts the turns; it is nobody's word.
    end = withoutRule(text, end)
    while start < end, isWhitespace(text[start]) { start += 1 }
    guard start < end else { return ([], Origin(start: ranges.first?.lowerBound ?? 0)) }
    var origin = Origin(start: offsets[start])
    var expected = offsets[start]
    for index in start..<end {
      let position = Int32(index - start)
      for _ in 0..<max(0, offsets[index] - expected) { origin.omissions.append(position) }
      expected = offsets[index] + 1
    }
    return (Array(text[start..<end]), origin)
  }

  private func withoutRule(_ text: [UInt8], _ end: Int) -> Int {
    var start = end
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let line = text[start..<end].filter { !isWhitespace($0) }
    guard line.count >= 3, let sign = line.first, "-_*".utf8.contains(sign),
      line.allSatisfy({ $0 == sign })
    else { return end }
    // Under a line of text, hyphens make a heading of it.
    if start >= 2, text[start - 2] != UInt8(ascii: "\n"), sign == UInt8(ascii: "-") { return end }
    var before = start
    while before > 0, isWhitespace(text[before - 1]) { before -= 1 }
    return before
  }

  private mutating func append(_ text: [UInt8], _ origin: Origin, to last: Int) {
    if text.isEmpty { return }
    if messages[last].text.isEmpty {
      messages[last].text = text
      messages[last].origin = origin
      return
    }
    messages[last].text += "\n\n".utf8
    let shift = Int32(messages[last].text.count)
    let expected = messages[last].origin.fileOffset(of: Int(shift))
    let skipped = max(0, origin.start - expected)
    messages[last].origin.omissions += Array(repeating: shift, count: skipped)
    messages[last].origin.omissions += origin.omissions.map { $0 + shift }
    messages[last].text += text
  }
}

/// Why lines of a file belong to no message.
package enum LeftOut: String, Sendable, CaseIterable {
  case tools, remarks, outside, otherAnswers

  /// In words.
  package var title: String {
    switch self {
    case .tools: "thoughts and work of tools"
    case .remarks: "remarks of the program that wrote the file"
    case .outside: "outside any turn"
    case .otherAnswers: "other answers to the same prompt"
    }
  }
}
