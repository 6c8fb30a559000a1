internal import Bytes
internal import Language

extension Fault {
  /// A response that holds another turn.
  package static let roleConfused = Fault(number: 1)
}

extension FaultRule {
  /// How ``Fault/roleConfused`` is called, what it costs, and how it is found.
  package static let roleConfused = FaultRule(
    .roleConfused, code: "role-confused", effect: .broken,
    texts: FaultTexts(
      title: "role confusion",
      explanation: "The response speaks for the user or contains another turn.",
      advice: "Split the turns, or delete the words that are not the assistant's."),
    checks: .text { exchange, found, _ in
      found.add(.roleConfused, roleConfusion(in: exchange.response.text))
    })
}

/// The first line of a response, outside code, that begins like another turn, or nil.
private func roleConfusion(in text: [UInt8]) -> Range<Int>? {
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

private func isDecoration(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "#")
    || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    || byte == 0x20
}

private func hash(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
  var hash = FNV1a()
  for index in range { hash.add(bytes[index] | 0x20) }
  return hash.value
}

private let roleLabels: Set<UInt64> = Set(
  ["user", "assistant", "human", "ai", "system", "bot", "client", "chatbot"]
    .map { hashOfWord($0.utf8) })
