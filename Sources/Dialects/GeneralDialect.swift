internal import Corpus

/// The general reader: turns marked in one way throughout a file, whatever the way.
///
/// Every line outside code is read in each shape of a marker. A shape counts when its names mean both a user
/// and an assistant; of several the one with the most turns is taken. A name that means nothing is the
/// user's when the assistant's turns follow it and no other name does. Where no shape has turns, ``FramedTurns`` looks
/// for names that are marked in another way.
///
/// Prompty (`# user:`) and many more are marked so.
struct GeneralDialect {
  let name: String
  /// Whether Tuneboard's own reader does at least as well, where it reads the file.
  let isOwn: Bool
  private let turns: [Int: (role: Role, textOffset: Int)]
  /// Whether a name that means nothing was taken for the user's.
  let guessesRoles: Bool
  private let hidden: HiddenBlocks
  /// What lines begin with that frame turns: `</user>`.
  private let frame: [String]
  /// What stands around turns that nobody said.
  private let edges: TurnEdges
  /// Whether the text stands in a quote below its marker.
  private let isQuoted: Bool
  private let shape: MarkerShape
  /// By the name, as it stands on the lines of turns.
  private let roles: [String: Role]
  /// The assistant's turns, and those of the one whose name says nothing and who speaks before each.
  private static func rolesOfPartner(
    _ all: [(line: Int, turn: TurnLine)], _ shape: MarkerShape
  ) -> [(line: Int, role: Role, offset: Int)]? {
    let found = all.filter { !$0.turn.mayDefineLink }
    let answers = found.filter { SpeakerName.role(of: $0.turn.name) == .assistant }
      .map { (line: $0.line, role: Role.assistant, offset: $0.turn.textOffset) }
    guard !answers.isEmpty else { return nil }
    return withPartner(answers, found, shape) { turn in
      SpeakerName.isTool(turn.name) ? .unknown : SpeakerName.role(of: turn.name)
    }
  }

  /// Adds the turns of who speaks before each answer, if it is always the same; nil if it is not.
  private static func withPartner(
    _ answers: [(line: Int, role: Role, offset: Int)], _ found: [(line: Int, turn: TurnLine)],
    _ shape: MarkerShape, _ role: (TurnLine) -> Role?
  ) -> [(line: Int, role: Role, offset: Int)]? {
    var before: [String: Int] = [:]
    for (previous, next) in zip(found, found.dropFirst())
    where role(next.turn) == .assistant && role(previous.turn) == nil {
      before[previous.turn.name, default: 0] += 1
    }
    // Others may be headings in what that one says.
    let counts = Dictionary(
      before.keys.map { name in (name, found.count { $0.turn.name == name }) },
      uniquingKeysWith: { a, _ in a })
    guard let opening = found.first(where: { before[$0.turn.name] != nil })?.turn.name,
      let partner = before.first(where: { $0.key == opening }),
      before.keys.allSatisfy({
        $0 == opening || counts[$0, default: 0] * 2 <= counts[opening, default: 0]
      })
    else { return nil }
    let count = answers.count { $0.role == .assistant }
    // A name behind the same kind of time is one of the speakers.
    let least = shape.isTimed ? 2 - min(1, found.count { $0.turn.name == partner.key } / 2) : 2
    guard counts[opening, default: 0] * 2 >= count, !isRisky(shape) || partner.value >= least else {
      return nil
    }
    let partners = found.filter { $0.turn.name == partner.key }
      .map { (line: $0.line, role: Role.user, offset: $0.turn.textOffset) }
    return (answers + partners).sorted { $0.line < $1.line }
  }

  /// Names whose lines begin turns although they look as if they defined links.
  private let linkNames: Set<String>
  /// What the lines of turns begin with behind spaces, letters in lower case: few other lines do.
  private let firstBytes: Set<UInt8>
  /// Whether its markers look like Tuneboard's own.
  var hasOwnShape: Bool { shape == .boldInside || shape == .boldOutside }
  /// Whether a name says by itself who speaks, as `Question` does not.
  var namesSpeakers: Bool { roles.keys.contains { SpeakerName.role(of: $0) != nil } }
  /// Whether all names are those of Tuneboard's own form.
  var hasOwnNames: Bool { roles.keys.allSatisfy { Role(label: Array($0.utf8)[...]) != nil } }
  /// How sure it is who speaks where, 0 to 1.
  let confidence: Double
  /// How many turns it has, and the line of the first.
  let score: Int
  let firstLine: Int

