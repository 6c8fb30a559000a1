/// Bytes as lower-case hexadecimal digits.
package func hexadecimal(_ bytes: [UInt8]) -> String {
  String(
    decoding: bytes.flatMap { [hexadecimalDigit($0 >> 4), hexadecimalDigit($0 & 15)] },
    as: UTF8.self)
}

/// A number as 16 hexadecimal digits, such as an exchange's id.
package func hexadecimal(_ id: UInt64) -> String { String(id, radix: 16).padded(to: 16) }

/// The lower-case digit of a value from 0 to 15.
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// The value of a hexadecimal digit, 0 to 15; nil for another byte.
func hexadecimalValue(_ digit: UInt8) -> UInt16? {
  guard digit.isHexDigit else { return nil }
  return UInt16(digit.isDigit ? digit & 15 : digit & 15 + 9)
}

extension String {
  /// The text with as many zeros before it as make it so many bytes long.
  package func padded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - utf8.count)) + self
  }
}
