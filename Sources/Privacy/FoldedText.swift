internal import Bytes

/// A text in which values of a team's own list are looked for: without regard to case, and any white space as one
/// space.
struct FoldedText {
  private var text = MappedText()
  /// What the folded text's bytes stand for, where the text was normalised before.
  private let normalised: MappedText?

  /// - Parameter isNormalised: The text is folded as somebody reads it, not as it stands.
  init(of source: Span<UInt8>, normalised isNormalised: Bool) {
    if isNormalised {
      let whole = NormalisedText(of: source).text
      normalised = whole
      let bytes = whole.bytes
      text = Self.folded(bytes.span)
    } else {
      normalised = nil
      text = Self.folded(source)
    }
  }

  /// A value without its case and its disguise.
  static func key(of value: Span<UInt8>) -> [UInt8] {
    let whole = DecodedText(of: value).text.bytes
    var key = folded(whole.span).bytes
    while key.last?.isWhitespace == true { key.removeLast() }
    while key.first?.isWhitespace == true { key.removeFirst() }
    return key
  }

  /// The same, of a number its digits alone: `1-800-555-0142` is `1 (800) 555-0142`.
  static func numberKey(of value: Span<UInt8>) -> [UInt8] {
    let bytes = NormalisedText(of: value).text.bytes
    let key = key(of: bytes.span)
    let digits = key.filter(\.isDigit)
    return digits.count >= 7 && key.allSatisfy { $0.isDigit || " +-().,/".utf8.contains($0) }
      ? digits : key
  }

  /// Where values stand as words of their own, ascending, the longest of those that begin at one place.
  func stretches(of values: [[UInt8]]) -> [Range<Int>] {
    let bytes = text.bytes
    let span = bytes.span
    var byFirst = [[Int]](repeating: [], count: 256)
    for (index, value) in values.enumerated() { byFirst[Int(value[0])].append(index) }
    var found: [Range<Int>] = []
    var offset = 0
    while offset < bytes.count {
      var end = offset
      for index in byFirst[Int(bytes[offset])] where values[index].count > end - offset {
        let value = values[index]
        guard offset + value.count <= bytes.count,
          value.indices.allSatisfy({
            bytes[offset + $0] == value[$0]
              || value[$0] == 0x20 && Self.joins(bytes[offset + $0])
          })
        else { continue }
        let (last, next) = (offset + value.count - 1, offset + value.count)
        let stands =
          !(span.byte(offset - 1).isWord && span.byte(offset).isWord)
          && !(span.byte(last).isWord && span.byte(next).isWord)
        if stands { end = next }
      }
      if end > offset {
        let range = text.source(of: offset..<end)
        found.append(normalised?.source(of: range) ?? range)
      }
      offset = max(end, offset + 1)
    }
    return found
  }

  /// What may stand where a value has a space: `Project-Heron`, `q=Project+Heron`.
  private static func joins(_ byte: UInt8) -> Bool { "-_+.".utf8.contains(byte) }

  private static func folded(_ source: Span<UInt8>) -> MappedText {
    var text = MappedText()
    text.reserveCapacity(source.count)
    var offset = 0
    while offset < source.count {
      let byte = source[offset]
      if byte < 0x80 {
        if byte.isWhitespace {
          var end = offset
          var lines = 0
          while source.byte(end).isWhitespace {
            if source[end] == 0x0A { lines += 1 }
            end += 1
          }
          // A blank line divides.
          text.append(lines > 1 ? 0x0A : 0x20, from: offset..<end)
          offset = end
          continue
        }
        text.append(byte.lowercased, from: offset..<offset + 1)
        offset += 1
        continue
      }
      guard let (scalar, width) = source.scalar(at: offset) else {
        text.append(byte, from: offset..<offset + 1)
        offset += 1
        continue
      }
      for folded in PlainForm.folded(scalar).unicodeScalars {
        text.append(folded, from: offset..<offset + width)
      }
      offset += width
    }
    return text
  }
}
