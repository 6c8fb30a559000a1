/// How a line that starts a turn is written.
enum MarkerShape: Hashable, Sendable {
  /// `**User:** text`
  case boldInside
  /// `**User**: text`
  case boldOutside
  /// `**user** (Oct 6, 2025, 04:07 PM)`, alone on the line
  case boldAlone
  /// `_**User (2025-10-14 22:25Z)**_`, alone on the line
  case italicBold
  /// `## User`, `#### You:`, `# user: text`
  case heading(Int)
  /// `User: text`
  case plain
  /// `[10:02] User: text`, with how its time is written, digits as `0`: other lines begin with a time, too
  case timed(String)
  /// `> [!user]`
  case callout
  /// `[User]: text`, `[User] text`
  case bracket
  /// `<summary>User</summary>`
  case summary
  /// `*User:* text`, `*User*: text`
  case italic
  /// `**User** - text`
  case dash
  /// `(User) text`
  case parenthesis
  /// `<user> text`, `<user>`
  case tag
  /// `` `user`: text ``
  case code
  /// `<|im_start|>user`, `<|user|>`
  case token
  /// Marked in another way, the same throughout.
  case framed(Frame)
}

/// A line that may start a turn: how it is written, whose name it has, where its text begins.
struct TurnLine {
  var shape: MarkerShape
  /// As ``SpeakerName/bare(_:)`` gives it.
  var name: String
  /// Bytes of the line before the text; the whole line when the marker stands alone.
  var textOffset: Int
  var isAlone: Bool
  /// Whether `]:` stands behind the name, and whether one word that could be a link's destination is all behind it.
  var hasColon = false
  var mayDefineLink = false

