internal import Bytes
package import Corpus
package import Findings

/// Reads a file of conversations in whatever dialect of Markdown it is written.
///
/// A dialect is chosen by how much of the file it explains. In order, Tuneboard's own form, the dialects that the project
/// declares, those that have a form of their own and the general reader are asked; of all ways in which turns can be marked
/// the last takes the one that has both a user's and an assistant's turns, and most of them. But the file belongs to the
/// dialect whose turns begin first and go on behind those of any other: what another one explains stands inside turns then,
/// and is what somebody pasted. Where it cannot be told which of two stands inside the other, nothing is read, and a finding
/// says what would settle it; so it is with what no reader is sure of.
package func readMarkdown(
  _ source: SourceText, as kind: Source, declared: [DeclaredDialect] = [], firstOrdinal: Int = 1
) -> MarkdownReading {
  var reading = readDialect(source, as: kind, declared: declared, firstOrdinal: firstOrdinal)
  reading.settleStrays(source)
  return reading
}

private func readDialect(
  _ source: SourceText, as kind: Source, declared: [DeclaredDialect], firstOrdinal: Int
) -> MarkdownReading {
  let isForced = declared.contains { $0.files.map { source.lies(in: $0) } ?? false }
  var own: MarkdownReading?
  if kind == .manual || !isForced && TuneboardMarkdown.isCertain(source) && declared.isEmpty {
    let reading = readOwn(source, as: kind, firstOrdinal: firstOrdinal)
    // Nearly always.
    if kind == .manual
      || reading.marks.start.map({ !HeadOfFile(source, before: $0).mayHoldTurns }) ?? false
        && reading.marks.last.map({
          !HeadOfFile.mayHoldConversation(source, behind: $0.line)
        }) ?? false
    {
      return reading
    }
    own = reading
  }
  var ignored: [Finding] = []
  // Other tools' front matter is theirs: what is not ours in it is no finding.
  let frontMatter = FrontMatter(of: source, findings: &ignored)
  if frontMatter.block.kind != nil {
    return own ?? readOwn(source, as: kind, firstOrdinal: firstOrdinal)
  }
  // Between two rules may stand turns as well as attributes.
  let isNone = ignored.contains { $0.code == .invalidFrontMatter && $0.severity == .error }
  let choice = DialectChoice(
    source: source, kind: kind, declared: declared, firstOrdinal: firstOrdinal,
    frontMatter: frontMatter,
    lines: LineTable(source, from: isNone ? 1 : frontMatter.firstBodyLine))
  var reading = choice.reading(known: own)
  // But what may be meant as consent is a finding in anybody's.
  if !reading.isOwn { reading.findings += ignored.filter(\.isStrayConsent) }
  return reading
}

/// Reads a file in Tuneboard's own form.
private func readOwn(_ source: SourceText, as kind: Source, firstOrdinal: Int) -> MarkdownReading {
  let (conversations, findings, account, turnLines) = TuneboardMarkdown.read(
    source, as: kind, firstOrdinal: firstOrdinal)
  let marks = turnLines.sorted().compactMap { number -> TurnMark? in
    let line = source.line(number)
    guard let start = line.firstIndex(where: { !isWhitespace($0) }),
      let marker = TurnMarker(at: start, in: source.bytes)
    else { return nil }
    let end = line.firstIndex(of: UInt8(ascii: ":")) ?? line.startIndex
    return TurnMark(
      line: number, kind: .turn(marker.role), conversation: 0,
      byteCount: end + 1 - line.startIndex)
  }
  return MarkdownReading(
    conversations: conversations, findings: findings, dialect: TuneboardMarkdown.name,
    account: account, marks: marks)
}

/// The ways in which one file can be read, and the choice among them.
struct DialectChoice {
  let source: SourceText
  let kind: Source
  let declared: [DeclaredDialect]
  let firstOrdinal: Int
  let frontMatter: FrontMatter
  let lines: LineTable
  let hidden: HiddenBlocks

  init(
    source: SourceText, kind: Source, declared: [DeclaredDialect], firstOrdinal: Int,
    frontMatter: FrontMatter, lines: LineTable
  ) {
    self.source = source
    self.kind = kind
    self.declared = declared
    self.firstOrdinal = firstOrdinal
    self.frontMatter = frontMatter
    self.lines = lines
    hidden = HiddenBlocks(lines)
  }

