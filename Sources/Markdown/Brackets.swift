/// How many opening brackets one paragraph may have.
///
/// cmark-gfm 0.29 looks at all openers that were never closed for each bracket that closes (`![[]()` again and again
/// takes time by the square), and no paragraph that people write has so many.
private let bracketLimit = 2000

/// A text in which the brackets that are beyond the limit of their paragraph are letters; nil when none is.
///
/// Lengths and lines stay, and so do the blocks: a bracket decides about those only as the first character of a line,
/// where a link reference definition begins, and there it stays.
func withFewBrackets(_ bytes: [UInt8], from start: Int) -> [UInt8]? {
  let bracket = UInt8(ascii: "[")
  let text = bytes.span
  var total = 0
  for index in start..<max(start, text.count) where text[index] == bracket { total += 1 }
  guard total > bracketLimit else { return nil }
  var result: [UInt8]?
  var count = 0
  var isLineStart = true
  var isBlankLine = true
  for index in start..<text.count {
    let byte = text[index]
    if byte == 0x0A || byte == 0x0D {
      if isBlankLine { count = 0 }
      isLineStart = true
      isBlankLine = true
      continue
    }
    if byte == 0x20 || byte == 0x09 { continue }
    isBlankLine = false
    if byte == bracket {
      count += 1
      if count > bracketLimit, !isLineStart {
        if result == nil { result = bytes }
        result?[index] = UInt8(ascii: "x")
      }
    }
    isLineStart = false
  }
  return result
}
