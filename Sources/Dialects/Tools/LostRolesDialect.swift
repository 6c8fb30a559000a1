internal import Corpus

/// A dump whose exporter lost the roles: every message is `**UNKNOWN:** text`, under `## 1. title` where a
/// file holds several conversations. The user begins, and they take turns.
struct LostRolesDialect: MarkdownDialect {
  let name = "lost roles, taken to alternate"
  let summary = DialectSummary(
    writer: "an exporter that lost the roles", sign: "`**UNKNOWN:** …`",
    turns: "the user begins, and they alternate; `## 1. title` begins a conversation")
  let starts = LineStarts(openings: ["**UNKNOWN:**"])
  let guessesRoles = true

  func roles(_ lines: LineTable) -> (Int) -> Role? {
    { line in lines.starts(line, with: "**UNKNOWN:**") ? .user : nil }
  }

  private func marker(_ lines: LineTable, _ line: Int) -> TurnLine? {
    guard !lines.isCode[line], lines.starts(line, with: "**UNKNOWN:**") else { return nil }
    return TurnLine(lines.text(line))
  }

  func recognises(_ lines: LineTable) -> Bool {
    (0..<lines.count).count { marker(lines, $0) != nil } >= 2
  }

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    var next = Role.user
    for line in 0..<lines.count {
      if !lines.isCode[line], lines.starts(line, with: "## "),
        let match = lines.text(line).wholeMatch(of: /## \d+\. (.*)/)
      {
        collector.conversation(title: String(match.output.1), at: line)
        next = .user
      } else if let turn = marker(lines, line) {
        collector.turn(next, at: line, textOffset: turn.textOffset)
        next = next == .user ? .assistant : .user
      } else {
        collector.text(line)
      }
    }
  }
}
