/// The tags of an HTML page, read strictly: any `<` that opens no proper tag is an error.
///
/// Enough to check pages of our own making: attribute values must be quoted, and every element but
/// the void ones must be closed in order.
struct HTMLTags {
  struct Tag {
    var name: String
    var attributes: [(name: String, value: String)]

    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  private(set) var tags: [Tag] = []
  /// The page's text outside tags, as it stands, with references not replaced.
  private(set) var text = ""
  private(set) var errors: [String] = []

  static let voidElements: Set<String> = ["meta", "link", "br", "hr", "img"]

  init(_ page: [UInt8]) {
    var bytes = page[...]
    var open: [String] = []
    var textBytes: [UInt8] = []
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "<") else {
        if byte == UInt8(ascii: ">") { errors.append("a bare > in text") }
        textBytes.append(byte)
        continue
      }
      if bytes.starts(with: "!doctype html>".utf8) {
        bytes = bytes.dropFirst("!doctype html>".utf8.count)
        continue
      }
      let isClosing = bytes.first == UInt8(ascii: "/")
      if isClosing { bytes.removeFirst() }
      let name = HTMLTags.word(&bytes)
      if name.isEmpty { errors.append("a bare < in text") }
      var tag = Tag(name: name, attributes: [])
      var isSelfClosing = false
      while let next = bytes.popFirst(), next != UInt8(ascii: ">") {
        if next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") { continue }
        if next == UInt8(ascii: "/") {
          isSelfClosing = true
          continue
        }
        bytes = page[(bytes.startIndex - 1)..<bytes.endIndex]
        let attribute = HTMLTags.word(&bytes)
        guard !attribute.isEmpty else {
          errors.append("a malformed attribute in <\(name)>")
          bytes.removeFirst()
          continue
        }
        var value: [UInt8] = []
        if bytes.starts(with: "=\"".utf8) {
          bytes.removeFirst(2)
          while let byte = bytes.popFirst(), byte != UInt8(ascii: "\"") { value.append(byte) }
        } else if bytes.first == UInt8(ascii: "=") {
          errors.append("an unquoted value in <\(name)>")
        }
        if tag.value(attribute) != nil { errors.append("\(attribute) twice in <\(name)>") }
        tag.attributes.append((attribute, String(decoding: value, as: UTF8.self)))
      }
      if isClosing {
        if open.popLast() != name { errors.append("</\(name)> closes something else") }
      } else {
        tags.append(tag)
        if !isSelfClosing, !HTMLTags.voidElements.contains(name) { open.append(name) }
      }
    }
    if !open.isEmpty { errors.append("never closed: \(open)") }
    text = String(decoding: textBytes, as: UTF8.self)
  }

  private static func word(_ bytes: inout ArraySlice<UInt8>) -> String {
    let end = bytes.firstIndex { byte in
      let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      return !isLetter && !isDigit && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ":")
    }
    let word = bytes[..<(end ?? bytes.endIndex)]
    bytes = bytes[(end ?? bytes.endIndex)...]
    return String(decoding: word, as: UTF8.self)
  }
}
