internal import Bytes

/// What joins the word that announces a secret with its value.
struct SecretJoint {
  enum Relation {
    /// `password: x`, `password → x`, `password? x`
    case sign
    /// `password is x`, `password's x`, `password has been x`, `changed my password to x`
    case verb
    /// The same behind further words: `password for the app is still x`.
    case distant
    /// In a block of its own below.
    case block
    /// `<password>x</password>`
    case tag
    /// Nothing: `pass word x`.
    case none
  }

  let relation: Relation
  /// Where the value begins.
  let value: Int

  /// - Parameters:
  ///   - word: The word that announces.
  ///   - wasChanged: Whether `changed`, `set` or the like stands before it, so that `to` may join.
  init?(behind word: Range<Int>, wasChanged: Bool, in text: Span<UInt8>) {
    var offset = word.upperBound
    if text.byte(offset) == UInt8(ascii: ">"), text.byte(word.lowerBound - 1) == UInt8(ascii: "<") {
      self.init(.tag, offset + 1)
      return
    }
    if let joint = Self.glued(at: offset, in: text) {
      self = joint
      return
    }
    while "\"'*`)".utf8.contains(text.byte(offset)) { offset += 1 }
    offset = Self.afterRemark(offset, in: text)
    for count in 0...8 {
      let isNear = count == 0
      let start = offset
      offset = Self.afterBlanks(offset, in: text)
      if let value = Self.afterSign(offset, isGlued: isNear && offset == start, in: text) {
        self = Self.joint(isNear ? .sign : .distant, value, in: text)
        return
      }
      if let end = Self.clauses.first(where: { text.spells($0, at: offset) }) {
        self.init(.verb, Self.afterAdverbs(offset + end.utf8.count, in: text))
        return
      }
      // `my password, x, leaked`
      if isNear, text.holds(", ", at: offset) {
        self.init(.distant, offset + 2)
        return
      }
      if text.byte(offset) == 0x0A, isNear, Self.beginsLine(word.lowerBound, in: text) {
        self.init(.block, Self.inBlock(offset, in: text))
        return
      }
      // `the code to my phone 5582`
      if !isNear, offset > start, text.byte(offset).isDigit {
        self.init(.distant, offset)
        return
      }
      guard offset > start, let end = Self.endOfWord(offset, in: text) else { break }
      let key = wordKey(in: text, at: offset)
      if Self.verbs.contains(key) || wasChanged && Self.goals.contains(key) {
        let value = Self.afterAdverbs(Self.afterBlanks(end, in: text), in: text)
        guard value > end || ":\n\r".utf8.contains(text.byte(end)) else { return nil }
        let relation: Relation = isNear ? .verb : .distant
        let sign = Self.afterSign(value, isGlued: false, in: text)
        self = Self.joint(
          sign == nil ? relation : isNear ? .sign : .distant, sign ?? value, in: text)
        return
      }
      if Self.stops.contains(key) || isNear && Self.objects.contains(key) { break }
      offset = end
    }
    let value = Self.afterBlanks(Self.afterRemark(word.upperBound, in: text), in: text)
    guard value > word.upperBound else { return nil }
    self.init(.none, value)
  }

  /// `password's x`, `"password" value="x"`
  private static func glued(at start: Int, in text: Span<UInt8>) -> SecretJoint? {
    if text.spells("'s ", at: start) || text.holds("\u{2019}s ", at: start) {
      let verb = start + (text[start] == 0x27 ? 3 : 5)
      return SecretJoint(.verb, afterAdverbs(verb, in: text))
    }
    var offset = start
    while "\"'*`)".utf8.contains(text.byte(offset)) { offset += 1 }
    for attribute in [" value=", ", \"value\":", ",\"value\":"]
    where text.spells(attribute, at: offset) {
      return SecretJoint(.sign, afterBlanks(offset + attribute.utf8.count, in: text))
    }
    return nil
  }

  /// Behind what stands in brackets: `password (new): x`.
  private static func afterRemark(_ start: Int, in text: Span<UInt8>) -> Int {
    guard text.holds(" (", at: start) else { return start }
    var end = start + 2
    while end - start < 26, text.byte(end).isLetter || text.byte(end) == 0x20 { end += 1 }
    return text.byte(end) == UInt8(ascii: ")") ? end + 1 : start
  }

  private init(_ relation: Relation, _ value: Int) {
    self.relation = relation
    self.value = value
  }