  /// - Parameters:
  ///   - range: The lines that are looked at; nil for all.
  ///   - limit: The line before which the first turn stands.
  init?(
    _ lines: LineTable, _ hidden: HiddenBlocks, in range: Range<Int>? = nil,
    before limit: Int = .max
  ) {
    self.hidden = hidden
    var byShape = turnLines(lines, hidden, in: range)
    let start = range?.lowerBound ?? 0
    var best = Self.best(byShape, lines, from: start, before: limit)
    var underlines: Set<Int> = []
    // One question with its answer may stand in any text.
    let isFew = best.map { best in
      best.score < 4
        && !(byShape[best.shape] ?? []).contains { SpeakerName.role(of: $0.turn.name) != nil }
    }
    if isFew ?? true {
      let framed = FramedTurns(lines, hidden, in: range)
      let framedByShape = Dictionary(
        uniqueKeysWithValues: framed.turns.map { (MarkerShape.framed($0.key), $0.value) })
      if let found = Self.best(framedByShape, lines, from: start, before: limit),
        found.score > best?.score ?? 0
      {
        (best, byShape) = (found, framedByShape)
      }
      if case .framed(let frame) = best?.shape, frame.behind == "=" {
        underlines = framed.underlines
      }
    }
    guard let best else { return nil }
    edges = TurnEdges(
      best.roles.map { ($0.line, $0.role) }, underlines: underlines,
      token: best.shape == .token ? "<|im_end|>" : nil, lines)
    var turns: [Int: (role: Role, textOffset: Int)] = [:]
    for (line, role, offset) in best.roles { turns[line] = (role, offset) }
    self.turns = turns
    // Never the line itself: it holds people's words and names.
    name = best.shape.title
    shape = best.shape
    linkNames = Self.linkNames(byShape[best.shape] ?? [])
    let names = Dictionary(
      (byShape[best.shape] ?? []).map { ($0.line, $0.turn.name) }, uniquingKeysWith: { a, _ in a })
    roles = Dictionary(
      best.roles.compactMap { turn in names[turn.line].map { ($0, turn.role) } },
      uniquingKeysWith: { a, _ in a })
    firstBytes = Set(best.roles.compactMap { firstByte(lines, $0.line) })
    score = best.score
    firstLine = best.roles[0].line
    switch best.shape {
    case .tag: frame = ["</"]
    case .token: frame = ["<|im_end|>"]
    case .summary: frame = ["<details", "</details>"]
    default: frame = []
    }
    isQuoted = best.shape == .callout
    guessesRoles = !(byShape[best.shape] ?? []).contains {
      SpeakerName.role(of: $0.turn.name) == .user
        || SpeakerName.weak[SpeakerName.unnumbered($0.turn.name)] == .user
    }
    confidence = Self.confidence(best.roles.map(\.role), best.shape, guessed: guessesRoles)
    let isOwnShape = best.shape == .boldInside || best.shape == .boldOutside
    var isFramed = false
    if case .framed = best.shape { isFramed = true }
    // Bold by underscores (`__User:__`) is Tuneboard's own form too.
    isOwn =
      isFramed || ownMarkerCount(lines) >= best.score
      || isOwnShape && Set(names.values).isSuperset(of: ["user", "assistant"])
        && !Self.isUpperCase(lines, best.roles.map(\.line))
  }

  func read(_ lines: LineTable, _ collector: inout TurnCollector) {
    readTurns(
      turns, hidden,
      drops: ["[Timestamp: ", "[Context: ", "<time "] + frame, edges: edges, isQuoted: isQuoted,
      lines, &collector)
  }

  /// Whose turn a line looks to begin, by its shape and name, in code or not.
  func role(_ lines: LineTable, _ line: Int) -> Role? {
    guard let first = firstByte(lines, line), firstBytes.contains(first) else { return nil }
    let name: String?
    if case .framed(let frame) = shape {
      name = FramedTurns.name(lines, line, in: frame)
    } else {
      name = turnLine(lines, line).flatMap {
        $0.shape == shape && (!$0.mayDefineLink || linkNames.contains($0.name)) ? $0.name : nil
      }
    }
    return name.flatMap { roles[$0] ?? SpeakerName.role(of: $0) }
  }

