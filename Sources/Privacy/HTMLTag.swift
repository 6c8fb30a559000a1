internal import Bytes

/// A tag or a comment of HTML inside a text. Only elements that HTML has: `<your password>` is none.
struct HTMLTag {
  /// The offset behind it.
  let end: Int
  /// What stands in its place: a line break, the border of a cell, or nothing.
  let standsFor: UInt8?

  init?(at start: Int, in text: Span<UInt8>) {
    if text.holds("<!--", at: start) {
      var offset = start + 4
      while offset < text.count, offset - start < 2_000 {
        if text.holds("-->", at: offset) {
          (end, standsFor) = (offset + 3, nil)
          return
        }
        offset += 1
      }
      return nil
    }
    let name = text.byte(start + 1) == UInt8(ascii: "/") ? start + 2 : start + 1
    var offset = name
    while offset - name < 11, text.byte(offset).isLetterOrDigit { offset += 1 }
    guard offset > name else { return nil }
    let element = text.string(name..<offset).lowercased()
    guard let mark = Self.elements[element] else { return nil }
    let next = text.byte(offset)
    guard next.isWhitespace || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") else {
      return nil
    }
    while offset < text.count, offset - start < 600, text[offset] != UInt8(ascii: ">") {
      offset += 1
    }
    guard text.byte(offset) == UInt8(ascii: ">") else { return nil }
    (end, standsFor) = (offset + 1, mark == 0 ? nil : mark)
  }

  private static let elements: [String: UInt8] = {
    var result: [String: UInt8] = [:]
    for word in """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label link mark meta nobr q \
    rp rt ruby s samp small span strike strong sub sup time tt u var wbr
    """.split(separator: " ") { result[String(word)] = 0 }
    for word in """
    article blockquote br center dd details div dl dt footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section \
    summary table tbody thead tr ul
    """.split(separator: " ") { result[String(word)] = 0x0A }
    for word in ["td", "th"] { result[word] = UInt8(ascii: "|") }
    return result
  }()
}
