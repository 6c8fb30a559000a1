internal import Corpus

/// The Obsidian plugin ChatGPT MD.
///
/// `<hr class="__chatgpt_plugin">` parts the turns; each begins with `role::user` or `role::assistant`, up to
/// six `#` before it. What stands before the first rule without a role is the user's first message.
/// `=begin-chatgpt-md-comment` to `=end-chatgpt-md-comment` is left out.
struct ChatGPTMDDialect: MarkdownDialect {
  let name = "ChatGPT MD"
  let summary = DialectSummary(
    writer: "the Obsidian plugin ChatGPT MD", sign: "`role::user`",
    turns: "rules part the turns; comments are left out")
  let starts = LineStarts(
    openings: ["<hr class=\"__chatgpt_plugin\""], headings: ["role::"], foreign: ["role::"])

  func roles(_ lines: LineTable) -> (Int) -> Role? { { line in role(lines, line) } }

  private func speaker(_ lines: LineTable, _ line: Int) -> Role? {
    lines.isCode[line] ? nil : role(lines, line)
  }

  /// The speaker where the line stands below a rule, or first in the file: where most do, other lines with a role were
  /// pasted.
  private func speakerBelowRule(_ lines: LineTable, _ line: Int) -> Role? {
    guard let role = speaker(lines, line) else { return nil }
    let before = (0..<line).last { !lines.isBlank($0) && !isRemark(lines, $0) }
    return before.map { isRule(lines, $0) } ?? true ? role : nil
  }

  private func isRule(_ lines: LineTable, _ line: Int) -> Bool {
    lines.starts(line, with: "<hr class=\"__chatgpt_plugin\"")
  }

  private func role(_ lines: LineTable, _ line: Int) -> Role? {
    let marker = lines.bytes(line).drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }
    guard marker.starts(with: "role::".utf8) else { return nil }
    let text = lines.text(line).drop { $0 == "#" || $0 == " " }
    guard text.hasPrefix("role::") else { return nil }
    return SpeakerName.role(of: SpeakerName.bare(text.dropFirst(6).prefix { $0.isLetter }))
      ?? .unknown
  }

  func recognises(_ lines: LineTable) -> Bool {
    // The first message has no role, but may have a fence that seems to go on to the last.
    let hasRule = (0..<lines.count).contains { isRule(lines, $0) }
    return (0..<lines.count).contains { (hasRule ? role(lines, $0) : speaker(lines, $0)) != nil }
  }

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    let comments = comments(lines)
    let firstRule = (0..<lines.count).first { !lines.isCode[$0] && isRule(lines, $0) }
    let named = (0..<lines.count).filter { speaker(lines, $0) != nil }
    let needsRule =
      named.count { speakerBelowRule(lines, $0) != nil } * 2 > named.count
      && firstRule != nil
    let firstRole =
      needsRule ? named.first { speakerBelowRule(lines, $0) != nil } : named.first
    var start: Int?
    if let firstRule, let firstRole, firstRule < firstRole {
      start = (0..<firstRule).first {
        !comments.contains($0) && !isRemark(lines, $0) && !lines.isBlank($0)
      }
    }
    for line in 0..<lines.count {
      if comments.contains(line) || isRemark(lines, line) {
        collector.leaveOut(line, .remarks)
      } else if line == start {
        collector.turn(.user, at: line, textOffset: 0)
      } else if !lines.isCode[line], isRule(lines, line) {
        collector.closeTurn()
        collector.leaveOut(line, .separators)
      } else if let role = needsRule
        ? speakerBelowRule(lines, line) : speaker(lines, line)
      {
        collector.turn(role, at: line, textOffset: textOffset(lines, line))
      } else {
        collector.text(line)
      }
    }
  }

  /// What the plugin says of the model.
  private func isRemark(_ lines: LineTable, _ line: Int) -> Bool {
    lines.starts(line, with: "<span style=\"font-size: small;\"> (")
  }

  /// Where the text begins behind a marker; behind the plugin's remark none does.
  private func textOffset(_ lines: LineTable, _ line: Int) -> Int {
    let bytes = lines.bytes(line)
    let name = bytes.drop { $0 == UInt8(ascii: "#") || $0 == 0x20 }.dropFirst("role::".utf8.count)
    let text = Substring(decoding: name, as: UTF8.self).drop { $0.isLetter }
    return text.hasPrefix("<span") ? bytes.count : bytes.count - text.utf8.count
  }

  /// The lines of comments; one that is never closed is none.
  private func comments(_ lines: LineTable) -> Set<Int> {
    var comments: Set<Int> = []
    var start: Int?
    for line in 0..<lines.count {
      if start == nil, lines.starts(line, with: "=begin-chatgpt-md-comment") { start = line }
      if let first = start, lines.starts(line, with: "=end-chatgpt-md-comment") {
        comments.formUnion(first...line)
        start = nil
      }
    }
    return comments
  }
}
