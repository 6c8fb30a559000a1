internal import Bytes

/// A line break, a tab or the border of a cell, with the marks of quotes and items behind it.
struct LayoutBreak {
  enum Joint {
    /// The break stays as it is.
    case none
    /// A wrapped line of prose.
    case space
    /// The parts of an address or a key.
    case glued
    /// A cell or line that says what stands in the next.
    case label
    /// The groups of a number, perhaps.
    case number
  }

  /// Where what follows starts.
  let end: Int
  private let isItem: Bool
  private let isCell: Bool
  private let isLine: Bool

  init?(at start: Int, in text: Span<UInt8>) {
    var offset = start
    var (lines, cells, items, tabs) = (0, 0, 0, 0)
    while offset < text.count, offset - start < 40 {
      switch text[offset] {
      case 0x20: break
      case 0x09: tabs += 1
      case 0x0D: break
      case 0x0A: lines += 1
      case UInt8(ascii: "|"): cells += 1
      case UInt8(ascii: ">") where lines > 0 && text.byte(offset - 1).isWhitespace: break
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        // An item's mark: `- 4111`.
        guard lines > 0, text.byte(offset + 1) == 0x20,
          text.byte(offset - 1).isWhitespace || text.byte(offset - 1) == UInt8(ascii: ">")
        else { return nil }
        items += 1
      default:
        guard lines + cells + tabs > 0, lines < 2 else { return nil }
        end = offset
        (isItem, isCell, isLine) = (items > 0, cells + tabs > 0, lines > 0)
        return
      }
      offset += 1
    }
    return nil
  }

  /// How what was read so far and what follows belong together.
  func joint(between read: [UInt8], and text: Span<UInt8>) -> Joint {
    var start = read.count
    while start > 0, read.count - start < 64, !read[start - 1].isWhitespace { start -= 1 }
    let before = read[start...]
    var stop = end
    while stop < text.count, stop - end < 80, !text[stop].isWhitespace,
      text[stop] != UInt8(ascii: "|")
    {
      stop += 1
    }
    guard let last = before.last, stop > end else { return .none }
    let after = end..<stop
    if isAddress(before, last, after, text) || !isItem && !isCell && isKey(before, after, text) {
      return .glued
    }
    if isEndOfNumber(before), isStartOfNumber(after, in: text) { return .number }
    if isCell, !isLine, last.isLetter { return .label }
    guard !isItem, !isCell, isLine else { return .none }
    if last == UInt8(ascii: ":") || last == UInt8(ascii: "="),
      after.contains(where: { text[$0].isDigit })
    {
      return .space
    }
    return last.isLetter && text[end].isLetter && isWrapped(read) ? .space : .none
  }

  /// Whether the last line is long enough to have been wrapped.
  private func isWrapped(_ read: [UInt8]) -> Bool {
    read.count >= 40 && !read.suffix(40).contains(0x0A)
  }

  private func isAddress(
    _ before: ArraySlice<UInt8>, _ last: UInt8, _ after: Range<Int>, _ text: Span<UInt8>
  ) -> Bool {
    let at = UInt8(ascii: "@")
    let first = text[after.lowerBound]
    if last == at { return before.count > 1 && text[after.lowerBound].isWord }
    if first == at { return last.isWord && text.byte(after.lowerBound + 1).isWord }
    guard let sign = before.lastIndex(of: at), sign > before.startIndex else { return false }
    let domain = before[(sign + 1)...]
    if last == UInt8(ascii: ".") || last == UInt8(ascii: "-") {
      // `ann@example.` at a sentence's end is followed by a capital letter.
      return first.isLowercase || first.isDigit
    }
    if first == UInt8(ascii: ".") { return text.byte(after.lowerBound + 1).isLowercase }
    return !domain.contains(UInt8(ascii: ".")) && first.isLowercase
      && after.dropFirst().contains {
        text[$0] == UInt8(ascii: ".") && text.byte($0 + 1).isLowercase
      }
  }

  /// A key that the line was too short for: its beginning is known, and what follows is no word.
  private func isKey(
    _ before: ArraySlice<UInt8>, _ after: Range<Int>, _ text: Span<UInt8>
  ) -> Bool {
    guard before.count >= 8, before.last?.isBase64URL == true,
      SecretScanner.isMarked(Array(before)), after.count >= 6
    else { return false }
    var (digits, smalls, capitals) = (0, 0, 0)
    for offset in after {
      guard text[offset].isBase64URL else { return false }
      if text[offset].isDigit { digits += 1 }
      if text[offset].isLowercase { smalls += 1 }
      if text[offset].isUppercase, offset > after.lowerBound { capitals += 1 }
    }
    return digits > 0 || smalls > 0 && capitals > 0
  }

  private func isEndOfNumber(_ word: ArraySlice<UInt8>) -> Bool {
    guard let last = word.last else { return false }
    if last.isDigit { return true }
    if "-./)".utf8.contains(last), word.dropLast().last?.isDigit == true { return true }
    return word.count <= 34 && word.allSatisfy { $0.isUppercase || $0.isDigit }
      && (word.count == 4 || word.contains { $0.isDigit })
  }

  private func isStartOfNumber(_ word: Range<Int>, in text: Span<UInt8>) -> Bool {
    let first = text[word.lowerBound]
    if first.isDigit { return true }
    if "-./(".utf8.contains(first), text.byte(word.lowerBound + 1).isDigit { return true }
    return word.count <= 34 && word.allSatisfy { text[$0].isUppercase || text[$0].isDigit }
      && (word.count == 4 || word.contains { text[$0].isDigit })
  }
}
