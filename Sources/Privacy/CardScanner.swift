internal import Bytes

/// Finds payment card numbers.
///
/// Accepts 14 to 19 digits, plain or in groups of three to six after a first group of four, with
/// one kind of separator (space, hyphen, dot or slash) throughout, in groups of four of any kinds, whose prefix and length an issuer uses and
/// whose last digit is the Luhn check digit (ISO/IEC 7812-1). After a word such as `card`, twelve
/// to nineteen digits with a right check digit are enough, whoever issued them; the thirteen digits
/// of old Visa cards need the word because product codes (EAN) look the same.
///
/// - Complexity: O(1): at most 19 digits are read.
enum CardScanner {
  static func match(at start: Int, in text: Span<UInt8>) -> Range<Int>? {
    var digitCount = 0
    var prefix = 0  // the first four digits
    var luhn = Luhn()
    var separator: UInt8 = 0
    var groupLength = 0
    // Whether all groups behind which a joint stood had four digits.
    var isFour = false
    var end: Int?
    var offset = start
    while offset < text.count {
      let byte = text[offset]
      if byte.isDigit {
        if digitCount == 19 { break }
        if digitCount < 4 { prefix = prefix * 10 + Int(byte &- 0x30) }
        luhn.append(byte &- 0x30)
        digitCount += 1
        groupLength += 1
        offset += 1
        if !text.byte(offset).isDigit, luhn.isValid,
          isFour && digitCount == 16
            || numberMayEnd(at: offset, in: text) && !numberGoesOn(at: offset, in: text),
          isIssued(prefix: prefix, digitCount: digitCount)
            || digitCount >= 12 && mentionsCard(before: start, in: text)
        {
          end = offset
        }
      } else {
        guard let width = joint(at: offset, in: text) else { break }
        if separator == 0 {
          guard groupLength == 4, digitCount == 4 else { break }
          separator = byte
        }
        // Groups of four are a card's whatever divides them.
        if byte != separator, groupLength == 4, digitCount <= 12 { separator = byte }
        guard byte == separator, (3...6).contains(groupLength), text.byte(offset + width).isDigit
        else { break }
        isFour = (isFour || digitCount == 4) && groupLength == 4
        // Other joints than a number's own stand between groups of four alone.
        guard CompactNumber.divides(byte) && width == 1 || isFour else { break }
        groupLength = 0
        offset += width
      }
    }
    guard let end else { return nil }
    return start..<end
  }

  private static let joints = [
    ", ", "; ", ": ", " and ", "...", "…", " - ", ",", ";", ":", "x", "\\", "+", "_", "|", "*",
  ]

  /// How many bytes divide two groups.
  private static func joint(at offset: Int, in text: Span<UInt8>) -> Int? {
    for joint in joints where text.holds(joint, at: offset) { return joint.utf8.count }
    return CompactNumber.divides(text[offset]) ? 1 : nil
  }

  /// Whether an issuer gives out numbers with these first four digits and of this length.
  private static func isIssued(prefix: Int, digitCount: Int) -> Bool {
    switch prefix {
    case 4000...4999:  // Visa
      digitCount == 16 || digitCount == 19
    case 5100...5599, 2221...2720:  // Mastercard
      digitCount == 16
    case 3400...3499, 3700...3799:  // American Express
      digitCount == 15
    case 3000...3059, 3095, 3600...3699, 3800...3999:  // Diners Club
      (14...19).contains(digitCount)
    case 3528...3589:  // JCB
      (16...19).contains(digitCount)
    case 1800, 2131:  // JCB, older
      digitCount == 15
    case 2200...2204:  // Mir
      (16...19).contains(digitCount)
    case 8100...8299, 9792:  // RuPay, UnionPay, Troy
      digitCount == 16
    case 5000...5099, 5600...6999:  // Maestro; Discover, UnionPay and RuPay are in its range
      digitCount >= 16
    default:
      false
    }
  }

  private static let cardWords = Vocabulary(
    "card cards cc credit debit visa maestro mastercard amex pay paid cvv")

  private static func mentionsCard(
    before start: Int, in text: Span<UInt8>
  ) -> Bool {
    let words = cardWords
    var before = WordsBefore(start, maximumWords: 8, maximumBytes: 64)
    while let word = before.next(in: text) {
      if words.contains(word) { return true }
    }
    return false
  }
}

/// The Luhn sum of digits as they come, for either parity of their count.
private struct Luhn {
  private var sum = 0
  private var otherSum = 0

  /// Whether the digits so far end in their check digit.
  var isValid: Bool { sum % 10 == 0 }

  mutating func append(_ digit: UInt8) {
    let doubled = digit * 2
    let folded = doubled > 9 ? doubled - 9 : doubled
    // What was an odd place from the end becomes an even one.
    (sum, otherSum) = (otherSum + Int(digit), sum + Int(folded))
  }
}
