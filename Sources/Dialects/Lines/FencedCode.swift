internal import Bytes
internal import Corpus
internal import Findings

/// A line that opens or closes fenced code.
struct Fence {
  var line: Int
  /// The backtick or the tilde.
  var sign: UInt8
  var length: Int
  /// Whether nothing stands behind it: what has an info string closes no code.
  var isBare: Bool
  /// Whether text stands before it on its line, which may mark a turn: `**Input:** ```json`.
  var hasTextBefore: Bool
  /// Index of the next fence that can close it; nil when none can.
  var closer: Int?
}

/// The fences of a file, and the code between them.
struct FencedCode {
  private let fences: [Fence]

  /// - Parameter fences: In the order of their lines; their closers are found here.
  init(_ fences: [Fence]) {
    var fences = fences
    // By sign the bare fences behind, the nearest last and the shortest: one that is no longer than a nearer one closes
    // nothing that the nearer does not close.
    var bare: [[Int]] = [[], []]
    for index in fences.indices.reversed() {
      let fence = fences[index]
      let sign = fence.sign == UInt8(ascii: "~") ? 1 : 0
      let shorter = bare[sign].partitioningIndex { fences[$0].length < fence.length }
      fences[index].closer = shorter > 0 ? bare[sign][shorter - 1] : nil
      guard fence.isBare else { continue }
      while let last = bare[sign].last, fences[last].length <= fence.length {
        bare[sign].removeLast()
      }
      bare[sign].append(index)
    }
    self.fences = fences
  }

  /// Whether there is no fence at all.
  var isEmpty: Bool { fences.isEmpty }

  /// The lines of code, fences included; ascending.
  ///
  /// A fence that is never closed opens none: dumps are cut off, and one must not swallow all turns behind it.
  ///
  /// - Parameter isStray: Whether a fence with a closer opens none all the same, by its index.
  func blocks(isStray: (Int) -> Bool = { _ in false }) -> [ClosedRange<Int>] {
    var blocks: [ClosedRange<Int>] = []
    var index = 0
    while index < fences.count {
      guard let closer = fences[index].closer, !isStray(index) else {
        index += 1
        continue
      }
      let first = fences[index].line + (fences[index].hasTextBefore ? 1 : 0)
      blocks.append(first...fences[closer].line)
      index = closer + 1
    }
    return blocks
  }

  /// The code of a file whose turns begin at known lines, so that no fence of one turn is closed by one of another.
  ///
  /// Where code holds lines that look like turns, somebody quotes a conversation, or a fence is stray: nobody closed it,
  /// and the fence of the next speaker seems to. Both readings are followed up to the next turn that both know, and the
  /// one in which less is odd is taken. See ``cost(ofQuoteAt:_:)`` and ``cost(ofTurnsAt:in:_:)``.
  func blocks(parting turns: TurnLines) -> [ClosedRange<Int>] {
    let segments = Segments(fences, turns.markers)
    return blocks { index in
      guard let closer = fences[index].closer,
        !turns.indices(behind: fences[index].line, before: fences[closer].line).isEmpty
      else { return false }
      let quote = cost(ofQuoteAt: index, turns)
      return cost(ofTurnsAt: index, in: quote.window, segments, turns, quote.blocks) <= quote.cost
    }
  }

  /// How odd it is to take a fence's lines for code although there are turns in them, and how far that reading goes on
  /// until a turn stands outside of code.
  private func cost(
    ofQuoteAt first: Int, _ turns: TurnLines
  ) -> (cost: Int, window: Range<Int>, blocks: [Range<Int>]) {
    var cost = 0
    var blocks: [Range<Int>] = []
    var index = first
    var line = fences[first].line
    let start = turns.indices(behind: line, before: line + 1).lowerBound
    var end = start
    // A window of so many fences tells enough.
    for _ in 0..<64 where index < fences.count {
      if let closer = fences[index].closer {
        let swallowed = turns.indices(behind: fences[index].line, before: fences[closer].line)
        if let turn = swallowed.first {
          blocks.append(index..<closer)
          cost += 1
          // What opens code inside of code shows that the first was not meant to go on.
          let line = turns.markers[turn].line
          let sign = fences[index].sign
          if (index + 1..<closer).prefix(64).contains(where: {
            fences[$0].line > line && fences[$0].sign == sign && !fences[$0].isBare
          }) {
            cost += 1
          }
          if turns.opens(fences[closer].line) { cost += 1 }
        }
        line = fences[closer].line
        index = closer + 1
      } else {
        cost += 1
        line = fences[index].line
        index += 1
      }
      let next = index < fences.count ? fences[index].line : Int.max
      let outside = turns.indices(behind: line, before: next)
      end = outside.lowerBound
      if !outside.isEmpty { break }
    }
    let before = start > 0 ? start - 1 : nil
    if let before, turns.repeats(before, end) { cost += 2 }
    return (cost, start..<max(start, end), blocks)
  }

