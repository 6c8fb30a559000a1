internal import Bytes
internal import Findings
internal import FrontMatter
internal import Privacy

/// The lines between `---` at the start of a plan, of which only `start` is read.
struct PlanFrontMatter {
  var start: CalendarDay?
  /// The offset and the 1-based number of the first line behind it.
  var bodyOffset: Int
  var firstBodyLine = 1

  init(of bytes: [UInt8], path: ShownText?, findings: inout [Finding]) {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    bodyOffset = hasMark ? 3 : 0
    let lines = LineIndex(bytes)
    guard let block = FrontMatterBlock(of: bytes, lines, from: bodyOffset) else { return }
    guard block.isClosed else {
      findings.append(
        Finding(
          .unclosedFrontMatter, at: path.map { Place(file: $0, line: 1, column: 1) },
          "front matter opens with '---' and is never closed",
          advice: "Put a line '---' behind it; until then its start date is not read."))
      return
    }
    firstBodyLine = block.firstBodyLine
    bodyOffset = lines.offset(ofLine: firstBodyLine)
    let values = block.lines.lazy.compactMap { number in
      startValue(in: bytes[lines.offset(ofLine: number)..<lines.offset(ofLine: number + 1)])
    }
    guard let value = values.first else { return }
    let text = String(decoding: value, as: UTF8.self)
    start = CalendarDay(text)
    if start == nil {
      let position = lines.position(of: value.startIndex)
      findings.append(
        Finding(
          .invalidPlan,
          at: path.map { Place(file: $0, line: position.line, column: position.column) },
          "the plan's start '\(text.prefix(24))' is not a day",
          advice: "Write it as YYYY-MM-DD, such as 2026-01-12."))
    }
  }
}

/// The value of a line `start: …`, without quotes and comment; nil for other lines and no value.
private func startValue(in line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  guard let attribute = FrontMatterLine(line), attribute.name.elementsEqual("start".utf8) else {
    return nil
  }
  var value = attribute.value
  // A comment begins behind white space, so that a '#' inside a word is part of the value.
  var previous: UInt8 = 0x20
  if let hash = value.firstIndex(where: { byte in
    defer { previous = byte }
    return byte == UInt8(ascii: "#") && previous.isWhitespace
  }) {
    value = value[..<hash]
  }
  value = value.trimmed
  if value.count >= 2, let quote = value.first, quote == value.last, "'\"".utf8.contains(quote) {
    value = value.dropFirst().dropLast()
  }
  return value.isEmpty ? nil : value
}
