internal import Corpus

/// What stands around the names of a file's turns, whatever it is: `=== USER ===`, `User →`, `<h3>User</h3>`, `@user`.
struct Frame: Hashable, Sendable {
  /// Before the name, without white space at its ends; numbers as `0`, marks of a heading as `#`.
  var before: String
  /// The first mark behind the name; nil when there is none.
  var behind: Character?
  /// Whether the name stands between its line's marks and nothing else.
  var isAlone: Bool

  /// Whether it is a name that stands alone over a line of marks.
  var isUnderlined: Bool { before.isEmpty && behind == "=" && isAlone }
}

/// Finds turns by the names of speakers, when their lines have none of the shapes that tools and people usually write.
///
/// A name counts when something marks it: what stands before it, behind it, or that it stands alone on its line. Names
/// are marked the same throughout, so that lines are put together by their ``Frame``. Where no name stands, a face or a
/// robot does.
struct FramedTurns {
  private(set) var turns: [Frame: [(line: Int, turn: TurnLine)]] = [:]
  /// Lines of marks under a name that stands alone: `User` over `----`.
  private(set) var underlines: Set<Int> = []

  /// - Parameter takesCode: Whether lines of code count too that stand behind a blank line.
  init(
    _ lines: LineTable, _ hidden: HiddenBlocks, in range: Range<Int>? = nil, takesCode: Bool = false
  ) {
    var found: [Frame: [(line: Int, name: FramedName)]] = [:]
    for line in range ?? 0..<lines.count
    where lines.mayMarkTurn(line, takesCode: takesCode) && !hidden.contains(line) {
      guard let name = Self.name(lines, line) else { continue }
      if name.frame.isUnderlined { underlines.insert(line + 1) }
      found[name.frame, default: []].append((line, name))
    }
    for (frame, names) in found {
      // What all have behind the name marks it; what only some have is theirs to say.
      let marks = frame.isAlone ? "" : Self.commonPrefix(names.map(\.name.marks))
      var names = names
      if !frame.isAlone {
        // Who says nothing but marks (`User → ...`), or nothing, has a turn too.
        let mark = marks.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        let alone = found[Frame(before: frame.before, behind: frame.behind, isAlone: true)] ?? []
        names += alone.filter { $0.name.marks.drop(while: \.isWhitespace).hasPrefix(mark) }
        names.sort { $0.line < $1.line }
      }
      turns[frame] = names.map { line, name in
        (
          line,
          TurnLine(
            .framed(frame), name: name.name,
            textOffset: frame.isAlone
              ? lines.bytes(line).count : name.endOffset + marks.utf8.count,
            isAlone: frame.isAlone)
        )
      }
    }
  }

  /// The name that a line frames, in code or not; nil where it has none of a frame.
  static func name(_ lines: LineTable, _ line: Int, in frame: Frame) -> String? {
    guard let name = name(lines, line), name.frame == frame else { return nil }
    return name.name
  }

  /// Whether a line frames a name.
  static func mayBegin(at line: ArraySlice<UInt8>) -> Bool {
    mayHoldName(line.prefix(80))
      && FramedName(Substring(decoding: line.prefix(240), as: UTF8.self)) != nil
  }

  private static func name(_ lines: LineTable, _ line: Int) -> FramedName? {
    let bytes = lines.bytes(line)
    // Four spaces begin code, a quote is somebody else's, and a table is part of an answer.
    guard let first = bytes.first(where: { $0 != 0x20 }), first != UInt8(ascii: ">"),
      first != UInt8(ascii: "|"),
      !bytes.starts(with: [0x20, 0x20, 0x20, 0x20]), mayHoldName(bytes.prefix(80)),
      var name = FramedName(Substring(decoding: bytes.prefix(240), as: UTF8.self))
    else { return nil }
    // A list of definitions says what words mean.
    if name.frame.isAlone, line + 1 < lines.count, lines.starts(line + 1, with: ": ") { return nil }
    if name.frame == Frame(before: "", behind: nil, isAlone: true), line + 1 < lines.count,
      isUnderline(lines.bytes(line + 1))
    {
      name.frame.behind = "="
    }
    return name
  }

