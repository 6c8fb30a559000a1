/// How deep quotes and lists may stand in each other.
///
/// cmark-gfm 0.29 goes down all of them for every line, so that depth and lines multiply; no text that people write is
/// nearly so deep.
enum Nesting {
  /// Markers on one line.
  static let markerLimit = 64
  /// The column, from 0, up to which a list may begin: two columns take it one deeper.
  static let columnLimit = 128

  /// Makes letters of the markers that are too deep.
  ///
  /// - Returns: Where the first is; nil when none is.
  static func limit(_ bytes: inout [UInt8], from start: Int) -> Int? {
    var first: Int?
    /// The column up to which a marker stands inside what was opened before; further on it is code.
    var reach = 0
    var index = start
    while index < bytes.count {
      let (offset, reached) = tooDeep(bytes.span, at: index, reach)
      reach = max(reach, reached)
      if let offset {
        bytes[offset] = UInt8(ascii: "x")
        first = first ?? offset
      }
      index = lineEnd(bytes.span, from: index) + 1
    }
    return first
  }

  /// The byte that makes a marker too deep, in the line that begins at an offset.
  private static func tooDeep(
    _ text: Span<UInt8>, at start: Int, _ reach: Int
  ) -> (offset: Int?, reach: Int) {
    let head = LineHead(text, at: start)
    var offset = head.tooDeep
    if let (last, column) = head.tooFar, column <= max(reach, head.reach) {
      offset = min(last, offset ?? last)
    }
    if let marker = offset, isRule(text, from: marker) { offset = nil }
    return (offset, head.reach)
  }

  /// Whether the rest of a line is a thematic break, which nests nothing.
  private static func isRule(_ text: Span<UInt8>, from start: Int) -> Bool {
    let mark = text[start]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") else { return false }
    var count = 0
    for index in start..<lineEnd(text, from: start) {
      if text[index] == mark {
        count += 1
      } else if !isBlank(text[index]) {
        return false
      }
    }
    return count >= 3
  }
}
