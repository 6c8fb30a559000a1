internal import Corpus

/// What the assistant thought and what its tools said, by its lines: it is not what was said, and no turn starts in it.
/// One that is never closed is none.
struct HiddenBlocks {
  /// By first line.
  private(set) var blocks: [Int: (lastLine: Int, endOffset: Int)] = [:]
  private var isHidden: [Bool]

  init(_ lines: LineTable) {
    isHidden = Array(repeating: false, count: lines.count)
    var open: (name: String, line: Int)?
    for line in 0..<lines.count where !lines.isCode[line] || open != nil {
      guard lines.bytes(line).contains(UInt8(ascii: "<")) else { continue }
      let text = lines.text(line)
      if let name = Self.names.first(where: { text.hasPrefix("<" + $0) }) { open = (name, line) }
      guard let opened = open, let end = text.firstRange(of: "</\(opened.name)>") else { continue }
      blocks[opened.line] = (line, text[..<end.upperBound].utf8.count)
      for hidden in opened.line...line { isHidden[hidden] = true }
      open = nil
    }
  }

  func contains(_ line: Int) -> Bool { isHidden[line] }

  private static let names = ["think", "tool-use", "errorChunk", "tool_call", "tool_result"]
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
      collector.turn(
        isTool ? .unknown : turn.role, at: line, textOffset: turn.textOffset,
        upTo: edges.ends[line])
      continue
    }
    if let block = hidden.blocks[line] {
      for hidden in line...block.lastLine { collector.leaveOut(hidden, .tools) }
      line = block.lastLine
      if block.endOffset < lines.bytes(line).count { collector.text(line, from: block.endOffset) }
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

/// The text without white space and marks at its ends; nil when nothing is left.
private func trimmed(_ text: String) -> String? {
  var text = text[...]
  while let first = text.first, !first.isLetter, !first.isNumber { text.removeFirst() }
  while let last = text.last, last.isWhitespace { text.removeLast() }
  return text.isEmpty ? nil : String(text)
}
