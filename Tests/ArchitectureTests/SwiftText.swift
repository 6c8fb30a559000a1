/// Swift source in which comments and the contents of strings are blank, so that braces and names can be counted.
struct SwiftText {
  /// The lines as they are written.
  let lines: [String]
  /// The same bytes, line ends kept, with blanks for what is no code; code within a string's interpolation is no code here.
  let code: [UInt8]
  private let lineStarts: [Int]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    code = Self.blanked(bytes)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lineStarts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The number of the line that an offset stands in, from 0.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The offset of what closes the bracket at an offset; nil where nothing does.
  func end(ofBracketAt start: Int) -> Int? {
    let open = code[start]
    let close: UInt8
    switch open {
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    case UInt8(ascii: "<"): close = UInt8(ascii: ">")
    default: close = UInt8(ascii: "}")
    }
    var depth = 0
    for index in start..<code.count {
      if code[index] == open { depth += 1 }
      // The '>' of an arrow closes nothing.
      if code[index] == close, close != UInt8(ascii: ">") || code[index - 1] != UInt8(ascii: "-") {
        depth -= 1
      }
      if depth == 0 { return index }
    }
    return nil
  }

  /// Whether the comment right above a line begins with `Size:`, which says why something is larger than others.
  func hasReason(above line: Int) -> Bool {
    var line = line - 1
    while line >= 0 {
      let text = lines[line].drop { $0 == " " }
      if text.hasPrefix("//") {
        if text.contains("Size: ") { return true }
      } else if !text.hasPrefix("@") {
        return false
      }
      line -= 1
    }
    return false
  }

  private static func blanked(_ bytes: [UInt8]) -> [UInt8] {
    var code = bytes
    var index = 0
    func has(_ text: StaticString, at index: Int) -> Bool {
      index + text.utf8CodeUnitCount <= bytes.count
        && text.withUTF8Buffer { buffer in
          unsafe bytes[index..<index + buffer.count].elementsEqual(buffer)
        }
    }
    func blank(to end: Int) {
      while index < min(end, bytes.count) {
        if bytes[index] != UInt8(ascii: "\n") { code[index] = 0x20 }
        index += 1
      }
    }
    while index < bytes.count {
      if has("//", at: index) {
        blank(to: bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count)
      } else if has("/*", at: index) {
        var end = index + 2
        while end < bytes.count, !has("*/", at: end) { end += 1 }
        blank(to: end + 2)
      } else if bytes[index] == UInt8(ascii: "\"")
        || bytes[index] == UInt8(ascii: "#") && isRawString(bytes, index)
      {
        blank(to: endOfString(bytes, from: index))
      } else {
        index += 1
      }
    }
    return code
  }

  private static func isRawString(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start...].first { $0 != UInt8(ascii: "#") } == UInt8(ascii: "\"")
  }

  /// The offset behind a string that begins at an offset, with its number signs.
  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    var signs = 0
    while bytes[index] == UInt8(ascii: "#") {
      signs += 1
      index += 1
    }
    var quotes = 1
    if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "\""),
      bytes[index + 2] == UInt8(ascii: "\"")
    {
      quotes = 3
    }
    let close =
      [UInt8](repeating: UInt8(ascii: "\""), count: quotes)
      + [UInt8](repeating: UInt8(ascii: "#"), count: signs)
    let escape = [UInt8(ascii: "\\")] + [UInt8](repeating: UInt8(ascii: "#"), count: signs)
    index += quotes
    while index < bytes.count {
      if bytes[index...].starts(with: close) { return index + close.count }
      guard bytes[index...].starts(with: escape) else {
        index += 1
        continue
      }
      index += escape.count
      if index < bytes.count, bytes[index] == UInt8(ascii: "(") {
        index = endOfInterpolation(bytes, from: index)
      } else {
        index += 1
      }
    }
    return index
  }

  /// The offset behind the bracket that closes the one at an offset; strings within it are passed over.
  private static func endOfInterpolation(_ bytes: [UInt8], from start: Int) -> Int {
    var depth = 0
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        if bytes[index] == UInt8(ascii: "\"") || isRawString(bytes, index) {
          index = endOfString(bytes, from: index)
          continue
        }
      default: break
      }
      index += 1
    }
    return index
  }
}
