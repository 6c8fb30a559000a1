/// Finds characters that would change a page without being seen on it.
///
/// Text from conversations may hold controls that reorder, hide or damage what stands beside them.
/// Renderers replace each by a visible marker, ``marker(for:)``. Zero-width joiners stay, since
/// emoji and several scripts need them.
enum HiddenCharacters {
  /// Decodes the scalar value at an offset.
  ///
  /// - Returns: The value and its length in bytes, or nil when the bytes there are not UTF-8 as
  ///   RFC 3629 defines it; such bytes are to be replaced one by one.
  static func decode(
    _ text: borrowing Span<UInt8>, at offset: Int, end: Int
  ) -> (value: UInt32, byteCount: Int)? {
    let lead = text[offset]
    let byteCount: Int
    var value: UInt32
    let least: UInt32
    switch lead {
    case 0x00..<0x80: return (UInt32(lead), 1)
    case 0xC2...0xDF: (byteCount, value, least) = (2, UInt32(lead & 0x1F), 0x80)
    case 0xE0...0xEF: (byteCount, value, least) = (3, UInt32(lead & 0x0F), 0x800)
    case 0xF0...0xF4: (byteCount, value, least) = (4, UInt32(lead & 0x07), 0x1_0000)
    default: return nil
    }
    guard offset + byteCount <= end else { return nil }
    for next in 1..<byteCount {
      let byte = text[offset + next]
      guard byte & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, value <= 0x10_FFFF, !(0xD800...0xDFFF).contains(value) else { return nil }
    return (value, byteCount)
  }

  /// Whether a scalar value is shown as a marker: controls other than tab and line feed,
  /// bidirectional controls, zero-width spaces, fillers, tags and noncharacters.
  static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x00AD, 0x061C, 0x115F, 0x1160, 0x180E, 0x3164, 0xFEFF, 0xFFA0: true
    case 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFDD0...0xFDEF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE0FFF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// `[U+202E]`
  static func marker(for value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "[U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + "]"
  }

  /// U+FFFD in UTF-8, which stands for each byte that is not part of a character.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
