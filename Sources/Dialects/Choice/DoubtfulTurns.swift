internal import Bytes
internal import Corpus
internal import Findings

extension MarkdownReading {
  /// The reading without the conversations in which turns may be what somebody pasted.
  ///
  /// - Parameter isDeclared: Whether the project declares the dialect, so that several people may be its users.
  func withoutDoubtful(
    _ source: SourceText, _ dialects: DialectRegistry, isDeclared: Bool
  ) -> MarkdownReading {
    guard !isOwn else { return self }
    let marksUserAlone = dialects.special(named: dialect)?.marksUserAlone == true
    if !marksUserAlone, let line = Self.inMarker(marks, source) {
      return withoutAll(source, at: line)
    }
    var result = self
    var places = Self.earlierParts(marks, source)
    for (number, marks) in Dictionary(grouping: marks, by: \.conversation)
    where conversations.indices.contains(number) && !marksUserAlone {
      let empty = Set(conversations[number].messages.filter { $0.text.isEmpty }.map(\.line))
      let doubtful =
        Self.repeated(marks)
        ?? Self.withoutTime(marks, source, takesLast: true)
        ?? Self.outOfOrder(marks, source)
        ?? (Self.areInOrder(marks, source)
          ? nil : isDeclared ? Self.nested(marks) : Self.doubled(marks, but: empty))
      if let doubtful { places[number] = doubtful }
    }
    places = places.filter { conversations.indices.contains($0.key) }
    guard !places.isEmpty else { return self }
    let starts = conversations.indices.map { number in
      marks.first { $0.conversation == number }?.line ?? conversations[number].line
    }
    for (number, line) in places.sorted(by: { $0.key < $1.key }) {
      let end = number + 1 < starts.count ? starts[number + 1] : account.lineCount + 1
      result.account.leaveOut(starts[number]..<end, .unread)
      result.findings.append(
        Finding(
          .ambiguousTurns, at: Place(file: source.path, line: line, column: 1),
          "a turn begins here inside another, as the same speaker's or with an earlier time, and nothing tells whether "
            + "somebody pasted it; the conversation is not read",
          advice:
            "If it was pasted, put it into a quote ('> ' before each line); if not, put both turns under one marker."
        ))
    }
    result.account.finish(source)
    result.conversations = conversations.indices.filter { places[$0] == nil }
      .map { conversations[$0] }
    if result.conversations.isEmpty { (result.dialect, result.confidence) = ("", 0) }
    return result
  }

  /// The reading without any conversation: what begins on a line may have been pasted, and what stands behind it too.
  private func withoutAll(_ source: SourceText, at line: Int) -> MarkdownReading {
    var account = account
    account.leaveOutAll(source)
    let finding = Finding(
      .ambiguousTurns, at: Place(file: source.path, line: line, column: 1),
      "a turn or a conversation begins inside another here, and nothing tells which of them somebody pasted; the file "
        + "is not read",
      advice: "If it was pasted, put it into a quote ('> ' before each line).")
    return MarkdownReading(
      conversations: [], findings: findings + [finding], dialect: "", confidence: 0,
      account: account)
  }

  /// The conversations in which a session or an entry of a log begins before its time, by the line: earlier than the one
  /// above it, or while the prompt of that has no answer. Either may be the pasted one.
  private static func earlierParts(_ marks: [TurnMark], _ source: SourceText) -> [Int: Int] {
    var doubtful: [Int: Int] = [:]
    var last = 0
    var before = 0
    var isAnswered = true
    func doubt(_ mark: TurnMark) {
      for number in [before, mark.conversation] where doubtful[number] == nil {
        doubtful[number] = mark.line
      }
    }
    for mark in marks {
      switch mark.kind {
      case .turn:
        isAnswered = mark.speaker != .user
        before = mark.conversation
      case .part where !isAnswered: doubt(mark)
      case .part, .conversation:
        guard let time = TimeForm.minutes.time(in: source.line(mark.line)) else { continue }
        if time < last { doubt(mark) }
        last = time
      }
    }
    return doubtful
  }

