internal import Bytes

/// A word or number of a text, with what stands before it and what lists say.
struct TextWord {
  enum Shape: UInt8 { case small, capital, allCapitals, number }

  /// What stands between a word and the one before it.
  enum Gap: UInt8 {
    case space, hyphen, comma, dot, slash, ampersand, open, close, quote, colon, stop, newline,
      start
  }

  var range: Range<Int>
  /// Of its small letters without accents; of a number 0.
  var hash: UInt64
  var roles: WordRoles
  var flags: NameFlags
  var shape: Shape
  var gap: Gap
  /// Whether `'s` stands behind it.
  var isPossessive = false
  /// Whether its capital letters tell something: it begins no sentence, and around it is not all in capital letters.
  var isMarked = false
  /// Whether it begins a sentence or a quotation.
  var beginsSentence = false

  var isCapital: Bool { shape == .capital || shape == .allCapitals }
}

/// The words of a text in order. Words are letters with an apostrophe between; what a hyphen joins are words of their own.
struct TextWords {
  private(set) var words: [TextWord] = []

  init(_ text: Span<UInt8>) {
    let classes = ByteClass.table
    let table = NameTable.builtin
    let roles = WordRoles.table
    var offset = 0
    var end = 0
    words.reserveCapacity(text.count / 5)
    while offset < text.count {
      guard ByteClass.beginsWord(classes[Int(text[offset])], at: offset, in: text) else {
        offset += 1
        continue
      }
      var scan = WordScan(at: offset)
      scan.run(in: text, classes)
      let gap = words.isEmpty ? .start : Self.gap(end..<offset, in: text)
      let word = offset..<scan.end
      offset = scan.end
      end = scan.isPossessive ? scan.afterPossessive : scan.end
      offset = max(offset, end)
      let isNumber = scan.shape == .number
      words.append(
        TextWord(
          range: word, hash: isNumber ? 0 : scan.hash.value,
          roles: isNumber ? [] : roles.roles(of: scan.hash.value),
          flags: isNumber || scan.letters < 2 ? [] : table.flags(of: scan.hash.value),
          shape: scan.shape, gap: gap, isPossessive: scan.isPossessive))
    }
    mark()
  }

  private static func gap(_ range: Range<Int>, in text: Span<UInt8>) -> TextWord.Gap {
    if range.count == 1 {
      switch text[range.lowerBound] {
      case 0x20: return .space
      case UInt8(ascii: "-"): return .hyphen
      case UInt8(ascii: "/"): return .slash
      default: break
      }
    }
    var found = TextWord.Gap.space
    for offset in range {
      let gap: TextWord.Gap =
        switch text[offset] {
        case 0x20, 0x09, 0x0D: .space
        case 0x0A: .newline
        case UInt8(ascii: "."):
          range.count == 2 && text[offset + 1 < range.upperBound ? offset + 1 : offset] == 0x20
            ? .dot : .stop
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): .stop
        case UInt8(ascii: ":"), UInt8(ascii: "="): .colon
        case UInt8(ascii: ","): .comma
        case UInt8(ascii: "("), UInt8(ascii: "["): .open
        case UInt8(ascii: ")"), UInt8(ascii: "]"): .close
        case UInt8(ascii: "&"): .ampersand
        case UInt8(ascii: "/"): .slash
        default: .quote
        }
      if gap.rawValue > found.rawValue { found = gap }
    }
    return found
  }

  /// Says which words begin sentences, and whose capital letters tell something.
  private mutating func mark() {
    for index in words.indices {
      let gap = words[index].gap
      let before = index > 0 ? words[index - 1] : nil
      let isAbbreviated =
        gap == .dot
        && (before.map { $0.roles.contains(.title) || $0.isCapital && $0.range.count == 1 } ?? false)
      words[index].beginsSentence =
        gap.rawValue >= TextWord.Gap.quote.rawValue && gap != .colon
        || gap == .dot && !isAbbreviated
    }
    // Line by line: in a heading or in shouting a capital letter is no sign.
    var start = 0
    while start < words.count {
      var stop = start + 1
      while stop < words.count, words[stop].gap != .newline { stop += 1 }
      var (capital, shouted, small) = (0, 0, 0)
      for word in words[start..<stop] where word.range.count > 3 {
        switch word.shape {
        case .small: small += 1
        case .capital: capital += 1
        case .allCapitals: shouted += 1
        case .number: break
        }
      }
      let isShouted = shouted >= 2 && shouted > small + capital
      let isHeading = capital >= 4 && capital > 2 * small
      for index in start..<stop where words[index].isCapital {
        let isSign = words[index].shape == .capital ? !isHeading : !isShouted
        words[index].isMarked = isSign && !words[index].beginsSentence
      }
      start = stop
    }
  }
}

