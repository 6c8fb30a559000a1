internal import Corpus
internal import Findings

/// What may have been pasted: turns that another reading, another name or another spelling finds in the file.
extension DialectChoice {
  /// The reading without what was pasted with markers of the file's own kind in another spelling: that is part of the turns
  /// of the user in which it stands. Where it could be the other way round, nothing is read.
  func settled(_ chosen: MarkdownReading) -> MarkdownReading {
    let spellings = Spellings(chosen.marks, source)
    let refusal = refused(
      from: chosen.marks.start ?? 1, until: spellings.firstOther ?? 1, chosen.dialect)
    guard !chosen.isOwn, let pasted = spellings.pasted else { return refusal }
    let quoting = DialectChoice(
      source: source, kind: kind, dialects: dialects, firstOrdinal: firstOrdinal,
      frontMatter: frontMatter,
      lines: lines.quoting(Set(pasted.map { $0 - lines.firstLine })))
    guard let reading = quoting.best(before: nil), reading.marks.start == chosen.marks.start,
      reading.marks.hasBothSpeakers, !isMixed(reading),
      MarkdownReading.withoutTime(reading.marks, source, takesLast: false) == nil,
      reading.account.leftOut[.outside] ?? 0 <= chosen.account.leftOut[.outside] ?? 0
    else { return refusal }
    return reading.withoutDoubtful(source, dialects, isDeclared: false)
  }

  /// Whether the user's turns are marked in several spellings, where the file's dialect has one.
  func isMixed(_ reading: MarkdownReading) -> Bool {
    !isDeclared(reading) && !(reading.isOwn && isCertainlyOwn)
      && !Spellings(reading.marks, source).isOne
  }

  /// The line on which turns marked in another way begin inside the last turn, and are no few against those before: of two
  /// conversations behind each other, either may be pasted.
  func rivalInLastTurn(of chosen: MarkdownReading) -> Int? {
    guard let last = chosen.marks.last(where: \.isMarked)?.line else {
      return nil
    }
    let least = (chosen.marks.count { $0.speaker != nil } + 1) / 2
    for dialect in dialects.special
    where dialect.name != chosen.dialect && dialect.recognises(lines) {
      if let marks = read(dialect)?.marks, let start = marks.start, start > last,
        marks.count(where: { $0.speaker != nil }) >= least
      {
        return start
      }
    }
    let range = last + 1 - lines.firstLine..<lines.count
    guard !range.isEmpty, let rival = GeneralDialect(lines, hidden, in: range),
      rival.score >= (rival.namesSpeakers ? least : max(least, 3)),
      !(chosen.isOwn && rival.hasOwnShape && rival.hasOwnNames)
    else { return nil }
    return lines.number(rival.firstLine)
  }

  /// The line before another on which the user speaks in a way that gives nobody's answers, or one of two speakers whose
  /// names say nothing; nil without one.
  func loneSpeaker(before start: Int, around marks: [TurnMark]) -> Int? {
    let limit = start - lines.firstLine
    var lone: Int?
    for (shape, found) in turnLines(lines, hidden) {
      for (line, turn) in found
      where line < limit
        && (SpeakerName.role(of: turn.name) ?? SpeakerName.roleOfSaid(turn.name)) == .user
      {
        let isAttribute = found.contains {
          abs($0.line - line) == 1 && SpeakerName.role(of: $0.turn.name) == nil
        }
        let isTimeOfNext =
          line + 1 == limit && lines.bytes(line).contains { $0 &- 0x30 < 10 }
        if !isAttribute, !isTimeOfNext, shape != .bracket || !turn.mayDefineLink {
          lone = min(lone ?? line, line)
        }
      }
    }
    return
      (lone
      ?? strangers(
        lines, hidden, around: marks.filter { $0.isMarked }.map { $0.line - lines.firstLine })).map(
        lines.number)
  }
}