  private static func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
    let sign = line.first
    let marks = line.prefix { $0 == sign }
    return marks.count >= 2 && (sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-"))
      && line[marks.endIndex...].allSatisfy { $0 == 0x20 }
  }

  private static func commonPrefix(_ texts: [Substring]) -> Substring {
    guard var common = texts.first else { return "" }
    for text in texts.dropFirst() {
      let count = zip(common, text).prefix { $0 == $1 }.count
      common = common.prefix(count)
    }
    return common
  }
}

/// Whether one of a line's first words may begin or end a speaker's name; a quick look, since few lines do.
private func mayHoldName(_ line: ArraySlice<UInt8>) -> Bool {
  var words = 0
  var index = line.startIndex
  var hasDigit = false
  while index < line.endIndex, words < 6 {
    let byte = line[index]
    if byte >= 0x80 { return true }
    hasDigit = hasDigit || byte &- 0x30 < 10
    guard byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A else {
      index += 1
      continue
    }
    let start = index
    while index < line.endIndex, line[index] | 0x20 >= 0x61, line[index] | 0x20 <= 0x7A {
      index += 1
    }
    words += 1
    if index - start > 20 { continue }
    // The article is no name.
    if index - start == 1, index + 1 < line.endIndex, line[index] == 0x20,
      line[index + 1] | 0x20 >= 0x61
    {
      continue
    }
    let word = String(decoding: line[start..<index].map { $0 | 0x20 }, as: UTF8.self)
    if SpeakerName.words.contains(word) || word.hasSuffix("bot") { return true }
  }
  // A name that says nothing with a time behind it.
  return (hasDigit || line[index...].contains { $0 &- 0x30 < 10 })
    && line.contains(UInt8(ascii: ":"))
}

/// A speaker's name near the start of a line, with the marks around it.
private struct FramedName {
  var frame: Frame
  /// As ``SpeakerName/bare(_:)`` gives it.
  var name: String
  /// Bytes of the line up to where the marks begin that may be common to all turns.
  var endOffset: Int
  var marks: Substring

  init?(_ line: Substring) {
    guard let found = Self.name(in: line) ?? Self.nameWithTime(line),
      // `[Agent]: #class-agent` defines a link; what else is written so has a shape of its own.
      !line[found.range.upperBound...].hasPrefix("]:")
    else { return nil }
    let before = line[..<found.range.lowerBound]
    var rest = line[found.range.upperBound...]
    // `<div class="user">`: the tag ends behind the name.
    if let open = before.lastIndex(of: "<"), !before[open...].contains(">"),
      let close = rest.firstIndex(of: ">")
    {
      rest = rest[rest.index(after: close)...]
    }
    let verb = rest.dropFirst().prefix { $0.isLetter }
    if rest.first == " ", Self.verbs.contains(verb.lowercased()) { rest = rest[verb.endIndex...] }
    let behindName = rest
    // What closes the name, and a remark on it, differ from turn to turn: a time, a model.
    let closers = rest.prefix { "*_`~".contains($0) }
    rest = rest[closers.endIndex...]
    let isMarkedBefore = before.last.map { "@/\\!$%&~>".contains($0) } ?? false
    let isFace = Self.faces[line[found.range.lowerBound]] != nil
    // Behind `@name` and a space stands what somebody says, a time too.
    let isText = (isMarkedBefore || isFace) && behindName.first?.isWhitespace == true
    let stamp = isText ? nil : Self.stamp(rest)
    if let stamp { rest = stamp }
    let marks = Self.marks(rest)
    let isAlone = marks.endIndex == line.endIndex
    let firstMark =
      isText
      ? nil
      : behindName.first { !$0.isWhitespace }.flatMap { $0.isLetter || $0.isNumber ? nil : $0 }
    name = found.name
    endOffset = line[..<rest.startIndex].utf8.count
    self.marks = marks
    frame = Frame(
      before: Self.normalised(before) + (isFace ? "☺" : ""),
      behind: stamp != nil && firstMark == nil ? "0" : firstMark,
      isAlone: isAlone)
    // Before a name with text behind it, `@`, `/` and a face are marks; those of lists are not.
    guard isAlone || firstMark != nil || stamp != nil || isMarkedBefore || isFace else {
      return nil
    }
  }

