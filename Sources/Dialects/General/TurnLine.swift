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
    guard let turn = MarkedLine(line)?.turn else { return nil }
    self = turn
  }

  init(_ shape: MarkerShape, name: String, textOffset: Int, isAlone: Bool) {
    self.shape = shape
    self.name = name
    self.textOffset = textOffset
    self.isAlone = isAlone
  }

  fileprivate init?(_ shape: MarkerShape, _ name: Substring, _ offset: Int, _ rest: Substring) {
    self.init(shape, name, offset, isAlone: rest.allSatisfy(\.isWhitespace))
  }

  fileprivate init?(_ shape: MarkerShape, _ name: Substring, _ offset: Int, isAlone: Bool) {
    guard name.utf8.count <= 120 else { return nil }
    let bare = SpeakerName.bare(name)
    guard !bare.isEmpty, bare.count <= 60 else { return nil }
    self.shape = shape
    self.name = bare
    self.textOffset = offset
    self.isAlone = isAlone
  }
}

/// A line without what may stand before a marker: indentation, the mark of a list, a time.
private struct MarkedLine {
  private let line: Substring
  private var text: Substring
  /// Bytes of the line before the text.
  private var skipped: Int
  private let isIndented: Bool
  private var time: Substring?

  init?(_ line: Substring) {
    self.line = line
    text = line.drop { $0 == " " || $0 == "\t" }
    skipped = line.utf8.count - text.utf8.count
    isIndented = skipped > 0
    guard skipped < 4, let first = text.first else { return nil }
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
    if first == "[" || first.isNumber, let rest = Self.behindTime(text) {
      time = text[..<rest.startIndex]
      text = rest
      skipped = line.utf8.count - text.utf8.count
    }
  }

  /// The line as a turn, by the sign that it begins with.
  var turn: TurnLine? {
    switch text.first {
    case "_" where text.hasPrefix("_**"), "*" where text.hasPrefix("***"): italicBold
    case "*" where text.hasPrefix("**"): bold
    case "*", "_": italic
    case "`": code
    case "(": parenthesis
    case "<" where text.hasPrefix("<|"): token
    case "<"
    where !text.hasPrefix("<summary") && !text.hasPrefix("<details") && !text.contains("<summary>"):
      tag
    case "#": heading
    case ">": callout
    case "[": bracket
    case "<": summary
    default: plain
    }
  }

  /// The bytes of the line before its rest.
  private func offset(of rest: Substring) -> Int { line.utf8.count - rest.utf8.count }

  private var italicBold: TurnLine? {
    let isUnderscore = text.hasPrefix("_**")
    guard let end = text.range(ofFirst: isUnderscore ? "**_" : "***", after: 3),
      text[end.upperBound...].allSatisfy(\.isWhitespace)
    else { return nil }
    let inner = text[text.index(text.startIndex, offsetBy: 3)..<end.lowerBound]
    return TurnLine(.italicBold, inner.prefix { $0 != ":" }, line.utf8.count, isAlone: true)
  }

  private var bold: TurnLine? {
    guard let end = text.range(ofFirst: "**", after: 2) else { return nil }
    let inner = text[text.index(text.startIndex, offsetBy: 2)..<end.lowerBound]
    let rest = text[end.upperBound...]
    let offset = skipped + text[..<end.upperBound].utf8.count
    let isWide = rest.first == "："
    if inner.last == ":" || inner.last == "：" {
      return TurnLine(.boldInside, inner.dropLast(), offset, rest)
    }
    if rest.first == ":" || isWide {
      return TurnLine(.boldOutside, inner, offset + (isWide ? 3 : 1), rest.dropFirst())
    }
    if let dash = [" - ", " — ", " – "].first(where: { rest.hasPrefix($0) }) {
      return TurnLine(.dash, inner, offset + dash.utf8.count, rest.dropFirst(dash.count))
    }
    let isAlone =
      rest.allSatisfy(\.isWhitespace)
      || rest.drop(while: \.isWhitespace).first == "("
        && rest.last(where: { !$0.isWhitespace }) == ")"
    return isAlone ? TurnLine(.boldAlone, inner, line.utf8.count, isAlone: true) : nil
  }

  private var italic: TurnLine? {
    guard let delimiter = text.first,
      let end = text.dropFirst().prefix(64).firstIndex(of: delimiter)
    else { return nil }
    let inner = text[text.index(after: text.startIndex)..<end]
    let rest = text[text.index(after: end)...]
    if inner.last == ":" { return TurnLine(.italic, inner.dropLast(), offset(of: rest), rest) }
    guard rest.first == ":" else { return nil }
    return TurnLine(.italic, inner, offset(of: rest) + 1, rest.dropFirst())
  }