  /// How odd it is to take all lines that look like turns for turns, so that the fence is stray.
  private func cost(
    ofTurnsAt first: Int, in window: Range<Int>, _ segments: Segments, _ turns: TurnLines,
    _ blocks: [Range<Int>]
  ) -> Int {
    var cost = 1 + segments.openCounts[window.upperBound] - segments.openCounts[window.lowerBound]
    cost += 2 * turns.repeats(in: max(0, window.lowerBound - 1)...window.upperBound)
    for block in blocks {
      // Who quotes a conversation begins with its first turn, and ends with its last word.
      if turns.isMarker(fences[block.lowerBound].line + 1) { cost += 2 }
      if segments.opens[block.upperBound], turns.closes(fences[block.upperBound].line) { cost += 1 }
    }
    return cost
  }
}

/// What the fences of each turn are by themselves.
private struct Segments {
  /// By turn: how many turns before it have a fence that is never closed in them.
  private(set) var openCounts = [0]
  /// By fence: whether it opens code in its turn.
  private(set) var opens: [Bool]

  init(_ fences: [Fence], _ markers: [(line: Int, role: Role)]) {
    opens = Array(repeating: false, count: fences.count)
    var open: Fence?
    // What stands before the first turn is no turn.
    var turn = -1
    func endTurn() {
      if turn >= 0 { openCounts.append(openCounts[turn] + (open == nil ? 0 : 1)) }
      open = nil
      turn += 1
    }
    for (index, fence) in fences.enumerated() {
      while turn + 1 < markers.count, markers[turn + 1].line <= fence.line { endTurn() }
      if let opened = open {
        if fence.isBare, fence.sign == opened.sign, fence.length >= opened.length { open = nil }
      } else {
        open = fence
        opens[index] = true
      }
    }
    while turn < markers.count { endTurn() }
  }
}

/// The lines of a file that look like turns of its own shape, inside code too.
struct TurnLines {
  fileprivate let lines: LineTable
  /// In the order of their lines; those inside code stand behind a blank line if most others do.
  let markers: [(line: Int, role: Role)]
  private let role: (Int) -> Role?
  /// Whether both speakers have markers, so that turns of one role in a row are odd.
  private let hasBothRoles: Bool
  /// By marker: how many of those up to it are of the speaker before.
  private var repeatCounts = [0]

  /// - Parameter role: Whose turn a line looks to begin, in code or not; nil for all other lines.
  /// - Returns: nil where no code holds such a line that counts.
  init?(_ lines: LineTable, role: @escaping (Int) -> Role?) {
    guard lines.codeLines.contains(where: { role($0) != nil }) else { return nil }
    func isApart(_ line: Int) -> Bool { line == 0 || lines.isBlank(line - 1) }
    let all = (0..<lines.count).compactMap { line in role(line).map { (line: line, role: $0) } }
    let outside = all.filter { !lines.isCode[$0.line] }
    // Where the file has no blank lines before its turns, code need not have them either.
    let areApart = outside.count { isApart($0.line) } * 2 >= outside.count
    markers = all.filter { !lines.isCode[$0.line] || !areApart || isApart($0.line) }
    guard markers.count > outside.count else { return nil }
    self.lines = lines
    self.role = role
    let hasBothRoles =
      markers.contains { $0.role == .user } && markers.contains { $0.role == .assistant }
    for (a, b) in zip(markers, markers.dropFirst()) {
      let isRepeat = hasBothRoles && a.role == b.role && a.role != .unknown
      repeatCounts.append(repeatCounts[repeatCounts.count - 1] + (isRepeat ? 1 : 0))
    }
    self.hasBothRoles = hasBothRoles
  }

  /// The indices of the markers between two lines.
  fileprivate func indices(behind first: Int, before last: Int) -> Range<Int> {
    let start = markers.partitioningIndex { $0.line > first }
    return start..<max(start, markers.partitioningIndex { $0.line >= last })
  }

  /// How many neighbours among some markers are of one speaker.
  fileprivate func repeats(in range: ClosedRange<Int>) -> Int {
    repeatCounts[min(range.upperBound, markers.count - 1)] - repeatCounts[range.lowerBound]
  }

  /// Whether two markers are of one speaker; false where one of them is behind the last.
  fileprivate func repeats(_ a: Int, _ b: Int) -> Bool {
    hasBothRoles && b < markers.count && markers[a].role == markers[b].role
      && markers[a].role != .unknown
  }

  fileprivate func isMarker(_ line: Int) -> Bool { line < lines.count && role(line) != nil }

  /// Whether a fence looks as if it opened code: behind a blank line, before one that is not.
  fileprivate func opens(_ line: Int) -> Bool {
    line > 0 && lines.isBlank(line - 1) && line + 1 < lines.count && !lines.isBlank(line + 1)
  }

  /// Whether a fence looks as if it closed code: behind text, before a blank line or the end.
  fileprivate func closes(_ line: Int) -> Bool {
    line > 0 && !lines.isBlank(line - 1) && (line + 1 >= lines.count || lines.isBlank(line + 1))
  }
}