  private static func joint(
    _ relation: Relation, _ value: Int, in text: Span<UInt8>
  ) -> SecretJoint {
    let isBreak = text.byte(value) == 0x0A || text.byte(value) == 0x0D
    return isBreak ? SecretJoint(.block, inBlock(value, in: text)) : SecretJoint(relation, value)
  }

  private static let clauses = [
    ", which is ", ", which was ", ", it's ", ", it is ", ", das ist ", ". it's ",
  ]
  private static let verbs = Vocabulary(
    """
    is was are were be has remains stays becomes became reads ist war lautet lautete heißt heisst bleibt est es era è \
    sind waren
    """)
  private static let goals = Vocabulary("to into from auf zu von a en de naar")
  /// Words with which something else begins.
  private static let stops = Vocabulary(
    "and but or because so if when that und aber oder wenn weil")
  /// With which the word before is a verb: `pin it: 2024 goals`.
  private static let objects = Vocabulary("it them this these those that him her down up on")
  private static let adverbs = Vocabulary(
    "still now currently just simply always been only again also actually noch immer jetzt einfach nur aún"
  )

  private static func endOfWord(_ start: Int, in text: Span<UInt8>) -> Int? {
    var end = start
    while end - start < 20,
      text.byte(end).isLetter || text.byte(end) >= 0x80 || text.byte(end) == 0x27
    {
      end += 1
    }
    return end > start && end - start < 20 ? end : nil
  }

  private static func afterAdverbs(_ start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    for _ in 0..<3 {
      guard adverbs.contains(wordKey(in: text, at: offset)), let end = endOfWord(offset, in: text),
        text.byte(end) == 0x20 || text.byte(end) == UInt8(ascii: ":")
      else { break }
      offset = afterBlanks(end, in: text)
    }
    return offset
  }

  static func afterBlanks(_ start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    while offset - start < 4, text.byte(offset) == 0x20 || text.byte(offset) == 0x09 { offset += 1 }
    return offset
  }

  /// - Parameter isGlued: Whether nothing stands before the sign, as a slash must have it: `pw/x`.
  private static func afterSign(_ start: Int, isGlued: Bool, in text: Span<UInt8>) -> Int? {
    var offset = start
    while offset - start < 3, ":=".utf8.contains(text.byte(offset)) { offset += 1 }
    if offset > start, text.byte(offset) == UInt8(ascii: ">") { offset += 1 }
    if offset == start {
      if text.holds("→", at: start) || text.holds("⇒", at: start) || text.holds("–", at: start)
        || text.holds("—", at: start)
      {
        offset += 3
      } else if text.holds("->", at: start) || text.holds("--", at: start) {
        offset += 2
      } else if text.holds("- ", at: start) || text.holds("? ", at: start)
        || text.holds("| ", at: start) || isGlued && text.byte(start) == UInt8(ascii: "/")
      {
        offset += 1
      } else {
        return nil
      }
    }
    while "*`".utf8.contains(text.byte(offset)) && text.byte(offset + 1) != text.byte(offset)
      && text.byte(offset + 1).isWhitespace
    { offset += 1 }
    while text.holds("** ", at: offset) || text.holds("**\n", at: offset) { offset += 2 }
    offset = afterBlanks(offset, in: text)
    if text.holds("| ", at: offset) { offset = afterBlanks(offset + 1, in: text) }
    return offset
  }

  /// Over line ends, and marks of items, quotations and code, to what stands in a block below.
  private static func inBlock(_ start: Int, in text: Span<UInt8>) -> Int {
    var offset = start
    while offset < text.count, offset - start < 48 {
      if text[offset].isWhitespace || text[offset] == UInt8(ascii: ">") {
        offset += 1
      } else if text.holds("- ", at: offset) || text.holds("* ", at: offset) {
        offset += 2
      } else if text.holds("1. ", at: offset) {
        offset += 3
      } else if text.holds("```", at: offset) || text.holds("~~~", at: offset) {
        offset += 3
        while text.byte(offset).isLetter { offset += 1 }
      } else {
        break
      }
    }
    return offset
  }

  /// Whether a word begins its line, behind marks of headings and items and at most two other words.
  private static func beginsLine(_ start: Int, in text: Span<UInt8>) -> Bool {
    var (offset, blanks) = (start, 0)
    while offset > 0, text[offset - 1] != 0x0A, start - offset < 24 {
      let byte = text[offset - 1]
      if byte == 0x20 {
        blanks += 1
      } else if !byte.isLetter, !"#*-_>'".utf8.contains(byte) {
        return false
      }
      offset -= 1
    }
    return (offset == 0 || text[offset - 1] == 0x0A) && blanks <= 3
  }
}
