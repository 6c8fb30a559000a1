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
  private let form: TurnForm
  private let shape: MarkerShape
  /// By the name, as it stands on the lines of turns.
  private let roles: [String: Role]
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
  /// How many turns it has.
  let score: Int
  /// The line of the first.
  var firstLine: Int { turns.keys.min() ?? 0 }

  /// - Parameters:
  ///   - range: The lines that are looked at; nil for all.
  ///   - limit: The line before which the first turn stands.
  init?(
    _ lines: LineTable, _ hidden: HiddenBlocks, in range: Range<Int>? = nil,
    before limit: Int = .max
  ) {
    self.hidden = hidden
    guard let (best, byShape, underlines) = Self.best(lines, hidden, in: range, before: limit)
    else { return nil }
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
    form = TurnForm(
      drops: ["[Timestamp: ", "[Context: ", "<time "] + best.shape.closers,
      edges: TurnEdges(
        best.roles.map { ($0.line, $0.role) }, underlines: underlines,
        token: best.shape == .token ? "<|im_end|>" : nil, lines),
      isQuoted: best.shape == .callout)
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
    readTurns(turns, hidden, form, lines, &collector)
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