  /// Reads a line; nil when it has none of the shapes. Names have at most 60 characters.
  init?(_ line: Substring) {
    let bytes = Substring(line.drop { $0 == " " || $0 == "\t" })
    let indent = line.utf8.count - bytes.utf8.count
    guard indent < 4, let first = bytes.first else { return nil }
    var text = bytes
    var skipped = indent
    // "- **User:** text", "1. **User:** text"
    if first == "-" || first == "*", text.dropFirst().first == " ",
      text.dropFirst(2).hasPrefix("**")
    {
      text = text.dropFirst(2)
      skipped += 2
    } else if first.isNumber {
      let mark = text.drop(while: \.isNumber)
      if mark.first == "." || mark.first == ")", mark.dropFirst().hasPrefix(" **") {
        text = mark.dropFirst(2)
        skipped = line.utf8.count - text.utf8.count
      }
    }
    // "[10:02] User: text", "2024-01-02, 10:02 - User: text"
    var time: Substring?
    if first == "[" || first.isNumber, let rest = Self.behindTime(text) {
      time = text[..<rest.startIndex]
      text = rest
      skipped = line.utf8.count - text.utf8.count
    }
    switch text.first {
    case "_" where text.hasPrefix("_**"), "*" where text.hasPrefix("***"):
      let isUnderscore = text.hasPrefix("_**")
      guard let end = text.range(ofFirst: isUnderscore ? "**_" : "***", after: 3),
        text[end.upperBound...].allSatisfy(\.isWhitespace)
      else { return nil }
      let inner = text[text.index(text.startIndex, offsetBy: 3)..<end.lowerBound]
      self.init(.italicBold, inner.prefix { $0 != ":" }, line.utf8.count, isAlone: true)
    case "*" where text.hasPrefix("**"):
      guard let end = text.range(ofFirst: "**", after: 2) else { return nil }
      let inner = text[text.index(text.startIndex, offsetBy: 2)..<end.lowerBound]
      let rest = text[end.upperBound...]
      let offset = skipped + text[..<end.upperBound].utf8.count
      let isWide = rest.first == "："
      if inner.last == ":" || inner.last == "：" {
        self.init(.boldInside, inner.dropLast(), offset, rest)
      } else if rest.first == ":" || isWide {
        self.init(.boldOutside, inner, offset + (isWide ? 3 : 1), rest.dropFirst())
      } else if let dash = [" - ", " — ", " – "].first(where: { rest.hasPrefix($0) }) {
        self.init(.dash, inner, offset + dash.utf8.count, rest.dropFirst(dash.count))
      } else if rest.allSatisfy(\.isWhitespace)
        || rest.drop(while: \.isWhitespace).first == "("
          && rest.last(where: { !$0.isWhitespace }) == ")"
      {
        self.init(.boldAlone, inner, line.utf8.count, isAlone: true)
      } else {
        return nil
      }
    case "*", "_":
      let delimiter = text.prefix(1)
      guard let end = text.dropFirst().prefix(64).firstIndex(of: delimiter[delimiter.startIndex])
      else {
        return nil
      }
      let inner = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      let offset = line.utf8.count - rest.utf8.count
      if inner.last == ":" {
        self.init(.italic, inner.dropLast(), offset, rest)
      } else if rest.first == ":" {
        self.init(.italic, inner, offset + 1, rest.dropFirst())
      } else {
        return nil
      }
    case "`":
      guard let end = text.dropFirst().prefix(64).firstIndex(of: "`"),
        end > text.index(after: text.startIndex)
      else { return nil }
      let rest = text[text.index(after: end)...]
      guard rest.first == ":" else { return nil }
      self.init(
        .code, text[..<end].dropFirst(), line.utf8.count - rest.utf8.count + 1, rest.dropFirst())
    case "(":
      guard let end = text.prefix(64).firstIndex(of: ")") else { return nil }
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.first == " " || rest.first == ":" else { return nil }
      let colon = rest.first == ":" ? 1 : 0
      self.init(
        .parenthesis, text[..<end].dropFirst(), line.utf8.count - rest.utf8.count + colon,
        rest.dropFirst(colon))
    case "<" where text.hasPrefix("<|"):
      let isStart = text.hasPrefix("<|im_start|>")
      let inner = isStart ? text.dropFirst(12) : text.dropFirst(2)
      if isStart {
        self.init(.token, inner, line.utf8.count, isAlone: true)
      } else {
        guard let end = inner.range(ofFirst: "|>", after: 0) else { return nil }
        let rest = inner[end.upperBound...]
        self.init(.token, inner[..<end.lowerBound], line.utf8.count - rest.utf8.count, rest)
      }
    case "<"
    where !text.hasPrefix("<summary") && !text.hasPrefix("<details") && !text.contains("<summary>"):
      guard let end = text.prefix(64).firstIndex(of: ">") else { return nil }
      let inner = text[..<end].dropFirst()
      guard inner.allSatisfy({ $0.isLetter || $0 == " " || $0 == "_" || $0 == "-" }) else {
        return nil
      }
      let rest = text[text.index(after: end)...]
      self.init(.tag, inner, line.utf8.count - rest.utf8.count, rest)
    case "#":
      let level = text.prefix { $0 == "#" }.count
      guard level <= 6, text.dropFirst(level).first == " " else { return nil }
      let title = text.dropFirst(level + 1)
      // The colon of a time is none: `User — 10:02`.
      let colon = title.indices.first { index in
        title[index] == ":"
          && !(title[..<index].last?.isNumber == true
            && title[title.index(after: index)...].first?.isNumber == true)
      }
      if let colon,
        title.index(after: colon) < title.endIndex,
        title[title.index(after: colon)...].contains(where: { !$0.isWhitespace })
      {
        let before = line.utf8.count - title[title.index(after: colon)...].utf8.count
        self.init(.heading(level), title[..<colon], before, title[title.index(after: colon)...])
      } else {
        self.init(.heading(level), title, line.utf8.count, isAlone: true)
      }
    case ">":
      let inner = text.dropFirst().drop(while: \.isWhitespace)
      guard inner.hasPrefix("[!"), let end = inner.firstIndex(of: "]") else { return nil }
      // Behind it stands a title, which may be the name once more.
      let title = inner[inner.index(after: end)...].drop { $0 == "+" || $0 == "-" || $0 == " " }
      let isName = SpeakerName.role(of: SpeakerName.bare(title)) != nil
      let offset = line.utf8.count - (isName ? 0 : title.utf8.count)
      self.init(.callout, inner[..<end].dropFirst(2), offset, isAlone: isName || title.isEmpty)
    case "[":
      guard let end = text.firstIndex(of: "]") else { return nil }
      var rest = text[text.index(after: end)...]
      if rest.first == "(" { return nil }
      let hasColon = rest.first == ":"
      if hasColon { rest = rest.dropFirst() }
      self.init(.bracket, text[..<end].dropFirst(), line.utf8.count - rest.utf8.count, rest)
      self.hasColon = hasColon
      // `[Agent]: #class-agent` defines a link; `[Agent]: Yes.` is an answer.
      let words = rest.split(maxSplits: 2, whereSeparator: \.isWhitespace)
      mayDefineLink = hasColon && words.count == 1 && Self.mayBeDestination(words[0])
    case "<":
      guard let open = text.range(ofFirst: "<summary>", after: 0),
        let end = text.range(ofFirst: "</summary>", after: 0), open.upperBound < end.lowerBound
      else { return nil }
      let rest = text[end.upperBound...]
      self.init(
        .summary, text[open.upperBound..<end.lowerBound], line.utf8.count - rest.utf8.count, rest)
    default:
      guard indent == 0, let colon = text.prefix(60).firstIndex(where: { $0 == ":" || $0 == "：" })
      else { return nil }
      var rest = text[text.index(after: colon)...]
      // `user:: text`
      if rest.first == ":" { rest = rest.dropFirst() }
      guard rest.isEmpty || rest.first == " " || rest.first == "\t" || text[colon] == "：" else {
        return nil
      }
      let shape = time.map { MarkerShape.timed(Self.pattern(ofTime: $0)) } ?? .plain
      self.init(shape, text[..<colon], line.utf8.count - rest.utf8.count, rest)
    }
  }

