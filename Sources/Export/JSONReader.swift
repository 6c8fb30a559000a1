/// Reads one value of JSON, strictly: what RFC 8259 does not have, no provider need take.
///
/// Trailing commas, `NaN`, zeros before a number, control characters inside strings, halves of surrogate pairs and names
/// that stand twice in an object are refused: of two values of a name one reader takes the first, and another the last.
struct JSONReader {
  /// Why a text is refused.
  enum Refusal: Error, Equatable {
    case noJSON
    case tooDeep
    /// A name, as it reads, that stands twice in one object.
    case twice(String)
  }

  /// Python's own reader, which most trainers use, ends at about a thousand.
  static let maximumDepth = 512

  private let text: ArraySlice<UInt8>
  private var index: Int

  /// - Parameter text: UTF-8.
  static func read(_ text: ArraySlice<UInt8>) throws(Refusal) -> JSONValue {
    var reader = JSONReader(text: text, index: text.startIndex)
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == text.endIndex else { throw .noJSON }
    return value
  }

  private var next: UInt8? { index < text.endIndex ? text[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      index += 1
    }
  }

  /// Takes a byte behind white space; false where another stands there.
  private mutating func takes(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: byte) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(Refusal) -> JSONValue {
    guard depth < Self.maximumDepth else { throw .tooDeep }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Refusal) -> JSONValue {
    guard text[index...].starts(with: word.utf8) else { throw .noJSON }
    index += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(Refusal) -> [String: JSONValue] {
    index += 1
    var members: [String: JSONValue] = [:]
    if takes("}") { return members }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw .noJSON }
      let name = try string()
      guard takes(":") else { throw .noJSON }
      let value = try value(depth: depth + 1)
      if members.updateValue(value, forKey: name) != nil { throw .twice(name) }
    } while takes(",")
    guard takes("}") else { throw .noJSON }
    return members
  }

  private mutating func array(depth: Int) throws(Refusal) -> [JSONValue] {
    index += 1
    var items: [JSONValue] = []
    if takes("]") { return items }
    repeat { items.append(try value(depth: depth + 1)) } while takes(",")
    guard takes("]") else { throw .noJSON }
    return items
  }

  private mutating func number() throws(Refusal) -> Double {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    let isZero = next == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !isZero else { throw .noJSON }
    if next == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { throw .noJSON }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      guard digits() > 0 else { throw .noJSON }
    }
    return Double(String(decoding: text[start..<index], as: UTF8.self)) ?? .infinity
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
    return index - start
  }

  private mutating func string() throws(Refusal) -> String {
    index += 1
    var bytes: [UInt8] = []
    var start = index
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        let rest = text[start..<index]
        index += 1
        return String(decoding: bytes.isEmpty ? rest : (bytes + rest)[...], as: UTF8.self)
      case UInt8(ascii: "\\"):
        bytes += text[start..<index]
        index += 1
        try escape(&bytes)
        start = index
      case 0..<0x20: throw .noJSON
      default: index += 1
      }
    }
    throw .noJSON
  }

  private mutating func escape(_ bytes: inout [UInt8]) throws(Refusal) {
    guard let byte = next else { throw .noJSON }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): bytes.append(byte)
    case UInt8(ascii: "b"): bytes.append(0x08)
    case UInt8(ascii: "f"): bytes.append(0x0C)
    case UInt8(ascii: "n"): bytes.append(0x0A)
    case UInt8(ascii: "r"): bytes.append(0x0D)
    case UInt8(ascii: "t"): bytes.append(0x09)
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      if let scalar = Unicode.Scalar(unit) {
        bytes += String(Character(scalar)).utf8
        return
      }
      guard unit < 0xDC00, text[index...].starts(with: #"\u"#.utf8) else { throw .noJSON }
      index += 2
      let second = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + second - 0xDC00)
      else { throw .noJSON }
      bytes += String(Character(scalar)).utf8
    default: throw .noJSON
    }
  }

  private mutating func hexadecimal() throws(Refusal) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next else { throw .noJSON }
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
      default: throw .noJSON
      }
      index += 1
    }
    return value
  }
}