  /// The general reading of a file whose fences swallow turns, and its lines without those; nil where none do.
  ///
  /// - Parameter known: What it is read as with them, if as anything.
  static func endingStrayFences(
    _ lines: LineTable, _ hidden: HiddenBlocks, known: GeneralDialect?
  ) -> (dialect: GeneralDialect, lines: LineTable, hidden: HiddenBlocks)? {
    func reading(_ role: (Int) -> Role?) -> (GeneralDialect, LineTable, HiddenBlocks)? {
      withoutActuallyEscaping(role) { role in
        guard let mended = lines.endingStrayFences(at: { hidden.contains($0) ? nil : role($0) })
        else { return nil }
        let hidden = HiddenBlocks(mended)
        return GeneralDialect(mended, hidden).map { ($0, mended, hidden) }
      }
    }
    if let known { return reading { known.role(lines, $0) } }
    // Of one speaker nothing may be left outside of code.
    guard lines.hasCode else { return nil }
    var found = turnLines(lines, hidden, takesCode: true)
    for (frame, turns) in FramedTurns(lines, hidden, takesCode: true).turns {
      found[.framed(frame)] = turns
    }
    // Of two with as many turns the first in the file, so that nothing depends on an order of hashes.
    for (shape, turns) in found.sorted(by: {
      ($1.value.count, $0.key.rank, $0.value.first?.line ?? 0)
        < ($0.value.count, $1.key.rank, $1.value.first?.line ?? 0)
    }) {
      guard turns.contains(where: { lines.isCode[$0.line] }), !lines.isCode[turns[0].line],
        let roles = roles(of: turns, shape)
      else { continue }
      let byLine = Dictionary(roles.map { ($0.line, $0.role) }, uniquingKeysWith: { a, _ in a })
      if let result = reading({ byLine[$0] }) { return result }
    }
    return nil
  }

  /// The shape with the most turns that says who speaks.
  private static func best(
    _ byShape: [MarkerShape: [(line: Int, turn: TurnLine)]], _ lines: LineTable, from start: Int,
    before limit: Int
  ) -> (shape: MarkerShape, roles: [(line: Int, role: Role, offset: Int)], score: Int)? {
    var best: (shape: MarkerShape, roles: [(line: Int, role: Role, offset: Int)], score: Int)?
    for (shape, roles) in candidates(byShape) {
      guard roles[0].line < limit else { continue }
      let users = roles.count { $0.role == .user }
      let assistants = roles.count { $0.role == .assistant }
      guard users > 0, assistants > 0 else { continue }
      // A plain `name: text` is common in text; it takes turns that alternate to believe it.
      let score = users + assistants
      if isRisky(shape), !alternate(roles.map(\.role)) { continue }
      if case .framed(let frame) = shape,
        !isPlain(roles.map(\.role), frame) || isLate(roles[0].line - start, of: lines.count - start)
      {
        continue
      }
      // Of two with as many turns the first in the file, so that nothing depends on an order of hashes.
      let isBetter =
        best.map {
          (score, -shape.rank, -roles[0].line, -roles[0].offset)
            > ($0.score, -$0.shape.rank, -$0.roles[0].line, -$0.roles[0].offset)
        } ?? true
      if isBetter { best = (shape, roles, score) }
    }
    return best
  }

  /// The turns of each shape. Names that mean a role only among questions and answers are a way of their own where others
  /// say who speaks: either may stand in what somebody pasted.
  private static func candidates(
    _ byShape: [MarkerShape: [(line: Int, turn: TurnLine)]]
  ) -> [(shape: MarkerShape, roles: [(line: Int, role: Role, offset: Int)])] {
    byShape.flatMap { shape, found in
      let weak = found.filter { SpeakerName.role(of: $0.turn.name) == nil }
      let isMixed = weak.count < found.count
      let said = found.filter { SpeakerName.roleOfSaid($0.turn.name) != nil }
      // Whose name says nothing may speak to the assistant, and have pasted what a user says.
      let hasUser = found.contains {
        SpeakerName.role(of: $0.turn.name) == .user
          || SpeakerName.weak[SpeakerName.unnumbered($0.turn.name)] == .user
      }
      return [
        roles(of: found, shape), isMixed ? roles(of: weak, shape) : nil,
        isMixed && hasUser ? rolesOfPartner(found, shape) : nil,
        isMixed ? roles(of: said, shape) : nil,
      ]
      .compactMap(\.self).map { (shape, $0) }
    }
  }

  /// Whether more stands before the first turn than a title and a remark: what follows is then part of a text.
  private static func isLate(_ first: Int, of count: Int) -> Bool {
    first > 12 && first * 5 > count
  }

  /// Whether turns that only a frame marks are plain to see: three and more that change nearly always, four where a
  /// name on a line of its own is all.
  private static func isPlain(_ roles: [Role], _ frame: Frame) -> Bool {
    let spoken = roles.filter { $0 == .user || $0 == .assistant }
    let changes = zip(spoken, spoken.dropFirst()).count { $0 != $1 }
    let isBare = frame.before.isEmpty && frame.behind == nil
    return spoken.count >= (isBare ? 4 : 3) && changes * 10 >= (spoken.count - 1) * 8
  }

