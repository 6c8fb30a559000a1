internal import Corpus

/// `Me:` alone on a line, the prompt below it as a quote; the model's name alone on a line, its answer
/// below it as text. Rules part the turns.
struct QuotedPromptDialect: MarkdownDialect {
  let name = "prompts as quotes"
  let summary = DialectSummary(
    writer: "people who copy a talk by hand", sign: "`Me:` alone, a quote below it",
    turns: "the quote is the user's, what stands under the model's name the assistant's")
  let starts = LineStarts()

  private func speaker(_ lines: LineTable, _ line: Int) -> Role? {
    lines.isCode[line] ? nil : role(lines, line)
  }

  func roles(_ lines: LineTable) -> (Int) -> Role? { { line in role(lines, line) } }

  private func role(_ lines: LineTable, _ line: Int) -> Role? {
    guard lines.bytes(line).last(where: { !isWhitespace($0) }) == UInt8(ascii: ":"),
      let turn = TurnLine(lines.text(line)), turn.shape == .plain, turn.isAlone
    else { return nil }
    return SpeakerName.role(of: turn.name)
  }

  func recognises(_ lines: LineTable) -> Bool {
    let users = (0..<lines.count).filter { speaker(lines, $0) == .user }
    let quoted = users.count { user in
      (user + 1..<lines.count).first { !lines.isBlank($0) }.map { lines.starts($0, with: ">") }
        ?? false
    }
    return quoted > 0 && quoted * 2 >= users.count
      && (0..<lines.count).contains { speaker(lines, $0) == .assistant }
  }

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    for line in 0..<lines.count {
      if let role = speaker(lines, line) {
        collector.turn(role, at: line, textOffset: lines.bytes(line).count)
      } else if collector.openRole == .user, lines.starts(line, with: ">") {
        collector.text(line, from: lines.starts(line, with: "> ") ? 2 : 1)
      } else {
        collector.text(line)
      }
    }
  }
}
