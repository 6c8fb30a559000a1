internal import Bytes

/// Finds IPv6 addresses around their first colon.
///
/// Accepts the text forms of RFC 4291: eight groups of one to four hexadecimal digits with colons
/// between, or fewer with one `::`, the last two groups also as dotted decimal. A group of three
/// digits or more must be among them, and one decimal digit: `12:30:45`, `a::b` and `std::min`
/// aren't addresses. The zone (`%eth0`) and the prefix length (`/64`) aren't part of the finding.
///
/// - Complexity: O(1): at most 45 bytes are read.
enum IPv6Scanner {
  static func match(
    at colon: Int, in text: Span<UInt8>, notBefore bound: Int
  ) -> Range<Int>? {
    let following = text.byte(colon + 1)
    guard following.isHexDigit || following == UInt8(ascii: ":") else { return nil }
    var start = colon
    while start > bound, colon - start < 5, text[start - 1].isHexDigit { start -= 1 }
    guard colon - start <= 4 else { return nil }
    if start > bound {
      let previous = text[start - 1]
      guard !previous.isLetterOrDigit, previous != UInt8(ascii: ":"), previous < 0x80,
        previous != UInt8(ascii: "_"), previous != UInt8(ascii: ".")
      else { return nil }
    }
    guard start < colon || following == UInt8(ascii: ":") else { return nil }
    return end(from: start, in: text).map { start..<$0 }
  }

  private static func end(from start: Int, in text: Span<UInt8>) -> Int? {
    var groupCount = 0
    var isCompressed = false
    var longestGroup = 0
    var hasDecimalDigit = false
    var offset = start
    var end = start
    while groupCount < 8 {
      let first = offset
      while offset - first < 5, text.byte(offset).isHexDigit {
        if text[offset].isDigit { hasDecimalDigit = true }
        offset += 1
      }
      let length = offset - first
      guard length <= 4 else { return nil }
      if length > 0 {
        if text.byte(offset) == UInt8(ascii: "."), groupCount >= 1, groupCount <= 6,
          let tail = IPv4Scanner.end(from: first, in: text)
        {
          groupCount += 2
          end = tail
          longestGroup = max(longestGroup, 3)
          break
        }
        groupCount += 1
        longestGroup = max(longestGroup, length)
        end = offset
      } else if offset > start {
        break  // nothing follows the `::`
      }
      guard text.byte(offset) == UInt8(ascii: ":") else { break }
      if text.byte(offset + 1) == UInt8(ascii: ":") {
        guard !isCompressed else { return nil }
        isCompressed = true
        offset += 2
        end = offset
      } else {
        guard text.byte(offset + 1).isHexDigit else { break }
        offset += 1
      }
    }
    guard isCompressed ? (2...7).contains(groupCount) : groupCount == 8,
      longestGroup >= 3, hasDecimalDigit
    else { return nil }
    let next = text.byte(end)
    guard !next.isLetterOrDigit, next != UInt8(ascii: "_") else { return nil }
    if next == UInt8(ascii: ":"), text.byte(end + 1).isHexDigit { return nil }
    return end
  }
}
