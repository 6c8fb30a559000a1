internal import Bytes
internal import Corpus
internal import Findings

/// The lines of a file's body with what tells code from text.
struct LineTable {
  let source: SourceText
  /// Offsets of each line's bytes, without its line end.
  private(set) var ranges: [Range<Int>] = []
  /// By line: whether it stands inside a fenced code block, its fences included, or is a quoted one.
  private(set) var isCode: [Bool] = []
  /// Lines of text that look like markers of turns but were pasted.
  private var quoted: Set<Int> = []
  private var fencedCode = FencedCode([])
  /// The lines of each fenced code block.
  private(set) var codeBlocks: [ClosedRange<Int>] = []

  /// - Parameter firstLine: 1-based; the lines before it are front matter.
  init(_ source: SourceText, from firstLine: Int) {
    self.source = source
    self.firstLine = firstLine
    let text = source.bytes.span
    var start = source.lines.offset(ofLine: firstLine)
    while start < text.count {
      var end = start
      while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
      let next = end + 1
      if end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      ranges.append(start..<end)
      start = next
    }
    fencedCode = FencedCode(fences())
    take(fencedCode.blocks())
  }

  /// 1-based number of the first line of the table.
  let firstLine: Int

  var count: Int { ranges.count }

  /// 1-based number of a line in the file.
  func number(_ line: Int) -> Int { firstLine + line }

  func bytes(_ line: Int) -> ArraySlice<UInt8> { source.bytes[ranges[line]] }

  func text(_ line: Int) -> Substring {
    Substring(decoding: bytes(line), as: UTF8.self)
  }

  func isBlank(_ line: Int) -> Bool { bytes(line).allSatisfy(isWhitespace) }

  func starts(_ line: Int, with prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { unsafe bytes(line).starts(with: $0) }
  }

  /// Whether a line is a thematic break: three and more of `-`, `_` or `*` alone.
  func isRule(_ line: Int) -> Bool { isThematicBreak(bytes(line)) }

  /// The table with code that no fence of another turn closes; nil where that changes nothing.
  ///
  /// - Parameter role: Whose turn a line looks to begin, in code or not; nil for all other lines.
  func endingStrayFences(at role: @escaping (Int) -> Role?) -> LineTable? {
    guard !codeBlocks.isEmpty, let turns = TurnLines(self, role: role) else { return nil }
    let blocks = fencedCode.blocks(parting: turns)
    guard blocks != codeBlocks else { return nil }
    var result = self
    result.take(blocks)
    return result
  }

  /// The table in which the fences of some lines open and close no code.
  func withoutFences(on isMarked: (Int) -> Bool) -> LineTable {
    var result = self
    result.fencedCode = FencedCode(fences().filter { !isMarked($0.line) })
    result.take(result.fencedCode.blocks())
    return result
  }

  /// The table in which some lines begin no turn: they are part of what was said, as code is.
  func quoting(_ quoted: Set<Int>) -> LineTable {
    var result = self
    result.quoted.formUnion(quoted)
    for line in quoted { result.isCode[line] = true }
    return result
  }

  var hasCode: Bool { !codeBlocks.isEmpty }

  /// The lines inside code, ascending.
  var codeLines: some Sequence<Int> { codeBlocks.lazy.joined() }

  /// Whether a line stands outside of code, or in it behind a blank line where that counts too.
  func mayMarkTurn(_ line: Int, takesCode: Bool) -> Bool {
    !isCode[line] || takesCode && line > 0 && isBlank(line - 1)
  }

  private mutating func take(_ blocks: [ClosedRange<Int>]) {
    codeBlocks = blocks
    isCode = Array(repeating: false, count: ranges.count)
    for line in codeLines { isCode[line] = true }
    for line in quoted { isCode[line] = true }
  }

  /// Whether a text is nothing but a token that ends a turn: `<|im_end|>`, `<end_of_turn>`, `</user>`, `[/INST]`.
  private func isEndOfTurn(_ text: ArraySlice<UInt8>) -> Bool {
    let token = text.drop(while: isWhitespace)
    guard let first = token.first, first == UInt8(ascii: "<") || first == UInt8(ascii: "["),
      let line = String(validating: token, as: UTF8.self)
    else { return false }
    return TurnEdges.closingToken(line[...]).map { line.hasPrefix($0) } ?? false
  }

  private func fences() -> [Fence] {
    ranges.indices.compactMap { line in
      guard let fence = fence(line) else { return nil }
      // What stands before a fence on its line is text: it may mark a turn.
      let text = bytes(line).drop { $0 == 0x20 || $0 == 0x09 }
      return Fence(
        line: line, sign: fence.sign, length: fence.length, isBare: fence.isBare,
        hasTextBefore: !text.prefix(3).allSatisfy { $0 == fence.sign })
    }
  }

  /// `**Input:** ```json`: no fence to Markdown, but one to the tool that wrote it, which closes it.
  private func fenceBehindText(
    _ line: ArraySlice<UInt8>
  ) -> (sign: UInt8, length: Int, isBare: Bool)? {
    let sign = UInt8(ascii: "`")
    var rest = line
    // `` `user`: ```json ``
    if line.first == sign, let end = line.dropFirst().firstIndex(of: sign),
      line[(end + 1)...].first == UInt8(ascii: ":")
    {
      rest = line[(end + 1)...]
    }
    guard let start = rest.firstIndex(of: sign) else { return nil }
    let length = line[start...].prefix { $0 == sign }.count
    let info = line[(start + length)...]
    // `AI: ```` without a language: a marker stands before it.
    let before = line[..<start].last { !isWhitespace($0) }
    guard length >= 3,
      !info.isEmpty || before == UInt8(ascii: ":") || before == UInt8(ascii: "*")
        || isBracketed(line[..<start]) || isMarkedName(line[..<start]),
      info.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || isWhitespace($0) })
    else { return nil }
    return (sign, length, false)
  }

  /// Whether a text is one pair of brackets with what stands in them: `[User] `, `(User) `, `<user>`.
  private func isBracketed(_ text: ArraySlice<UInt8>) -> Bool {
    let closer: UInt8
    switch text.first {
    case UInt8(ascii: "["): closer = UInt8(ascii: "]")
    case UInt8(ascii: "("): closer = UInt8(ascii: ")")
    case UInt8(ascii: "<"): closer = UInt8(ascii: ">")
    default: return false
    }
    guard let end = text.firstIndex(of: closer) else { return false }
    return text[(end + 1)...].allSatisfy(isWhitespace)
  }

  /// Whether a text is a known speaker's name and marks behind it: `**User** - `, `User → `.
  private func isMarkedName(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 60, let last = text.last(where: { !isWhitespace($0) }),
      last >= 0x80 || isPunctuation(last)
    else { return false }
    return SpeakerName.role(of: SpeakerName.bare(Substring(decoding: text, as: UTF8.self))) != nil
  }

  private func fence(_ line: Int) -> (sign: UInt8, length: Int, isBare: Bool)? {
    var rest = bytes(line).drop { $0 == 0x20 || $0 == 0x09 }
    guard let sign = rest.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return fenceBehindText(rest)
    }
    let length = rest.prefix { $0 == sign }.count
    guard length >= 3 else { return fenceBehindText(rest) }
    rest = rest.dropFirst(length)
    // "```` ```` ````" is no fence.
    if rest.contains(sign), sign == UInt8(ascii: "`") { return nil }
    return (sign, length, rest.allSatisfy(isWhitespace) || isEndOfTurn(rest))
  }
}
