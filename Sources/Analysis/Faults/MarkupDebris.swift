internal import Language

extension Fault {
  /// A response with remains of a format.
  package static let markupDebris = Fault(number: 11)
}

extension FaultRule {
  /// How ``Fault/markupDebris`` is called, what it costs, and how it is found.
  package static let markupDebris = FaultRule(
    .markupDebris, code: "markup-debris", effect: .broken,
    texts: FaultTexts(
      title: "markup debris",
      explanation: "Tags, unfilled placeholders or other remains of a format stand in the text.",
      advice: "Delete or fill them at the source."),
    checks: .text { exchange, found, _ in
      guard exchange.response.tokens.hasMarkup else { return }
      // One pass finds both, as what leaks has the form of markup.
      for item in remains(in: exchange.response.text) {
        found.add(item.isLeak ? .leakedPrompt : .markupDebris, item.range)
      }
    })
}

/// Remains of a format in a response: HTML tags and entities, unfilled placeholders, template and
/// chat syntax, and what leaks with it.
///
/// Accepted grammar, outside of code spans and blocks:
/// - a tag: `<`, an optional `/`, a letter, up to 60 bytes without `<` or a line end, `>`; but not an
///   address (`<https://…>`, `<a@b.org>`);
/// - an entity: `&`, up to 8 letters or `#` and digits, `;`;
/// - a placeholder: `{{…}}`, `${…}`, `{%…%}`, `{name}`, `[INSERT …]`, `[YOUR NAME]` (capitals, but not the
///   masks of personal data), `%s`;
/// - BBCode: `[b]`, `[/quote]`, `[url=…]`;
/// - an escape that was not resolved: `\\n`, `\\u2019`;
/// - a code fence that is never closed.
///
/// - Returns: The stretches, and whether they are a leak of prompt or tool text (`<|im_start|>`, `[INST]`,
///   `{"role":`, `<think>`) rather than debris.
private func remains(in text: [UInt8]) -> [(range: Range<Int>, isLeak: Bool)] {
  let bytes = text.span
  var found: [(range: Range<Int>, isLeak: Bool)] = []
  var index = 0
  var openFence: Int?
  while index < bytes.count {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "#") where startsSection(at: index, in: bytes):
      found.append((index..<min(index + 14, bytes.count), true))
    case UInt8(ascii: "`"):
      var run = 1
      while index + run < bytes.count, bytes[index + run] == byte { run += 1 }
      if run >= 3 {
        openFence = openFence == nil ? index : nil
        index += run
        continue
      }
      // A code span: on to its end, when it has one near.
      if openFence == nil {
        var end = index + run
        while end < bytes.count, end < index + 300, bytes[end] != byte { end += 1 }
        if end < bytes.count, bytes[end] == byte { index = end }
      }
      index += run
      continue
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "{"), UInt8(ascii: "$"),
      UInt8(ascii: "["), UInt8(ascii: "%"), UInt8(ascii: "\\"):
      if openFence == nil, let (end, isLeak) = debris(at: index, in: bytes) {
        found.append((index..<end, isLeak))
        index = end
        continue
      }
    default: break
    }
    index += 1
  }
  if let openFence { found.append((openFence..<bytes.count, false)) }
  return found
}

