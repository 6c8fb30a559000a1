internal import Corpus

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
