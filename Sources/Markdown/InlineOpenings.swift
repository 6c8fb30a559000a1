/// How many opening brackets one paragraph may have.
///
/// cmark-gfm 0.29 looks at all openers that were never closed for each bracket that closes (`![[]()` again and again
/// takes time by the square), and no paragraph that people write has so many.
let bracketLimit = 2000

/// How many instructions (`<?`), declarations (`<!A`) and character data (`<![`) one paragraph may open.
///
/// cmark-gfm 0.29 looks for the end of each up to the end of the paragraph (commonmark/cmark#379).
let openingLimit = 32

/// Whether an instruction, a declaration or character data opens at a `<`; comments do not count.
func isOpening(_ text: Span<UInt8>, at index: Int) -> Bool {
  guard index + 2 < text.count else { return false }
  if text[index + 1] == UInt8(ascii: "?") { return true }
  let next = text[index + 2]
  return text[index + 1] == UInt8(ascii: "!")
    && ((0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "["))
}

/// Makes letters of the brackets and openings that are beyond the limit of their paragraph.
///
/// They decide about blocks only as the first characters of a line, where a link reference definition or HTML begins, and
/// there they stay.
func weakenInline(of bytes: inout [UInt8], from start: Int) {
  var brackets = 0
  var openings = 0
  /// The white space before a line's first character; nil behind that.
  var indent: Int? = 0
  for index in start..<max(start, bytes.count) {
    let byte = bytes[index]
    if byte == 0x0A || byte == 0x0D {
      // A blank line ends a paragraph.
      if indent != nil { (brackets, openings) = (0, 0) }
      indent = 0
      continue
    }
    if byte == 0x20 || byte == 0x09 {
      if let width = indent { indent = width + (byte == 0x09 ? 4 : 1) }
      continue
    }
    switch byte {
    case UInt8(ascii: "["):
      brackets += 1
      if brackets > bracketLimit, indent == nil { bytes[index] = UInt8(ascii: "x") }
    case UInt8(ascii: "<") where isOpening(bytes.span, at: index):
      openings += 1
      // Behind four spaces a paragraph goes on.
      if openings > openingLimit, indent.map({ $0 > 3 }) ?? true {
        bytes[index] = UInt8(ascii: "x")
      }
    default: break
    }
    indent = nil
  }
}
