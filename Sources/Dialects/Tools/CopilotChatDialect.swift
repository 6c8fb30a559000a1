internal import Corpus

/// GitHub Copilot Chat as it is copied or exported: `login: text` and `GitHub Copilot: text`, or
/// `# login: text` and `**GitHub Copilot:** text`. The first line tells the user's name.
struct CopilotChatDialect: MarkdownDialect {
  let name = "GitHub Copilot Chat"
  let summary = DialectSummary(
    writer: "GitHub Copilot Chat, copied or exported", sign: "`GitHub Copilot: …`",
    turns: "the name on the first line is the user's")
  let starts = LineStarts()

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

  /// The line of another assistant's name that stands right behind a turn of the user: either may be pasted, and so may an
  /// answer be below another login.
  func rival(to marks: [TurnMark], in lines: LineTable) -> Int? {
    let spoken = marks.filter { $0.speaker != nil }
    for (index, mark) in spoken.enumerated() where mark.speaker == .user {
      let next = index + 1 < spoken.count ? spoken[index + 1] : nil
      let isDoubled = index + 2 < spoken.count && spoken[index + 2].speaker == .assistant
      let end = next.map { $0.line - lines.firstLine } ?? lines.count
      let first = mark.line - lines.firstLine
      guard first + 1 < end else { continue }
      for line in first + 1..<end where !lines.isCode[line] {
        guard let turn = TurnLine(lines.text(line)), turn.shape == .plain else { continue }
        if SpeakerName.role(of: turn.name) == .assistant { return line }
        if isDoubled || next == nil || index + 2 >= spoken.count, next?.speaker == .assistant,
          lines.isBlank(line - 1) || lines.starts(line - 1, with: "<"), !turn.name.contains(" "),
          turn.name.contains("-")
        {
          return line
        }
      }
    }
    return nil
  }
}