  /// Whether a word has a sign that destinations of links have, and not at its end alone.
  private static func mayBeDestination(_ word: Substring) -> Bool {
    var word = word
    while let last = word.last, ".:!?".contains(last) { word.removeLast() }
    return word.contains { "#/.:".contains($0) }
  }

  /// What stands behind the time at the start of a line, in brackets or before a dash; nil without one.
  private static func behindTime(_ text: Substring) -> Substring? {
    let isBracketed = text.first == "["
    let inside = isBracketed ? text.dropFirst() : text
    let time = inside.prefix(32).prefix {
      $0.isNumber || ":-/., ".contains($0) || isBracketed && "TZAPMapm".contains($0)
    }
    guard time.first?.isNumber == true, time.contains(":") else { return nil }
    var rest = inside[time.endIndex...]
    if isBracketed {
      guard rest.hasPrefix("] ") else { return nil }
      rest = rest.dropFirst(2)
    } else {
      // `10:02 - User`: the dash and the spaces are taken for time above.
      guard time.hasSuffix("- ") || time.hasSuffix(" ") else { return nil }
    }
    return rest
  }

  /// How a time is written: each number as `0`, letters (`T`, `AM`) as `a`.
  private static func pattern(ofTime time: Substring) -> String {
    var pattern = ""
    for character in time {
      let sign: Character = character.isNumber ? "0" : character.isLetter ? "a" : character
      if sign != pattern.last || sign != "0" && sign != "a" { pattern.append(sign) }
    }
    return pattern
  }

  init(_ shape: MarkerShape, name: String, textOffset: Int, isAlone: Bool) {
    self.shape = shape
    self.name = name
    self.textOffset = textOffset
    self.isAlone = isAlone
  }

  private init?(_ shape: MarkerShape, _ name: Substring, _ offset: Int, _ rest: Substring) {
    self.init(shape, name, offset, isAlone: rest.allSatisfy(\.isWhitespace))
  }

  private init?(_ shape: MarkerShape, _ name: Substring, _ offset: Int, isAlone: Bool) {
    guard name.utf8.count <= 120 else { return nil }
    let bare = SpeakerName.bare(name)
    guard !bare.isEmpty, bare.count <= 60 else { return nil }
    self.shape = shape
    self.name = bare
    self.textOffset = offset
    self.isAlone = isAlone
  }
}

extension Substring {
  fileprivate func range(ofFirst text: String, after count: Int) -> Range<Index>? {
    guard let start = index(startIndex, offsetBy: count, limitedBy: endIndex) else { return nil }
    return self[start...].firstRange(of: text)
  }
}
