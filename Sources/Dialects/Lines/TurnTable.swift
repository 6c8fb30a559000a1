internal import Corpus

/// What a file's turns have besides their markers.
struct TurnForm {
  /// What lines begin with that nobody said.
  var drops: [String] = []
  /// What a line begins with that begins a conversation; its rest is the title.
  var conversation: String?
  /// Whether of answers that follow each other the first counts.
  var takesFirstAnswer = false
  /// What stands around turns that nobody said.
  var edges = TurnEdges()
  /// Whether what was said stands in a quote, whose marks are no part of it.
  var isQuoted = false
}

/// Reads the turns of a file whose markers are known.
///
/// - Parameter turns: By line, with the bytes of the line before the text.
func readTurns(
  _ turns: [Int: (role: Role, textOffset: Int)], _ hidden: HiddenBlocks, _ form: TurnForm,
  _ lines: LineTable, _ collector: inout TurnCollector
) {
  var reader = TurnReader(turns, hidden, form, lines)
  var line = 0
  while line < lines.count { line = reader.read(line, &collector) }
}

private struct TurnReader {
  private let turns: [Int: (role: Role, textOffset: Int)]
  private let hidden: HiddenBlocks
  private let lines: LineTable
  private let form: TurnForm
  private let drops: [[UInt8]]
  private let conversation: [UInt8]?
  /// Whether the assistant spoke last.
  private var isAnswered = false

  init(
    _ turns: [Int: (role: Role, textOffset: Int)], _ hidden: HiddenBlocks, _ form: TurnForm,
    _ lines: LineTable
  ) {
    self.turns = turns
    self.hidden = hidden
    self.lines = lines
    self.form = form
    drops = form.drops.map { Array($0.utf8) }
    conversation = form.conversation.map { Array($0.utf8) }
  }

  /// Reads a line and what belongs to it, and says which is the next.
  mutating func read(_ line: Int, _ collector: inout TurnCollector) -> Int {
    if let turn = turns[line] {
      if form.takesFirstAnswer, turn.role == .assistant, isAnswered {
        return leaveOutAnswer(at: line, &collector)
      }
      isAnswered = turn.role == .assistant
      begin(turn, at: line, &collector)
    } else if let ranges = hidden.ranges(line, saidBy: collector.openRole) {
      readAround(ranges, at: line, &collector)
    } else if !readRemark(line, &collector) {
      readText(line, &collector)
    }
    return line + 1
  }

  /// Leaves out another answer to the same prompt, up to the next turn.
  private func leaveOutAnswer(at first: Int, _ collector: inout TurnCollector) -> Int {
    var line = first
    repeat {
      collector.leaveOut(line, .otherAnswers)
      line += 1
    } while line < lines.count && turns[line] == nil
    return line
  }

  private func begin(
    _ turn: (role: Role, textOffset: Int), at line: Int, _ collector: inout TurnCollector
  ) {
    // Some logs put what a tool answered under the user's heading.
    let next = (line + 1..<lines.count).first { !lines.isBlank($0) }
    let isTool =
      turn.role == .user && next.map { lines.starts($0, with: "**Result:**") } == true
    let bytes = lines.bytes(line)
    let end = form.edges.ends[line]
    let parts = hidden.ranges(line, saidBy: turn.role).map {
      visible(bytes, from: turn.textOffset, upTo: end, without: $0)
    }
    // Where all is hidden the text begins below.
    let firstOffset = parts.map { $0.first?.lowerBound ?? bytes.count }
    let firstEnd = parts.map { $0.first?.upperBound ?? bytes.count } ?? end
    collector.turn(
      isTool ? .unknown : turn.role, at: line, textOffset: firstOffset ?? turn.textOffset,
      upTo: firstEnd)
    guard let parts else { return }
    for part in parts.dropFirst() {
      collector.text(line, from: part.lowerBound, upTo: part.upperBound)
    }
    collector.leaveOut(line, .tools)
    if !parts.isEmpty { collector.lineBreak(line) }
  }

  /// Reads a line of which a part is hidden.
  private func readAround(
    _ ranges: [Range<Int>], at line: Int, _ collector: inout TurnCollector
  ) {
    let end = form.edges.ends[line]
    let parts = visible(lines.bytes(line), from: 0, upTo: end, without: ranges)
    for part in parts { collector.text(line, from: part.lowerBound, upTo: part.upperBound) }
    collector.leaveOut(line, .tools)
    if !parts.isEmpty { collector.lineBreak(line) }
    if end != nil { collector.closeTurn() }
  }

  /// Whether a line outside of code begins a conversation or is one that nobody said.
  private func readRemark(_ line: Int, _ collector: inout TurnCollector) -> Bool {
    if lines.isCode[line] { return false }
    let bytes = lines.bytes(line)
    if let conversation, bytes.starts(with: conversation) {
      let title = String(decoding: bytes.dropFirst(conversation.count), as: UTF8.self)
      collector.conversation(title: trimmed(title), at: line)
      return true
    }
    guard drops.contains(where: { bytes.starts(with: $0) }) else { return false }
    collector.leaveOut(line, .remarks)
    return true
  }

  private func readText(_ line: Int, _ collector: inout TurnCollector) {
    let edges = form.edges
    if form.isQuoted, lines.starts(line, with: ">") {
      collector.text(line, from: lines.starts(line, with: "> ") ? 2 : 1)
    } else if edges.dropped.contains(line) {
      collector.leaveOut(line, .remarks)
    } else if let end = edges.ends[line] {
      collector.text(line, from: min(end, edges.indentation), upTo: end)
      collector.closeTurn()
    } else {
      collector.text(line, from: edges.indentation)
    }
  }
}

/// The parts of a line that are not hidden, but for white space.
private func visible(
  _ bytes: ArraySlice<UInt8>, from start: Int, upTo end: Int?, without hidden: [Range<Int>]
) -> [Range<Int>] {
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
