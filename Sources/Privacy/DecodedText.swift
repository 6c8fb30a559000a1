internal import Bytes

/// A text as its characters are meant: references and escapes resolved, HTML's tags left out, compatibility forms as
/// the plain characters that they look like (as Unicode's form NFKC has them), what has no width left out.
///
/// What tags and comments hold stands behind the text, a blank line between, so that it is searched too.
struct DecodedText {
  private(set) var text = MappedText()
  private var aside: [Range<Int>] = []

  init(of source: Span<UInt8>) {
    text.reserveCapacity(source.count)
    decode(0..<source.count, of: source, takesTags: true)
    for range in aside {
      text.append(0x0A, from: range.lowerBound..<range.lowerBound)
      text.append(0x0A, from: range.lowerBound..<range.lowerBound)
      decode(range, of: source, takesTags: false)
    }
  }

  private mutating func decode(_ range: Range<Int>, of source: Span<UInt8>, takesTags: Bool) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = source[offset]
      if byte >= 0x80 {
        offset = decodeScalar(at: offset, of: source)
        continue
      }
      switch byte {
      case UInt8(ascii: "&"):
        if let reference = CharacterReference(at: offset, in: source) {
          append(reference.scalar, from: offset..<reference.end)
          offset = reference.end
          continue
        }
      case UInt8(ascii: "%"):
        if let value = source.hexadecimal(at: offset + 1, digits: 2), (0x20..<0x7F).contains(value)
        {
          text.append(UInt8(value), from: offset..<offset + 3)
          offset += 3
          continue
        }
      case UInt8(ascii: "\\"):
        if let (scalar, end) = escape(at: offset, in: source) {
          append(scalar, from: offset..<end)
          offset = end
          continue
        }
        let next = source.byte(offset + 1)
        if next == 0x0A || next > 0x20 && next < 0x7F && !next.isLetterOrDigit {
          offset += 1
          if next != 0x0A { text.append(next, from: offset - 1..<offset + 1) }
          offset += next == 0x0A ? 0 : 1
          continue
        }
      case UInt8(ascii: "<") where takesTags:
        if let tag = HTMLTag(at: offset, in: source) {
          if let mark = tag.standsFor { text.append(mark, from: offset..<tag.end) }
          if tag.end - offset > 6 { aside.append(offset + 1..<tag.end - 1) }
          offset = tag.end
          continue
        }
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F:
        offset += 1
        continue
      default: break
      }
      text.append(byte, from: offset..<offset + 1)
      offset += 1
    }
  }

  /// `\u0040` and `\x40`, as programs write characters.
  private func escape(at offset: Int, in source: Span<UInt8>) -> (Unicode.Scalar, end: Int)? {
    let letter = source.byte(offset + 1)
    let digits = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "x") ? 2 : 0
    guard digits > 0, let value = source.hexadecimal(at: offset + 2, digits: digits),
      value >= 0x20, let scalar = Unicode.Scalar(UInt32(value))
    else { return nil }
    return (scalar, offset + 2 + digits)
  }

  /// - Returns: The offset behind the character; bytes that are no UTF-8 are taken as they are.
  private mutating func decodeScalar(at offset: Int, of source: Span<UInt8>) -> Int {
    guard let (scalar, width) = source.scalar(at: offset) else {
      text.append(source[offset], from: offset..<offset + 1)
      return offset + 1
    }
    append(scalar, from: offset..<offset + width)
    return offset + width
  }

  private mutating func append(_ scalar: Unicode.Scalar, from source: Range<Int>) {
    if scalar.isASCII {
      text.append(UInt8(scalar.value), from: source)
      return
    }
    switch PlainForm(of: scalar) {
    case .itself: text.append(scalar, from: source)
    case .nothing: break
    case .mark: compose(scalar, from: source)
    case .ascii(let plain): for byte in plain.utf8 { text.append(byte, from: source) }
    case .point:
      // A raised or bold point divides groups of digits; elsewhere it begins an item.
      let bytes = text.bytes
      let before = bytes.last == 0x20 ? bytes.dropLast().last : bytes.last
      if before?.isDigit == true {
        text.append(UInt8(ascii: "."), from: source)
      } else {
        text.append(scalar, from: source)
      }
    }
  }

  /// Puts a combining mark to the letter before it; on anything else it is an ornament and goes.
  private mutating func compose(_ mark: Unicode.Scalar, from source: Range<Int>) {
    var start = text.count - 1
    while start > 0, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0, let (base, width) = text.bytes.span.scalar(at: start),
      start + width == text.count
    else { return }
    guard let composed = PlainForm.composed(base, mark) else {
      text.extend(from: start, to: source.upperBound)
      return
    }
    let whole = text.source(of: start..<text.count).lowerBound..<source.upperBound
    while text.count > start { text.removeLast() }
    text.append(composed, from: whole)
  }
}

extension Span where Element == UInt8 {
  /// The character at an offset and its bytes; nil where none is encoded.
  func scalar(at offset: Int) -> (Unicode.Scalar, width: Int)? {
    let lead = byte(offset)
    if lead < 0x80 { return offset < count ? (Unicode.Scalar(lead), 1) : nil }
    let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard (0xC2..<0xF5).contains(lead) else { return nil }
    var value = UInt32(lead) & (0xFF >> (UInt32(width) + 1))
    for index in 1..<width {
      let next = byte(offset + index)
      guard next & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, width) }
  }

  /// The value of so many hexadecimal digits.
  func hexadecimal(at offset: Int, digits: Int) -> Int? {
    var value = 0
    for index in offset..<offset + digits {
      guard byte(index).isHexDigit else { return nil }
      let digit = self[index].lowercased
      value = value * 16 + Int(digit.isDigit ? digit - 0x30 : digit - 0x57)
    }
    return value
  }
}