  private var code: TurnLine? {
    guard let end = text.dropFirst().prefix(64).firstIndex(of: "`"),
      end > text.index(after: text.startIndex)
    else { return nil }
    let rest = text[text.index(after: end)...]
    guard rest.first == ":" else { return nil }
    return TurnLine(.code, text[..<end].dropFirst(), offset(of: rest) + 1, rest.dropFirst())
  }

  private var parenthesis: TurnLine? {
    guard let end = text.prefix(64).firstIndex(of: ")") else { return nil }
    let rest = text[text.index(after: end)...]
    guard rest.isEmpty || rest.first == " " || rest.first == ":" else { return nil }
    let colon = rest.first == ":" ? 1 : 0
    return TurnLine(
      .parenthesis, text[..<end].dropFirst(), offset(of: rest) + colon, rest.dropFirst(colon))
  }

  private var token: TurnLine? {
    if text.hasPrefix("<|im_start|>") {
      return TurnLine(.token, text.dropFirst(12), line.utf8.count, isAlone: true)
    }
    let inner = text.dropFirst(2)
    guard let end = inner.range(ofFirst: "|>", after: 0) else { return nil }
    let rest = inner[end.upperBound...]
    return TurnLine(.token, inner[..<end.lowerBound], offset(of: rest), rest)
  }

  private var tag: TurnLine? {
    guard let end = text.prefix(64).firstIndex(of: ">") else { return nil }
    let inner = text[..<end].dropFirst()
    guard inner.allSatisfy({ $0.isLetter || $0 == " " || $0 == "_" || $0 == "-" }) else {
      return nil
    }
    let rest = text[text.index(after: end)...]
    return TurnLine(.tag, inner, offset(of: rest), rest)
  }

  private var heading: TurnLine? {
    let level = text.prefix { $0 == "#" }.count
    guard level <= 6, text.dropFirst(level).first == " " else { return nil }
    let title = text.dropFirst(level + 1)
    // The colon of a time is none: `User — 10:02`.
    let colon = title.indices.first { index in
      title[index] == ":"
        && !(title[..<index].last?.isNumber == true
          && title[title.index(after: index)...].first?.isNumber == true)
    }
    if let colon {
      let rest = title[title.index(after: colon)...]
      if rest.contains(where: { !$0.isWhitespace }) {
        return TurnLine(.heading(level), title[..<colon], offset(of: rest), rest)
      }
    }
    return TurnLine(.heading(level), title, line.utf8.count, isAlone: true)
  }

  private var callout: TurnLine? {
    let inner = text.dropFirst().drop(while: \.isWhitespace)
    guard inner.hasPrefix("[!"), let end = inner.firstIndex(of: "]") else { return nil }
    // Behind it stands a title, which may be the name once more.
    let title = inner[inner.index(after: end)...].drop { $0 == "+" || $0 == "-" || $0 == " " }
    let isName = SpeakerName.role(of: SpeakerName.bare(title)) != nil
    return TurnLine(
      .callout, inner[..<end].dropFirst(2), isName ? line.utf8.count : offset(of: title),
      isAlone: isName || title.isEmpty)
  }

  private var bracket: TurnLine? {
    guard let end = text.firstIndex(of: "]") else { return nil }
    var rest = text[text.index(after: end)...]
    if rest.first == "(" { return nil }
    let hasColon = rest.first == ":"
    if hasColon { rest = rest.dropFirst() }
    var turn = TurnLine(.bracket, text[..<end].dropFirst(), offset(of: rest), rest)
    turn?.hasColon = hasColon
    // `[Agent]: #class-agent` defines a link; `[Agent]: Yes.` is an answer.
    let words = rest.split(maxSplits: 2, whereSeparator: \.isWhitespace)
    turn?.mayDefineLink = hasColon && words.count == 1 && Self.mayBeDestination(words[0])
    return turn
  }

  private var summary: TurnLine? {
    guard let open = text.range(ofFirst: "<summary>", after: 0),
      let end = text.range(ofFirst: "</summary>", after: 0), open.upperBound < end.lowerBound
    else { return nil }
    let rest = text[end.upperBound...]
    return TurnLine(.summary, text[open.upperBound..<end.lowerBound], offset(of: rest), rest)
  }

  private var plain: TurnLine? {
    guard !isIndented, let colon = text.prefix(60).firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return nil }
    var rest = text[text.index(after: colon)...]
    // `user:: text`
    if rest.first == ":" { rest = rest.dropFirst() }
    guard rest.isEmpty || rest.first == " " || rest.first == "\t" || text[colon] == "：" else {
      return nil
    }
    let shape = time.map { MarkerShape.timed(Self.pattern(ofTime: $0)) } ?? .plain
    return TurnLine(shape, text[..<colon], offset(of: rest), rest)
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
}

extension Substring {
  fileprivate func range(ofFirst text: String, after count: Int) -> Range<Index>? {
    guard let start = index(startIndex, offsetBy: count, limitedBy: endIndex) else { return nil }
    return self[start...].firstRange(of: text)
  }
}
