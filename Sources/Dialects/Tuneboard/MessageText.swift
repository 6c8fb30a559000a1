internal import Bytes
internal import Corpus
internal import Findings
internal import Markdown

/// A stretch of a file, decoded to the text of a message.
struct MessageText {
  var bytes: [UInt8]
  var origin: Origin

  /// Decodes a turn's bytes: blank lines and white space at its ends go, CRLF becomes LF, and a
  /// backslash before ASCII punctuation goes outside code.
  ///
  /// - Parameters:
  ///   - range: The turn's bytes behind its marker.
  ///   - isExact: Whether references to white space and control characters stand for these.
  ///   - lines: Gives the lines of the leaf blocks in the turn; asked only when the text has a
  ///     backslash.
  init(
    of range: Range<Int>, in source: SourceText, isExact: Bool = false,
    lines: () -> LeafLines
  ) {
    let text = source.bytes.span
    let (start, end) = Self.said(range, text)
    var hasBackslash = false
    for index in start..<end
    where text[index] == UInt8(ascii: "\\") || isExact && text[index] == UInt8(ascii: "&") {
      hasBackslash = true
      break
    }
    origin = Origin(start: start)
    guard hasBackslash || source.hasCarriageReturns else {
      bytes = Array(source.bytes[start..<end])
      return
    }
    let code = hasBackslash ? codeRanges(start..<end, in: source, lines()) : []
    bytes = []
    bytes.reserveCapacity(end - start)
    var nextCode = 0
    var index = start
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "\r"), index + 1 < end, text[index + 1] == UInt8(ascii: "\n") {
        origin.omissions.append(Int32(bytes.count))
        index += 1
        continue
      }
      if byte == UInt8(ascii: "\\"), index + 1 < end, isPunctuation(text[index + 1]) {
        while nextCode < code.count, code[nextCode].upperBound <= index { nextCode += 1 }
        if nextCode == code.count || !code[nextCode].contains(index) {
          origin.omissions.append(Int32(bytes.count))
          bytes.append(text[index + 1])
          index += 2
          continue
        }
      }
      if isExact, byte == UInt8(ascii: "&"), let reference = Reference(at: index, in: text) {
        while nextCode < code.count, code[nextCode].upperBound <= index { nextCode += 1 }
        if nextCode == code.count || !code[nextCode].contains(index) {
          for _ in 1..<reference.length { origin.omissions.append(Int32(bytes.count)) }
          bytes.append(reference.byte)
          index += reference.length
          continue
        }
      }
      bytes.append(byte)
      index += 1
    }
  }

  /// A turn's bytes without white space at its end and blank lines at its start; the indentation of the first line stays.
  private static func said(_ range: Range<Int>, _ text: Span<UInt8>) -> (start: Int, end: Int) {
    var end = range.upperBound
    while end > range.lowerBound, isWhitespace(text[end - 1]) { end -= 1 }
    var start = range.lowerBound
    var index = start
    while index < end, isWhitespace(text[index]) {
      if text[index] == UInt8(ascii: "\n") { start = index + 1 }
      index += 1
    }
    return (start, end)
  }

  /// Appends a later turn of the same speaker, a blank line between.
  mutating func append(_ other: MessageText) {
    guard !other.bytes.isEmpty else { return }
    guard !bytes.isEmpty else {
      self = other
      return
    }
    bytes.append(contentsOf: "\n\n".utf8)
    // Between the two stands at least the marker, so the file is ahead of the text here.
    let skipped = other.origin.start - origin.fileOffset(of: bytes.count)
    let shift = Int32(bytes.count)
    origin.omissions.append(contentsOf: repeatElement(shift, count: max(0, skipped)))
    origin.omissions.append(contentsOf: other.origin.omissions.map { $0 + shift })
    bytes.append(contentsOf: other.bytes)
  }
}

/// A decimal reference to a space or a control character: `&#13;`.
private struct Reference {
  var byte: UInt8
  /// Of what is written, in bytes.
  var length: Int

  init?(at start: Int, in text: Span<UInt8>) {
    guard start + 3 < text.count, text[start + 1] == UInt8(ascii: "#") else { return nil }
    var index = start + 2
    var value = 0
    while index < text.count, index < start + 5, text[index] &- 0x30 < 10 {
      value = value * 10 + Int(text[index] &- 0x30)
      index += 1
    }
    guard index > start + 2, index < text.count, text[index] == UInt8(ascii: ";"),
      value <= 0x20 || value == 0x7F
    else { return nil }
    byte = UInt8(value)
    length = index + 1 - start
  }
}

/// The byte ranges in which a backslash stands for itself: code blocks, HTML blocks, code spans.
private func codeRanges(
  _ range: Range<Int>, in source: SourceText, _ lines: LeafLines
) -> [Range<Int>] {
  func bytes(of lines: ClosedRange<Int>) -> Range<Int> {
    let start = max(source.lines.offset(ofLine: lines.lowerBound), range.lowerBound)
    let end = min(source.lines.offset(ofLine: lines.upperBound + 1), range.upperBound)
    return start..<max(start, end)
  }
  var result = lines.verbatim.map(bytes)
  for leaf in lines.inline { appendCodeSpans(in: bytes(of: leaf), of: source.bytes, to: &result) }
  for table in lines.tables {
    for cell in cells(in: bytes(of: table), of: source.bytes) {
      appendCodeSpans(in: cell, of: source.bytes, to: &result)
    }
  }
  result.sort { $0.lowerBound < $1.lowerBound }
  return result
}

/// The stretches of a table between bars and line ends; a bar behind a backslash is no bar.
private func cells(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
  let text = bytes.span
  var result: [Range<Int>] = []
  var start = range.lowerBound
  var index = start
  while index < range.upperBound {
    if text[index] == UInt8(ascii: "|") || text[index] == UInt8(ascii: "\n") {
      result.append(start..<index)
      start = index + 1
    }
    let isEscape =
      text[index] == UInt8(ascii: "\\") && index + 1 < range.upperBound
      && text[index + 1] != UInt8(ascii: "\n")
    index += isEscape ? 2 : 1
  }
  result.append(start..<range.upperBound)
  return result
}

/// Finds code spans as CommonMark 6.1 does: a run of backticks up to the next run as long.
private func appendCodeSpans(
  in range: Range<Int>, of bytes: [UInt8], to result: inout [Range<Int>]
) {
  let text = bytes.span
  func runLength(at start: Int) -> Int {
    var end = start
    while end < range.upperBound, text[end] == UInt8(ascii: "`") { end += 1 }
    return end - start
  }
  var withoutEnd: Set<Int> = []  // lengths that no later run has: looked for once only
  var index = range.lowerBound
  while index < range.upperBound {
    if text[index] == UInt8(ascii: "\\") {
      index += 2
      continue
    }
    guard text[index] == UInt8(ascii: "`") else {
      index += 1
      continue
    }
    let length = runLength(at: index)
    let start = index
    index += length
    if withoutEnd.contains(length) { continue }
    var search = index
    var end: Int?
    while search < range.upperBound {
      guard text[search] == UInt8(ascii: "`") else {
        search += 1
        continue
      }
      let found = runLength(at: search)
      search += found
      if found == length {
        end = search
        break
      }
    }
    if let end {
      result.append(start..<end)
      index = end
    } else {
      withoutEnd.insert(length)
    }
  }
}