  /// The turns of one shape; nil when its names do not tell.
  private static func roles(
    of all: [(line: Int, turn: TurnLine)], _ shape: MarkerShape
  ) -> [(line: Int, role: Role, offset: Int)]? {
    let linkNames = shape == .bracket ? linkNames(all) : []
    let found = all.filter { !$0.turn.mayDefineLink || linkNames.contains($0.turn.name) }
    let strong = Set(found.compactMap { SpeakerName.role(of: $0.turn.name) })
    let takesWeak = !strong.isSuperset(of: [.user, .assistant])
    // `User message` may stand over a part of any text, but not over four in turn.
    let takesSaid = takesWeak && found.count { SpeakerName.roleOfSaid($0.turn.name) != nil } >= 4
    func role(_ turn: TurnLine) -> Role? {
      if SpeakerName.isTool(turn.name) { return .unknown }
      if let role = SpeakerName.role(of: turn.name) { return role }
      if takesSaid, let role = SpeakerName.roleOfSaid(turn.name) { return role }
      guard takesWeak, !(takesSaid && shape.isPlain) else { return nil }
      let name = SpeakerName.unnumbered(turn.name)
      // As plain words these are common in text, but for those of an interview.
      if shape.isPlain, !["q", "u", "h", "a", "question", "answer"].contains(name) { return nil }
      if case .framed = shape,
        !["q", "u", "h", "a", "question", "answer", "prompt", "response", "instruction"]
          .contains(name)
      {
        return nil
      }
      return SpeakerName.weak[name]
    }
    var roles = found.compactMap { entry in
      role(entry.turn).map { (line: entry.line, role: $0, offset: entry.turn.textOffset) }
    }
    guard roles.contains(where: { $0.role == .assistant }) else { return nil }
    // One question with its answer may stand in any text.
    if shape.isPlain, strong.isEmpty, roles.count < 4 { return nil }
    if !roles.contains(where: { $0.role == .user }) {
      guard strong.contains(.assistant) else { return nil }
      return withPartner(roles, found, shape, role)
    }
    return roles
  }

  /// Names whose lines begin turns although they look as if they defined links (`[Bot]: a.b`): those that other lines
  /// have too, or the only ones of a role, where `[Name]: ` marks the turns.
  private static func linkNames(_ found: [(line: Int, turn: TurnLine)]) -> Set<String> {
    var names: Set<String> = []
    var links: Set<String> = []
    var count = 0
    for (_, turn) in found where turn.hasColon && SpeakerName.role(of: turn.name) != nil {
      if turn.mayDefineLink {
        links.insert(turn.name)
        count -= 1
      } else {
        names.insert(turn.name)
        count += 1
      }
    }
    let roles = Set(names.compactMap(SpeakerName.role))
    if roles.isSuperset(of: [.user, .assistant]) { return links.intersection(names) }
    // One of them never says more than a word.
    guard count >= 0, !names.isEmpty else { return [] }
    return links.filter { name in
      names.contains(name) || SpeakerName.role(of: name).map { !roles.contains($0) } ?? false
    }
  }

  private static func isRisky(_ shape: MarkerShape) -> Bool {
    switch shape {
    case .plain, .timed, .bracket, .summary, .italic, .dash, .parenthesis, .tag, .code, .framed:
      true
    default: false
    }
  }

  /// Whether most neighbouring turns are of different speakers.
  private static func alternate(_ roles: [Role]) -> Bool {
    let changes = zip(roles, roles.dropFirst()).count { $0 != $1 }
    return changes * 2 >= roles.count - 1
  }

  /// Whether the names are all in capitals, as Tuneboard's own are not.
  private static func isUpperCase(_ lines: LineTable, _ turns: [Int]) -> Bool {
    turns.contains { line in
      let name = lines.text(line).prefix { $0 != ":" }
      return !name.contains(where: \.isLowercase)
    }
  }

  /// How sure the reading is: half for names that say who is who, a quarter for turns that change (blocks of an answer
  /// that follow each other count as one), a quarter for four turns and more; less for shapes that text has too, and
  /// for a role that only the order of the turns tells.
  private static func confidence(_ roles: [Role], _ shape: MarkerShape, guessed: Bool) -> Double {
    let pairs = zip(roles, roles.dropFirst()).filter { !($0 == .assistant && $1 == .assistant) }
    let changes = pairs.isEmpty ? 1 : Double(pairs.count { $0 != $1 }) / Double(pairs.count)
    return 0.5 + 0.25 * changes + 0.25 * min(1, Double(roles.count) / 4)
      - (isRisky(shape) && !shape.isTimed ? 0.15 : 0) - (guessed ? 0.2 : 0)
  }
}

