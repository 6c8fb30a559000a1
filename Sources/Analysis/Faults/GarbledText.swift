internal import Language

extension Fault {
  /// A response with damaged characters.
  package static let garbledText = Fault(number: 2)
}

extension FaultRule {
  /// How ``Fault/garbledText`` is called, what it costs, and how it is found.
  package static let garbledText = FaultRule(
    .garbledText, code: "garbled-text", effect: .broken,
    texts: FaultTexts(
      title: "garbled text",
      explanation: "The text has damaged characters, which the model would learn to write.",
      advice: "Fix the file's encoding at the source and export it again."),
    checks: .text { exchange, found, _ in
      if exchange.response.tokens.isASCII { return }
      found.add(.garbledText, damagedCharacters(in: exchange.response.text))
    })
}

/// The first damaged characters of a response, or nil: U+FFFD, or UTF-8 that was read as Latin-1.
func damagedCharacters(in text: [UInt8]) -> Range<Int>? {
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