  private static func name(in line: Substring) -> (range: Range<Substring.Index>, name: String)? {
    var index = line.startIndex
    var words = 0
    while words < 5, index < line.endIndex, line[..<index].utf8.count <= 40 {
      let character = line[index]
      if let face = faces[character], words == 0 { return (index..<line.index(after: index), face) }
      guard character.isLetter else {
        index = line.index(after: index)
        continue
      }
      // Behind a word and a space a name is part of a sentence.
      let before = line[..<index].last { !$0.isWhitespace }
      if before.map({ !$0.isLetter }) ?? true, let name = name(at: index, in: line) { return name }
      words += 1
      index = line[index...].firstIndex { !$0.isLetter } ?? line.endIndex
    }
    return nil
  }

  /// The longest name that begins at a place: up to four words.
  private static func name(
    at start: Substring.Index, in line: Substring
  ) -> (range: Range<Substring.Index>, name: String)? {
    // `Anna (user)`: what stands in the brackets is the role.
    if let open = line[start...].prefix(40).firstIndex(of: "("), open > start,
      line[line.index(before: open)] == " ",
      line[start..<open].allSatisfy({ $0.isLetter || " -.".contains($0) }),
      let close = line[open...].prefix(30).firstIndex(of: ")")
    {
      let name = SpeakerName.bare(line[line.index(after: open)..<close])
      if SpeakerName.role(of: name) != nil { return (start..<line.index(after: close), name) }
    }
    var best: (range: Range<Substring.Index>, name: String)?
    var end = start
    for _ in 0..<4 {
      let word = line[end...].prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
      guard word.contains(where: { $0.isLetter || $0.isNumber }),
        !verbs.contains(word.lowercased()),
        // The hour of a time is no number of a name.
        !(line[word.endIndex...].first == ":"
          && line[word.endIndex...].dropFirst().first?.isNumber == true)
      else { break }
      let last = word.last { $0.isLetter || $0.isNumber } ?? " "
      let stop = word.lastIndex(of: last).map { line.index(after: $0) } ?? word.endIndex
      let name = SpeakerName.bare(line[start..<stop])
      if numbered(name) {
        best = (start..<stop, String(name.prefix(1)))
      } else if SpeakerName.role(of: name) != nil
        || SpeakerName.weak[SpeakerName.unnumbered(name)] != nil
      {
        best = (start..<stop, name)
      }
      guard word.endIndex < line.endIndex, line[word.endIndex] == " " else { break }
      end = line.index(after: word.endIndex)
    }
    guard let found = best else { return nil }
    // `User's message 2`: what was said, and its number, belong to the name.
    var rest = line[found.range.upperBound...]
    for ending in ["'s", "’s"] where rest.hasPrefix(ending) { rest = rest.dropFirst(2) }
    let word = rest.dropFirst().prefix { $0.isLetter }
    guard rest.first == " ", SpeakerName.said.contains(word.lowercased()),
      !verbs.contains(word.lowercased())
    else { return found }
    var stop = word.endIndex
    let number = line[stop...].dropFirst().prefix { $0.isNumber || $0 == "#" }
    if line[stop...].first == " ", !number.isEmpty { stop = number.endIndex }
    return (found.range.lowerBound..<stop, found.name)
  }

  /// A name of one to three words with a time behind it, and nothing else: `Anna  10:32 AM`.
  private static func nameWithTime(
    _ line: Substring
  ) -> (range: Range<Substring.Index>, name: String)? {
    guard let start = line.firstIndex(where: \.isLetter), line[start].isUppercase,
      line[..<start].allSatisfy({ !$0.isNumber })
    else { return nil }
    var end = start
    for _ in 0..<3 {
      let word = line[end...].prefix { $0.isLetter || $0 == "-" || $0 == "." }
      if word.isEmpty { return nil }
      let rest = line[word.endIndex...].drop { "*_`~".contains($0) }
      if let behind = stamp(rest), behind.first == ":" || marks(behind).endIndex == line.endIndex {
        return (start..<word.endIndex, SpeakerName.bare(line[start..<word.endIndex]))
      }
      guard word.endIndex < line.endIndex, line[word.endIndex] == " " else { return nil }
      end = line.index(after: word.endIndex)
    }
    return nil
  }

