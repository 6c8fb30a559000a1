/// A value of JSON as it stands in a record; texts are UTF-8.
enum JSON: Equatable {
  case null
  case bool(Bool)
  /// As it is written.
  case number([UInt8])
  case string([UInt8])
  case array([JSON])
  /// In the order of the file; of a key that stands twice the first counts.
  case object([Member])

  struct Member: Equatable {
    var key: String
    var value: JSON
  }

  subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }.flatMap { $0.value == .null ? nil : $0.value }
  }

  /// The value of the first of some keys that is there and not null.
  subscript(any keys: [String]) -> JSON? {
    for key in keys { if let value = self[key] { return value } }
    return nil
  }

  /// Whether it holds nothing that could be lost: null, an empty text, or lists and objects of such.
  var isNothing: Bool {
    switch self {
    case .null: true
    case .bool, .number: false
    case .string(let text): text.isEmpty
    case .array(let items): items.allSatisfy(\.isNothing)
    case .object(let members): members.allSatisfy(\.value.isNothing)
    }
  }

  var string: [UInt8]? { if case .string(let text) = self { text } else { nil } }
  var text: String? { string.map { String(decoding: $0, as: UTF8.self) } }
  var array: [JSON]? { if case .array(let items) = self { items } else { nil } }
  var isObject: Bool { if case .object = self { true } else { false } }
  var number: Double? {
    if case .number(let digits) = self {
      Double(String(decoding: digits, as: UTF8.self))
    } else {
      nil
    }
  }

  /// A name or number as text.
  var identifier: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    case .number(let digits): String(decoding: digits, as: UTF8.self)
    default: nil
    }
  }

  /// The value as JSON again, without white space.
  var bytes: [UInt8] {
    var result: [UInt8] = []
    append(to: &result)
    return result
  }

  private func append(to result: inout [UInt8]) {
    switch self {
    case .null: result += "null".utf8
    case .bool(let value): result += (value ? "true" : "false").utf8
    case .number(let digits): result += digits
    case .string(let text): Self.append(text, to: &result)
    case .array(let items):
      result.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { result.append(UInt8(ascii: ",")) }
        item.append(to: &result)
      }
      result.append(UInt8(ascii: "]"))
    case .object(let members):
      result.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { result.append(UInt8(ascii: ",")) }
        Self.append(Array(member.key.utf8), to: &result)
        result.append(UInt8(ascii: ":"))
        member.value.append(to: &result)
      }
      result.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ text: [UInt8], to result: inout [UInt8]) {
    result.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
      case 0x0A: result += "\\n".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        result += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: result.append(byte)
      }
    }
    result.append(UInt8(ascii: "\""))
  }
}

/// Why a text is no JSON, and the offset at which that shows.
struct JSONError: Error, Equatable {
  var offset: Int
  var reason: String
  /// Whether the text ends before the value does.
  var isIncomplete: Bool
}

/// Reads one value of JSON (RFC 8259).
///
/// Control characters inside strings are taken as they stand, as many writers leave them. Half of a surrogate pair
/// is U+FFFD. Values may be nested ``maximumDepth`` deep.
struct JSONParser {
  private let text: [UInt8]
  private var index = 0
  /// Whether some string had half of a surrogate pair.
  private(set) var hasLoneSurrogate = false

  /// Replies nested in what they reply to are two deeper each.
  static let maximumDepth = 2048

  /// - Throws: ``JSONError`` where the text is not one value and white space around it.
  static func parse(_ text: [UInt8]) throws(JSONError) -> (value: JSON, hasLoneSurrogate: Bool) {
    var parser = JSONParser(text: text)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.index == text.count else {
      throw parser.error("something stands behind the value")
    }
    return (value, parser.hasLoneSurrogate)
  }

  private init(text: [UInt8]) { self.text = text }

  private func error(_ reason: String) -> JSONError {
    let isAtEnd = index >= text.count
    return JSONError(
      offset: index, reason: isAtEnd ? "it ends too early" : reason, isIncomplete: isAtEnd)
  }

  private mutating func skipSpace() {
    while index < text.count, isJSONSpace(text[index]) { index += 1 }
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    guard index < text.count else { throw error("") }
    guard depth < Self.maximumDepth else { throw error("values are nested too deeply") }
    switch text[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    // Python writes these.
    case UInt8(ascii: "N"): return try word("NaN", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    for byte in word.utf8 {
      guard index < text.count, text[index] == byte else { throw error("no value begins so") }
      index += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = index
    while index < text.count, "+-.eE0123456789".utf8.contains(text[index]) { index += 1 }
    guard index > start else { throw error("no value begins so") }
    let digits = Array(text[start..<index])
    guard Double(String(decoding: digits, as: UTF8.self)) != nil else {
      index = start
      throw error("it is no number")
    }
    return .number(digits)
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    index += 1
    var members: [JSON.Member] = []
    skipSpace()
    if index < text.count, text[index] == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard index < text.count, text[index] == UInt8(ascii: "\"") else {
        throw error("a name in quotes is missing")
      }
      let key = String(decoding: try string(), as: UTF8.self)
      skipSpace()
      guard index < text.count, text[index] == UInt8(ascii: ":") else {
        throw error("':' is missing")
      }
      index += 1
      members.append(JSON.Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      guard index < text.count else { throw error("") }
      if text[index] == UInt8(ascii: "}") {
        index += 1
        return .object(members)
      }
      guard text[index] == UInt8(ascii: ",") else { throw error("',' or '}' is missing") }
      index += 1
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    index += 1
    var items: [JSON] = []
    skipSpace()
    if index < text.count, text[index] == UInt8(ascii: "]") {
      index += 1
      return .array([])
    }
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      guard index < text.count else { throw error("") }
      if text[index] == UInt8(ascii: "]") {
        index += 1
        return .array(items)
      }
      guard text[index] == UInt8(ascii: ",") else { throw error("',' or ']' is missing") }
      index += 1
    }
  }

  private mutating func string() throws(JSONError) -> [UInt8] {
    index += 1
    var result: [UInt8] = []
    var start = index
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        result += text[start..<index]
        index += 1
        return result
      case UInt8(ascii: "\\"):
        result += text[start..<index]
        index += 1
        try escape(&result)
        start = index
      default: index += 1
      }
    }
    throw error("")
  }

  private mutating func escape(_ result: inout [UInt8]) throws(JSONError) {
    guard index < text.count else { throw error("") }
    let byte = text[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      let unit = try hexadecimal()
      var scalar = Unicode.Scalar(unit)
      if (0xD800...0xDBFF).contains(unit), index + 1 < text.count,
        text[index] == UInt8(ascii: "\\"), text[index + 1] == UInt8(ascii: "u")
      {
        let before = index
        index += 2
        let second = try hexadecimal()
        if (0xDC00...0xDFFF).contains(second) {
          scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + UInt32(second) - 0xDC00)
        } else {
          index = before
        }
      }
      if scalar == nil { hasLoneSurrogate = true }
      result += String(scalar ?? "\u{FFFD}").utf8
    default:
      index -= 1
      throw error("no such escape")
    }
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard index < text.count, let digit = hexDigit(text[index]) else {
        throw error("four hexadecimal digits are missing")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }
}

private func hexDigit(_ byte: UInt8) -> UInt16? {
  switch byte {
  case 0x30...0x39: UInt16(byte - 0x30)
  case 0x41...0x46: UInt16(byte - 0x41 + 10)
  case 0x61...0x66: UInt16(byte - 0x61 + 10)
  default: nil
  }
}

/// Space, tab, line feed or carriage return.
func isJSONSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}
