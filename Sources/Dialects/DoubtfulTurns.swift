internal import Corpus
internal import Findings

extension MarkdownReading {
  /// The reading without the conversations in which turns may be what somebody pasted.
  ///
  /// - Parameter isDeclared: Whether the project declares the dialect, so that several people may be its users.
  func withoutDoubtful(_ source: SourceText, isDeclared: Bool) -> MarkdownReading {
    // aider marks the user's turns alone.
    guard !isOwn, dialect != AiderDialect().name else { return self }
    var result = self
    var places: [Int: Int] = [:]
    for (number, marks) in Dictionary(grouping: marks, by: \.conversation)
    where conversations.indices.contains(number) {
      let empty = Set(conversations[number].messages.filter { $0.text.isEmpty }.map(\.line))
      let doubtful =
        Self.repeated(marks)
        ?? Self.withoutTime(marks, source)
        ?? (Self.areInOrder(marks, source)
          ? nil : isDeclared ? Self.nested(marks) : Self.doubled(marks, but: empty))
      if let doubtful { places[number] = doubtful }
    }
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
          "the same speaker's turn begins here as before, and no times tell whether somebody pasted it; the conversation "
            + "is not read",
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

  /// The line of the first turn of the user without a time between two that have one.
  private static func withoutTime(_ marks: [TurnMark], _ source: SourceText) -> Int? {
    var candidate: Int?
    var hasTime = false
    for mark in marks where mark.speaker == .user && mark.isMarked {
      if isTime(source.line(mark.line).prefix(mark.byteCount)) {
        if let candidate { return candidate }
        hasTime = true
      } else if hasTime {
        candidate = candidate ?? mark.line
      }
    }
    return nil
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

  /// Whether a marker has a day with year and a time behind it: `2026-02-20 22:41`.
  private static func isTime(_ mark: ArraySlice<UInt8>) -> Bool {
    String(decoding: mark, as: UTF8.self).contains(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d/)
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
