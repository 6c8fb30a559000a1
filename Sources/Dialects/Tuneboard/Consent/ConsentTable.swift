internal import Corpus
package import Markdown

/// A table of a ledger in which rows say who agreed.
package struct ConsentTable: Sendable {
  package let table: TableText
  /// Columns that name participants, those that say their consent, and the first that says when; 0-based.
  package let participants: [Int]
  package let consents: [Int]
  package let date: Int?
  /// Columns whose name only has the word in it: `consent form`. What they say can refuse.
  let besides: [Int]
  /// Whether both names are written as they should, so that rows can grant.
  let isPlain: Bool

  /// 1-based lines of the header, of what parts it from the rows, and of the rows.
  package let lines: Set<Int>

  /// nil for a table about something else.
  package init?(_ table: TableText) {
    let names = table.header.map { ComparedName($0.text) }
    let participants = names.indices.filter { names[$0].loose == "participant" }
    let consents = names.indices.filter {
      KeyLikeness(names[$0].loose, "consent") != .within
        && KeyLikeness(names[$0].loose, "consent") != nil
    }
    guard !participants.isEmpty, !consents.isEmpty else { return nil }
    self.table = table
    self.participants = participants
    self.consents = consents
    date = names.firstIndex { $0.loose == "date" }
    besides = names.indices.filter { KeyLikeness(names[$0].loose, "consent") == .within }
    isPlain =
      participants.count == 1 && names[participants[0]].exact == "participant"
      && consents.allSatisfy { names[$0].exact == "consent" }
    lines = Set([table.line, table.line + 1] + table.rows.map(\.line))
  }

  /// The last of its lines.
  package var lastLine: Int { table.rows.last?.line ?? table.line + 1 }

  /// What a row says.
  enum Statement: Equatable {
    case nothing
    case granted
    case unknown
    case erased
    /// A refusal, or what is not plainly anything else, and why.
    case refused(reason: String?)
  }

  /// - Parameter raw: The row as it is written.
  func statement(of row: TableText.Row, raw: String) -> Statement {
    func cell(_ column: Int) -> CellText {
      column < row.cells.count ? row.cells[column] : CellText(text: "", isPlain: true)
    }
    if row.cells.allSatisfy({ ComparedName($0.text).isEmpty && $0.isPlain }) { return .nothing }
    let states = consents.map { cell($0) }
    let words = states.map { ComparedName($0.text).exact }
    if words.contains("erased") { return .erased }
    guard states.allSatisfy(\.isPlain), Set(words).count == 1, let word = words.first else {
      return .refused(reason: "a participant's consent is not plainly said")
    }
    switch word {
    case "denied": return .refused(reason: nil)
    case "granted": break
    case "unknown": return .unknown
    case "": return .refused(reason: "a row says nothing of a participant's consent")
    default:
      return .refused(
        reason: "a participant's consent is none of granted, denied, erased and unknown")
    }
    guard isPlain else {
      return .refused(reason: "the columns are not plainly named 'participant' and 'consent'")
    }
    let name = cell(participants[0])
    if !name.isPlain || name.text.contains("~") {
      return .refused(reason: "a participant's name is not plainly written")
    }
    let takesBack = table.header.indices.contains { column in
      ConsentWords.takesBack(header: table.header[column].text)
        && !ConsentWords.isNothing(cell(column).text)
    }
    if takesBack { return .refused(reason: "another column of a granted row takes it back") }
    let nameWords = Set(ComparedWords(name.text).words)
    let rawWords = ComparedWords(raw).words.filter { !nameWords.contains($0) }
    if ConsentWords.refuses(rawWords, raw) {
      return .refused(reason: "a granted row has a word in it that refuses")
    }
    let others = row.cells.indices.filter { !consents.contains($0) && !participants.contains($0) }
    let isRefused = others.contains { column in
      let text = cell(column).text
      let words = ComparedWords(text).words
      return besides.contains(column) || ConsentWords.holds(header: table.header[column].text)
        ? ConsentWords.isRefusal(text)
        : ConsentWords.refuses(words, text) || ConsentWords.isNoMore(words)
    }
    if isRefused { return .refused(reason: "another column of a granted row takes it back") }
    if cellCount(raw) > table.header.count {
      return .refused(reason: "a row has more cells than its table has columns")
    }
    return .granted
  }
}

/// How many cells a row has as it is written.
private func cellCount(_ row: String) -> Int {
  var count = 1
  var isEscaped = false
  var bytes = Array(row.utf8)[...]
  while let last = bytes.last, isWhitespace(last) { bytes.removeLast() }
  bytes = bytes.drop { isWhitespace($0) || $0 == UInt8(ascii: ">") }
  if bytes.first == UInt8(ascii: "|") { bytes.removeFirst() }
  for byte in bytes {
    if byte == UInt8(ascii: "|"), !isEscaped { count += 1 }
    isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
  }
  if bytes.last == UInt8(ascii: "|"), count > 1 { count -= 1 }
  return count
}