  /// - Parameter known: The file in Tuneboard's own form, where it is written in it.
  func reading(known: MarkdownReading?) -> MarkdownReading {
    if let meant = declaredForFile() { return meant.withoutDoubtful(source, isDeclared: true) }
    // Where code swallows the other speaker, findings of the own form say it.
    let isWhole = known?.marks.hasBothSpeakers == true || lines.hasCode
    guard var chosen = (isWhole ? known : nil) ?? best(before: nil) else { return unread() }
    var limit = chosen.marks.start
    while let start = limit, HeadOfFile(source, before: start).mayHoldTurns {
      let rival = best(before: start)
      // The same markers, read less strictly than Tuneboard's own reader does, which says what it misses.
      if chosen.isOwn, let rival, rival.marks.shares(with: chosen.marks),
        TuneboardMarkdown.isCertain(source)
      {
        limit = rival.marks.start
        continue
      }
      guard let rival,
        !rival.marks.shares(with: chosen.marks)
          || rival.marks.contains(where: { $0.speaker == .user && $0.line < start })
      else {
        guard let line = loneSpeaker(before: start, around: chosen.marks) else { break }
        return refused(from: line, until: start, chosen.dialect)
      }
      if rival.marks.pairsUp(with: chosen.marks) { break }
      // What a tool's own form does not take, a looser reading of its markers would.
      if rival.marks.shares(with: chosen.marks),
        specialDialects.contains(where: { $0.name == chosen.dialect })
      {
        return refused(from: rival.marks.start ?? 1, until: start, chosen.dialect)
      }
      guard rival.marks.hasBothSpeakers, rival.confidence >= MarkdownReading.leastConfidence,
        let last = rival.marks.last?.line,
        let chosenLast = chosen.marks.last?.line, last >= chosenLast
      else { return refused(from: rival.marks.start ?? 1, until: start, chosen.dialect) }
      chosen = rival
      limit = chosen.marks.start
    }
    if chosen.dialect == AiderDialect().name, let line = namedSpeakers(of: chosen) {
      return refused(from: chosen.marks.start ?? 1, until: line, chosen.dialect)
    }
    if chosen.dialect == CopilotChatDialect().name, let other = otherAssistant(than: chosen) {
      return refused(from: chosen.marks.start ?? 1, until: other, chosen.dialect)
    }
    if let start = rivalInLastTurn(of: chosen) {
      return refused(from: chosen.marks.start ?? 1, until: start, chosen.dialect)
    }
    guard !isMixed(chosen) else { return settled(chosen) }
    return chosen.withoutDoubtful(source, isDeclared: isDeclared(chosen))
  }

  func isDeclared(_ reading: MarkdownReading) -> Bool {
    declared.contains { $0.name == reading.dialect }
  }

  /// The file as the dialect reads it that the project declares for it.
  private func declaredForFile() -> MarkdownReading? {
    for dialect in declared where dialect.files.map({ source.lies(in: $0) }) == true {
      let turns = DeclaredTurns(dialect, lines, hidden)
      if let reading = read(dialect, turns, confidence: 1) { return reading }
    }
    return nil
  }

  /// The first dialect that reads the file, in the order in which they are tried.
  ///
  /// - Parameter limit: The 1-based line before which its first turn stands.
  func best(before limit: Int?) -> MarkdownReading? {
    func stands(_ reading: MarkdownReading?) -> Bool {
      guard let reading, !reading.conversations.isEmpty else { return false }
      return limit == nil || (reading.marks.start ?? .max) < limit ?? .max
    }
    let isForced = declared.contains { $0.files.map { source.lies(in: $0) } ?? false }
    for dialect in declared where dialect.files == nil && !isForced {
      let turns = DeclaredTurns(dialect, lines, hidden)
      guard hasBothRoles(turns.byLine), turns.byLine.count >= ownMarkerCount(lines) else {
        continue
      }
      let reading = read(dialect, turns, confidence: 1)
      if stands(reading) { return reading }
    }
    if TuneboardMarkdown.isCertain(source) {
      let reading = readOwn(source, as: kind, firstOrdinal: firstOrdinal)
      if stands(reading), reading.marks.hasBothSpeakers || lines.hasCode { return reading }
    }
    for dialect in specialDialects where dialect.recognises(lines) {
      let reading = read(dialect)
      if stands(reading) { return reading }
    }
    return general(before: limit, where: stands)
  }

  /// As the general reader and the simple dialects of tools have it.
  func general(
    before limit: Int?, where stands: (MarkdownReading?) -> Bool
  ) -> MarkdownReading? {
    let limitLine = limit.map { $0 - lines.firstLine } ?? .max
    var general = GeneralDialect(lines, hidden, before: limitLine)
    var (generalLines, generalHidden) = (lines, hidden)
    if limit == nil,
      let mended = GeneralDialect.endingStrayFences(lines, hidden, known: general)
    {
      (general, generalLines, generalHidden) = mended
    }
    if general?.isOwn != true {
      let builtin = DeclaredDialect.builtin.map { ($0, DeclaredTurns($0, lines, hidden)) }
        .filter { hasBothRoles($0.1.byLine) && $0.1.byLine.count >= general?.score ?? 0 }
        .filter { $0.1.byLine.keys.contains { $0 < limitLine } }
        .max { $0.1.byLine.count < $1.1.byLine.count }
      if let (dialect, turns) = builtin {
        let reading = read(dialect, turns, confidence: 0.95)
        if stands(reading) { return reading }
      }
      if let general, limit != nil || general.confidence >= MarkdownReading.leastConfidence {
        let reading = read(general, generalLines, generalHidden)
        if stands(reading) { return reading }
      }
    }
    let own = readOwn(source, as: kind, firstOrdinal: firstOrdinal)
    if stands(own),
      own.marks.hasBothSpeakers
        || limit == nil && (general?.confidence ?? 0) < MarkdownReading.leastConfidence
    {
      return own
    }
    // Written like Tuneboard's own, but where its reader takes no turn: in a list, with a space.
    if let general, general.isOwn, general.confidence >= MarkdownReading.leastConfidence {
      let reading = read(general, generalLines, generalHidden)
      if stands(reading) { return reading }
    }
    return nil
  }
}

