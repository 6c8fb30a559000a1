/// Text and attribute values as HTML, byte by byte.
///
/// Works on bytes rather than on characters for safety as much as for speed: a quotation mark with
/// a combining accent is one `Character`, which a lookup by character would not escape.
enum HTMLEscaping {
  /// Appends a stretch of UTF-8 text as HTML that is safe between tags and in quoted attributes.
  ///
  /// Escapes `& < > " '`; shows hidden characters as markers and damaged bytes as U+FFFD; a
  /// carriage return before a line feed is left out, alone it becomes a line feed.
  /// - Precondition: `range` lies in `text`.
  /// - Complexity: O(*n*) in the length of `range`.
  static func append(_ text: [UInt8], _ range: Range<Int>, to html: inout [UInt8]) {
    let bytes = text.span
    // Bit n is set when the byte n (under 64) stands for itself; tab and line feed do.
    let plainBelow64: UInt64 = 0xAFFF_FF3B_0000_0600
    var index = range.lowerBound
    var runStart = index
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 64 ? plainBelow64 >> UInt64(byte) & 1 == 1 : byte < 0x7F {
        index += 1
        continue
      }
      let decoded = HiddenCharacters.decode(bytes, at: index, end: range.upperBound)
      if byte >= 0x80, let decoded, !HiddenCharacters.contains(decoded.value) {
        index += decoded.byteCount
        continue
      }
      html.append(contentsOf: text[runStart..<index])
      index += decoded?.byteCount ?? 1
      runStart = index
      switch byte {
      case UInt8(ascii: "&"): html.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): html.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): html.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): html.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): html.append(contentsOf: "&#39;".utf8)
      case UInt8(ascii: "\r"):
        let isBeforeLineFeed = index < range.upperBound && bytes[index] == UInt8(ascii: "\n")
        if !isBeforeLineFeed { html.append(UInt8(ascii: "\n")) }
      default:
        if let decoded {
          html.append(contentsOf: HiddenCharacters.marker(for: decoded.value).utf8)
        } else {
          html.append(contentsOf: HiddenCharacters.replacement)
        }
      }
    }
    html.append(contentsOf: text[runStart..<index])
  }

  static func append(_ text: String, to html: inout [UInt8]) {
    let bytes = Array(text.utf8)
    append(bytes, 0..<bytes.count, to: &html)
  }

  /// The text as HTML that is safe between tags and in quoted attributes.
  static func escaped(_ text: String) -> String {
    var html: [UInt8] = []
    append(text, to: &html)
    return String(decoding: html, as: UTF8.self)
  }
}