  /// The line of a turn whose text begins with another marker of the kind: what was pasted begins with it, and what
  /// follows may be its other turns.
  private static func inMarker(_ marks: [TurnMark], _ source: SourceText) -> Int? {
    for mark in marks where mark.speaker != nil && mark.isMarked {
      let line = source.line(mark.line)
      let rest = line.dropFirst(mark.byteCount).drop(while: isWhitespace).prefix(240)
      guard !rest.isEmpty,
        let turn = TurnLine(Substring(decoding: rest, as: UTF8.self)),
        let own = TurnLine(Substring(decoding: line.prefix(240), as: UTF8.self)),
        turn.shape == own.shape || turn.shape.isPlain && own.shape.isPlain,
        turn.name == own.name || SpeakerName.role(of: turn.name) != nil
          || !turn.name.contains(" ") && turn.name.contains("-") && own.name.contains("-")
      else { continue }
      return mark.line
    }
    return nil
  }

  /// The line of a speaker's second turn in an entry of a log that holds one of each.
  private static func repeated(_ marks: [TurnMark]) -> Int? {
    guard marks.contains(where: { $0.kind == .part }) else { return nil }
    var spoken: Set<Role> = []
    for mark in marks {
      if mark.kind == .part { spoken = [] }
      if let speaker = mark.speaker, !spoken.insert(speaker).inserted { return mark.line }
    }
    return nil
  }

  /// The line of the first turn of the user behind another that says something: what it begins may be a conversation that
  /// the user pasted, up to the next answer or to the end.
  private static func doubled(_ marks: [TurnMark], but empty: Set<Int>) -> Int? {
    let spoken = marks.filter { $0.speaker != nil }
    return nested(marks)
      ?? zip(spoken, spoken.dropFirst()).first { one, next in
        one.speaker == .user && next.speaker == .user && !empty.contains(one.line)
      }?.1.line
  }

  /// The line of the first turn of the user without a time where the first has one, or the other way round.
  ///
  /// - Parameter takesLast: Whether the file's last turn may do without.
  static func withoutTime(_ marks: [TurnMark], _ source: SourceText, takesLast: Bool) -> Int? {
    let users = marks.filter { $0.speaker == .user && $0.isMarked }
    let times = users.map { isTime(source.line($0.line).prefix($0.byteCount)) }
    guard let first = times.first, times.contains(true) else { return nil }
    let other = zip(users, times).first { $0.1 != first }?.0.line
    let isLast = other == marks.last { $0.speaker != nil }?.line
    return isLast && takesLast && first ? nil : other
  }

  /// The line of the first turn with an earlier time than one before it, where each has one.
  private static func outOfOrder(_ marks: [TurnMark], _ source: SourceText) -> Int? {
    var last = 0
    var first: Int?
    for mark in marks where mark.speaker != nil && mark.isMarked {
      guard let time = TimeForm.minutes.time(in: source.line(mark.line).prefix(mark.byteCount))
      else { return nil }
      if time < last { first = first ?? mark.line }
      last = time
    }
    return first
  }

  /// Whether each turn has a time, and none an earlier one than the turn before it: what was pasted was said before.
  private static func areInOrder(_ marks: [TurnMark], _ source: SourceText) -> Bool {
    var last: [UInt8] = []
    for mark in marks where mark.isMarked && mark.speaker != nil {
      let digits = source.line(mark.line).prefix(mark.byteCount).filter { $0 &- 0x30 < 10 }
      // Year, month, day, hour and minute stand last, `2026-02-20 22:41`, with seconds or without.
      let time = Array(digits.suffix(last.isEmpty ? digits.count : last.count))
      guard isTime(source.line(mark.line).prefix(mark.byteCount)), time.count >= last.count,
        !time.lexicographicallyPrecedes(last)
      else { return false }
      last = time
    }
    return !last.isEmpty
  }

  /// Whether a marker has a day with year and a time: `2026-02-20 22:41`.
  private static func isTime(_ mark: ArraySlice<UInt8>) -> Bool {
    TimeForm.minutes.time(in: mark) != nil
  }

  /// The line where a conversation in the turn of a user begins: behind one of the user stands another, and where turns of
  /// both have followed each other, two of the assistant.
  private static func nested(_ marks: [TurnMark]) -> Int? {
    let spoken = marks.filter { $0.speaker != nil }
    var start: Int?
    for (one, next) in zip(spoken, spoken.dropFirst()) where one.speaker == next.speaker {
      if next.speaker == .user {
        start = next.line
      } else if let start {
        return start
      }
    }
    return nil
  }
}
