internal import Corpus

/// What the assistant thought and what its tools said: it is not what was said, and no turn starts in it. One that is
/// never closed is none.
struct HiddenBlocks {
  /// By line: its bytes that are hidden, ascending.
  private var ranges: [Int: [Range<Int>]] = [:]
  /// By line: whether its beginning is hidden, so that it marks no turn.
  private var isHidden: [Bool]

  init(_ lines: LineTable) {
    isHidden = Array(repeating: false, count: lines.count)
    var open: (name: StaticString, line: Int, offset: Int)?
    for line in 0..<lines.count where !lines.isCode[line] || open != nil {
      let bytes = lines.bytes(line)
      guard bytes.contains(UInt8(ascii: "<")) else { continue }
      // At the start of a line or of a turn it begins anew, whatever is open.
      if let name = Self.names.first(where: { Self.opens($0, bytes) }) {
        open = (name, line, 0)
      } else if open != nil, let (name, start) = Self.start(in: bytes),
        Self.isBehindMarker(start - bytes.startIndex, lines.text(line))
      {
        open = (name, line, start - bytes.startIndex)
      }
      var rest = bytes
      while true {
        if let opened = open {
          guard let end = Self.end(of: opened.name, in: rest) else { break }
          hide(from: (opened.line, opened.offset), to: (line, end - bytes.startIndex), lines)
          open = nil
          rest = bytes[end...]
        } else {
          guard !lines.isCode[line], let (name, start) = Self.start(in: rest) else {
            break
          }
          open = (name, line, start - bytes.startIndex)
          rest = bytes[start...]
        }
      }
    }
  }

  /// The bytes of a line that are hidden; nil where none are. Who is not the assistant may speak of the tags in a line.
  func ranges(_ line: Int, saidBy role: Role?) -> [Range<Int>]? {
    guard let found = ranges[line] else { return nil }
    let isSpokenOf =
      role == .user && !isHidden[line] && (line + 1 == isHidden.count || !isHidden[line + 1])
    return isSpokenOf ? nil : found
  }

  /// Whether a line begins with what is hidden.
  func contains(_ line: Int) -> Bool { isHidden[line] }

  /// The lines that begin with what is hidden.
  var lines: [Int] { ranges.keys.filter { isHidden[$0] }.sorted() }

  private mutating func hide(
    from start: (line: Int, offset: Int), to end: (line: Int, offset: Int), _ lines: LineTable
  ) {
    for line in start.line...end.line {
      let first = line == start.line ? start.offset : 0
      let last = line == end.line ? end.offset : lines.bytes(line).count
      ranges[line, default: []].append(first..<last)
      if first == 0 { isHidden[line] = true }
    }
  }

  /// Whether a line begins with the tag, its attributes included.
  private static func opens(_ name: StaticString, _ line: ArraySlice<UInt8>) -> Bool {
    line.first == UInt8(ascii: "<")
      && name.withUTF8Buffer { unsafe line.dropFirst().starts(with: $0) }
  }

  /// Whether a known speaker's marker and white space are all that stands before an offset of a line.
  private static func isBehindMarker(_ offset: Int, _ line: Substring) -> Bool {
    guard let turn = TurnLine(line), turn.textOffset <= offset,
      SpeakerName.role(of: turn.name) != nil
    else { return false }
    return line.utf8.prefix(offset).dropFirst(turn.textOffset).allSatisfy(isWhitespace)
  }

  /// Where the first tag begins that is no code span's.
  private static func start(
    in rest: ArraySlice<UInt8>
  ) -> (name: StaticString, start: Int)? {
    var isSpan = false
    for start in rest.indices {
      if rest[start] == UInt8(ascii: "`") { isSpan.toggle() }
      guard rest[start] == UInt8(ascii: "<"), !isSpan else { continue }
      let tag = rest[start...]
      guard let name = names.first(where: { opens($0, tag) }) else { continue }
      let behind = tag.dropFirst(1 + name.utf8CodeUnitCount).first
      if behind == UInt8(ascii: ">") || behind == 0x20 { return (name, start) }
    }
    return nil
  }

  /// Behind the closing tag.
  private static func end(of name: StaticString, in rest: ArraySlice<UInt8>) -> Int? {
    for start in rest.indices where rest[start] == UInt8(ascii: "<") {
      let tag = rest[start...].dropFirst()
      guard tag.first == UInt8(ascii: "/"),
        name.withUTF8Buffer({ unsafe tag.dropFirst().starts(with: $0) })
      else { continue }
      let end = start + 2 + name.utf8CodeUnitCount
      if end < rest.endIndex, rest[end] == UInt8(ascii: ">") { return end + 1 }
    }
    return nil
  }

