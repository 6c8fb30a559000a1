/// The first line of a response, outside code, that begins like another turn, or nil.
func roleConfusion(in text: [UInt8]) -> Range<Int>? {
  let bytes = text.span
  var lineStart = 0
  var isInFence = false
  while lineStart < bytes.count {
    var lineEnd = lineStart
    while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
    var index = lineStart
    while index < lineEnd, bytes[index] == 0x20 { index += 1 }
    if index + 3 <= lineEnd, bytes[index] == UInt8(ascii: "`") || bytes[index] == UInt8(ascii: "~"),
      bytes[index + 1] == bytes[index], bytes[index + 2] == bytes[index]
    {
      isInFence.toggle()
    } else if !isInFence {
      while index < lineEnd, isDecoration(bytes[index]) { index += 1 }
      let start = index
      while index < lineEnd, index - start < 12, (0x41...0x5A).contains(bytes[index] & 0xDF) {
        index += 1
      }
      if index > start, roleLabels.contains(hash(bytes, start..<index)) {
        while index < lineEnd, isDecoration(bytes[index]) { index += 1 }
        if index < lineEnd, bytes[index] == UInt8(ascii: ":") { return lineStart..<lineEnd }
      }
    }
    lineStart = lineEnd + 1
  }
  return turnInLine(in: text)
}

/// Another turn behind the end of a sentence in the same line: "Fine. User: Thanks."
private func turnInLine(in text: [UInt8]) -> Range<Int>? {
  let bytes = text.span
  for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") {
    var start = colon
    while start > 0, colon - start < 12, (0x41...0x5A).contains(bytes[start - 1] & 0xDF) {
      start -= 1
    }
    guard start >= 2, colon - start >= 4, (0x41...0x5A).contains(bytes[start]),
      bytes[start - 1] == 0x20,
      [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[start - 2]),
      speakers.contains(hash(bytes, start..<colon))
    else { continue }
    var end = colon
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }
  return nil
}

private let speakers: Set<UInt64> = Set(
  ["user", "assistant", "human", "chatbot"].map { hashOfWord($0.utf8) })

/// Whether a response has damaged characters: U+FFFD, or UTF-8 that was read as Latin-1.
func garbledText(in text: [UInt8]) -> Range<Int>? {
  let bytes = text.span
  guard bytes.count >= 3 else { return nil }
  for index in 0..<bytes.count - 2 {
    let (a, b, c) = (bytes[index], bytes[index + 1], bytes[index + 2])
    if a < 0xC3 { continue }
    // U+FFFD; "Ã" or "Â" before another C1 or Latin-1 character; "â€".
    if a == 0xEF, b == 0xBF, c == 0xBD { return index..<index + 3 }
    if a == 0xC3, b == 0x83, c == 0xC2 || c == 0xE2 || c == 0xC6 { return index..<index + 2 }
    if a == 0xC3, b == 0x82, c == 0xC2 { return index..<index + 2 }
    guard a == 0xC3, b == 0xA2, index + 4 < bytes.count else { continue }
    // "â" before a C1 control (read as Latin-1), or "€" or "‚" (read as Windows-1252).
    let (d, e) = (bytes[index + 3], bytes[index + 4])
    if c == 0xC2, (0x80...0x9F).contains(d) { return index..<index + 4 }
    if c == 0xE2, d == 0x82 && e == 0xAC || d == 0x80 && e == 0x9A { return index..<index + 5 }
  }
  return nil
}

private func isDecoration(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "#")
    || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    || byte == 0x20
}

private func hash(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for index in range { hash = (hash ^ UInt64(bytes[index] | 0x20)) &* 0x100_0000_01b3 }
  return hash
}

private let roleLabels: Set<UInt64> = Set(
  ["user", "assistant", "human", "ai", "system", "bot", "client", "chatbot"]
    .map { hashOfWord($0.utf8) })
