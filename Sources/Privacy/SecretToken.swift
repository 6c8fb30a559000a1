internal import Bytes

/// What stands where a secret is announced: a run without blanks, or what quotes hold, and what it is made of.
struct SecretToken {
  let range: Range<Int>
  let isQuoted: Bool
  private(set) var letters = 0
  private(set) var digits = 0
  /// `! @ # $ % ^ & * _ + ~` with something behind, or at the end beside digits.
  private(set) var signs = 0
  private(set) var hyphens = 0
  /// Other bytes: blanks, commas, slashes.
  private(set) var others = 0
  /// How often a letter follows a digit or a digit a letter, over what joins them.
  private(set) var changes = 0
  /// Whether a capital follows a small letter.
  private(set) var hasHump = false
  private(set) var isAddress = false
  private let isPlaceholder: Bool
  /// `12-character`, `24h`: a number and what it counts.
  private let isCounted: Bool

  private static let longest = 128

  /// The token at an offset, without the punctuation that ends a clause; nil where none is or where it is too long.
  init?(at start: Int, in text: Span<UInt8>) {
    if let inside = Self.quoted(from: start, in: text) {
      self.init(inside, isQuoted: true, in: text)
      return
    }
    var end = start
    while end < text.count, !Self.ends(text[end]) {
      end += 1
      if end - start > Self.longest { return nil }
    }
    end = Self.withoutPunctuation(start..<end, in: text)
    guard end > start else { return nil }
    self.init(start..<end, isQuoted: false, in: text)
  }

  /// The token that ends before an offset.
  init?(before end: Int, in text: Span<UInt8>) {
    let last = text.byte(end - 1)
    if last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") || last == UInt8(ascii: "`") {
      var start = end - 1
      while start > 0, text[start - 1] != last, text[start - 1] != 0x0A, end - start < 96 {
        start -= 1
      }
      guard start > 0, text[start - 1] == last, start < end - 1 else { return nil }
      self.init(start..<end - 1, isQuoted: true, in: text)
      return
    }
    var start = end
    while start > 0, !Self.ends(text[start - 1]) {
      start -= 1
      if end - start > Self.longest { return nil }
    }
    while start < end, "(*'[".utf8.contains(text[start]) { start += 1 }
    let stop = Self.withoutPunctuation(start..<end, in: text)
    guard stop > start else { return nil }
    self.init(start..<stop, isQuoted: false, in: text)
  }

  init(_ range: Range<Int>, isQuoted: Bool, in text: Span<UInt8>) {
    self.range = range
    self.isQuoted = isQuoted
    let first = text.byte(range.lowerBound)
    isPlaceholder =
      "[<{*.(".utf8.contains(first)
      || first == UInt8(ascii: "$")
        && "{(".utf8.contains(text.byte(range.lowerBound + 1))
    let number = text.endOfDigits(from: range.lowerBound)
    let unit = text.byte(number) == UInt8(ascii: "-") ? number + 1 : number
    isCounted =
      number > range.lowerBound && unit < range.upperBound
      && (unit..<range.upperBound).allSatisfy { text[$0].isLowercase || text[$0] == 0x2D }
    var (previous, kind): (UInt8, UInt8) = (0, 0)
    for offset in range {
      let byte = text[offset]
      if byte.isLetter || byte >= 0x80 {
        letters += 1
        if byte.isUppercase, previous.isLowercase { hasHump = true }
        if kind == 2 { changes += 1 }
        kind = 1
      } else if byte.isDigit {
        digits += 1
        if kind == 1 { changes += 1 }
        kind = 2
      } else if byte == UInt8(ascii: "-") {
        hyphens += 1
      } else if "!@#$%^&*_+~".utf8.contains(byte) {
        if offset + 1 < range.upperBound || digits > 0 { signs += 1 }
      } else {
        if byte == UInt8(ascii: ":"), text.holds("://", at: offset) { isAddress = true }
        if byte != UInt8(ascii: ".") { others += 1 }
      }
      previous = byte
    }
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte.isWhitespace || "\"`<|".utf8.contains(byte)
  }

  private static func withoutPunctuation(_ range: Range<Int>, in text: Span<UInt8>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      if ".,;:?)'*\\".utf8.contains(text[end - 1]) {
        end -= 1
        continue
      }
      // `”` and `’`
      guard end - 3 >= range.lowerBound, text[end - 3] == 0xE2, text[end - 2] == 0x80 else { break }
      end -= 3
    }
    return end
  }

  /// What stands between quotes on one line.
  private static func quoted(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    let opening = text.byte(start)
    var first = start + 1
    let isCurly =
      text.holds("\u{201C}", at: start) || text.holds("\u{2018}", at: start)
      || text.holds("\u{201E}", at: start)
    if isCurly { first = start + 3 } else if !"\"'`".utf8.contains(opening) { return nil }
    var end = first
    while end < text.count, end - first < 96, text[end] != 0x0A {
      if isCurly ? text[end] == 0xE2 && text.byte(end + 1) == 0x80 : text[end] == opening {
        return end > first ? first..<end : nil
      }
      end += 1
    }
    return nil
  }

  // MARK: - What it may be

  var isNothing: Bool { isPlaceholder || isAddress }

  /// Letters with a digit or a sign, as words have none.
  var isMixed: Bool {
    !isNothing && !isCounted && range.count >= 5 && letters >= 2 && (digits > 0 || signs > 0)
      && (others == 0 || isQuoted || signs > 0 && digits > 0)
  }

  var isDigits: Bool { digits == range.count }

  /// `correct-horse-battery`
  var isChain: Bool { hyphens >= 2 && letters + hyphens == range.count && range.count >= 12 }

  /// Letters alone.
  var isWord: Bool { letters == range.count && letters >= 4 }

  /// A key without a digit: no word has twenty letters and more.
  var isLongKey: Bool {
    !isNothing && range.count >= 20 && others == 0
      && letters + digits + hyphens + signs == range.count
      && (letters - hyphens * 4 >= 20 || digits > 1)
  }

  /// `4417B`, `k3j9-22mq`
  var isCode: Bool {
    !isNothing && !isCounted && (4...24).contains(range.count) && digits >= 2 && others == 0
      && signs == 0
  }
}
