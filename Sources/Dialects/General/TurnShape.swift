internal import Corpus

extension GeneralDialect {
  /// A shape with its turns, and how many of them there are.
  typealias Choice = (
    shape: MarkerShape, roles: [(line: Int, role: Role, offset: Int)], score: Int
  )

  /// The shape with the most turns, all lines by their shape, and the lines of marks under names.
  static func best(
    _ lines: LineTable, _ hidden: HiddenBlocks, in range: Range<Int>?, before limit: Int
  ) -> (Choice, [MarkerShape: [(line: Int, turn: TurnLine)]], underlines: Set<Int>)? {
    let byShape = turnLines(lines, hidden, in: range)
    let start = range?.lowerBound ?? 0
    let known = best(byShape, lines, from: start, before: limit)
    // One question with its answer may stand in any text.
    let isFew = known.map { known in
      known.score < 4
        && !(byShape[known.shape] ?? []).contains { SpeakerName.role(of: $0.turn.name) != nil }
    }
    if isFew ?? true {
      let framed = FramedTurns(lines, hidden, in: range)
      let framedByShape = Dictionary(
        uniqueKeysWithValues: framed.turns.map { (MarkerShape.framed($0.key), $0.value) })
      if let found = best(framedByShape, lines, from: start, before: limit),
        found.score > known?.score ?? 0
      {
        if case .framed(let frame) = found.shape, frame.behind == "=" {
          return (found, framedByShape, framed.underlines)
        }
        return (found, framedByShape, [])
      }
    }
    return known.map { ($0, byShape, []) }
  }

  /// The shape with the most turns that says who speaks.
  static func best(
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
  static func candidates(
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
  static func isLate(_ first: Int, of count: Int) -> Bool {
    first > 12 && first * 5 > count
  }

  /// Whether turns that only a frame marks are plain to see: three and more that change nearly always, four where a
  /// name on a line of its own is all.
  static func isPlain(_ roles: [Role], _ frame: Frame) -> Bool {
    let spoken = roles.filter { $0 == .user || $0 == .assistant }
    let changes = zip(spoken, spoken.dropFirst()).count { $0 != $1 }
    let isBare = frame.before.isEmpty && frame.behind == nil
    return spoken.count >= (isBare ? 4 : 3) && changes * 10 >= (spoken.count - 1) * 8
  }

  /// The turns of one shape; nil when its names do not tell.
  static func roles(
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
    let roles = found.compactMap { entry in
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
  static func linkNames(_ found: [(line: Int, turn: TurnLine)]) -> Set<String> {
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

  static func isRisky(_ shape: MarkerShape) -> Bool {
    switch shape {
    case .plain, .timed, .bracket, .summary, .italic, .dash, .parenthesis, .tag, .code, .framed:
      true
    default: false
    }
  }

  /// Whether most neighbouring turns are of different speakers.
  static func alternate(_ roles: [Role]) -> Bool {
    let changes = zip(roles, roles.dropFirst()).count { $0 != $1 }
    return changes * 2 >= roles.count - 1
  }

  /// Whether the names are all in capitals, as Tuneboard's own are not.
  static func isUpperCase(_ lines: LineTable, _ turns: [Int]) -> Bool {
    turns.contains { line in
      let name = lines.text(line).prefix { $0 != ":" }
      return !name.contains(where: \.isLowercase)
    }
  }

  /// The assistant's turns, and those of the one whose name says nothing and who speaks before each.
  static func rolesOfPartner(
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
  static func withPartner(
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
}
