internal import Corpus

/// A bold name with a colon, as it stands at the start of a paragraph.
struct TurnMarker {
  var role: Role
  /// The name as written: `Assistant`, `Coach`.
  var label: String
  /// Offset behind the marker and the spaces and the line break that follow it.
  var textStart: Int
  /// Whether a letter or digit stands right behind `:**`, so that Markdown sees no bold.
  var touchesText: Bool
  /// Whether ``exactComment`` stands behind it: references are characters, and the turn is a message of its own.
  var isExact = false

  static let exactComment = "<!-- exact -->"

  /// Reads the marker at an offset, or returns nil when there is none.
  ///
  /// Accepts `**Name:**`, `**Name**:`, and the same with underscores, the name being 1–24 bytes
  /// of letters, digits, spaces, `-`, `.` and non-ASCII.
  init?(at start: Int, in bytes: [UInt8]) {
    let text = bytes.span
    guard start + 5 < text.count else { return nil }
    let delimiter = text[start]
    guard delimiter == UInt8(ascii: "*") || delimiter == UInt8(ascii: "_"),
      text[start + 1] == delimiter
    else { return nil }
    var index = start + 2
    while index < text.count, index - start < 28, isNameByte(text[index]) { index += 1 }
    let name = start + 2..<index
    guard !name.isEmpty, text[name.lowerBound] != 0x20, text[name.upperBound - 1] != 0x20 else {
      return nil
    }
    guard index + 2 < text.count else { return nil }
    let colon = UInt8(ascii: ":")
    let colonIsInside = text[index] == colon
    guard
      colonIsInside
        ? text[index + 1] == delimiter && text[index + 2] == delimiter
        : text[index] == delimiter && text[index + 1] == delimiter && text[index + 2] == colon
    else { return nil }
    index += 3
    guard let role = Role(label: bytes[name]) else { return nil }
    self.role = role
    label = String(decoding: bytes[name], as: UTF8.self)
    touchesText =
      colonIsInside && index < text.count && !isWhitespace(text[index])
      && !isPunctuation(text[index])
    while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    if bytes[index...].starts(with: Self.exactComment.utf8) {
      isExact = true
      index += Self.exactComment.utf8.count
      while index < text.count, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
    }
    if index < text.count, text[index] == UInt8(ascii: "\r") { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "\n") { index += 1 }
    textStart = index
  }
}

private func isNameByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), 0x20, UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...0xFF:
    true
  default: false
  }
}

/// Whether a byte is a space, tab, LF, VT, FF or CR.
func isWhitespace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte)
}

/// Whether a byte is ASCII punctuation, which a backslash can escape.
func isPunctuation(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
  default: false
  }
}

extension Role {
  /// The role that a label names: one of the three, `unknown` for a speaker's name that is none
  /// of them or a slip of the pen, nil for anything else (`**Tip:**` is text).
  init?(label: ArraySlice<UInt8>) {
    let name = label.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    switch String(decoding: name, as: UTF8.self) {
    case "user": self = .user
    case "assistant": self = .assistant
    case "system": self = .system
    case "human", "ai", "bot", "chatbot", "chatgpt", "gpt", "claude", "gemini", "copilot", "coach",
      "therapist", "counselor", "counsellor", "client", "patient", "companion", "supporter",
      "seeker", "narrator", "moderator", "tool", "developer", "function":
      self = .unknown
    // One letter away from a role, but words of their own.
    case "users", "used", "uses", "usher", "systems", "systemd", "assistants", "assistance":
      return nil
    default:
      guard name.count >= 4 || name == Array("usr".utf8),
        [Role.user, .assistant, .system].contains(where: {
          isOneEditApart(Array($0.name.utf8), name)
        })
      else { return nil }
      self = .unknown
    }
  }
}
