/// What a Unicode scalar is to the pattern that cuts text into words before tokens are merged.
///
/// Raw values are bits, so that a set of classes is one test.
struct LetterClass: OptionSet, Sendable {
  let rawValue: UInt8

  /// `\p{Lu}`, `\p{Lt}`.
  static let upper = LetterClass(rawValue: 1)
  /// `\p{Ll}`.
  static let lower = LetterClass(rawValue: 2)
  /// `\p{Lm}`, `\p{Lo}`: letters that stand for both.
  static let uncased = LetterClass(rawValue: 4)
  /// `\p{M}`: may stand among letters, and is no letter itself.
  static let mark = LetterClass(rawValue: 8)
  /// `\p{N}`.
  static let number = LetterClass(rawValue: 16)
  /// `\s` but the two below.
  static let space = LetterClass(rawValue: 32)
  /// `\r` and `\n`.
  static let newline = LetterClass(rawValue: 64)
  /// All others.
  static let other = LetterClass(rawValue: 128)

  /// What a word may begin with, `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`.
  static let head: LetterClass = [.upper, .uncased, .mark]
  /// What a word may end with, `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`.
  static let tail: LetterClass = [.lower, .uncased, .mark]
  static let both: LetterClass = [.uncased, .mark]
  static let letters: LetterClass = [.upper, .lower, .uncased]
  /// `\s`.
  static let spaces: LetterClass = [.space, .newline]
  /// `[^\s\p{L}\p{N}]`.
  static let signs: LetterClass = [.mark, .other]

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(of scalar: Unicode.Scalar) {
    if scalar == "\r" || scalar == "\n" {
      self = .newline
      return
    }
    if scalar.properties.isWhitespace {
      self = .space
      return
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: self = .upper
    case .lowercaseLetter: self = .lower
    case .modifierLetter, .otherLetter: self = .uncased
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
    case .decimalNumber, .letterNumber, .otherNumber: self = .number
    default: self = .other
    }
  }
}

/// The classes of the scalars below U+3000 in a table; the others are looked up as they come.
struct LetterClasses: Sendable {
  private let table: [LetterClass] = (0..<0x3000).map { code in
    Unicode.Scalar(UInt32(code)).map { LetterClass(of: $0) } ?? .other
  }

  func callAsFunction(_ code: UInt32) -> LetterClass {
    if code < 0x3000 { return table[Int(code)] }
    return Unicode.Scalar(code).map { LetterClass(of: $0) } ?? .other
  }
}
