internal import Bytes

/// Finds passwords, tokens and PINs that the text calls so.
///
/// Accepts a keyword, then `is`, `was`, `:` or `=`, or nothing, then a value, which alone is the finding:
///
/// - `password passwd passcode passphrase pwd pw` and their like in other languages: four bytes or more with a digit or a sign beside
///   letters, four digits or more, a word in quotes, or after `:` and `=` a word of six letters
///   that isn't one such as `required`. Up to four words may come between the keyword and `is`.
/// - `secret token`, `api key`: eight bytes or more with letters and two digits, or six digits.
/// - Where nothing stands between: a letter first, six bytes, and a digit.
/// - `pin`: four to eight digits, likewise with up to four words between.
///
/// Keywords are found in any case, as a part of names such as `DB_PASSWORD`, `accessToken` and
/// `secret_access_key`, and in quotes. Placeholders (`<password>`, `${TOKEN}`, `****`) and
/// addresses (`://`) aren't values.
///
/// - Complexity: O(1) where nothing is found: at most 96 bytes of a value are judged.
enum PasswordScanner {
  /// - Parameter anchor: The offset of a `p`, `k` or `c`, in either case.
  static func match(
    at anchor: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    guard let keyword = Keyword(around: anchor, in: text) else { return nil }
    if let (value, relation) = value(after: keyword, in: text),
      let range = valueRange(from: value, of: keyword.kind, relation, in: text)
    {
      return range
    }
    guard keyword.kind != .pin else { return nil }
    let value = afterDash(afterSpaces(keyword.end, in: text), in: text)
    return value > keyword.end ? valueRange(from: value, of: keyword.kind, .none, in: text) : nil
  }

  enum Relation {
    /// `password: x`, `password = x`
    case sign
    /// `password is x`
    case verb
    /// `password for the wifi is x`
    case distantVerb
    /// `password x`, `password – x`
    case none
  }

  // MARK: - What joins keyword and value

  private static func value(
    after keyword: Keyword, in text: Span<UInt8>
  ) -> (offset: Int, Relation)? {
    var offset = keyword.end
    if isQuote(text.byte(offset)) { offset += 1 }
    var mayTakeSign = true
    for wordCount in 0...4 {
      offset = afterSpaces(offset, in: text)
      // `PIN 4821`, `PIN code (4821)`
      if keyword.kind == .pin, wordCount == 0 || mayTakeSign {
        let digit = "(#".utf8.contains(text.byte(offset)) ? offset + 1 : offset
        if digit > keyword.end, text.byte(digit).isDigit { return (digit, .sign) }
      }
      if let value = afterSigns(offset, in: text) {
        return mayTakeSign ? (value, .sign) : nil
      }
      if let verb = endOfVerb(at: offset, in: text) {
        let value = afterSpaces(verb, in: text)
        if let value = afterSigns(value, in: text) { return (value, .sign) }
        return value > verb ? (value, wordCount == 0 ? .verb : .distantVerb) : nil
      }
      guard keyword.kind != .token, offset > keyword.end else { return nil }
      let word = offset
      while offset - word < 16, text.byte(offset).isLetter || text.byte(offset) == 0x27 {
        offset += 1
      }
      if offset == word { return nil }
      mayTakeSign = wordCount == 0 && nouns.contains(wordKey(in: text, at: word))
    }
    return nil
  }

  /// What may stand between the keyword and a sign: `PIN code: 1234`.
  private static let nouns = Vocabulary("code number no nr num")

  private static func afterSpaces(_ start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    while offset - start < 3, text.byte(offset) == 0x20 || text.byte(offset) == 0x09 {
      offset += 1
    }
    return offset
  }

  private static func afterSigns(_ start: Int, in text: Span<UInt8>) -> Int? {
    var offset = start
    while offset - start < 3,
      text.byte(offset) == UInt8(ascii: ":")
        || text.byte(offset) == UInt8(ascii: "=")
        || offset > start && text.byte(offset) == UInt8(ascii: ">")
    {
      offset += 1
    }
    return offset > start ? afterSpaces(offset, in: text) : nil
  }

  private static func afterDash(_ start: Int, in text: Span<UInt8>) -> Int {
    if text.byte(start) == UInt8(ascii: "-"), text.byte(start + 1) == 0x20 {
      return afterSpaces(start + 1, in: text)
    }
    let isDash = text.holds("–", at: start) || text.holds("—", at: start)
    return isDash ? afterSpaces(start + 3, in: text) : start
  }

  private static let verbs = ["is", "was", "ist", "war", "lautet", "est", "es"]

  private static func endOfVerb(at offset: Int, in text: Span<UInt8>) -> Int? {
    for verb in verbs {
      let end = offset + verb.utf8.count
      if text.spells(verb, at: offset), !text.byte(end).isLetterOrDigit { return end }
    }
    return nil
  }

  // MARK: - The value

  private static func valueRange(
    from start: Int, of kind: Keyword.Kind, _ relation: Relation, in text: Span<UInt8>
  ) -> Range<Int>? {
    if let quoted = quotedValue(from: start, in: text) {
      let features = ValueFeatures(quoted, in: text)
      return features.isPlausible(for: kind, relation, isQuoted: true) ? quoted : nil
    }
    var judgedEnd = start
    while judgedEnd < text.count, judgedEnd - start < 96, !endsValue(text[judgedEnd]) {
      judgedEnd += 1
    }
    var end = judgedEnd
    if end - start == 96 {
      // Only a value that will be taken is read to its end, so that time stays linear.
      let features = ValueFeatures(start..<end, in: text)
      guard features.isPlausible(for: kind, relation, isQuoted: false) else { return nil }
      while end < text.count, !endsValue(text[end]) { end += 1 }
      return start..<end
    }
    while end > start, isSentenceEnd(text[end - 1]) { end -= 1 }
    guard end > start else { return nil }
    let features = ValueFeatures(start..<end, in: text)
    return features.isPlausible(for: kind, relation, isQuoted: false) ? start..<end : nil
  }

  /// What stands between quotes on one line, at most 96 bytes.
  private static func quotedValue(from start: Int, in text: Span<UInt8>) -> Range<Int>? {
    var first = start + 1
    let opening = text.byte(start)
    let isCurly =
      opening == 0xE2 && text.byte(start + 1) == 0x80
      && (text.byte(start + 2) == 0x9C || text.byte(start + 2) == 0x98)
    if isCurly { first = start + 3 } else if !isQuote(opening) { return nil }
    var end = first
    while end < text.count, end - first < 96, text[end] != 0x0A {
      if isCurly ? text[end] == 0xE2 && text.byte(end + 1) == 0x80 : text[end] == opening {
        return end > first ? first..<end : nil
      }
      end += 1
    }
    return nil
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private static func endsValue(_ byte: UInt8) -> Bool {
    byte.isWhitespace || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
  }

  private static func isSentenceEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "'"):
      return true
    default:
      return false
    }
  }
}