// MARK: - Reading in one dialect

extension DialectChoice {
  /// - Parameter role: Whose turn a line looks to begin, in code or not.
  func read(
    _ name: String, _ lines: LineTable, hidden: HiddenBlocks? = nil, confidence: Double,
    guesses: Bool = false, role: (Int) -> Role?, by read: (LineTable, inout TurnCollector) -> Void
  ) -> MarkdownReading? {
    var collector = TurnCollector(lines, as: kind)
    read(lines, &collector)
    let conversations = collector.finish(
      id: frontMatter.block.id, title: frontMatter.block.title,
      attributes: frontMatter.block.attributes, firstOrdinal: firstOrdinal)
    guard let first = conversations.first?.messages.first else { return nil }
    var account = collector.account
    if lines.firstLine > 1 {
      account.put(frontMatter, source)
      account.leaveOut(unusedOf: frontMatter, by: conversations)
    }
    account.finish(source)
    let guess = Finding(
      .guessedRoles, at: Place(file: source.path, line: first.line, column: 1),
      "who speaks was taken from the order of the turns",
      advice: "Check it; names such as 'User' and 'Assistant' would say it.")
    return MarkdownReading(
      conversations: conversations,
      findings: (guesses ? [guess] : [])
        + missedMarkers(inCodeOf: lines) { hidden?.contains($0) == true ? nil : role($0) }
        + (hidden.map { missedMarkers(in: $0, of: lines, role: role) } ?? []),
      dialect: name, confidence: confidence, account: account, marks: collector.marks)
  }

  func read(_ dialect: DeclaredDialect, _ turns: DeclaredTurns, confidence: Double)
    -> MarkdownReading?
  {
    read(
      dialect.name, turns.lines, hidden: turns.hidden, confidence: confidence,
      role: { dialect.role(turns.lines.bytes($0)) },
      by: { lines, collector in
        readTurns(
          turns.byLine, turns.hidden, drops: dialect.drops, conversation: dialect.conversation,
          takesFirstAnswer: dialect.takesFirstAnswer, lines, &collector)
      })
  }

  func read(_ dialect: any MarkdownDialect) -> MarkdownReading? {
    let roles = dialect.roles(lines)
    let fenced = dialect.fencing(lines)
    let lines = fenced.endingStrayFences(at: roles) ?? fenced
    return read(
      dialect.name, lines,
      confidence: dialect.guessesRoles ? MarkdownReading.leastConfidence : 0.95,
      guesses: dialect.guessesRoles, role: roles, by: dialect.read)
  }

  func read(_ dialect: GeneralDialect, _ lines: LineTable, _ hidden: HiddenBlocks)
    -> MarkdownReading?
  {
    read(
      dialect.name, lines, hidden: hidden, confidence: dialect.confidence,
      guesses: dialect.guessesRoles, role: { dialect.role(lines, $0) }, by: dialect.read)
  }
}

// MARK: - What is not read

extension DialectChoice {
  /// A file in which nobody is known to speak.
  private func unread() -> MarkdownReading {
    var reading = readOwn(source, as: kind, firstOrdinal: firstOrdinal)
    let empty = specialDialects.first { $0.recognises(lines) }?.name
    reading.dialect = empty ?? ""
    reading.confidence = empty == nil ? 0 : 0.95
    if let index = reading.findings.firstIndex(where: { $0.code == .noTurns }) {
      if holdsJSON(source) {
        reading.findings[index].summary =
          "the file holds a conversation as JSON, not as turns of Markdown"
        reading.findings[index].advice = "Give the export itself to 'tuneboard import'."
      } else if let candidates = TurnCandidates(lines, hidden) {
        reading.findings[index] = candidates.finding(source.path)
        reading.confidence = candidates.confidence
      }
    }
    return reading
  }

  /// A file that could be read in two ways.
  func refused(from first: Int, until second: Int, _ dialect: String) -> MarkdownReading {
    var account = LineAccount(source)
    account.leaveOutAll(source)
    return MarkdownReading(
      conversations: [],
      findings: [
        Finding(
          .ambiguousTurns, at: Place(file: source.path, line: second, column: 1),
          "turns are marked in one way from line \(first) on and in another from here (\(dialect)), and nothing tells "
            + "which of them somebody pasted; the file is not read",
          advice:
            "Put what was pasted into a quote ('> ' before each line), or say in tuneboard.yml how this file's "
            + "turns are marked: a dialect with 'files'.")
      ], dialect: "", confidence: 0, account: account)
  }
}

/// Whether a fence holds a conversation as ChatGPT's data export writes it.
private func holdsJSON(_ source: SourceText) -> Bool {
  let text = String(decoding: source.bytes.prefix(1 << 20), as: UTF8.self)
  return text.contains("```json") && text.contains("\"mapping\"") && text.contains("\"author\"")
}
