internal import Bytes

/// Links of Markdown in a text: their brackets go, their words stay, their addresses are put aside.
struct LinkTargets {
  /// Addresses of links, in the text that was read; ascending.
  private(set) var targets: [Range<Int>] = []
  /// The closing bracket of the link that was opened last, and where its address ends.
  private var closing = -1
  private var end = -1

  /// Where reading goes on at `[`, `![` or `](`; nil where that is no link's.
  mutating func afterBracket(at offset: Int, in text: Span<UInt8>) -> Int? {
    if offset == closing { return end }
    var open = offset
    if text[offset] == UInt8(ascii: "!") {
      open += 1
      guard text.byte(open) == UInt8(ascii: "[") else { return nil }
    }
    guard text[open] == UInt8(ascii: "["), open >= end,
      let close = Self.match(open, in: text, limit: 200)
    else { return nil }
    guard text.byte(close + 1) == UInt8(ascii: "("),
      let after = Self.match(close + 1, in: text, limit: 400)
    else { return nil }
    targets.append(close + 2..<after)
    (closing, end) = (close, after + 1)
    return open + 1
  }

  /// The bracket that closes the one at an offset, in the same paragraph.
  private static func match(_ open: Int, in text: Span<UInt8>, limit: Int) -> Int? {
    let opening = text[open]
    let closing = opening == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: ")")
    var depth = 0
    var offset = open
    while offset < text.count, offset - open < limit {
      let byte = text[offset]
      if byte == opening { depth += 1 }
      if byte == closing {
        depth -= 1
        if depth == 0 { return offset > open + 1 ? offset : nil }
      }
      if byte == 0x0A, text.byte(offset + 1) == 0x0A { return nil }
      offset += 1
    }
    return nil
  }
}
