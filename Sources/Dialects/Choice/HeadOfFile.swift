internal import Bytes
internal import Corpus
internal import Findings

/// What stands before the first turn of a file: it may be a title, or the turns of a dialect in which somebody pasted
/// those that were found.
struct HeadOfFile {
  private let source: SourceText
  private let starts: KnownStarts
  /// 1-based lines of the file, front matter left out.
  private let lines: Range<Int>

  /// - Parameter start: 1-based line of the first turn.
  init(_ source: SourceText, before start: Int, _ dialects: DialectRegistry) {
    self.source = source
    starts = dialects.starts
    var ignored: [Finding] = []
    let first = FrontMatter(of: source, findings: &ignored).firstBodyLine
    let isNone = ignored.contains { $0.code == .invalidFrontMatter && $0.severity == .error }
    lines = min(isNone ? 1 : first, start)..<start
  }

  /// Whether one of its lines looks like one that begins a turn, in any way: nearly always a quick look tells that none
  /// does.
  var mayHoldTurns: Bool {
    lines.contains { number in
      let line = source.line(number)
      guard line.contains(where: { !isWhitespace($0) }) else { return false }
      return starts.begins(line) || mayBeName(line)
    }
  }

  /// Whether an assistant's name marks a line behind the last turn's first, or a frame any name; a quick look.
  static func mayHoldConversation(
    _ source: SourceText, behind line: Int, _ dialects: DialectRegistry
  ) -> Bool {
    let starts = dialects.starts
    let first = source.lines.offset(ofLine: line + 1)
    // Nothing is shorter that holds two turns.
    guard source.bytes.count - first > 12, line < source.lines.starts.count else { return false }
    for number in line + 1..<source.lines.starts.count + 1 {
      let line = source.line(number)
      guard let sign = line.first(where: { $0 != 0x20 }) else { continue }
      if starts.beginsConversation(line) { return true }
      let isLetter = sign >= 0x80 || sign | 0x20 >= 0x61 && sign | 0x20 <= 0x7A
      guard isLetter || "*_#<[>(`".utf8.contains(sign),
        !isLetter || sign == UInt8(ascii: "_") || line.prefix(60).contains(UInt8(ascii: ":"))
          || line.prefix(60).contains(0xEF),
        let turn = TurnLine(Substring(decoding: line.prefix(240), as: UTF8.self)),
        let role = SpeakerName.role(of: turn.name) ?? SpeakerName.roleOfSaid(turn.name)
          ?? SpeakerName.weak[SpeakerName.unnumbered(turn.name)]
      else {
        if FramedTurns.mayBegin(at: line) { return true }
        continue
      }
      if role == .assistant { return true }
    }
    return false
  }

  /// Whether a line has the name of a speaker, or one that says nothing but stands on other lines, too.
  private func mayBeName(_ line: ArraySlice<UInt8>) -> Bool {
    guard let turn = TurnLine(Substring(decoding: line.prefix(240), as: UTF8.self)) else {
      return FramedTurns.mayBegin(at: line)
    }
    if SpeakerName.role(of: turn.name) != nil || SpeakerName.roleOfSaid(turn.name) != nil
      || SpeakerName.weak[SpeakerName.unnumbered(turn.name)] != nil
    {
      return true
    }
    // A time is another on each line.
    if line.prefix(turn.textOffset).contains(where: { $0 &- 0x30 < 10 }) { return true }
    return isRepeated(line, upTo: turn.textOffset) || FramedTurns.mayBegin(at: line)
  }

  /// Whether another line of the file begins with the same bytes.
  private func isRepeated(_ line: ArraySlice<UInt8>, upTo count: Int) -> Bool {
    let mark = line.prefix(count)
    let text = source.bytes
    return source.lines.starts.contains { start in
      start != line.startIndex && start + mark.count <= text.count
        && text[start] == text[mark.startIndex]
        && text[start..<start + mark.count].elementsEqual(mark)
    }
  }
}
