/// Why a text is no JSON, and the offset at which that shows.
package struct JSONError: Error, Equatable {
  package enum Kind: Equatable, Sendable {
    case syntax, tooDeep
    /// A name, as it reads, that stands twice in one object.
    case twice(String)
  }

  package var kind: Kind
  /// Of the byte, from the beginning of the text.
  package var offset: Int
  package var reason: String
  /// Whether the text ends before the value does.
  package var isIncomplete: Bool
}

/// Reads one value of JSON (RFC 8259).
package struct JSONReader {
  package enum Form: Sendable {
    /// What RFC 8259 does not have, no provider need take.
    ///
    /// Trailing commas, `NaN`, zeros before a number, control characters inside strings, halves of surrogate pairs, bytes
    /// that are not UTF-8 and names that stand twice in an object are refused: of two values of a name one reader takes
    /// the first, and another the last.
    case strict
    /// As other tools leave it: control characters inside strings are taken as they stand, `NaN` is null, half of a
    /// surrogate pair is U+FFFD, a number may be written in any way that can be read as one.
    case lenient

    /// How deep values may be nested: Python's own reader, which most trainers use, ends at about a thousand; in
    /// conversations replies nested in what they reply to are two deeper each.
    package var maximumDepth: Int { self == .strict ? 512 : 2048 }
  }

  private let text: [UInt8]
  private let form: Form
  private var index = 0
  private var hasLoneSurrogate = false

  /// - Parameter text: UTF-8; one value and white space around it.
  /// - Returns: The value, and whether some string had half of a surrogate pair.
  package static func read(
    _ text: [UInt8], _ form: Form
  ) throws(JSONError) -> (value: JSON, hasLoneSurrogate: Bool) {
    var reader = JSONReader(text, form)
    if form == .strict, String(validating: text, as: UTF8.self) == nil {
      throw reader.error("it is not UTF-8")
    }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.index == text.count else {
      throw reader.error("something stands behind the value")
    }
    return (value, reader.hasLoneSurrogate)
  }

  private init(_ text: [UInt8], _ form: Form) {
    self.text = text
    self.form = form
  }

  private var next: UInt8? { index < text.count ? text[index] : nil }

  private func error(_ reason: String, _ kind: JSONError.Kind = .syntax) -> JSONError {
    let isAtEnd = index >= text.count
    return JSONError(
      kind: kind, offset: index, reason: isAtEnd ? "it ends too early" : reason,
      isIncomplete: isAtEnd)
  }

  private mutating func skipSpace() {
    while index < text.count, text[index].isWhitespace { index += 1 }
  }

  /// Takes a byte behind white space; false where another stands there.
  private mutating func takes(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: byte) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipSpace()
    guard depth < form.maximumDepth else { throw error("values are nested too deeply", .tooDeep) }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    // Python writes these.
    case UInt8(ascii: "N") where form == .lenient: return try word("NaN", .null)
    default: return .number(form == .strict ? try number() : try anyNumber())
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
    for byte in word.utf8 {
      guard next == byte else { throw error("no value begins so") }
      index += 1
    }
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSON {
    index += 1
    var members: [JSON.Member] = []
    var names: Set<String> = []
    if takes("}") { return .object([]) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
      let key = String(decoding: try string(), as: UTF8.self)
      guard takes(":") else { throw error("':' is missing") }
      members.append(JSON.Member(key: key, value: try value(depth: depth + 1)))
      if form == .strict, !names.insert(key).inserted {
        throw error("'\(key)' stands twice", .twice(key))
      }
    } while takes(",")
    guard takes("}") else { throw error("',' or '}' is missing") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSON {
    index += 1
    var items: [JSON] = []
    if takes("]") { return .array([]) }
    repeat { items.append(try value(depth: depth + 1)) } while takes(",")
    guard takes("]") else { throw error("',' or ']' is missing") }
    return .array(items)
  }

  /// A number as RFC 8259 writes it.
  private mutating func number() throws(JSONError) -> [UInt8] {
    let start = index
    if next == UInt8(ascii: "-") { index += 1 }
    let isZero = next == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || whole > 1 && !isZero else { throw error("no value begins so") }
    if next == UInt8(ascii: ".") {
      index += 1
      guard digits() > 0 else { throw error("it is no number") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      index += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
      guard digits() > 0 else { throw error("it is no number") }
    }
    return Array(text[start..<index])
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = next, byte.isDigit { index += 1 }
    return index - start
  }

  private mutating func anyNumber() throws(JSONError) -> [UInt8] {
    let start = index
    while let byte = next, byte.isDigit || "+-.eE".utf8.contains(byte) { index += 1 }
    guard index > start else { throw error("no value begins so") }
    let digits = Array(text[start..<index])
    guard Double(String(decoding: digits, as: UTF8.self)) != nil else {
      index = start
      throw error("it is no number")
    }
    return digits
  }

  private mutating func string() throws(JSONError) -> [UInt8] {
    index += 1
    var result: [UInt8] = []
    var start = index
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        result += text[start..<index]
        index += 1
        return result
      case UInt8(ascii: "\\"):
        result += text[start..<index]
        index += 1
        try escape(&result)
        start = index
      case 0..<0x20 where form == .strict: throw error("a control character stands in a text")
      default: index += 1
      }
    }
    throw error("")
  }

  private mutating func escape(_ result: inout [UInt8]) throws(JSONError) {
    guard let byte = next else { throw error("") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(byte)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"): result += String(try escapedScalar()).utf8
    default:
      index -= 1
      throw error("no such escape")
    }
  }

  /// The character of `\uD83D\uDE00` or `\u00E9`, behind its first `\u`.
  private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
    let unit = UInt32(try hexadecimalUnit())
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, text[index...].starts(with: #"\u"#.utf8) {
      let before = index
      index += 2
      let second = UInt32(try hexadecimalUnit())
      if (0xDC00...0xDFFF).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + second - 0xDC00)
      {
        return scalar
      }
      index = before
    }
    if form == .strict { throw error("half of a surrogate pair stands alone") }
    hasLoneSurrogate = true
    return "\u{FFFD}"
  }

  private mutating func hexadecimalUnit() throws(JSONError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = next.flatMap(hexadecimalValue) else {
        throw error("four hexadecimal digits are missing")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }
}
