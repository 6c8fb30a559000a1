internal import Findings
internal import Privacy

/// Lines that look like turns of two speakers, where nothing says who is who.
///
/// They have one shape, and two names take turns on them: each twice at least, and most neighbours differ.
struct TurnCandidates {
  private let shape: MarkerShape
  /// 1-based lines of the turns.
  private let lines: [Int]
  /// 1-based lines on which the two names stand first.
  private let first: (Int, Int)
  let confidence: Double

  init?(_ lines: LineTable, _ hidden: HiddenBlocks) {
    var best: (shape: MarkerShape, turns: [(line: Int, name: String)], confidence: Double)?
    for (shape, all) in turnLines(lines, hidden) {
      let found = all.filter { !$0.turn.mayDefineLink }
      var counts: [String: Int] = [:]
      for entry in found { counts[entry.turn.name, default: 0] += 1 }
      let names = counts.filter { $0.value >= 2 }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2).map(\.key)
      // A third name that is as frequent: a list, or a form that was filled in.
      guard names.count == 2,
        counts.values.sorted(by: >).dropFirst(2).first.map({ $0 * 2 <= counts[names[1]] ?? 0 })
          ?? true
      else { continue }
      let turns = found.filter { names.contains($0.turn.name) }.map { ($0.line, $0.turn.name) }
      let changes = zip(turns, turns.dropFirst()).count { $0.1 != $1.1 }
      guard changes * 10 >= (turns.count - 1) * 7 else { continue }
      // Half of what a reading needs that knows the names.
      let confidence = 0.25 + 0.25 * Double(changes) / Double(turns.count - 1)
      if best.map({ (turns.count, -shape.rank) > ($0.turns.count, -$0.shape.rank) }) ?? true {
        best = (shape, turns, confidence)
      }
    }
    guard let best, let one = best.turns.first,
      let other = best.turns.first(where: { $0.name != one.name })
    else { return nil }
    shape = best.shape
    self.lines = best.turns.map { lines.number($0.line) }
    first = (lines.number(one.line), lines.number(other.line))
    confidence = best.confidence
  }

  /// Says where the lines are and what would settle it. No name is quoted: it may be a person's.
  func finding(_ path: ShownText) -> Finding {
    let listed = lines.prefix(6).map(String.init).joined(separator: ", ")
    let more = lines.count > 6 ? " and \(lines.count - 6) more" : ""
    return Finding(
      .unrecognisedDialect, at: Place(file: path, line: lines[0], column: 1),
      "lines \(listed)\(more) look like turns of two speakers (\(shape.title)), and no name says which is the "
        + "assistant; the file is not read",
      advice:
        "Say it in tuneboard.yml, with the name on line \(first.0) in place of USER and that on line \(first.1) in place "
        + "of ASSISTANT, or the other way round: '\(ConfigurationBlock.dialect(turn: shape.turn).inline)', or its 'mine' "
        + "below a 'dialects' that stands there."
    )
  }
}

/// The first line before a limit on which one of two speakers speaks whose names say nothing: they take turns all through
/// the file, and all turns that were found stand in one of theirs. Nil without one.
///
/// - Parameter turns: The lines of the turns that were found, ascending.
func strangers(_ lines: LineTable, _ hidden: HiddenBlocks, around turns: [Int]) -> Int? {
  guard let limit = turns.first, let end = turns.last else { return nil }
  let taken = Set(turns)
  var first: Int?
  for (_, all) in turnLines(lines, hidden) {
    let known = Set(all.filter { taken.contains($0.line) }.map(\.turn.name))
    let found = all.filter {
      !known.contains($0.turn.name) && !$0.turn.mayDefineLink
        && SpeakerName.role(of: $0.turn.name) == nil
        && !SpeakerName.isTool($0.turn.name)
        && ($0.line == 0 || lines.isBlank($0.line - 1))
    }
    guard let start = found.first?.line, start < limit else { continue }
    // Attributes stand below each other.
    let apart = zip(found, found.dropFirst()).count { $0.line + 1 < $1.line }
    var counts: [String: Int] = [:]
    for entry in found { counts[entry.turn.name, default: 0] += 1 }
    let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2)
    guard names.count == 2, names[0].value >= 2, apart * 2 > found.count - 1 else { continue }
    let theirs = found.filter { entry in names.contains { $0.key == entry.turn.name } }
    let changes = zip(theirs, theirs.dropFirst()).count { $0.turn.name != $1.turn.name }
    guard theirs.count * 3 >= found.count * 2, theirs[0].line < limit,
      !theirs.contains(where: { limit < $0.line && $0.line < end }),
      changes * 10 >= (theirs.count - 1) * 7
    else { continue }
    first = min(first ?? theirs[0].line, theirs[0].line)
  }
  return first
}
