/// A kind of markup of which a text has more than is parsed.
package enum MarkupBound: Sendable, CaseIterable {
  /// Quotes and lists inside each other.
  case nesting
  /// Cells that a table's rows lack, and that the parser fills in.
  case tableCells
  /// Characters of link definitions, as often as something may refer to them.
  case references
}

/// Where a text first goes beyond a bound.
package struct ExceededBound: Sendable, Equatable {
  package var bound: MarkupBound
  /// Of the first byte of what is read as plain words, in the text that was given.
  package var byteOffset: Int

  /// What is wrong, for a finding.
  package var summary: String {
    switch bound {
    case .nesting: "quotes and lists stand more than \(Nesting.markerLimit) deep in each other"
    case .tableCells: "the rows of a table lack more cells than are filled in"
    case .references: "link definitions are too long for how often they may be referred to"
    }
  }

  /// What happened and what to do, for a finding.
  package var advice: String {
    switch bound {
    case .nesting: "What is deeper is read as words; put fewer '>' or '-' before it."
    case .tableCells: "It is read as words; give its rows as many cells as its header has."
    case .references: "They are read as words; shorten them."
    }
  }
}

/// A text of which the parser can make no more than a multiple of its length, in time and in memory.
///
/// What is beyond a bound is letters in it. Lengths and lines stay, and so do the blocks but for what ``exceeded`` names:
/// brackets and unended instructions decide about no block.
struct BoundedMarkup {
  private(set) var bytes: [UInt8]
  private(set) var exceeded: [ExceededBound] = []

  /// - Parameter start: Offset of the first byte that will be parsed; the start of a line.
  init(_ original: [UInt8], from start: Int) {
    bytes = original
    let scan = MarkupScan(original, from: start)
    if scan.bracketCount > bracketLimit || scan.openingCount > openingLimit {
      weakenInline(of: &bytes, from: start)
    }
    if scan.hasDeepLine { note(.nesting, Nesting.limit(&bytes, from: start)) }
    if scan.hasDelimiterRow { note(.tableCells, limitTableCells(of: &bytes, from: start)) }
    if scan.hasDefinition { note(.references, limitReferences(of: &bytes, from: start)) }
  }

  private mutating func note(_ bound: MarkupBound, _ offset: Int?) {
    if let offset { exceeded.append(ExceededBound(bound: bound, byteOffset: offset)) }
  }
}

/// What decides which bounds a text can reach at all, found in one pass: nearly all texts reach none.
private struct MarkupScan {
  var bracketCount = 0
  var openingCount = 0
  var hasDeepLine = false
  var hasDelimiterRow = false
  var hasDefinition = false

  init(_ bytes: [UInt8], from start: Int) {
    let text = bytes.span
    var isLineStart = true
    var index = start
    while index < text.count {
      if isLineStart {
        isLineStart = false
        let head = LineHead(text, at: index)
        if head.isDeep { hasDeepLine = true }
        if !hasDelimiterRow, isDelimiterRow(text, from: head.end) { hasDelimiterRow = true }
      }
      switch text[index] {
      case 0x0A, 0x0D: isLineStart = true
      case UInt8(ascii: "["): bracketCount += 1
      case UInt8(ascii: "]"):
        if index + 1 < text.count, text[index + 1] == UInt8(ascii: ":") { hasDefinition = true }
      case UInt8(ascii: "<"): if isOpening(text, at: index) { openingCount += 1 }
      default: break
      }
      index += 1
    }
  }
}

/// The markers of quotes and lists with which a line begins.
struct LineHead {
  /// Offset of the first byte behind them and behind white space.
  private(set) var end: Int
  /// For each marker its last byte, which makes it one, and its column from 0.
  private(set) var count = 0
  /// Offset of the last byte of the first marker that is too deep; nil as a rule.
  private(set) var tooDeep: Int?
  /// The column of the first marker beyond the limit of columns.
  private(set) var tooFar: (offset: Int, column: Int)?
  /// The column up to which a marker on the next line would stand inside these.
  private(set) var reach = 0

  /// Whether it has to be looked at more closely.
  var isDeep: Bool { tooDeep != nil || tooFar != nil }

  init(_ text: Span<UInt8>, at start: Int) {
    var column = 0
    var index = start
    while true {
      while index < text.count, text[index] == 0x20 || text[index] == 0x09 {
        column = text[index] == 0x09 ? column / 4 * 4 + 4 : column + 1
        index += 1
      }
      guard let last = Self.marker(text, at: index) else { break }
      count += 1
      if count > Nesting.markerLimit, tooDeep == nil { tooDeep = last }
      if column > Nesting.columnLimit, tooFar == nil { tooFar = (last, column) }
      // Nothing further on is looked at: it will be words.
      if tooDeep != nil { break }
      column += last + 1 - index
      index = last + 1
      if tooFar == nil { reach = column + 5 }
    }
    end = index
  }

  /// The offset of the last byte of a marker that begins at an offset.
  private static func marker(_ text: Span<UInt8>, at index: Int) -> Int? {
    guard index < text.count else { return nil }
    var last = index
    switch text[index] {
    case UInt8(ascii: ">"): return index
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): break
    case 0x30...0x39:
      while last + 1 < text.count, last - index < 9, (0x30...0x39).contains(text[last + 1]) {
        last += 1
      }
      last += 1
      guard last < text.count, text[last] == UInt8(ascii: ".") || text[last] == UInt8(ascii: ")")
      else { return nil }
    default: return nil
    }
    guard last + 1 < text.count else { return nil }
    return isBlank(text[last + 1]) ? last : nil
  }
}

/// Space, tab or a line end.
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// The offset of the line end behind an offset, or of the text's end.
func lineEnd(_ text: Span<UInt8>, from start: Int) -> Int {
  var index = start
  while index < text.count, text[index] != 0x0A, text[index] != 0x0D { index += 1 }
  return index
}
