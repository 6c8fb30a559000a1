internal import Findings

/// Turns a text in UTF-16 or UTF-32 into UTF-8, piece by piece.
///
/// What is no character, as half of a surrogate pair or a piece of a unit at the end, is U+FFFD and counted.
struct Transcoder {
  private let encoding: TextEncoding
  /// Bytes of a unit that is not whole yet.
  private var rest: [UInt8] = []
  /// The first half of a surrogate pair whose other half is to come.
  private var high: UInt32?
  /// How many units were no characters.
  private(set) var damagedCount = 0

  init(_ encoding: TextEncoding) { self.encoding = encoding }

  /// The next bytes as UTF-8.
  ///
  /// - Parameter bytes: The bytes that follow; none at the end of the text.
  mutating func utf8(of bytes: [UInt8]) -> [UInt8] {
    if encoding == .utf8 { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    if bytes.isEmpty {
      if !rest.isEmpty || high != nil { damage(&result) }
      rest = []
      high = nil
      return result
    }
    let text = rest.isEmpty ? bytes : rest + bytes
    let width = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 4
    let isLittle = encoding == .utf16LittleEndian || encoding == .utf32LittleEndian
    var index = 0
    while index + width <= text.count {
      var unit: UInt32 = 0
      for offset in 0..<width {
        unit = unit << 8 | UInt32(text[isLittle ? index + width - 1 - offset : index + offset])
      }
      index += width
      if let first = high {
        high = nil
        if (0xDC00...0xDFFF).contains(unit), width == 2 {
          append(0x10000 + (first - 0xD800) << 10 + unit - 0xDC00, to: &result)
          continue
        }
        damage(&result)
      }
      if width == 2, (0xD800...0xDBFF).contains(unit) {
        high = unit
      } else {
        append(unit, to: &result)
      }
    }
    rest = Array(text[index...])
    return result
  }

  private mutating func append(_ value: UInt32, to result: inout [UInt8]) {
    if value < 0x80 {
      result.append(UInt8(value))
    } else if let scalar = Unicode.Scalar(value) {
      result += String(scalar).utf8
    } else {
      damage(&result)
    }
  }

  private mutating func damage(_ result: inout [UInt8]) {
    damagedCount += 1
    result += [0xEF, 0xBF, 0xBD]
  }
}
