internal import Corpus

/// What stands around the turns of a file that nobody said: what closes each, what numbers them.
struct TurnEdges {
  /// Lines that are left out: numbered headings before a user's turns, marks under names.
  private(set) var dropped: Set<Int> = []
  /// By the last line of a turn: bytes of it before what closes the turn, `</user>`, `<|im_end|>`, `:::`.
  private(set) var ends: [Int: Int] = [:]
  /// Spaces before all that is said, since it belongs to an item of a list or to the marker above it.
  private(set) var indentation = 0

  init() {}

  /// - Parameters:
  ///   - turns: The lines on which turns begin, in order.
  ///   - underlines: Lines of marks under the names.
  ///   - token: What ends turns wherever a line of theirs ends with it.
  init(
    _ turns: [(line: Int, role: Role)], underlines: Set<Int>, token: String? = nil,
    _ lines: LineTable
  ) {
    dropped = underlines
    indentation = Self.indentation(turns.map(\.line), lines)
    // A heading with a number before each of a user's turns but the first is the program's.
    var numbered: [(line: Int, text: String, number: Int)] = []
    var users = 0
    for (previous, turn) in zip(turns, turns.dropFirst()) where turn.role == .user {
      users += 1
      guard let last = Self.lastLine(after: previous.line, before: turn.line, lines),
        let (text, number) = Self.numberedHeading(lines.text(last))
      else { continue }
      numbered.append((last, text, number))
    }
    if users >= 2, numbered.count == users, Set(numbered.map(\.text)).count == 1,
      zip(numbered, numbered.dropFirst()).allSatisfy({ $0.number < $1.number })
    {
      dropped.formUnion(numbered.map(\.line))
    }

    // A rule closes turns where it stands behind each; else it parts them, behind what closes them.
    if !close(turns, lines, skipsRules: false) { _ = close(turns, lines, skipsRules: true) }
    if let token, let first = turns.first { close(with: token, from: first.line, lines) }
  }

  /// Looks for what closes the turns; false where nothing does.
  private mutating func close(
    _ turns: [(line: Int, role: Role)], _ lines: LineTable, skipsRules: Bool
  ) -> Bool {
    let lasts = turns.indices.map { index in
      var end = index + 1 < turns.count ? turns[index + 1].line : lines.count
      while let line = Self.lastLine(after: turns[index].line - 1, before: end, lines),
        dropped.contains(line) || skipsRules && line > turns[index].line && lines.isRule(line)
      { end = line }
      return Self.lastLine(after: turns[index].line - 1, before: end, lines)
    }
    let closers = lasts.map { $0.flatMap { Self.closer(lines.text($0)) } }
    let closed = closers.count { $0 != nil }
    // The last turn may be cut off.
    guard closed >= 2, closed * 10 >= turns.count * 8, Set(closers.compactMap(\.self)).count <= 2
    else { return false }
    for (line, closer) in zip(lasts, closers) {
      guard let line, let closer else { continue }
      let text = lines.text(line)
      guard let start = text.ranges(of: closer).last?.lowerBound else { continue }
      ends[line] = text[..<start].utf8.count
    }
    return true
  }

  /// Closes turns at each line that ends with a token, but for those inside code.
  private mutating func close(with token: String, from first: Int, _ lines: LineTable) {
    let token = Array(token.utf8)
    for line in first..<lines.count where ends[line] == nil {
      // The last line of code is its fence.
      if lines.isCode[line], line + 1 < lines.count, lines.isCode[line + 1] { continue }
      var end = lines.bytes(line)
      while end.last.map(isWhitespace) == true { end.removeLast() }
      guard end.count > token.count, end.suffix(token.count).elementsEqual(token) else { continue }
      ends[line] = end.count - token.count
    }
  }

  /// The indentation that all lines of turns have, where their markers stand in a list or alone on their lines.
  private static func indentation(_ turns: [Int], _ lines: LineTable) -> Int {
    guard let first = turns.first else { return 0 }
    let markers = Set(turns)
    var least: Int?
    for line in first..<lines.count where !lines.isBlank(line) {
      let bytes = lines.bytes(line)
      if markers.contains(line) { continue }
      let count = bytes.prefix { $0 == 0x20 }.count
      if count < 2 { return 0 }
      least = min(least ?? count, count)
    }
    let isAlone = turns.allSatisfy { turn in
      turn + 1 < lines.count && lines.bytes(turn).count <= 60
        && (lines.isBlank(turn + 1) || lines.bytes(turn + 1).first == 0x20)
    }
    let isList = turns.allSatisfy { turn in
      let bytes = lines.bytes(turn)
      return bytes.dropFirst().first == 0x20 && bytes.first.map { "-*+".utf8.contains($0) } == true
        || bytes.first.map { $0 &- 0x30 < 10 } == true
    }
    return isAlone || isList ? least ?? 0 : 0
  }

  private static func lastLine(after first: Int, before end: Int, _ lines: LineTable) -> Int? {
    var line = end - 1
    while line > first, lines.isBlank(line) { line -= 1 }
    guard line > first else { return nil }
    // Behind a fence that closes code may stand what closes the turn: "```<|im_end|>".
    return !lines.isCode[line] || line + 1 == lines.count || !lines.isCode[line + 1] ? line : nil
  }

  /// A heading with a number, its numbers as `0`, and the first of them: `## Turn 2`, `--- 3 ---`; nil for any other
  /// line. What is an item of a list somebody said.
  private static func numberedHeading(_ line: Substring) -> (text: String, number: Int)? {
    guard line.utf8.count <= 40, ["#", "--", "=="].contains(where: { line.hasPrefix($0) }),
      let start = line.firstIndex(where: \.isNumber),
      let number = Int(line[start...].prefix { $0.isNumber })
    else { return nil }
    var text = ""
    for character in line where !character.isNumber || text.last != "0" {
      text.append(character.isNumber ? "0" : character)
    }
    return (text, number)
  }

  /// What closes a turn at the end of a line: a closing tag, a token, three colons, `[/INST]`.
  private static func closer(_ line: Substring) -> String? {
    var text = line
    while text.last?.isWhitespace == true { text.removeLast() }
    if text.count >= 3, text.utf8.count <= 30, let last = text.last, !last.isLetter,
      !last.isNumber
    {
      // `:::`, `---`, `{{< /user >}}`
      let letters = text.filter { $0.isLetter || $0.isNumber }
      if letters.isEmpty, Set(text).count == 1, "-_*=:~+".contains(last) { return String(text) }
      if text.first?.isLetter == false, !letters.isEmpty, text.contains("/" + letters) {
        return String(text)
      }
    }
    return closingToken(text)
  }

  /// The token at the end of a text that closes a turn: `</user>`, `<|im_end|>`, `[/INST]`.
  static func closingToken(_ line: Substring) -> String? {
    var text = line
    while text.last?.isWhitespace == true { text.removeLast() }
    guard let last = text.last, last == ">" || last == "]" else { return nil }
    guard let start = text.suffix(40).lastIndex(of: last == ">" ? "<" : "[") else { return nil }
    let token = text[start...]
    let inner = token.dropFirst().dropLast()
    let isToken = inner.hasPrefix("/") || inner.hasPrefix("|") || inner.contains("_")
    return isToken && inner.allSatisfy({ $0.isLetter || $0.isNumber || "/|_-".contains($0) })
      ? String(token) : nil
  }
}
