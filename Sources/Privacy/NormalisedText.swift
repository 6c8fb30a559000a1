internal import Bytes

/// A text as somebody reads it, to be searched for values: characters as ``DecodedText`` has them, marks of emphasis
/// and code left out, links as their words, and values that a line break or the border of a cell divides in one piece.
///
/// What divided such a value is remembered (``joints``), because numbers on consecutive lines and in consecutive cells
/// are mostly not the groups of one. Addresses that links lead to stand behind the text.
struct NormalisedText {
  private(set) var text = MappedText()
  /// Offsets in the text at which a line break, an item or a cell's border stood between two numbers; ascending.
  private(set) var joints: [Int] = []
  /// Stretches of single digits that were spaced out.
  private(set) var spread: [Range<Int>] = []

  private let input: MappedText
  private var links = LinkTargets()

  init(of source: Span<UInt8>) {
    input = DecodedText(of: source).text
    text.reserveCapacity(input.count)
    let bytes = input.bytes
    read(bytes.span)
    for target in links.targets {
      text.append(0x0A, from: input.source(of: target.lowerBound..<target.lowerBound + 1))
      text.append(0x0A, from: input.source(of: target.lowerBound..<target.lowerBound + 1))
      text.append(target, of: input)
    }
  }

  private mutating func read(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if let next = afterMark(byte, at: offset, in: bytes) {
        offset = next
        continue
      }
      text.append(offset..<offset + 1, of: input)
      offset += 1
    }
  }

  /// Where reading goes on behind a mark or a break that was dealt with; nil for a byte that stands for itself.
  private mutating func afterMark(_ byte: UInt8, at offset: Int, in bytes: Span<UInt8>) -> Int? {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "_"):
      return afterEmphasis(byte, at: offset, in: bytes)
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"):
      return links.afterBracket(at: offset, in: bytes) ?? afterSpelledSign(at: offset, in: bytes)
    case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: "<"):
      return afterSpelledSign(at: offset, in: bytes)
    case 0x0A, 0x0D, 0x09, UInt8(ascii: "|"):
      return afterBreak(at: offset, in: bytes)
    case 0x20:
      return afterBreak(at: offset, in: bytes) ?? afterSpaces(at: offset, in: bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
      return afterSeparators(at: offset, in: bytes)
    default:
      return byte.isDigit ? afterSpreadDigits(at: offset, in: bytes) : nil
    }
  }

  private var last: UInt8 { text.bytes.last ?? 0x0A }

  // MARK: - Emphasis

  /// Marks of emphasis and code go, but not `*` and `~` by themselves, nor `_` inside a name.
  private mutating func afterEmphasis(
    _ mark: UInt8, at offset: Int, in bytes: Span<UInt8>
  ) -> Int? {
    var end = offset
    while bytes.byte(end) == mark { end += 1 }
    var following = end
    while "*_~`".utf8.contains(bytes.byte(following)) { following += 1 }
    let (before, next) = (last, bytes.byte(following))
    if before.isWhitespace, next.isWhitespace || next == 0 { return nil }
    if mark == UInt8(ascii: "_") {
      if before.isDigit, next.isDigit, end == offset + 1 {
        text.append(UInt8(ascii: "-"), from: input.source(of: offset..<end))
        return end
      }
      if before.isWord, next.isWord { return nil }
    }
    return end
  }

  // MARK: - Breaks

  /// Line breaks, tabs and borders of cells between what may be parts of one value.
  private mutating func afterBreak(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    guard let joint = LayoutBreak(at: offset, in: bytes) else { return nil }
    let source = input.source(of: offset..<joint.end)
    switch joint.joint(between: text.bytes, and: bytes) {
    case .none: return nil
    case .space: text.append(0x20, from: source)
    case .glued: break
    case .label:
      text.append(UInt8(ascii: ":"), from: source)
      text.append(0x20, from: source)
    case .number:
      joints.append(text.count)
      if !"-./".utf8.contains(last), !"-./".utf8.contains(bytes.byte(joint.end)) {
        text.append(0x20, from: source)
      }
    }
    return joint.end
  }

  // MARK: - Separators of digits

  /// More than one space between digits is one; spaces around the `@` and the dots of an address go.
  private mutating func afterSpaces(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    if last.isDigit, let next = afterSeparators(at: offset, in: bytes) { return next }
    var end = offset
    while bytes.byte(end) == 0x20 { end += 1 }
    if (2...3).contains(end - offset), last.isWord, bytes.byte(end).isWord {
      text.append(0x20, from: input.source(of: offset..<end))
      return end
    }
    if let next = SpelledAddress.afterSpaces(offset..<end, behind: text.bytes, in: bytes) {
      if let sign = next.sign {
        text.append(sign, from: input.source(of: offset..<next.end))
      }
      return next.end
    }
    return nil
  }

  /// What divides two digits, of several signs: one of them, the first that is no space.
  private mutating func afterSeparators(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    guard last.isDigit else { return nil }
    var end = offset
    var sign: UInt8 = 0x20
    var isRepeated = true
    while end - offset < 5, " -./".utf8.contains(bytes.byte(end)) {
      if bytes[end] != 0x20 {
        if sign == 0x20 { sign = bytes[end] } else if sign != bytes[end] { isRepeated = false }
      }
      end += 1
    }
    guard end - offset > 1, isRepeated, bytes.byte(end).isDigit else { return nil }
    // `in 2019. 10 km`: a sentence ended.
    if sign == UInt8(ascii: "."), bytes[offset] == sign { return nil }
    text.append(sign, from: input.source(of: offset..<end))
    return end
  }

  /// `5 5 5 0 1 4 2`: nine single digits or more, divided alike, are one number.
  private mutating func afterSpreadDigits(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    let separator = bytes.byte(offset + 1)
    guard !last.isDigit, " -./".utf8.contains(separator), bytes.byte(offset + 2).isDigit,
      !bytes.byte(offset + 3).isDigit
    else { return nil }
    var digits = [offset]
    var next = offset + 1
    while digits.count < 40 {
      var place = next
      while place - next < 3, bytes.byte(place) == separator { place += 1 }
      guard place > next, bytes.byte(place).isDigit else { break }
      digits.append(place)
      next = place + 1
    }
    guard (9...24).contains(digits.count), !bytes.byte(next).isDigit else { return nil }
    let start = text.count
    for digit in digits { text.append(digit..<digit + 1, of: input) }
    spread.append(start..<text.count)
    return next
  }

  /// `(at)`, `[dot]` between two words.
  private mutating func afterSpelledSign(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    guard let spelled = SpelledAddress.bracketed(at: offset, in: bytes) else { return nil }
    var before = text.bytes.last
    if before == 0x20 { before = text.bytes.dropLast().last }
    guard before?.isLetterOrDigit == true, bytes.byte(spelled.end).isLetterOrDigit else {
      return nil
    }
    if last == 0x20 { text.removeLast() }
    text.append(spelled.sign, from: input.source(of: offset..<spelled.end))
    return spelled.end
  }
}

extension UInt8 {
  /// A letter, a digit, or part of a character that is not ASCII.
  var isWord: Bool { isLetterOrDigit || self >= 0x80 }
}
