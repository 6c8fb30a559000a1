internal import Bytes
package import Corpus
package import Findings
internal import Markdown

/// Reads a ledger of consent as a reader of its page would, and adds what it says to what is known.
///
/// Rows of a table with the columns `participant` and `consent` speak for whom they name. Of all else the ledger says,
/// nothing grants: whoever is named there has refused, and where something is refused of which nobody can say for whom,
/// everybody has.
///
/// - Parameter isDamaged: Whether some of its text was lost.
/// - Returns: The tables that say who agreed.
@discardableResult
package func readConsentLedger(
  _ source: SourceText, isDamaged: Bool, into ledger: inout ConsentLedger,
  findings: inout [Finding]
) -> [ConsentTable] {
  var reader = ConsentLedgerReader(source, ledger)
  reader.read()
  if isDamaged { reader.ledger.isSuspended = true }
  ledger = reader.ledger
  var tally = FindingTally(limit: 200)
  tally.add(reader.findings)
  findings += tally.findings
  return reader.tables
}

/// cmark looks at no more brackets than these; a ledger with more is read by nobody.
private let bracketLimit = 2000

private struct ConsentLedgerReader {
  let source: SourceText
  var ledger: ConsentLedger
  var findings: [Finding] = []
  private(set) var tables: [ConsentTable] = []
  /// What readers see of lines outside of tables, by 1-based line.
  private var shown: [Int: String] = [:]
  /// Names of all rows, loosely.
  private var known: Set<String> = []
  /// The last row that grants somebody's words, and the last that does not, by name, loosely.
  private var grantLines: [String: Int] = [:]
  private var otherLines: [String: Int] = [:]

  init(_ source: SourceText, _ ledger: ConsentLedger) {
    self.source = source
    self.ledger = ledger
  }

  private func text(ofLine number: Int) -> String {
    String(decoding: source.line(number), as: UTF8.self)
  }

  mutating func read() {
    guard source.bytes.contains(where: { !isWhitespace($0) }) else { return }
    let (all, lines) = Document(source.bytes).tablesAndText()
    tables = all.compactMap { ConsentTable($0) }
    for line in lines { shown[line.line, default: ""] += " " + line.text }
    readTombstones(in: all)
    let wasSuspended = ledger.isSuspended
    for table in tables {
      for row in table.table.rows { read(row, of: table) }
    }
    let covered = tables.reduce(into: Set<Int>()) { $0.formUnion($1.lines) }
    for number in source.lines.starts.indices.map({ $0 + 1 }) where !covered.contains(number) {
      read(lineOutside: number)
    }
    if tables.isEmpty {
      ledger.isSuspended = true
      report(
        0, "no table with the columns 'participant' and 'consent'",
        advice:
          "Write '| participant | consent | date |', '|---|---|---|' and a row for each participant; until then "
          + "every participant is taken to have refused.")
    }
    if source.bytes.count(where: { $0 == UInt8(ascii: "[") }) > bracketLimit, !wasSuspended {
      ledger.isSuspended = true
      report(
        0, "the ledger has more than \(bracketLimit) opening brackets",
        advice: "Write names without links; until then every participant is taken to have refused.")
    }
    reportContradictions()
  }

  /// Says where one line grants what another does not.
  private mutating func reportContradictions() {
    for (name, line) in grantLines.sorted(by: { $0.value < $1.value }) {
      if let other = otherLines[name] {
        report(
          max(line, other), "two rows about one participant contradict each other",
          advice: "The stricter holds; delete the row that does not.")
      }
      if let place = ledger.mentioned[name], place.file == source.path {
        findings.append(.mentionedParticipant(place))
      }
    }
  }

  /// Tombstones hold wherever they stand: a damaged table must not bring back whom it erased.
  private mutating func readTombstones(in tables: [TableText]) {
    let cells = tables.flatMap { [$0.header] + $0.rows.map(\.cells) }.joined().map(\.text)
    for text in cells + shown.values + [String(decoding: source.bytes, as: UTF8.self)] {
      let (found, isDamaged) = Tombstone.all(in: text)
      ledger.tombstones.formUnion(found)
      if isDamaged, !ledger.hasUnreadableTombstones {
        ledger.hasUnreadableTombstones = true
        findings.append(
          Finding(
            .invalidConsent, at: Place(file: source.path),
            "a tombstone has not the 64 hexadecimal digits that it was written with",
            advice:
              "Bring it back from the repository; until then whoever is named as a participant may be erased, and is "
              + "left out of everything.",
            severity: .error))
      }
    }
  }

