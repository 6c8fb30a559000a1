internal import Corpus

/// What the assistant thought and what its tools said: it is not what was said, and no turn starts in it. One that is
/// never closed is none.
struct HiddenBlocks {
  /// By line: its bytes that are hidden, ascending.
  private var ranges: [Int: [Range<Int>]] = [:]
  /// By line: whether its beginning is hidden, so that it marks no turn.
  private var isHidden: [Bool]

  init(_ lines: LineTable) {
    isHidden = Array(repeating: false, count: lines.count)
    var open: (name: StaticString, line: Int, offset: Int)?
    for line in 0..<lines.count where !lines.isCode[line] || open != nil {
      let bytes = lines.bytes(line)
      guard bytes.contains(UInt8(ascii: "<")) else { continue }
      // At the start of a line or of a turn it begins anew, whatever is open.
      if let name = Self.names.first(where: { Self.opens($0, bytes) }) {
        open = (name, line, 0)
      } else if open != nil, let (name, start) = Self.start(in: bytes),
        Self.isBehindMarker(start - bytes.startIndex, lines.text(line))
      {
        open = (name, line, start - bytes.startIndex)
      }
      var rest = bytes
      while true {
        if let opened = open {
          guard let end = Self.end(of: opened.name, in: rest) else { break }
          hide(from: (opened.line, opened.offset), to: (line, end - bytes.startIndex), lines)
          open = nil
          rest = bytes[end...]
        } else {
          guard !lines.isCode[line], let (name, start) = Self.start(in: rest) else {
            break
          }
          open = (name, line, start - bytes.startIndex)
          rest = bytes[start...]
        }
      }
    }
  }

  /// The bytes of a line that are hidden; nil where none are. Who is not the assistant may speak of the tags in a line.
  func ranges(_ line: Int, saidBy role: Role?) -> [Range<Int>]? {
    guard let found = ranges[line] else { return nil }
    let isSpokenOf =
      role == .user && !isHidden[line] && (line + 1 == isHidden.count || !isHidden[line + 1])
    return isSpokenOf ? nil : found
  }

  /// Whether a line begins with what is hidden.
  func contains(_ line: Int) -> Bool { isHidden[line] }

  /// The lines that begin with what is hidden.
  var lines: [Int] { ranges.keys.filter { isHidden[$0] }.sorted() }

  private mutating func hide(
    from start: (line: Int, offset: Int), to end: (line: Int, offset: Int), _ lines: LineTable
  ) {
    for line in start.line...end.line {
      let first = line == start.line ? start.offset : 0
      let last = line == end.line ? end.offset : lines.bytes(line).count
      ranges[line, default: []].append(first..<last)
      if first == 0 { isHidden[line] = true }
    }
  }

  /// Whether a line begins with the tag, its attributes included.
  private static func opens(_ name: StaticString, _ line: ArraySlice<UInt8>) -> Bool {
    line.first == UInt8(ascii: "<")
      && name.withUTF8Buffer { unsafe line.dropFirst().starts(with: $0) }
  }

  /// Whether a known speaker's marker and white space are all that stands before an offset of a line.
  private static func isBehindMarker(_ offset: Int, _ line: Substring) -> Bool {
    guard let turn = TurnLine(line), turn.textOffset <= offset,
      SpeakerName.role(of: turn.name) != nil
    else { return false }
    return line.utf8.prefix(offset).dropFirst(turn.textOffset).allSatisfy(isWhitespace)
  }

  /// Where the first tag begins that is no code span's.
  private static func start(
    in rest: ArraySlice<UInt8>
  ) -> (name: StaticString, start: Int)? {
    var isSpan = false
    for start in rest.indices {
      if rest[start] == UInt8(ascii: "`") { isSpan.toggle() }
      guard rest[start] == UInt8(ascii: "<"), !isSpan else { continue }
      let tag = rest[start...]
      guard let name = names.first(where: { opens($0, tag) }) else { continue }
      let behind = tag.dropFirst(1 + name.utf8CodeUnitCount).first
      if behind == UInt8(ascii: ">") || behind == 0x20 { return (name, start) }
    }
    return nil
  }

  /// Behind the closing tag.
  private static func end(of name: StaticString, in rest: ArraySlice<UInt8>) -> Int? {
    for start in rest.indices where rest[start] == UInt8(ascii: "<") {
      let tag = rest[start...].dropFirst()
      guard tag.first == UInt8(ascii: "/"),
        name.withUTF8Buffer({ unsafe tag.dropFirst().starts(with: $0) })
      else { continue }
      let end = start + 2 + name.utf8CodeUnitCount
      if end < rest.endIndex, rest[end] == UInt8(ascii: ">") { return end + 1 }
    }
    return nil
  }

  private static let names: [StaticString] = [
    "think", "tool-use", "errorChunk", "tool_call", "tool_result",
  ]
}
