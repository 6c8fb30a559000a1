internal import Corpus

/// `llm logs` of Simon Willison's `llm`.
///
/// `# 2025-06-09T20:03:06    conversation: <id> id: <id>` begins an entry; one of the same conversation goes
/// on with it. `## Prompt` and `## Response` (with a colon in old logs) hold the turns; the other headings
/// that the program writes hold settings, tools and counts. Headings that it does not write are text.
struct LLMLogsDialect: MarkdownDialect {
  let name = "llm logs"
  let summary = DialectSummary(
    writer: "`llm logs` of Simon Willison's `llm`",
    sign: "`# <time>    conversation: <id> id: <id>`",
    turns:
      "`## Prompt`, `## Response`; entries of one id are one conversation; settings, tools, reasoning and counts "
      + "are left out")
  let starts = LineStarts(openings: ["# 1", "# 2"])

  private func entry(_ lines: LineTable, _ line: Int) -> String? {
    guard lines.starts(line, with: "# 2") || lines.starts(line, with: "# 1") else { return nil }
    let words = lines.bytes(line).dropFirst(2).split(whereSeparator: isWhitespace)
    guard let time = words.first, time.count >= 12 else { return nil }
    // 2025-06-09T20:03:06
    for (index, byte) in time.prefix(12).enumerated() {
      let isDigit = byte &- 0x30 < 10
      switch index {
      case 4, 7: if byte != UInt8(ascii: "-") { return nil }
      case 10: if byte != UInt8(ascii: "T") { return nil }
      default: if !isDigit { return nil }
      }
    }
    func value(_ name: String, at index: Int) -> String? {
      guard index + 1 < words.count, words[index].elementsEqual(name.utf8) else { return nil }
      return String(decoding: words[index + 1], as: UTF8.self)
    }
    let id = value("conversation:", at: 1)
    let rest = id == nil ? 1 : 3
    guard words.count == rest || words.count == rest + 2 && value("id:", at: rest) != nil else {
      return nil
    }
    return id ?? ""
  }

  func roles(_ lines: LineTable) -> (Int) -> Role? { { line in role(lines, line) } }

  private func role(_ lines: LineTable, _ line: Int) -> Role? {
    guard lines.starts(line, with: "#") else { return nil }
    if entry(lines, line) != nil { return .unknown }
    switch heading(lines, line) {
    case "## Prompt": return .user
    case "## Response": return .assistant
    default: return nil
    }
  }

  /// A line without white space and colon at its end.
  private func heading(_ lines: LineTable, _ line: Int) -> String {
    var heading = String(lines.text(line)).trimmed
    if heading.hasSuffix(":") { heading.removeLast() }
    return heading
  }

  func recognises(_ lines: LineTable) -> Bool {
    (0..<lines.count).contains { entry(lines, $0) != nil }
      && (0..<lines.count).contains { lines.starts($0, with: "## Response") }
  }

  private let others = [
    "## Prompt fragments", "### Prompt fragments", "## Options", "## System",
    "### System fragments",
    "## Schema", "### Tools", "### Tool results", "### Attachments", "## Reasoning",
    "### Tool calls", "## Token usage",
  ]

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    var conversation: String?
    for line in 0..<lines.count {
      if lines.isCode[line] {
        collector.text(line)
        continue
      }
      if let id = entry(lines, line) {
        collector.closeTurn()
        // Only the first entry of a conversation need have its id.
        if conversation == nil || (!id.isEmpty && id != conversation) {
          collector.conversation(at: line)
        }
        conversation = id.isEmpty ? conversation ?? "" : id
        collector.part(at: line)
        continue
      }
      guard lines.starts(line, with: "##") else {
        if lines.starts(line, with: "-- none --"), collector.openRole == .user {
          collector.leaveOut(line, .remarks)
        } else {
          collector.text(line)
        }
        continue
      }
      let heading = heading(lines, line)
      switch heading {
      case "## Prompt": collector.turn(.user, at: line, textOffset: heading.utf8.count + 1)
      case "## Response": collector.turn(.assistant, at: line, textOffset: heading.utf8.count + 1)
      case _ where others.contains(heading):
        collector.closeTurn()
        collector.leaveOut(line, .remarks)
      default: collector.text(line)
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