  private mutating func read(_ row: TableText.Row, of table: ConsentTable) {
    let statement = table.statement(of: row, raw: text(ofLine: row.line))
    if statement == .nothing { return }
    let cells = table.participants.compactMap { $0 < row.cells.count ? row.cells[$0].text : nil }
    let isTombstone = cells.contains {
      let (found, isDamaged) = Tombstone.all(in: $0)
      return isDamaged || !found.isEmpty
    }
    if isTombstone { return }
    let names = cells.flatMap { ComparedName.listed(in: $0) }
    known.formUnion(names.map(\.loose))
    guard let name = names.first, !ConsentWords.isNobody(name) else {
      if statement != .granted { ledger.isSuspended = true }
      return report(
        row.line, "a row names no participant",
        advice: statement == .granted
          ? "Write who it is about." : "Write who it is about; until then everybody has refused.")
    }
    switch statement {
    case .nothing: break
    case .granted:
      ledger.granted.insert(name.exact)
      grantLines[name.loose] = row.line
    case .unknown:
      ledger.unknown.formUnion(names.map(\.loose))
      for name in names { otherLines[name.loose] = row.line }
    case .erased:
      ledger.erasedNames.formUnion(names.map(\.loose))
      report(
        row.line, "an erased participant is named",
        advice: "Run 'tuneboard erase' with the name, which puts a tombstone in its place.")
    case .refused(let reason):
      for name in names { otherLines[name.loose] = row.line }
      ledger.refused.formUnion(names.map(\.loose))
      // `u-1 u-2`; and a row that says nothing plainly may be about anybody in it.
      let texts = reason == nil ? cells : row.cells.map(\.text) + [text(ofLine: row.line)]
      ledger.suspected.formUnion(texts.flatMap { ComparedWords($0).phrases })
      ledger.suspected.formUnion(
        cells.map { ComparedName($0.filter { !"*_~`".contains($0) }).loose })
      // `a*b*c` is a name, or markup in one.
      let letters = Set(names.map { Self.letters($0.loose) })
      ledger.refused.formUnion(
        ComparedWords(text(ofLine: row.line)).words.filter { letters.contains(Self.letters($0)) })
      if let reason {
        report(
          row.line, reason,
          advice: "It is taken as denied; write 'granted' or 'denied' and nothing else.")
      }
    }
  }

  private static func letters(_ word: String) -> String {
    String(String.UnicodeScalarView(word.unicodeScalars.filter(\.properties.isAlphabetic)))
      + word.filter(\.isNumber)
  }

  private mutating func read(lineOutside number: Int) {
    let raw = text(ofLine: number)
    let line = raw + " " + (shown[number] ?? "")
    let words = ComparedWords(raw).phrases + ComparedWords(shown[number] ?? "").phrases
    guard !words.isEmpty, Tombstone.all(in: line).found.isEmpty else { return }
    let place = ConsentLedger.Line(file: source.path, number: number)
    for word in words where ledger.mentioned[word] == nil { ledger.mentioned[word] = place }
    let said = ComparedWords(line).words
    let sentences = [raw, shown[number] ?? ""].flatMap(Self.sentences)
    let isTakenBack = ConsentWords.isStruck(raw) && ConsentWords.mentionsUse(said)
    // In a list or a row of its own, "no" is an answer.
    let values = line.split { "|:=".contains($0) }.dropFirst()
    guard
      isTakenBack
        || sentences.contains(where: { ConsentWords.refuses(ComparedWords($0).words, $0) })
        || values.contains(where: { ConsentWords.isRefusal(String($0)) }),
      !ConsentWords.isLegend(ComparedWords(raw).words)
    else { return }
    if line.contains(erasedName) { return }
    if names(words) {
      return report(
        number, "a line that is no row of the table refuses",
        advice: "Whoever it names is taken to have refused; write a row for them.")
    }
    ledger.isSuspended = true
    report(
      number, "a line refuses, and nobody can say for whom",
      advice:
        "Until it is a row of the table, or gone, every participant is taken to have refused.")
  }

  /// The sentences of a line: `need not be here` and `who agreed` in two of them refuse nothing.
  private static func sentences(_ line: String) -> [String] {
    var result = [""]
    for character in line {
      result[result.count - 1].append(character)
      if ".!?;".contains(character) { result.append("") }
    }
    return result
  }

  /// Whether words that follow each other in a line name somebody: in another row, or as pseudonyms look.
  private func names(_ phrases: [String]) -> Bool {
    if phrases.contains(where: { known.contains($0) }) { return true }
    let first = phrases.first { word in word.utf8.contains { (0x61...0x7A).contains($0) } }
    return first.map { word in
      word.utf8.contains { (0x30...0x39).contains($0) } && !word.contains(" ")
    } ?? false
  }

  private mutating func report(_ line: Int, _ summary: String, advice: String) {
    let place =
      line == 0 ? Place(file: source.path) : Place(file: source.path, line: line, column: 1)
    findings.append(Finding(.invalidConsent, at: place, summary, advice: advice))
  }
}

/// What stands for the pseudonym of an erased participant in text that stays.
package let erasedName = "[ERASED]"

extension Finding {
  /// Says that a participant is named in a ledger where nothing grants.
  package static func mentionedParticipant(_ line: ConsentLedger.Line) -> Finding {
    Finding(
      .invalidConsent, at: Place(file: line.file, line: line.number, column: 1),
      "a line that is no row of the table names a participant",
      advice:
        "It is taken as a refusal; write what they said into the table, and take the name out here."
    )
  }
}
