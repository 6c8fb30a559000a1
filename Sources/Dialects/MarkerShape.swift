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
  /// `> [!user]`
  case callout
  /// `[User]: text`, `[User] text`
  case bracket
  /// `<summary>User</summary>`
  case summary
}

/// A line that may start a turn: how it is written, whose name it has, where its text begins.
struct TurnLine {
  var shape: MarkerShape
  /// As ``SpeakerName/bare(_:)`` gives it.
  var name: String
  /// Bytes of the line before the text; the whole line when the marker stands alone.
  var textOffset: Int
  var isAlone: Bool

  /// Reads a line; nil when it has none of the shapes. Names have at most 60 characters.
  init?(_ line: Substring) {
    let bytes = Substring(line.drop { $0 == " " || $0 == "\t" })
    let indent = line.utf8.count - bytes.utf8.count
    guard indent < 4, let first = bytes.first else { return nil }
    var text = bytes
    var skipped = indent
    // "- **User:** text"
    if first == "-" || first == "*", text.dropFirst().first == " ",
      text.dropFirst(2).hasPrefix("**")
    {
      text = text.dropFirst(2)
      skipped += 2
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
      if inner.last == ":" {
        self.init(.boldInside, inner.dropLast(), offset, rest)
      } else if rest.first == ":" {
        self.init(.boldOutside, inner, offset + 1, rest.dropFirst())
      } else if rest.allSatisfy(\.isWhitespace)
        || rest.drop(while: \.isWhitespace).first == "("
          && rest.last(where: { !$0.isWhitespace }) == ")"
      {
        self.init(.boldAlone, inner, line.utf8.count, isAlone: true)
      } else {
        return nil
      }
    case "#":
      let level = text.prefix { $0 == "#" }.count
      guard level <= 6, text.dropFirst(level).first == " " else { return nil }
      let title = text.dropFirst(level + 1)
      if let colon = title.firstIndex(of: ":"),
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
      self.init(.callout, inner[..<end].dropFirst(2), line.utf8.count, isAlone: true)
    case "[":
      guard let end = text.firstIndex(of: "]") else { return nil }
      var rest = text[text.index(after: end)...]
      if rest.first == "(" { return nil }
      if rest.first == ":" { rest = rest.dropFirst() }
      self.init(.bracket, text[..<end].dropFirst(), line.utf8.count - rest.utf8.count, rest)
    case "<":
      guard let open = text.range(ofFirst: "<summary>", after: 0),
        let end = text.range(ofFirst: "</summary>", after: 0), open.upperBound < end.lowerBound
      else { return nil }
      self.init(
        .summary, text[open.upperBound..<end.lowerBound], line.utf8.count, isAlone: true)
    default:
      guard indent == 0, let colon = text.prefix(60).firstIndex(of: ":") else { return nil }
      let rest = text[text.index(after: colon)...]
      guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return nil }
      self.init(.plain, text[..<colon], text[...colon].utf8.count, rest)
    }
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
