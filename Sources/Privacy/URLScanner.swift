/// Web addresses: `http://`, `https://` or `www.` and what follows, without the punctuation at its end.
enum URLScanner {
  /// - Parameter anchor: The offset of the `:` of a scheme, or of the first `.` behind `www`.
  static func match(at anchor: Int, in text: Span<UInt8>, notBefore bound: Int) -> Range<Int>? {
    var start = anchor
    if text.byte(anchor) == UInt8(ascii: ":") {
      guard text.holds("://", at: anchor) else { return nil }
      while start > bound, text[start - 1].isLetter { start -= 1 }
      let scheme = anchor - start
      guard
        scheme == 4 && text.spells("http", at: start)
          || scheme == 5 && text.spells("https", at: start)
          || scheme == 3 && text.spells("ftp", at: start)
      else { return nil }
    } else {
      start = anchor - 3
      guard start >= bound, text.byte(anchor) == UInt8(ascii: "."), text.spells("www", at: start),
        !text.byte(start - 1).isLetterOrDigit
      else { return nil }
    }
    let hostStart = text.byte(anchor) == UInt8(ascii: ":") ? anchor + 3 : anchor + 1
    // Looked at first: what follows may be long, and is read once only when it is an address.
    guard text.byte(hostStart).isLetterOrDigit else { return nil }
    var end = hostStart
    var depth = 0
    loop: while end < text.count {
      switch text[end] {
      case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        break loop
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if depth == 0 { break loop }
        depth -= 1
      default: break
      }
      end += 1
    }
    while end > hostStart, ".,;:!?'*_".utf8.contains(text[end - 1]) { end -= 1 }
    guard end > hostStart + 2 else { return nil }
    return start..<end
  }
}
