internal import Bytes

/// Up to eight groups of digits and what joins them, read from a place where a number may start.
///
/// Between two groups stands one of space, no-break space, hyphen (with a space on both sides or
/// none), dash, full stop and slash; a closing parenthesis may come before it, an opening one
/// after. `(0)` between two groups is skipped: it is the trunk prefix that callers from abroad
/// leave out.
///
/// - Complexity: O(1); at most 24 digits are read.
struct DigitGroups {
  enum Joint: UInt8 { case none, space, hyphen, stop, slash, parenthesis }

  /// 0…8.
  private(set) var count = 0
  /// Digits in all groups.
  private(set) var digitCount = 0
  /// Where the first group starts.
  let start: Int
  /// Zeros at the start of the first group.
  private(set) var leadingZeroCount = 0
  /// Whether the first group stands in parentheses.
  private(set) var startsInParentheses = false

  private var lengths = SIMD8<UInt8>()
  private var ends = SIMD8<UInt8>()
  private var joints = SIMD8<UInt8>()
  private var values = SIMD8<UInt64>()

  /// Digits in a group.
  func length(_ group: Int) -> Int { Int(lengths[group]) }

  /// The offset after a group's last digit.
  func end(_ group: Int) -> Int { start + Int(ends[group]) }

  /// What stands before a group; `.none` before the first.
  func joint(before group: Int) -> Joint { Joint(rawValue: joints[group]) ?? .none }

  /// A group's value; meaningful up to 18 digits.
  func value(_ group: Int) -> Int { Int(truncatingIfNeeded: values[group]) }

  /// Digits in the first groups.
  func digitCount(ofFirst groups: Int) -> Int {
    var total = 0
    for group in 0..<groups { total += length(group) }
    return total
  }

  /// Whether the groups' lengths start with these, the first of them at a group.
  func lengths(from group: Int = 0, are first: Int, _ second: Int, _ third: Int? = nil) -> Bool {
    let needed = third == nil ? 2 : 3
    guard group + needed <= count, length(group) == first, length(group + 1) == second
    else { return false }
    guard let third else { return true }
    return length(group + 2) == third
  }

  /// Reads the groups whose first digit is at `start`.
  init(at start: Int, in text: Span<UInt8>) {
    self.start = start
    var next = start
    var joint = Joint.none
    var opened =
      text.byte(start - 1) == UInt8(ascii: "(")
      || text.byte(start - 1) == UInt8(ascii: "+") && text.byte(start - 2) == UInt8(ascii: "(")
    while count < 8 {
      var end = next
      var value: UInt64 = 0
      while text.byte(end).isDigit {
        value = value &* 10 &+ UInt64(text[end] &- 0x30)
        end += 1
        if digitCount + end - next > 24 { return }
      }
      let closes = text.byte(end) == UInt8(ascii: ")")
      if count == 0 {
        startsInParentheses = opened && closes
        while start + leadingZeroCount < end, text[start + leadingZeroCount] == 0x30 {
          leadingZeroCount += 1
        }
      } else if opened && !closes {
        return
      }
      lengths[count] = UInt8(end - next)
      ends[count] = UInt8(end - start)
      joints[count] = joint.rawValue
      values[count] = value
      digitCount += end - next
      count += 1
      let mayClose = opened && closes
      guard let (after, kind, opens) = Self.joint(at: end, mayClose: mayClose, in: text)
      else { return }
      (next, joint, opened) = (after, kind, opens)
    }
  }

  /// Reads what stands between two groups, and where the second starts.
  private static func joint(
    at offset: Int, mayClose: Bool, in text: Span<UInt8>
  ) -> (next: Int, joint: Joint, opens: Bool)? {
    var next = offset
    var joint = Joint.none
    if mayClose {
      joint = .parenthesis
      next += 1
    }
    if let (kind, width) = separator(at: next, in: text) {
      if joint == .none { joint = kind }
      next += width
    }
    if text.holds("(0)", at: next) {
      next += 3
      if joint == .none { joint = .space }
      if let (_, width) = separator(at: next, in: text) { next += width }
    }
    var opens = false
    if text.byte(next) == UInt8(ascii: "(") {
      opens = true
      if joint == .none { joint = .space }
      next += 1
    }
    guard joint != .none, text.byte(next).isDigit else { return nil }
    return (next, joint, opens)
  }

  private static func separator(
    at offset: Int, in text: Span<UInt8>
  ) -> (joint: Joint, width: Int)? {
    switch text.byte(offset) {
    case UInt8(ascii: " "):
      if text.holds(" - ", at: offset) { return (.hyphen, 3) }
      return (.space, 1)
    case UInt8(ascii: "-"): return (.hyphen, 1)
    case UInt8(ascii: "."): return (.stop, 1)
    case UInt8(ascii: "/"): return (.slash, 1)
    case 0xC2 where text.byte(offset + 1) == 0xA0: return (.space, 2)  // no-break space
    case 0xE2 where text.byte(offset + 1) == 0x80:
      switch text.byte(offset + 2) {
      case 0x90...0x93: return (.hyphen, 3)  // hyphens and dashes
      case 0xAF: return (.space, 3)  // narrow no-break space
      default: return nil
      }
    default: return nil
    }
  }
}

/// Whether a number may start at an offset.
///
/// It may not inside a word or a longer number: after a letter or a digit, or after one of
/// `. , - / : ' \` that itself follows a digit. Bytes before `bound` belong to another finding.
func numberMayStart(at offset: Int, in text: Span<UInt8>, notBefore bound: Int) -> Bool {
  guard offset > bound else { return true }
  let previous = text[offset - 1]
  if previous.isLetterOrDigit { return false }
  switch previous {
  case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "/"),
    UInt8(ascii: ":"), UInt8(ascii: "'"):
    return !(offset - 1 > bound && text[offset - 2].isDigit)
  default:
    return true
  }
}

/// Whether a number may end before an offset: no letter or digit follows, and no percent sign.
func numberMayEnd(at offset: Int, in text: Span<UInt8>) -> Bool {
  let next = text.byte(offset)
  return !next.isLetterOrDigit && next != UInt8(ascii: "%")
}

/// Whether a number goes on after an offset: a joint other than a space, then a digit.
func numberGoesOn(at offset: Int, in text: Span<UInt8>) -> Bool {
  switch text.byte(offset) {
  case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ","),
    UInt8(ascii: ":"):
    return text.byte(offset + 1).isDigit
  default:
    return false
  }
}
