internal import Bytes

/// Lines of the plainest form, as this program and most others write them: messages of a role and a text, in this order,
/// without white space around them.
///
/// Such a line is read byte by byte, many times as fast as by a decoder of any JSON, and by all rules of JSON that can
/// occur in it. What is not of this form, or whose texts need a second look, is nobody's here.
enum PlainLine {
  /// What stands in a line, as few bytes: a role, whether its text says something, its weight, for each message.
  ///
  /// - Returns: nil for a line that is not of the plainest form, sound or not.
  static func form(of line: ArraySlice<UInt8>, _ shape: Provider.Shape) -> [UInt8]? {
    // Two lists: read as any JSON.
    if shape == .completion { return nil }
    var scanner = Scanner(line: line, index: line.startIndex)
    var form: [UInt8] = []
    let (list, role, text): (StaticString, StaticString, StaticString) =
      switch shape {
      case .messages: (#"{"messages":["#, #"{"role":""#, #","content":""#)
      case .shareGPT: (#"{"conversations":["#, #"{"from":""#, #","value":""#)
      case .completion: ("", "", "")
      }
    guard scanner.takes(list) else { return nil }
    repeat {
      guard scanner.takes(role) else { return nil }
      let start = scanner.index
      guard scanner.word() else { return nil }
      form.append(contentsOf: line[start..<scanner.index])
      guard scanner.takes("\""), scanner.takes(text), let says = scanner.text() else { return nil }
      form.append(says ? UInt8(ascii: "+") : UInt8(ascii: "-"))
      if scanner.takes(#","weight":"#) {
        if scanner.takes("0") {
          form.append(UInt8(ascii: "0"))
        } else if scanner.takes("1") {
          form.append(UInt8(ascii: "1"))
        } else {
          return nil
        }
      }
      guard scanner.takes("}") else { return nil }
      form.append(UInt8(ascii: "\n"))
    } while scanner.takes(",")
    guard scanner.takes("]}"), scanner.index == line.endIndex else { return nil }
    if scanner.hasBeyondASCII, String(validating: line, as: UTF8.self) == nil { return nil }
    return form
  }

  /// A line of a form, for the rules that all lines are held against.
  static func example(_ form: [UInt8], _ shape: Provider.Shape) -> JSON {
    let messages = form.split(separator: UInt8(ascii: "\n")).map { entry -> JSON in
      let sign = entry.lastIndex { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
      let says = sign.map { entry[$0] == UInt8(ascii: "+") } ?? false
      var message = [
        JSON.Member(
          key: shape == .shareGPT ? "from" : "role",
          value: .string(Array(entry[..<(sign ?? entry.endIndex)]))),
        JSON.Member(
          key: shape == .shareGPT ? "value" : "content",
          value: .string(says ? Array("text".utf8) : [])),
      ]
      if let weight = sign.map({ entry[($0 + 1)...] })?.first {
        message.append(JSON.Member(key: "weight", value: .number([weight])))
      }
      return .object(message)
    }
    return .object([
      JSON.Member(key: shape == .shareGPT ? "conversations" : "messages", value: .array(messages))
    ])
  }

  private struct Scanner {
    let line: ArraySlice<UInt8>
    var index: Int
    var hasBeyondASCII = false

    mutating func takes(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard line.endIndex - index >= count else { return false }
      let isThere = text.withUTF8Buffer { bytes in
        unsafe line[index..<index + count].elementsEqual(bytes)
      }
      if isThere { index += count }
      return isThere
    }

    /// Lower-case letters up to the next quote; false where there are others, or too many.
    mutating func word() -> Bool {
      let start = index
      while index < line.endIndex, (0x61...0x7A).contains(line[index]) { index += 1 }
      return index > start && index - start <= 20 && index < line.endIndex
    }

    /// A string behind its first quote, up to behind its last.
    ///
    /// - Returns: Whether it says something; nil where it breaks JSON's rules, or might say nothing in more than ASCII.
    mutating func text() -> Bool? {
      var says = false
      var isUnsure = false
      while index < line.endIndex {
        let byte = line[index]
        switch byte {
        case UInt8(ascii: "\""):
          index += 1
          return says || !isUnsure ? says : nil
        case UInt8(ascii: "\\"):
          index += 1
          guard index < line.endIndex else { return nil }
          switch line[index] {
          case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): break
          case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): says = true
          case UInt8(ascii: "b"), UInt8(ascii: "f"): isUnsure = true
          // Control characters alone: the rest may be half a character, which others look at.
          case UInt8(ascii: "u"):
            guard line.endIndex - index > 4, line[index + 1] == UInt8(ascii: "0"),
              line[index + 2] == UInt8(ascii: "0"),
              line[(index + 3)...(index + 4)].allSatisfy({
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
              })
            else { return nil }
            isUnsure = true
            index += 4
          default: return nil
          }
          index += 1
        case 0..<0x20: return nil
        case 0x80...:
          hasBeyondASCII = true
          // A space of more than one byte, or one of its neighbours, is looked at by others.
          let next = index + 1 < line.endIndex ? line[index + 1] : 0
          switch (byte, next) {
          case (0xC2, 0x85), (0xC2, 0xA0), (0xE1, 0x9A), (0xE2, 0x80), (0xE2, 0x81), (0xE3, 0x80):
            isUnsure = true
          case (0x80...0xBF, _): break
          default: says = true
          }
          index += 1
        default:
          if byte > 0x20 { says = true }
          index += 1
        }
      }
      return nil
    }
  }
}
