/// Text as GitHub Flavored Markdown that renders as itself.
///
/// Wikis do more than GFM: they link mentions, issue and commit references, bare domains and emoji
/// names in the *rendered* text, where a backslash no longer helps. A zero-width space, written as
/// `&#8203;`, keeps those from being recognised.
enum MarkdownEscaping {
  /// The text on one line, with nothing in it that Markdown or a wiki would act on.
  ///
  /// Whitespace runs become one space; hidden characters become visible markers.
  static func escaped(_ text: String) -> String {
    let visible = visibleLine(Array(text.utf8))
    var markdown: [UInt8] = []
    markdown.reserveCapacity(visible.count + 16)
    for (index, byte) in visible.enumerated() {
      let next = index + 1 < visible.count ? visible[index + 1] : 0
      let previous = index > 0 ? visible[index - 1] : 0
      switch byte {
      case UInt8(ascii: "&"): markdown += "&amp;".utf8
      case UInt8(ascii: "<"): markdown += "&lt;".utf8
      case UInt8(ascii: ">"): markdown += "&gt;".utf8
      case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"):
        markdown += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "$"),
        UInt8(ascii: "^"):
        markdown += [UInt8(ascii: "\\"), byte]
        if isWord(next) { markdown += separator }
      case UInt8(ascii: "@"), UInt8(ascii: "%"):
        markdown.append(byte)
        if isWord(next) { markdown += separator }
      case UInt8(ascii: ":"):
        markdown.append(byte)
        let canBegin =
          next == UInt8(ascii: "/") || next == UInt8(ascii: "+") || next == UInt8(ascii: "-")
        if isWord(next) || canBegin { markdown += separator }
      case UInt8(ascii: "."):
        let isAfterNumber = index > 0 && visible[..<index].allSatisfy(isDigit)
        markdown += isAfterNumber ? [UInt8(ascii: "\\"), byte] : [byte]
        if isLetter(previous), isLetter(next) { markdown += separator }
      case UInt8(ascii: "-"):
        markdown += index == 0 ? [UInt8(ascii: "\\"), byte] : [byte]
        // GH-12 is an issue on GitHub, and PROJECT-12 one in trackers beside a wiki.
        if isUpper(previous), isDigit(next) { markdown += separator }
      case UInt8(ascii: "+"), UInt8(ascii: "="):
        markdown += index == 0 ? [UInt8(ascii: "\\"), byte] : [byte]
      default:
        markdown.append(byte)
        if !isWord(previous), isCommitHash(visible, at: index) { markdown += separator }
      }
    }
    return String(decoding: markdown, as: UTF8.self)
  }

  /// A path or name as code when it is plain, else escaped: code spans have no escapes.
  static func code(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        isWord(byte) || "-_./:, ".utf8.contains(byte)
      }
    return isPlain ? "`\(text)`" : escaped(text)
  }

  private static let separator = Array("&#8203;".utf8)

  /// The text on one line, its hidden characters shown and its damaged bytes replaced.
  private static func visibleLine(_ text: [UInt8]) -> [UInt8] {
    let bytes = text.span
    var line: [UInt8] = []
    line.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard let scalar = HiddenCharacters.decode(bytes, at: index, end: text.count) else {
        line += HiddenCharacters.replacement
        index += 1
        continue
      }
      if scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) {
        if let last = line.last, last != 0x20 { line.append(0x20) }
      } else if HiddenCharacters.contains(scalar.value) {
        line += HiddenCharacters.marker(for: scalar.value).utf8
      } else {
        line += text[index..<index + scalar.byteCount]
      }
      index += scalar.byteCount
    }
    if line.last == 0x20 { line.removeLast() }
    return line
  }

  /// Whether the word that starts here could be a commit's hash: 7 to 40 hexadecimal digits, and
  /// not a word such as "defaced".
  private static func isCommitHash(_ text: [UInt8], at start: Int) -> Bool {
    let word = text[start...].prefix(41).prefix(while: isWord)
    return (7...40).contains(word.count) && word.allSatisfy(isHex) && word.contains(where: isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { isWord(byte) && !isDigit(byte) }

  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }

  /// Letters and digits; beyond ASCII, every character that is not in the blocks of punctuation.
  private static func isWord(_ byte: UInt8) -> Bool {
    isDigit(byte) || isUpper(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (byte >= 0x80 && byte != 0xE2)
  }
}

/// Text as GitHub Flavored Markdown that shows as itself, on one line.
package func escapedMarkdown(_ text: String) -> String { MarkdownEscaping.escaped(text) }