  private static let names: [StaticString] = [
    "think", "tool-use", "errorChunk", "tool_call", "tool_result",
  ]
}

/// Reads the turns of a file whose markers are known.
///
/// - Parameters:
///   - drops: What lines begin with that nobody said.
///   - edges: What stands around turns that nobody said.
///   - isQuoted: Whether what was said stands in a quote, whose marks are no part of it.
func readTurns(
  _ turns: [Int: (role: Role, textOffset: Int)], _ hidden: HiddenBlocks, drops: [String],
  conversation: String? = nil, takesFirstAnswer: Bool = false,
  edges: TurnEdges = TurnEdges(), isQuoted: Bool = false, _ lines: LineTable,
  _ collector: inout TurnCollector
) {
  let drops = drops.map { Array($0.utf8) }
  let conversation = conversation.map { Array($0.utf8) }
  var line = 0
  var isAnswered = false
  while line < lines.count {
    defer { line += 1 }
    if let turn = turns[line] {
      if takesFirstAnswer, turn.role == .assistant, isAnswered {
        collector.leaveOut(line, .otherAnswers)
        while line + 1 < lines.count, turns[line + 1] == nil {
          line += 1
          collector.leaveOut(line, .otherAnswers)
        }
        continue
      }
      isAnswered = turn.role == .assistant
      // Some logs put what a tool answered under the user's heading.
      let next = (line + 1..<lines.count).first { !lines.isBlank($0) }
      let isTool =
        turn.role == .user && next.map { lines.starts($0, with: "**Result:**") } == true
      let parts = hidden.ranges(line, saidBy: turn.role).map {
        visible(lines, line, from: turn.textOffset, upTo: edges.ends[line], without: $0)
      }
      // Where all is hidden the text begins below.
      let firstOffset = parts.map { $0.first?.lowerBound ?? lines.bytes(line).count }
      let firstEnd =
        parts.map { $0.first?.upperBound ?? lines.bytes(line).count } ?? edges.ends[line]
      collector.turn(
        isTool ? .unknown : turn.role, at: line, textOffset: firstOffset ?? turn.textOffset,
        upTo: firstEnd)
      if let parts {
        for part in parts.dropFirst() {
          collector.text(line, from: part.lowerBound, upTo: part.upperBound)
        }
        collector.leaveOut(line, .tools)
        if !parts.isEmpty { collector.lineBreak(line) }
      }
      continue
    }
    if let ranges = hidden.ranges(line, saidBy: collector.openRole) {
      let end = edges.ends[line]
      let parts = visible(lines, line, from: 0, upTo: end, without: ranges)
      for part in parts { collector.text(line, from: part.lowerBound, upTo: part.upperBound) }
      collector.leaveOut(line, .tools)
      if !parts.isEmpty { collector.lineBreak(line) }
      if end != nil { collector.closeTurn() }
      continue
    }
    if !lines.isCode[line] {
      let bytes = lines.bytes(line)
      if let conversation, bytes.starts(with: conversation) {
        let title = String(decoding: bytes.dropFirst(conversation.count), as: UTF8.self)
        collector.conversation(title: trimmed(title), at: line)
        continue
      }
      if drops.contains(where: { bytes.starts(with: $0) }) {
        collector.leaveOut(line, .remarks)
        continue
      }
    }
    if isQuoted, lines.starts(line, with: ">") {
      collector.text(line, from: lines.starts(line, with: "> ") ? 2 : 1)
      continue
    }
    if edges.dropped.contains(line) {
      collector.leaveOut(line, .remarks)
      continue
    }
    if let end = edges.ends[line] {
      collector.text(line, from: min(end, edges.indentation), upTo: end)
      collector.closeTurn()
      continue
    }
    collector.text(line, from: edges.indentation)
  }
}

/// The parts of a line that are not hidden, but for white space.
private func visible(
  _ lines: LineTable, _ line: Int, from start: Int, upTo end: Int?, without hidden: [Range<Int>]
) -> [Range<Int>] {
  let bytes = lines.bytes(line)
  let end = end ?? bytes.count
  var parts: [Range<Int>] = []
  var next = start
  for range in hidden + [end..<end] {
    let part = next..<max(next, min(range.lowerBound, end))
    let isBlank = bytes.dropFirst(part.lowerBound).prefix(part.count).allSatisfy(isWhitespace)
    if !isBlank { parts.append(part) }
    next = max(next, range.upperBound)
  }
  return parts
}

/// The text without white space and marks at its ends; nil when nothing is left.
private func trimmed(_ text: String) -> String? {
  var text = text[...]
  while let first = text.first, !first.isLetter, !first.isNumber { text.removeFirst() }
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return text.isEmpty ? nil : String(text)
}
