internal import Bytes
internal import Corpus
internal import Findings

/// The ways in which one file can be read, and the choice among them.
struct DialectChoice {
  let source: SourceText
  let kind: Source
  let dialects: DialectRegistry
  let firstOrdinal: Int
  let frontMatter: FrontMatter
  let lines: LineTable
  let hidden: HiddenBlocks

  init(
    source: SourceText, kind: Source, dialects: DialectRegistry, firstOrdinal: Int,
    frontMatter: FrontMatter, lines: LineTable
  ) {
    self.source = source
    self.kind = kind
    self.dialects = dialects
    self.firstOrdinal = firstOrdinal
    self.frontMatter = frontMatter
    self.lines = lines
    hidden = HiddenBlocks(lines)
  }

  /// - Parameter known: The file in Tuneboard's own form, where it is written in it.
  func reading(known: MarkdownReading?) -> MarkdownReading {
    if let meant = declaredForFile() {
      return meant.withoutDoubtful(source, dialects, isDeclared: true)
    }
    // Where code swallows the other speaker, findings of the own form say it.
    let isWhole = known?.marks.hasBothSpeakers == true || lines.hasCode
    guard var chosen = (isWhole ? known : nil) ?? best(before: nil) else { return unread() }
    var limit = chosen.marks.start
    while let start = limit, HeadOfFile(source, before: start, dialects).mayHoldTurns {
      let rival = best(before: start)
      // The same markers, read less strictly than Tuneboard's own reader does, which says what it misses.
      if chosen.isOwn, let rival, rival.marks.shares(with: chosen.marks),
        isCertainlyOwn
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
        dialects.special(named: chosen.dialect) != nil
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
    if let rival = dialects.special(named: chosen.dialect)?.rival(to: chosen.marks, in: lines) {
      return refused(from: chosen.marks.start ?? 1, until: lines.number(rival), chosen.dialect)
    }
    if let start = rivalInLastTurn(of: chosen) {
      return refused(from: chosen.marks.start ?? 1, until: start, chosen.dialect)
    }
    guard !isMixed(chosen) else { return settled(chosen) }
    return chosen.withoutDoubtful(source, dialects, isDeclared: isDeclared(chosen))
  }

  /// Whether Tuneboard's own form is plain to see.
  var isCertainlyOwn: Bool { TuneboardMarkdown.isCertain(source, besides: dialects) }

  func isDeclared(_ reading: MarkdownReading) -> Bool {
    dialects.declared.contains { $0.name == reading.dialect }
  }

  /// The file as the dialect reads it that the project declares for it.
  private func declaredForFile() -> MarkdownReading? {
    for dialect in dialects.declared where dialect.files.map({ source.lies(in: $0) }) == true {
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
    let isForced = dialects.declared.contains { $0.files.map { source.lies(in: $0) } ?? false }
    for dialect in dialects.declared where dialect.files == nil && !isForced {
      let turns = DeclaredTurns(dialect, lines, hidden)
      guard hasBothRoles(turns.byLine), turns.byLine.count >= ownMarkerCount(lines) else {
        continue
      }
      let reading = read(dialect, turns, confidence: 1)
      if stands(reading) { return reading }
    }
    if isCertainlyOwn {
      let reading = readOwn(source, as: kind, firstOrdinal: firstOrdinal)
      if stands(reading), reading.marks.hasBothSpeakers || lines.hasCode { return reading }
    }
    for dialect in dialects.special where dialect.recognises(lines) {
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
      let simple = dialects.simple.map { ($0.markers, DeclaredTurns($0.markers, lines, hidden)) }
        .filter { hasBothRoles($0.1.byLine) && $0.1.byLine.count >= general?.score ?? 0 }
        .filter { $0.1.byLine.keys.contains { $0 < limitLine } }
        .max { $0.1.byLine.count < $1.1.byLine.count }
      if let (dialect, turns) = simple {
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
        let form = TurnForm(
          drops: dialect.drops, conversation: dialect.conversation,
          takesFirstAnswer: dialect.takesFirstAnswer)
        readTurns(turns.byLine, turns.hidden, form, lines, &collector)
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
    let empty = dialects.special.first { $0.recognises(lines) }?.name
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
