internal import Privacy

/// Cuts long text at character boundaries.
enum Clipping {
  /// The nearest offset at or below the given one that starts a UTF-8 character.
  static func boundary(atOrBelow offset: Int, in text: [UInt8]) -> Int {
    var offset = min(max(offset, 0), text.count)
    while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// The nearest offset at or above the given one that starts a UTF-8 character or ends the text.
  static func boundary(atOrAbove offset: Int, in text: [UInt8]) -> Int {
    var offset = min(max(offset, 0), text.count)
    while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  /// The parts of a text to show: all of it, or its beginning and its end.
  ///
  /// The end stays because that is where a text that was cut off shows it.
  static func windows(of text: [UInt8], head: Int, tail: Int) -> [Range<Int>] {
    // A little over is shown in full: a gap that saves less than its own notice helps nobody.
    guard text.count > head + tail + 80 else { return [0..<text.count] }
    let headEnd = boundary(atOrBelow: head, in: text)
    let tailStart = boundary(atOrAbove: text.count - tail, in: text)
    return [0..<headEnd, tailStart..<text.count]
  }

  /// The text, or its beginning and an ellipsis when it has more bytes than `maximum`.
  static func clipped(_ text: String, to maximum: Int) -> String {
    guard text.utf8.count > maximum else { return text }
    let bytes = Array(text.utf8)
    let end = boundary(atOrBelow: maximum, in: bytes)
    return String(decoding: bytes[..<end], as: UTF8.self) + "…"
  }

  static func clipped(_ text: ShownText, to maximum: Int) -> String {
    clipped(text.text, to: maximum)
  }

  static func clipped(_ text: [UInt8], to maximum: Int) -> String {
    guard text.count > maximum else { return String(decoding: text, as: UTF8.self) }
    return String(decoding: text[..<boundary(atOrBelow: maximum, in: text)], as: UTF8.self) + "…"
  }
}
