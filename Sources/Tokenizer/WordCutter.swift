/// Cuts text into the words that tokens do not reach across.
///
/// The pattern of o200k_base, as tiktoken writes it (MIT licence), is one alternation that is tried at
/// each place, the first to match taken:
/// 1. `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
/// 2. `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?`
/// 3. `\p{N}{1,3}`
/// 4. ` ?[^\s\p{L}\p{N}]+[\r\n/]*`
/// 5. `\s*[\r\n]+`
/// 6. `\s+(?!\S)`
/// 7. `\s+`
///
/// This is that pattern by hand: it reads each byte at most three times, where backing off in a
/// regular expression would read a run of spaces again and again.
struct WordCutter {
  private let text: UnsafeBufferPointer<UInt8>
  private let classes: LetterClasses

  /// - Parameter text: Well-formed UTF-8; other bytes count as scalars of no class.
  init(_ text: UnsafeBufferPointer<UInt8>, _ classes: LetterClasses) {
    unsafe self.text = unsafe text
    self.classes = classes
  }

  /// The class of the scalar at an offset and how many bytes it has; `[]` and 0 at the end.
  @inline(__always)
  private func scalar(at offset: Int) -> (LetterClass, Int) {
    guard unsafe offset < text.count else { return ([], 0) }
    let first = unsafe UInt32(text[offset])
    if first < 0x80 { return (classes(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard unsafe first >= 0xC2, offset + length <= text.count else { return (.other, 1) }
    var code = first & (0x7F >> UInt32(length))
    for index in 1..<length { code = unsafe code << 6 | UInt32(text[offset + index] & 0x3F) }
    return (classes(code), length)
  }

  /// Where the word that begins at an offset ends.
  func end(from start: Int) -> Int {
    let (first, length) = scalar(at: start)
    if !first.isDisjoint(with: .letters) { return word(from: start) ?? start + length }
    if first == .number { return numbers(from: start) }
    if first != .newline {
      // The optional sign before a word, then the sign as the word's own first mark.
      if let end = cased(from: start + length) { return contraction(from: end) }
      if first == .mark, let end = cased(from: start) { return contraction(from: end) }
      if let end = capitals(from: start + length) { return contraction(from: end) }
    }
    if !first.isDisjoint(with: .signs) { return signs(from: start) }
    if unsafe text[start] == 0x20, !scalar(at: start + 1).0.isDisjoint(with: .signs) {
      return signs(from: start + 1)
    }
    return spaces(from: start)
  }

  private func word(from start: Int) -> Int? {
    (cased(from: start) ?? capitals(from: start)).map { contraction(from: $0) }
  }

  /// Alternative 1 without its sign and contraction: where it ends, or nil.
  private func cased(from start: Int) -> Int? {
    var offset = start
    // Where the last scalar of the heads that can also be a tail ends.
    var lastBoth: Int?
    while true {
      let (kind, length) = scalar(at: offset)
      guard !kind.isDisjoint(with: .head) else {
        guard kind == .lower else { return lastBoth }
        offset += length
        break
      }
      offset += length
      if !kind.isDisjoint(with: .both) { lastBoth = offset }
    }
    while true {
      let (kind, length) = scalar(at: offset)
      guard !kind.isDisjoint(with: .tail) else { return offset }
      offset += length
    }
  }

  /// Alternative 2 where alternative 1 does not match: capitals alone.
  private func capitals(from start: Int) -> Int? {
    var offset = start
    while true {
      let (kind, length) = scalar(at: offset)
      guard kind == .upper else { return offset > start ? offset : nil }
      offset += length
    }
  }

  /// The end of a contraction at an offset, or the offset.
  private func contraction(from start: Int) -> Int {
    guard unsafe start + 1 < text.count, unsafe text[start] == UInt8(ascii: "'") else {
      return start
    }
    let first = unsafe text[start + 1] | 0x20
    switch first {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"):
      return start + 2
    case UInt8(ascii: "r"), UInt8(ascii: "v"), UInt8(ascii: "l"):
      let second = first == UInt8(ascii: "l") ? UInt8(ascii: "l") : UInt8(ascii: "e")
      return unsafe (start + 2 < text.count && text[start + 2] | 0x20 == second)
        ? start + 3 : start
    case 0xE5 where unsafe start + 2 < text.count:
      // U+017F, the long s, is an s where case is ignored; its first byte is 0xC5.
      return unsafe (text[start + 1] == 0xC5 && text[start + 2] == 0xBF) ? start + 3 : start
    default: return start
    }
  }

  private func numbers(from start: Int) -> Int {
    var offset = start
    for _ in 0..<3 {
      let (kind, length) = scalar(at: offset)
      guard kind == .number else { break }
      offset += length
    }
    return offset
  }

  private func signs(from start: Int) -> Int {
    var offset = start
    while true {
      let (kind, length) = scalar(at: offset)
      guard !kind.isDisjoint(with: .signs) else { break }
      offset += length
    }
    while unsafe offset < text.count,
      unsafe text[offset] == 0x0A || text[offset] == 0x0D || text[offset] == UInt8(ascii: "/")
    { offset += 1 }
    return offset
  }

  /// Alternatives 5 to 7: to the last line end of a run of spaces, else all but its last.
  private func spaces(from start: Int) -> Int {
    var offset = start
    var lastNewline: Int?
    var lastLength = 0
    while true {
      let (kind, length) = scalar(at: offset)
      guard !kind.isDisjoint(with: .spaces) else { break }
      offset += length
      lastLength = length
      if kind == .newline { lastNewline = offset }
    }
    if let lastNewline { return lastNewline }
    let isAlone = offset - lastLength == start
    return unsafe offset == text.count || isAlone ? offset : offset - lastLength
  }
}
