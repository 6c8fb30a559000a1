internal import Bytes
internal import Corpus
internal import Findings

/// Builds conversations from the lines of a dialect: turns, and what of them is text.
struct TurnCollector {
  /// A turn whose text is being gathered.
  private struct OpenTurn {
    var role: Role
    var line: Int
    var ranges: [Range<Int>] = []
  }

  let lines: LineTable
  let kind: Source
  private(set) var conversations: [Conversation] = []

  private var messages: [Message] = []
  private var open: OpenTurn?
  private var title: String?
  /// Where the conversation begins, if a line of its own begins it.
  private var startLine: Int?
  /// Where the lines went.
  private(set) var account: LineAccount
  /// Where turns begin, and conversations that a line of their own begins.
  private(set) var marks: [TurnMark] = []

  init(_ lines: LineTable, as kind: Source) {
    self.lines = lines
    self.kind = kind
    account = LineAccount(lines.source)
  }

  /// Whether a turn is open for text.
  var isInTurn: Bool { open != nil }
  var openRole: Role? {
    // Inlined, it makes the optimiser of Swift 6.3.1 fail.
    @inline(never) get { open?.role }
  }

  /// Starts a turn; its text begins at an offset of the line, and ends there where a limit is given. Without an offset
  /// nothing marks the turn, and all of the line is text.
  mutating func turn(_ role: Role, at line: Int, textOffset: Int, upTo limit: Int? = nil) {
    closeTurn()
    account.put(lines.number(line), textOffset == 0 ? .message : .structure)
    marks.append(
      TurnMark(
        line: lines.number(line), kind: .turn(role), conversation: conversations.count,
        byteCount: textOffset))
    open = OpenTurn(role: role, line: line)
    let range = lines.ranges[line]
    let start = min(range.upperBound, range.lowerBound + textOffset)
    let end = limit.map { range.lowerBound + $0 } ?? lineEnd(line)
    if start < min(end, range.upperBound) { open?.ranges.append(start..<end) }
  }

  /// Adds a line, or what of it begins at an offset, to the open turn.
  mutating func text(_ line: Int, from offset: Int = 0, upTo limit: Int? = nil) {
    guard var turn = open else {
      leaveOut(line, LeftOut(outside: lines.bytes(line)))
      return
    }
    open = nil  // so that the ranges are not copied
    account.put(lines.number(line), limit == nil ? .message : .structure)
    let start = min(lines.ranges[line].upperBound, lines.ranges[line].lowerBound + offset)
    let end = limit.map { lines.ranges[line].lowerBound + $0 } ?? lineEnd(line)
    if let last = turn.ranges.indices.last, turn.ranges[last].upperBound == start {
      turn.ranges[last] = turn.ranges[last].lowerBound..<end
    } else {
      turn.ranges.append(start..<end)
    }
    open = turn
  }

  /// Ends a line of the open turn of which a part is said.
  mutating func lineBreak(_ line: Int) {
    let end = lines.ranges[line].upperBound..<lineEnd(line)
    open?.ranges.append(end)
  }

  /// Says that a line is no part of what was said.
  mutating func leaveOut(_ line: Int, _ reason: LeftOut) {
    account.put(lines.number(line), .leftOut(reason))
  }

  /// Says that a line parts turns or conversations, or closes one.
  mutating func structure(_ line: Int) { account.put(lines.number(line), .structure) }

  /// Says that a line begins a part of the conversation in which each speaker has one turn.
  mutating func part(at line: Int) {
    marks.append(
      TurnMark(
        line: lines.number(line), kind: .part, conversation: conversations.count,
        byteCount: lines.bytes(line).count))
    structure(line)
  }

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
    finishConversation(before: line)
    self.title = title
    startLine = line
    marks.append(
      TurnMark(
        line: lines.number(line), kind: .conversation, conversation: conversations.count,
        byteCount: lines.bytes(line).count))
    structure(line)
  }

  /// - Parameter attributes: What the file's front matter says about all of them.
  mutating func finish(
    id: String?, title: String?, attributes: Attributes, firstOrdinal: Int = 1
  ) -> [Conversation] {
    finishConversation(before: lines.count)
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

  private mutating func finishConversation(before end: Int) {
    closeTurn()
    defer { messages = [] }
    guard let first = messages.first, messages.contains(where: { $0.role != .unknown }) else {
      let start = startLine.map(lines.number) ?? messages.first?.line ?? lines.number(end)
      account.leaveOut(start..<max(start, lines.number(end)), .nobody)
      return
    }
    conversations.append(
      Conversation(title: title, source: kind, messages: messages, line: first.line))
  }

  /// Bytes of some ranges as one text: white space at its ends and carriage returns go.
  private mutating func joined(_ ranges: [Range<Int>]) -> ([UInt8], Origin) {
    let source = lines.source
    var text: [UInt8] = []
    text.reserveCapacity(ranges.reduce(0) { $0 + $1.count })
    // Offsets of the text before which bytes of the file are left out, and how many.
    var gaps: [(offset: Int, count: Int)] = []
    var expected = ranges.first?.lowerBound ?? 0
    func append(_ range: Range<Int>) {
      guard !range.isEmpty else { return }
      if range.lowerBound > expected { gaps.append((text.count, range.lowerBound - expected)) }
      text.append(contentsOf: source.bytes[range])
      expected = range.upperBound
    }
    for range in ranges {
      guard source.hasCarriageReturns else {
        append(range)
        continue
      }
      var start = range.lowerBound
      for index in range
      where source.bytes[index] == UInt8(ascii: "\r") && index + 1 < source.bytes.count
        && source.bytes[index + 1] == UInt8(ascii: "\n")
      {
        append(start..<index)
        start = index + 1
      }
      append(start..<max(start, range.upperBound))
    }
    let first = ranges.first?.lowerBound ?? 0
    /// The file offset of a text offset.
    func fileOffset(_ offset: Int) -> Int {
      gaps.prefix { $0.offset <= offset }.reduce(first + offset) { $0 + $1.count }
    }
    var start = 0
    var end = text.count
    while end > start, isWhitespace(text[end - 1]) { end -= 1 }
    // A rule before the next marker parts the turns; it is nobody's word.
    let said = withoutRule(text, end)
    if said < end {
      let line = source.lines.position(of: fileOffset(end - 1)).line
      account.leaveOut(line..<line + 1, .separators)
      end = said
    }
    while start < end, isWhitespace(text[start]) { start += 1 }
    guard start < end else { return ([], Origin(start: first)) }
    var origin = Origin(start: fileOffset(start))
    for gap in gaps where gap.offset > start && gap.offset < end {
      origin.omissions += Array(repeating: Int32(gap.offset - start), count: gap.count)
    }
    text.removeSubrange(end...)
    text.removeSubrange(..<start)
    return (text, origin)
  }

  private func withoutRule(_ text: [UInt8], _ end: Int) -> Int {
    var start = end
    while start > 0, text[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    let line = text[start..<end]
    guard isThematicBreak(line), let sign = line.first(where: { !isWhitespace($0) }) else {
      return end
    }
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
