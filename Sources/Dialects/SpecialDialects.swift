internal import Corpus

/// aider's `.aider.chat.history.md`.
///
/// `# aider chat started at …` begins a session. `#### ` begins each line of the user's message. `> ` begins
/// what aider and its tools say; it ends a turn. All else is the assistant's, once the user has spoken.
struct AiderDialect: MarkdownDialect {
  let name = "aider"

  static let session = "# aider chat started at "

  func recognises(_ lines: LineTable) -> Bool {
    let lines = fencing(lines)
    let first = (0..<lines.count).first {
      !lines.isCode[$0]
        && (lines.starts($0, with: "# aider chat started at ")
          || lines.starts($0, with: "<div class=\"chat-transcript\""))
    }
    // A session that begins below a user's line is what somebody pasted.
    guard let first else { return false }
    return !(0..<first).contains { !lines.isCode[$0] && lines.starts($0, with: "#### ") }
  }

  func roles(_ lines: LineTable) -> (Int) -> Role? { { line in role(lines, line) } }

  /// All of the user's lines are marked as such, their code too, so that their fences neither open nor close any other.
  func fencing(_ lines: LineTable) -> LineTable {
    lines.withoutFences { lines.starts($0, with: "####") }
  }

  /// A session parts code as a message does, but begins without one that speaks.
  private func role(_ lines: LineTable, _ line: Int) -> Role? {
    if lines.starts(line, with: "#### ") {
      return line > 0 && lines.starts(line - 1, with: "####") ? nil : .user
    }
    return lines.starts(line, with: "# aider chat started at ") ? .unknown : nil
  }

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    let isTranscript = (0..<lines.count).contains {
      lines.starts($0, with: "<div class=\"chat-transcript\"")
    }
    var isInside = !isTranscript
    var hasUser = false
    var isUserLine = false
    for line in 0..<lines.count {
      if isTranscript {
        if lines.starts(line, with: "<div class=\"chat-transcript\"") {
          isInside = true
          collector.leaveOut(line, .remarks)
          continue
        }
        if isInside, lines.starts(line, with: "</div>") {
          collector.closeTurn()
          isInside = false
          collector.leaveOut(line, .remarks)
        }
      }
      guard isInside else { continue }
      if lines.starts(line, with: "# aider chat started at "), !lines.isCode[line] {
        collector.conversation(at: line)
        (hasUser, isUserLine) = (false, false)
      } else if lines.starts(line, with: "####"), line < lines.count, !lines.isCode[line],
        lines.bytes(line).dropFirst(4).first.map({ $0 == 0x20 }) ?? true
      {
        if isUserLine {
          collector.text(line, from: 5)
        } else {
          collector.turn(.user, at: line, textOffset: 5)
        }
        (hasUser, isUserLine) = (true, true)
      } else if lines.starts(line, with: ">"), !lines.isCode[line] {
        collector.closeTurn()
        collector.leaveOut(line, .tools)
        isUserLine = false
      } else if hasUser {
        if lines.isBlank(line), isUserLine { continue }
        if collector.openRole != .assistant {
          if lines.isBlank(line) { continue }
          collector.turn(.assistant, at: line, textOffset: 0)
        } else {
          collector.text(line)
        }
        isUserLine = false
      }
    }
  }
}

/// `llm logs` of Simon Willison's `llm`.
///
/// `# 2025-06-09T20:03:06    conversation: <id> id: <id>` begins an entry; one of the same conversation goes
/// on with it. `## Prompt` and `## Response` (with a colon in old logs) hold the turns; the other headings
/// that the program writes hold settings, tools and counts. Headings that it does not write are text.
struct LLMLogsDialect: MarkdownDialect {
  let name = "llm logs"

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

/// The Obsidian plugin ChatGPT MD.
///
/// `<hr class="__chatgpt_plugin">` parts the turns; each begins with `role::user` or `role::assistant`, up to
/// six `#` before it. What stands before the first rule without a role is the user's first message.
/// `=begin-chatgpt-md-comment` to `=end-chatgpt-md-comment` is left out.
struct ChatGPTMDDialect: MarkdownDialect {
  let name = "ChatGPT MD"

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

/// `Me:` alone on a line, the prompt below it as a quote; the model's name alone on a line, its answer
/// below it as text. Rules part the turns.
struct QuotedPromptDialect: MarkdownDialect {
  let name = "prompts as quotes"

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

/// GitHub Copilot Chat as it is copied or exported: `login: text` and `GitHub Copilot: text`, or
/// `# login: text` and `**GitHub Copilot:** text`. The first line tells the user's name.
struct CopilotChatDialect: MarkdownDialect {
  let name = "GitHub Copilot Chat"

  /// Whether a line may begin with the name, so that it is worth a closer look.
  private func mayBeCopilot(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.drop { $0 == UInt8(ascii: "*") || $0 == 0x20 }.prefix(6)
    return name.count == 6 && zip(name, "github".utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// - Parameter user: How the user's turns are written, which tells how Copilot's are.
  private func isCopilot(_ turn: TurnLine, _ user: TurnLine? = nil) -> Bool {
    guard turn.name == "github copilot" else { return false }
    return switch user?.shape {
    case nil: turn.shape == .plain || turn.shape == .boldInside
    case .plain: turn.shape == .plain
    default: turn.shape == .boldInside
    }
  }

  /// The first line, if it is a login's with text behind it.
  private func user(_ lines: LineTable) -> TurnLine? {
    for line in 0..<lines.count where !lines.isBlank(line) {
      guard let turn = TurnLine(lines.text(line)), !isCopilot(turn), !turn.mayDefineLink,
        turn.shape == .plain || turn.shape == .boldInside
          || turn.shape == .heading(1) && !turn.isAlone,
        SpeakerName.role(of: turn.name) == nil
      else { return nil }
      return turn
    }
    return nil
  }

  func roles(_ lines: LineTable) -> (Int) -> Role? {
    guard let user = user(lines) else { return { _ in nil } }
    let start = user.shape == .plain ? Array(user.name.utf8) : []
    return { line in
      let bytes = lines.bytes(line)
      let isPlain = zip(bytes, start).allSatisfy { $0 | 0x20 == $1 | 0x20 }
      guard isPlain || mayBeCopilot(bytes), bytes.prefix(244).contains(UInt8(ascii: ":")),
        let turn = TurnLine(lines.text(line))
      else { return nil }
      if isCopilot(turn, user) { return .assistant }
      return turn.shape == user.shape && turn.name == user.name ? .user : nil
    }
  }

  func recognises(_ lines: LineTable) -> Bool {
    guard let user = user(lines) else { return false }
    return (0..<lines.count).contains {
      !lines.isCode[$0] && mayBeCopilot(lines.bytes($0))
        && TurnLine(lines.text($0)).map { isCopilot($0, user) } == true
    }
  }

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    guard let user = user(lines) else { return }
    for line in 0..<lines.count {
      guard !lines.isCode[line], let turn = TurnLine(lines.text(line)) else {
        collector.text(line)
        continue
      }
      if isCopilot(turn, user) {
        collector.turn(.assistant, at: line, textOffset: turn.textOffset)
      } else if turn.shape == user.shape, turn.name == user.name {
        collector.turn(.user, at: line, textOffset: turn.textOffset)
      } else {
        collector.text(line)
      }
    }
  }
}

/// A dump whose exporter lost the roles: every message is `**UNKNOWN:** text`, under `## 1. title` where a
/// file holds several conversations. The user begins, and they take turns.
struct LostRolesDialect: MarkdownDialect {
  let name = "lost roles, taken to alternate"
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

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