  private static let verbs: Set<String> = ["said", "says", "wrote", "asked", "replied", "answered"]

  /// `Q1`, `A12`.
  private static func numbered(_ name: String) -> Bool {
    (name.first == "q" || name.first == "a") && name.count > 1
      && name.dropFirst().allSatisfy(\.isNumber)
  }

  private static let faces: [Character: String] = {
    var faces: [Character: String] = ["🤖": "assistant"]
    for face in "👤🧑👩👨🙋🙂🗣👧👦🧔👥💁" { faces[face] = "user" }
    return faces
  }()

  /// What stands behind a time or a remark in brackets, and the white space before it; nil without one.
  private static func stamp(_ text: Substring) -> Substring? {
    let behind = text.drop { $0 == " " || "·—–-@,|".contains($0) }
    if behind.first == "(" || behind.first == "[",
      let close = behind.prefix(60).firstIndex(where: { $0 == ")" || $0 == "]" })
    {
      let rest = behind[behind.index(after: close)...]
      return beginsText(rest) ? nil : rest
    }
    var rest = behind
    var hasTime = false
    while true {
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == ":" || $0 == "/" || $0 == "." }
      if word.isEmpty { break }
      let digits = word.first?.isNumber == true
      guard digits || stampWords.contains(word.lowercased()) else { break }
      hasTime = hasTime || digits && word.contains { $0 == ":" || $0 == "/" || $0 == "." }
      rest = rest[word.endIndex...]
      let next = rest.drop { $0 == " " || $0 == "," || $0 == "-" }
      if next.first.map({ !$0.isLetter && !$0.isNumber }) ?? true { break }
      rest = next
    }
    return hasTime && !beginsText(rest) ? rest : nil
  }

  /// Whether a word stands at a place or behind white space: what is before it is said then, and marks nothing.
  private static func beginsText(_ text: Substring) -> Bool {
    text.first { !$0.isWhitespace }.map { $0.isLetter || $0.isNumber } ?? false
  }

  private static let stampWords: Set<String> = [
    "at", "am", "pm", "today", "yesterday", "utc", "jan", "feb", "mar", "apr", "may", "jun", "jul",
    "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  /// The marks and tags at the start of a text, with the white space between them.
  private static func marks(_ text: Substring) -> Substring {
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character == "<", let close = text[index...].prefix(60).firstIndex(of: ">") {
        index = text.index(after: close)
        continue
      }
      // Quotes and brackets open what somebody says.
      if character.isLetter || character.isNumber || "\"“”'‘’([".contains(character)
        || character.unicodeScalars.contains(where: { $0.properties.isEmojiPresentation })
      {
        break
      }
      index = text.index(after: index)
    }
    return text[..<index]
  }

  private static func normalised(_ before: Substring) -> String {
    var result = ""
    var isInTag = false
    for character in before {
      // Of a tag its name counts: a colour may tell the speakers apart.
      if character == ">" { isInTag = false }
      if isInTag { continue }
      if character.isWhitespace, let open = result.lastIndex(of: "<"),
        !result[open...].contains(">"), before.contains(">")
      {
        isInTag = true
        continue
      }
      if character.isNumber || character == "#" {
        let sign: Character = character == "#" ? "#" : "0"
        if result.last != sign { result.append(sign) }
      } else if character.isWhitespace {
        if result.last != " ", !result.isEmpty { result.append(" ") }
      } else if character.unicodeScalars.contains(where: { $0.value > 0x2000 }) {
        result.append("☺")
      } else {
        result += character.lowercased()
      }
    }
    while result.last == " " { result.removeLast() }
    return result
  }
}