/// The lines of a file that may mark turns, by their shape.
///
/// - Parameter takesCode: Whether lines of code count too that stand behind a blank line.
func turnLines(
  _ lines: LineTable, _ hidden: HiddenBlocks, in range: Range<Int>? = nil, takesCode: Bool = false
) -> [MarkerShape: [(line: Int, turn: TurnLine)]] {
  var byShape: [MarkerShape: [(line: Int, turn: TurnLine)]] = [:]
  for line in range ?? 0..<lines.count
  where lines.mayMarkTurn(line, takesCode: takesCode) && !hidden.contains(line) {
    guard let turn = turnLine(lines, line) else { continue }
    byShape[turn.shape, default: []].append((line, turn))
  }
  return byShape
}

/// The first byte of a line behind spaces, letters in lower case.
private func firstByte(_ lines: LineTable, _ line: Int) -> UInt8? {
  lines.bytes(line).first { $0 != 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
}

/// A line that may mark a turn; most lines do not, and a quick look tells.
@inline(__always)
private func turnLine(_ lines: LineTable, _ line: Int) -> TurnLine? {
  let bytes = lines.bytes(line)
  // Few lines begin like a marker: a letter, or one of these.
  guard let first = bytes.first(where: { $0 != 0x20 }),
    "*_#>[<-(`0123456789".utf8.contains(first) || first >= 0x80 || first | 0x20 >= 0x61
  else { return nil }
  // A name is plain text up to a colon that is near.
  if first >= 0x80
    || first | 0x20 >= 0x61 && first != UInt8(ascii: "_") && first != UInt8(ascii: "["),
    !bytes.prefix(244).contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF })
  {
    return nil
  }
  return TurnLine(Substring(decoding: bytes, as: UTF8.self))
}

extension MarkerShape {
  /// Whether a name with a colon is all that marks the turns, behind a time or not.
  var isPlain: Bool {
    switch self {
    case .plain, .timed: true
    default: false
    }
  }

  var isTimed: Bool {
    if case .timed = self { return true }
    return false
  }

  /// What marks the turns, in words.
  var title: String {
    switch self {
    case .boldInside, .boldOutside: "bold names with a colon"
    case .boldAlone: "bold names on lines of their own"
    case .italicBold: "names in bold italics"
    case .heading(let level): "headings of level \(level)"
    case .plain: "names with a colon"
    case .timed: "names with a colon behind a time"
    case .callout: "callouts"
    case .bracket: "names in brackets"
    case .italic: "names in italics with a colon"
    case .dash: "bold names with a dash"
    case .parenthesis: "names in parentheses"
    case .tag: "names as tags"
    case .code: "names as code with a colon"
    case .token: "tokens of ChatML"
    case .framed: "names framed by marks"
    case .summary: "summaries of folded blocks"
    }
  }

  /// The plainer a shape, the higher: of two with as many turns the lower is taken.
  var rank: Int {
    switch self {
    case .italicBold: 0
    case .boldInside: 1
    case .boldOutside: 2
    case .boldAlone: 3
    case .heading(let level): 4 + level
    case .callout: 11
    case .summary: 12
    case .bracket: 13
    case .token: 14
    case .dash: 15
    case .italic: 16
    case .code: 17
    case .tag: 18
    case .parenthesis: 19
    case .timed: 20
    case .plain: 21
    case .framed: 22
    }
  }
}

extension MarkerShape {
  /// The shape as a declared dialect's `turn` has it.
  var turn: String {
    switch self {
    case .boldInside: "**{name}:**"
    case .boldOutside: "**{name}**:"
    case .boldAlone: "**{name}**"
    case .italicBold: "_**{name}**_"
    case .heading(let level): String(repeating: "#", count: level) + " {name}"
    case .plain, .timed: "{name}:"
    case .callout: "> [!{name}]"
    case .bracket: "[{name}]"
    case .italic: "*{name}:*"
    case .dash: "**{name}** -"
    case .parenthesis: "({name})"
    case .tag: "<{name}>"
    case .code: "`{name}`:"
    case .token: "<|im_start|>{name}"
    case .framed: "{name}"
    case .summary: "<summary>{name}</summary>"
    }
  }
}

/// How many lines have a turn marker of Tuneboard's own form with one of its own names.
func ownMarkerCount(_ lines: LineTable) -> Int {
  (0..<lines.count).count {
    !lines.isCode[$0]
      && (lines.starts($0, with: "**User:**") || lines.starts($0, with: "**Assistant:**"))
  }
}
