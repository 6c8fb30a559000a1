internal import Bytes

/// What a value is made of, by which a secret is told from an ordinary word.
struct ValueFeatures {
  private var letterCount = 0
  private var digitCount = 0
  /// `! @ # $ % ^ & * _ + ~` inside the value.
  private var signCount = 0
  private var commaCount = 0
  private var byteCount = 0
  /// Whether a capital follows a lower-case letter.
  private var hasHump = false
  private var isOneWord = true
  private var startsWithLetter = false
  private var isPlaceholder = false
  private var isAddress = false
  private let key: UInt64
  /// `30-minute`: a number and what it counts.
  private let isCounted: Bool

  init(_ value: Range<Int>, in text: Span<UInt8>) {
    byteCount = value.count
    startsWithLetter = text.byte(value.lowerBound).isLetter
    key = wordKey(in: text, at: value.lowerBound)
    let number = text.endOfDigits(from: value.lowerBound)
    isCounted =
      number > value.lowerBound && text.byte(number) == UInt8(ascii: "-")
      && (number + 1..<max(number + 1, value.upperBound)).allSatisfy { text[$0].isLowercase }
    switch text.byte(value.lowerBound) {
    case UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "{"):
      isPlaceholder = true
    case UInt8(ascii: "$"):
      isPlaceholder = text.byte(value.lowerBound + 1) == UInt8(ascii: "{")
    default:
      break
    }
    var previous: UInt8 = 0
    for offset in value {
      let byte = text[offset]
      if byte.isLetter || byte >= 0x80 {
        letterCount += 1
        if byte.isUppercase, previous.isLowercase { hasHump = true }
      } else if byte.isDigit {
        digitCount += 1
      } else {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "$"),
          UInt8(ascii: "%"), UInt8(ascii: "^"), UInt8(ascii: "&"), UInt8(ascii: "*"),
          UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "~"):
          if offset + 1 < value.upperBound { signCount += 1 }
        case UInt8(ascii: ","):
          commaCount += 1
        case UInt8(ascii: " "):
          isOneWord = false
        case UInt8(ascii: ":"):
          if text.holds("://", at: offset) { isAddress = true }
        default:
          break
        }
      }
      previous = byte
    }
  }

  func isPlausible(
    for kind: Keyword.Kind, _ relation: PasswordScanner.Relation, isQuoted: Bool
  ) -> Bool {
    if isPlaceholder || isAddress || isCounted { return false }
    if relation == .none, kind != .pin {
      if digitCount == byteCount { return (6...64).contains(byteCount) }
      let isMixed =
        startsWithLetter && letterCount >= 2 && digitCount >= 1 || signCount > 0 && digitCount > 0
      return isMixed && commaCount == 0 && byteCount >= (kind == .token ? 10 : 6)
    }
    switch kind {
    case .pin:
      return (4...8).contains(byteCount) && digitCount == byteCount
    case .token:
      if digitCount == byteCount { return (6...64).contains(byteCount) }
      let least = relation == .sign || isQuoted ? 8 : 10
      let leastDigits = byteCount >= 20 ? 1 : 2
      return byteCount >= least && letterCount >= 2 && digitCount >= leastDigits && commaCount == 0
    case .password:
      if digitCount == byteCount { return (4...64).contains(byteCount) }
      if letterCount == 0 { return byteCount >= 4 && digitCount > 0 && signCount > 0 }
      if byteCount >= 4, digitCount > 0 { return true }
      if isOneWord, letterCount == byteCount, Self.descriptions.contains(key) { return false }
      switch relation {
      case .sign: return byteCount >= (isQuoted || signCount > 0 ? 4 : 6)
      case .verb: return isQuoted && byteCount >= 4 || hasHump || signCount > 0 && byteCount >= 6
      case .distantVerb: return hasHump && byteCount >= 6
      case .none: return false
      }
    }
  }

  /// What is said about a password.
  private static let descriptions = Vocabulary(
    """
    required incorrect invalid expired changed protected reset wrong forgotten optional hidden \
    missing stored saved shared secret correct unknown needed encrypted password secure strong \
    weak enter please string null none true false undefined example
    """)
}
