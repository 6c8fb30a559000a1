internal import Bytes

/// Addresses: any scheme and `://`, `www.`, or a domain with a path, and what follows, without the punctuation at its end.
enum URLScanner {
  /// - Parameter anchor: The offset of the `:` of a scheme, or of the first `.` behind `www`.
  static func match(at anchor: Int, in text: Span<UInt8>, notBefore bound: Int) -> Range<Int>? {
    var start = anchor
    if text.byte(anchor) == UInt8(ascii: ":") {
      guard text.holds("://", at: anchor) else { return nil }
      while start > bound, anchor - start < 20, isOfScheme(text[start - 1]) { start -= 1 }
      while start < anchor, !text[start].isLetter { start += 1 }
      guard anchor - start >= 2 else { return nil }
    } else {
      start = anchor - 3
      guard start >= bound, text.byte(anchor) == UInt8(ascii: "."), text.spells("www", at: start),
        !text.byte(start - 1).isLetterOrDigit
      else { return nil }
    }
    let hostStart = text.byte(anchor) == UInt8(ascii: ":") ? anchor + 3 : anchor + 1
    // Looked at first: what follows may be long, and is read once only when it is an address.
    let first = text.byte(hostStart)
    guard first.isWord || first == UInt8(ascii: ":") || first == UInt8(ascii: "/") else {
      return nil
    }
    let end = end(from: hostStart, in: text)
    guard end > hostStart + 2 else { return nil }
    return start..<end
  }

  /// A domain with a usual ending and a path, without a scheme: `example.org/u/ann`.
  ///
  /// - Parameter slash: The offset of the first `/` behind a domain.
  static func matchWithoutScheme(
    at slash: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    guard text.byte(slash + 1).isWord || "?#@~_".utf8.contains(text.byte(slash + 1)) else {
      return nil
    }
    var start = slash
    // A port: `example.org:8080/x`.
    var port = slash
    while slash - port < 5, text.byte(port - 1).isDigit { port -= 1 }
    if port < slash, text.byte(port - 1) == UInt8(ascii: ":") { start = port - 1 }
    let hostEnd = start
    while start > bound, hostEnd - start < 120,
      text[start - 1].isLetterOrDigit
        || text[start - 1] == UInt8(ascii: "-") || text[start - 1] == UInt8(ascii: ".")
    { start -= 1 }
    while start < hostEnd, !text[start].isLetterOrDigit { start += 1 }
    var label = hostEnd
    while label > start, text[label - 1].isLetter { label -= 1 }
    guard label > start + 1, text[label - 1] == UInt8(ascii: "."),
      !text.byte(start - 1).isLetterOrDigit,
      isTopLevel(label..<hostEnd, in: text)
    else { return nil }
    return start..<end(from: slash, in: text)
  }

  /// Endings that services give their short links.
  private static let shortEndings = ["gg", "ly", "gl", "tv", "link", "page", "xyz", "gle"]

  private static func isTopLevel(_ label: Range<Int>, in text: Span<UInt8>) -> Bool {
    if SpelledAddress.isTopLevel(at: label.lowerBound, in: text) { return true }
    return shortEndings.contains {
      $0.utf8.count == label.count && text.spells($0, at: label.lowerBound)
    }
  }

  /// Whether an address has a name and a password before its host, or a password alone.
  static func hasCredentials(_ address: Range<Int>, in text: Span<UInt8>) -> Bool {
    guard let colon = address.first(where: { text.holds("://", at: $0) }) else { return false }
    var hasColon = false
    for offset in colon + 3..<address.upperBound {
      switch text[offset] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return false
      case UInt8(ascii: ":"): hasColon = true
      case UInt8(ascii: "@"): return hasColon
      default: break
      }
    }
    return false
  }

  private static func isOfScheme(_ byte: UInt8) -> Bool {
    byte.isLetterOrDigit || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  /// Where an address ends: before a blank, a quotation mark, a bracket that was not opened in it, or the punctuation
  /// of a sentence.
  private static func end(from hostStart: Int, in text: Span<UInt8>) -> Int {
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
    return end
  }
}