/// Reads one word or number.
private struct WordScan {
  let start: Int
  private(set) var end: Int
  private(set) var hash = FoldedHash()
  private(set) var letters = 0
  private(set) var isPossessive = false
  private(set) var afterPossessive = 0
  private var capitals = 0
  private var beginsWithCapital = false
  private var hasDigit = false

  init(at start: Int) {
    self.start = start
    end = start
  }

  var shape: TextWord.Shape {
    if hasDigit { return .number }
    if !beginsWithCapital { return .small }
    return capitals == letters && letters > 1 ? .allCapitals : .capital
  }

  mutating func run(in text: Span<UInt8>, _ classes: [ByteClass]) {
    while end < text.count {
      let byte = text[end]
      switch classes[Int(byte)] {
      case .small:
        hash.add(byte)
        letters += 1
        end += 1
      case .capital:
        hash.add(byte | 0x20)
        if end == start { beginsWithCapital = true }
        capitals += 1
        letters += 1
        end += 1
      case .digit:
        // `h3llo` is a word, `27F` a number.
        if end == start { hasDigit = true }
        if !hasDigit { hash.add(byte) }
        end += 1
      case .lead:
        if !addLetter(byte, in: text) { return }
      case .apostrophe:
        if !passApostrophe(in: text, classes) { return }
      case .other:
        return
      }
    }
  }

  /// A letter of several bytes.
  private mutating func addLetter(_ first: UInt8, in text: Span<UInt8>) -> Bool {
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard end + length <= text.count else {
      end = text.count
      return false
    }
    let isCapital = text.isCapital(at: end)
    if length == 2 {
      // Of Greek and Cyrillic the case is kept.
      hash.add(first, text[end + 1])
    } else {
      for offset in end..<end + length { hash.add(text[offset]) }
    }
    if end == start { beginsWithCapital = isCapital }
    if isCapital { capitals += 1 }
    letters += 1
    end += length
    return true
  }

  /// `O'Neil`, `don't`; `'s` ends a word. The curly apostrophe has three bytes.
  private mutating func passApostrophe(in text: Span<UInt8>, _ classes: [ByteClass]) -> Bool {
    guard end > start, !hasDigit else { return false }
    let length = text[end] == UInt8(ascii: "'") ? 1 : 3
    guard length == 1 || text.byte(end + 1) == 0x80 && text.byte(end + 2) == 0x99 else {
      return false
    }
    let next = text.byte(end + length)
    let nextClass = classes[Int(next)]
    guard nextClass == .small || nextClass == .capital || nextClass == .lead else { return false }
    if next | 0x20 == UInt8(ascii: "s"), !text.isLetter(at: end + length + 1) {
      isPossessive = true
      afterPossessive = end + length + 1
      return false
    }
    hash.add(UInt8(ascii: "'"))
    end += length
    return true
  }
}

/// What a byte is within a word.
enum ByteClass: UInt8 {
  case other, small, capital, digit, lead, apostrophe

  static let table: [ByteClass] = (0...255).map { (byte: UInt8) in
    switch byte {
    case let letter where letter.isLowercase: .small
    case let letter where letter.isUppercase: .capital
    case let digit where digit.isDigit: .digit
    case UInt8(ascii: "'"), 0xE2: .apostrophe
    case 0xC3...0xF4: .lead
    default: .other
    }
  }

  /// Whether a byte of this class begins a word; an apostrophe does not.
  static func beginsWord(_ byte: ByteClass, at offset: Int, in text: Span<UInt8>) -> Bool {
    byte != .other && byte != .apostrophe
  }
}
