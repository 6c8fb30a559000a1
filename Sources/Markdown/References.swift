/// How many bytes references may be resolved to in all, beside 64 for each byte of the text.
///
/// cmark-gfm 0.29 copies a link's address for each reference to it, so that one long address and many references
/// multiply.
private let resolvedLimit = 1 << 24

/// Makes words of link definitions that are so long that all references together could be longer than the bound.
///
/// - Returns: Where the first of these is; nil when there is none.
func limitReferences(of bytes: inout [UInt8], from start: Int) -> Int? {
  let limit = resolvedLimit + 64 * (bytes.count - start)
  let closerCount = (start..<bytes.count).count { bytes[$0] == UInt8(ascii: "]") }
  let longest = limit / max(1, closerCount)
  guard longest < bytes.count - start else { return nil }
  var first: Int?
  /// Colons that may belong to a definition that is not over.
  var open: [Int] = []
  func isOver(at end: Int) -> Bool { open.first.map { end - $0 > longest } ?? false }
  var index = start
  var isLineStart = true
  var isBlankLine = true
  while index <= bytes.count {
    let isEnd = index == bytes.count
    let byte = isEnd ? 0x0A : bytes[index]
    let isLineEnd = byte == 0x0A || byte == 0x0D
    if isLineEnd && (isBlankLine || isEnd) || isLineStart && byte == UInt8(ascii: "[") {
      if isOver(at: index) {
        for colon in open { bytes[colon] = UInt8(ascii: "x") }
        first = first ?? open.first
      }
      open = []
    }
    if isLineEnd {
      (isLineStart, isBlankLine) = (true, true)
    } else if byte != 0x20, byte != 0x09 {
      (isLineStart, isBlankLine) = (false, false)
      if byte == UInt8(ascii: ":"), index > start, bytes[index - 1] == UInt8(ascii: "]") {
        open.append(index)
      }
    }
    index += 1
  }
  return first
}
