internal import Corpus

/// aider's `.aider.chat.history.md`.
///
/// `# aider chat started at …` begins a session. `#### ` begins each line of the user's message. `> ` begins
/// what aider and its tools say; it ends a turn. All else is the assistant's, once the user has spoken.
struct AiderDialect: MarkdownDialect {
  let name = "aider"
  let summary = DialectSummary(
    writer: "aider's `.aider.chat.history.md`, and the transcripts of its website",
    sign: "`# aider chat started at …`, or its transcripts in `<div class=\"chat-transcript\">`",
    turns:
      "`#### ` before each line of the user's; `> ` is the tools' and ends a turn; the rest is the assistant's. "
      + "A session is a conversation")
  let starts = LineStarts(
    openings: ["# aider chat started at ", "<div class=\"chat-transcript\""], userLines: ["####"],
    foreign: ["#### ", "# aider chat "])
  let boundary: BoundaryLine? = BoundaryLine(prefix: "# aider chat started at ", time: .minutes)
  let marksUserAlone = true

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

  /// The first of the user's lines that are the names of a user and an assistant: they are another tool's headings, and the
  /// session above them was pasted.
  func rival(to marks: [TurnMark], in lines: LineTable) -> Int? {
    let named = marks.compactMap { mark -> (line: Int, role: Role)? in
      let line = mark.line - lines.firstLine
      guard mark.speaker == .user, let turn = TurnLine(lines.text(line)), turn.isAlone,
        let role = SpeakerName.role(of: turn.name)
      else { return nil }
      return (line, role)
    }
    let hasBoth = Set(named.map(\.role)).isSuperset(of: [.user, .assistant])
    return hasBoth ? named.first?.line : nil
  }
}