/// Whether what stands in brackets has the form of a mask of personal data: `URL`, `EMAIL_ADDRESS`, `PERSON_2`.
///
/// `NAME` alone is what a template leaves unfilled.
private func isMask(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> Bool {
  var isName = range.count == 4
  for (offset, index) in range.enumerated() {
    let byte = text[index]
    guard (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_") || isDigit(byte) else {
      return false
    }
    let name: StaticString = "NAME"
    if isName { name.withUTF8Buffer { isName = unsafe $0[offset] == byte } }
  }
  return !range.isEmpty && !isName
}

/// Whether `### Response` or the like stands at an offset, as in prompts for instruction tuning.
private func startsSection(at start: Int, in text: borrowing Span<UInt8>) -> Bool {
  var index = start
  while index < text.count, text[index] == UInt8(ascii: "#") { index += 1 }
  guard index - start >= 2 else { return false }
  while index < text.count, text[index] == 0x20 { index += 1 }
  var word: [UInt8] = []
  while index < text.count, isLetter(text[index]), word.count < 12 {
    word.append(text[index] | 0x20)
    index += 1
  }
  return ["response", "instruction", "input", "output", "assistant", "user", "human", "system"]
    .contains { word.elementsEqual($0.utf8) }
}

/// The end of what begins at an offset, if that is debris.
private func debris(
  at start: Int, in text: borrowing Span<UInt8>
) -> (end: Int, isLeak: Bool)? {
  func byte(_ offset: Int) -> UInt8 { start + offset < text.count ? text[start + offset] : 0 }
  /// The end of a stretch up to a closing byte on the same line, at most `most` bytes away.
  func close(_ closing: UInt8, from offset: Int, most: Int) -> Int? {
    var index = start + offset
    while index < text.count, index < start + most {
      if text[index] == closing { return index + 1 }
      if text[index] == UInt8(ascii: "\n") { return nil }
      index += 1
    }
    return nil
  }
  func holds(_ words: StaticString, at offset: Int) -> Bool {
    guard start + offset + words.utf8CodeUnitCount <= text.count else { return false }
    return words.withUTF8Buffer { buffer in
      for index in buffer.indices
      where unsafe foldedCase(text[start + offset + index]) != buffer[index] { return false }
      return true
    }
  }
  switch byte(0) {
  case UInt8(ascii: "<"):
    if byte(1) == UInt8(ascii: "|") {
      return close(UInt8(ascii: ">"), from: 2, most: 60).map { ($0, true) }
    }
    let isClosing = byte(1) == UInt8(ascii: "/")
    let first = isClosing ? 2 : 1
    if holds("<sys", at: 1) {
      return close(UInt8(ascii: ">"), from: 2, most: 60).map { ($0, true) }
    }
    guard isLetter(byte(first)) else { return nil }
    guard let end = close(UInt8(ascii: ">"), from: first, most: 80) else { return nil }
    for index in start..<end
    where text[index] == UInt8(ascii: "@") || text[index] == UInt8(ascii: ":") {
      if text[index] == UInt8(ascii: "@") || holds("http", at: 1) || holds("mailto", at: 1) {
        return nil
      }
    }
    let isLeak =
      holds("think", at: first) || holds("tool", at: first) || holds("function", at: first)
      || holds("system", at: first) || holds("assistant", at: first) || holds("user>", at: first)
      || holds("instruction", at: first) || holds("scratchpad", at: first)
      || holds("reason", at: first) || holds("response", at: first) || holds("answer", at: first)
    return (end, isLeak)
  case UInt8(ascii: "&"):
    var offset = 1
    if byte(offset) == UInt8(ascii: "#") { offset += 1 }
    let first = offset
    while isLetter(byte(offset)) || isDigit(byte(offset)), offset < 10 { offset += 1 }
    return offset > first + 1 && byte(offset) == UInt8(ascii: ";")
      ? (start + offset + 1, false) : nil
  case UInt8(ascii: "{"):
    if byte(1) == UInt8(ascii: "{") || byte(1) == UInt8(ascii: "%") {
      return close(UInt8(ascii: "}"), from: 2, most: 120).map { end in
        (end < text.count && text[end] == UInt8(ascii: "}") ? end + 1 : end, false)
      }
    }
    // An object of a tool, or of a chat format.
    var offset = 1
    while byte(offset) == 0x20 || byte(offset) == 0x0A { offset += 1 }
    if byte(offset) == UInt8(ascii: "\"") {
      var end = start + offset
      while end < text.count, text[end] != UInt8(ascii: "}") { end += 1 }
      var hasColon = false
      for index in start..<end where text[index] == UInt8(ascii: ":") { hasColon = true }
      return hasColon ? (min(end + 1, text.count), true) : nil
    }
    guard isLetter(byte(1)), let end = close(UInt8(ascii: "}"), from: 1, most: 40) else {
      return nil
    }
    for index in start + 1..<end - 1
    where !(isLetter(text[index]) || text[index] == UInt8(ascii: "_")) { return nil }
    return (end, false)
  case UInt8(ascii: "$"):
    return byte(1) == UInt8(ascii: "{")
      ? close(UInt8(ascii: "}"), from: 2, most: 60).map { ($0, false) } : nil
  case UInt8(ascii: "["):
    if holds("inst]", at: 1) || holds("/inst]", at: 1) || holds("system", at: 1)
      || holds("tool", at: 1) || holds("assistant", at: 1) || holds("function", at: 1)
      || holds("note to", at: 1) || holds("end of ", at: 1) || holds("note:", at: 1)
      || holds("internal", at: 1)
    {
      return close(UInt8(ascii: "]"), from: 1, most: 200).map { ($0, true) }
    }
    guard let end = close(UInt8(ascii: "]"), from: 1, most: 60) else { return nil }
    if isMask(start + 1..<end - 1, in: text) { return nil }
    if holds("insert", at: 1) || holds("your ", at: 1) || holds("user's", at: 1)
      || holds("/b]", at: 1) || holds("b]", at: 1) || holds("/i]", at: 1) || holds("i]", at: 1)
      || holds("url", at: 1) || holds("/url", at: 1) || holds("quote", at: 1)
      || holds("/quote", at: 1) || holds("img", at: 1) || holds("/color", at: 1)
      || holds("color=", at: 1) || holds("size=", at: 1) || holds("user_", at: 1)
      || holds("placeholder", at: 1) || holds("add ", at: 1) || holds("link to", at: 1)
    {
      return (end, false)
    }
    // Capitals with a space ("[CLIENT NAME]"), or the plain "[NAME]"; masks have none or a "_".
    var capitals = 0
    var hasSpace = false
    for index in start + 1..<end - 1 {
      if (0x41...0x5A).contains(text[index]) {
        capitals += 1
      } else if text[index] == 0x20 {
        hasSpace = true
      } else {
        return nil
      }
    }
    let isName = end - start == 6 && (0x41...0x5A).contains(byte(1)) && holds("name]", at: 1)
    return capitals >= 4 && (hasSpace || isName) ? (end, false) : nil
  case UInt8(ascii: "%"):
    let isWord = isLetter(byte(2)) || isDigit(byte(2))
    return (byte(1) == UInt8(ascii: "s") || byte(1) == UInt8(ascii: "d")) && !isWord
      && (start == 0 || !isDigit(text[start - 1])) ? (start + 2, false) : nil
  case UInt8(ascii: "\\"):
    if byte(1) == UInt8(ascii: "n") || byte(1) == UInt8(ascii: "t") || byte(1) == UInt8(ascii: "r")
    {
      // "\\n" before a capital, a space, another one or the end; "C:\\new" has a letter before it.
      let isPath = start > 0 && (isLetter(text[start - 1]) || text[start - 1] == UInt8(ascii: ":"))
      let next = byte(2)
      let isEscape =
        next == 0 || next == 0x20 || next == UInt8(ascii: "\\") || (0x41...0x5A).contains(next)
        || next == UInt8(ascii: "-")
      return isEscape && !(isPath && !isEscape) ? (start + 2, false) : nil
    }
    if byte(1) == UInt8(ascii: "u"), isDigit(byte(2)) || (0x61...0x66).contains(byte(2) | 0x20),
      isDigit(byte(3)) || (0x61...0x66).contains(byte(3) | 0x20)
    {
      return (min(start + 6, text.count), false)
    }
    return byte(1) == UInt8(ascii: "\"") ? (start + 2, false) : nil
  default: return nil
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func foldedCase(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}
