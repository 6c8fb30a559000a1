internal import Bytes

/// E-mail addresses whose signs are spelled or set apart: `ann (at) example (dot) org`, `ann @ example.org`.
enum SpelledAddress {
  /// A sign in brackets, with the spaces behind it.
  static func bracketed(
    at start: Int, in text: Span<UInt8>
  ) -> (sign: UInt8, end: Int)? {
    let closing: UInt8 =
      switch text[start] {
      case UInt8(ascii: "["): UInt8(ascii: "]")
      case UInt8(ascii: "("): UInt8(ascii: ")")
      case UInt8(ascii: "{"): UInt8(ascii: "}")
      case UInt8(ascii: "<"): UInt8(ascii: ">")
      default: 0
      }
    guard closing != 0 else { return nil }
    var offset = start + 1
    if text.byte(offset) == 0x20 { offset += 1 }
    guard
      let (word, sign) = [
        ("at", "@"), ("ät", "@"), ("@", "@"), ("arroba", "@"), ("dot", "."), ("punkt", "."),
        ("punto", "."), (".", "."),
      ].first(where: { text.spells($0.0, at: offset) })
    else { return nil }
    offset += word.utf8.count
    if text.byte(offset) == 0x20 { offset += 1 }
    guard text.byte(offset) == closing else { return nil }
    offset += 1
    if text.byte(offset) == 0x20 { offset += 1 }
    return (sign.utf8.first ?? 0, offset)
  }

  /// Spaces beside a sign of an address, and the sign where it is a word: ` at ` before a domain, ` dot ` in one.
  static func afterSpaces(
    _ spaces: Range<Int>, behind read: [UInt8], in text: Span<UInt8>
  ) -> (sign: UInt8?, end: Int)? {
    guard spaces.count <= 2, let last = read.last else { return nil }
    let next = text.byte(spaces.upperBound)
    if next == UInt8(ascii: "@"), last.isWord {
      var domain = spaces.upperBound + 1
      while text.byte(domain) == 0x20, domain - spaces.upperBound < 3 { domain += 1 }
      // `thanks @example.com` speaks to somebody; `ann.b @example.com` is an address.
      guard domain > spaces.upperBound + 1 || isMarkedWord(read) else { return nil }
      return endOfDomain(from: domain, in: text) == nil ? nil : (nil, spaces.upperBound)
    }
    if last == UInt8(ascii: "@"), read.dropLast().last?.isWord == true {
      return endOfDomain(from: spaces.upperBound, in: text) == nil ? nil : (nil, spaces.upperBound)
    }
    for word in ["at ", "ät ", "arroba "] where text.spells(word, at: spaces.upperBound) {
      let domain = spaces.upperBound + word.utf8.count
      guard last.isWord, endOfDomain(from: domain, in: text, spelled: true) != nil else { continue }
      return (UInt8(ascii: "@"), domain)
    }
    guard last.isLetterOrDigit || last == UInt8(ascii: "."), isInDomain(read) else { return nil }
    if last == UInt8(ascii: ".") {
      return isTopLevel(at: spaces.upperBound, in: text) ? (nil, spaces.upperBound) : nil
    }
    for word in ["dot ", "punkt ", "punto "] where text.spells(word, at: spaces.upperBound) {
      return (UInt8(ascii: "."), spaces.upperBound + word.utf8.count)
    }
    if text.holds(". ", at: spaces.upperBound), isTopLevel(at: spaces.upperBound + 2, in: text) {
      return (UInt8(ascii: "."), spaces.upperBound + 2)
    }
    if next == UInt8(ascii: "."), isTopLevel(at: spaces.upperBound + 1, in: text) {
      return (nil, spaces.upperBound)
    }
    return nil
  }

  /// Whether the last word has a digit or a sign inside, as local parts have.
  private static func isMarkedWord(_ read: [UInt8]) -> Bool {
    for byte in read.suffix(64).reversed() {
      if byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") { return true }
      guard byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") else {
        return false
      }
    }
    return false
  }

  /// Whether what was read ends in an `@` and the beginning of a domain.
  private static func isInDomain(_ read: [UInt8]) -> Bool {
    for byte in read.suffix(64).reversed() {
      if byte == UInt8(ascii: "@") { return true }
      guard byte.isLetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else {
        return false
      }
    }
    return false
  }

  /// The end of labels and a usual top-level domain.
  /// - Parameter isSpelled: The dots must be spelled.
  private static func endOfDomain(
    from start: Int, in text: Span<UInt8>, spelled isSpelled: Bool = false
  ) -> Int? {
    var offset = start
    for label in 0..<5 {
      if label > 0, isTopLevel(at: offset, in: text) { return offset }
      let first = offset
      while text.byte(offset).isLetterOrDigit || text.byte(offset) == UInt8(ascii: "-") {
        offset += 1
      }
      guard offset > first, offset - first < 64 else { return nil }
      if let dot = [" dot ", " punkt ", " punto "].first(where: { text.spells($0, at: offset) }) {
        offset += dot.utf8.count
      } else if !isSpelled, text.holds(" . ", at: offset) {
        offset += 3
      } else if let (sign, end) = dot(at: offset, in: text), sign == UInt8(ascii: ".") {
        offset = end
      } else if !isSpelled, text.byte(offset) == UInt8(ascii: ".") {
        offset += 1
      } else if !isSpelled, text.holds(" .", at: offset) || text.holds(". ", at: offset) {
        offset += 2
      } else {
        return nil
      }
    }
    return nil
  }

  private static func dot(at offset: Int, in text: Span<UInt8>) -> (sign: UInt8, end: Int)? {
    let start = text.byte(offset) == 0x20 ? offset + 1 : offset
    return start < text.count ? bracketed(at: start, in: text) : nil
  }

  private static let topLevels: Set<String> = [
    "com", "org", "net", "edu", "gov", "mil", "info", "io", "co", "me", "biz", "app", "dev", "uk",
    "de", "fr", "es", "it", "nl", "be", "ch", "at", "pl", "pt", "br", "in", "us", "ca", "au", "nz",
    "ie", "eu", "se", "no", "dk", "fi", "cz", "ru", "ua", "jp", "cn", "kr", "mx", "ar", "za", "tr",
    "gr", "ro", "hu", "il", "sg", "hk", "tw", "example", "test",
  ]

  /// Whether a usual top-level domain stands at an offset, and no more letters behind it.
  static func isTopLevel(at start: Int, in text: Span<UInt8>) -> Bool {
    var end = start
    while end - start < 8, text.byte(end).isLetter { end += 1 }
    guard end - start >= 2, !text.byte(end).isLetterOrDigit else { return false }
    return topLevels.contains(text.string(start..<end).lowercased())
  }
}
