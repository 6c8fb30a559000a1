internal import Bytes
internal import Findings
internal import Privacy

/// The values of a file's records, one after the other: of JSON what it says, of a table's row an object with its
/// columns.
struct RecordValues {
  /// For findings.
  private let path: ShownText
  private var stream: RecordStream
  private var header: (names: [String], line: Int)?

  /// - Parameters:
  ///   - findings: Takes what could not be read as it stands, here and in what follows.
  ///   - read: Gives the next bytes of the file; none at its end.
  init(
    path: ShownText, findings: inout FindingTally, read: @escaping () throws -> [UInt8]
  ) throws {
    self.path = path
    let name = path.text.lowercased()
    stream = try RecordStream(
      isTable: name.hasSuffix(".csv") || name.hasSuffix(".tsv"), read: read)
    if stream.encoding != .utf8 {
      findings.add(
        Finding(
          .invalidUTF8, at: Place(file: path, line: 1, column: 1),
          "the file is \(stream.encoding.name), and was read as that",
          advice: "Columns count the bytes that it would have as UTF-8.", severity: .note))
    }
  }

  /// The next record that has a value, with its place; nil at the end of the file.
  mutating func next(findings: inout FindingTally) throws -> (value: JSON, place: Place)? {
    while let record = try stream.next() {
      guard let value = value(of: record, findings: &findings) else { continue }
      return (value, Place(file: path, line: record.line, column: record.column))
    }
    return nil
  }

  /// Says what shows at the end of the file alone.
  ///
  /// - Parameter hasConversation: Whether a record was a conversation, or part of one.
  func reportEnd(hasConversation: Bool, findings: inout FindingTally) {
    if stream.damagedCount > 0 {
      findings.add(
        Finding(
          .invalidUTF8, at: Place(file: path),
          "\(stream.damagedCount) units of the file are no characters of \(stream.encoding.name)",
          advice: "They are U+FFFD in what was written."))
    }
    // Without a row that is a conversation the header may have been none.
    if let header, !hasConversation {
      let names = header.names.prefix(20).map { "'\(shortened($0, 48))'" }
      findings.add(
        leftOutRecord:
          "no row became a conversation; its columns are \(names.joined(separator: ", "))",
        at: Place(file: path, line: header.line, column: 1),
        advice: "The first row names the columns: '--field user=NAME --field assistant=NAME'.")
    }
  }

  /// A record's value; nil with a finding where it has none, and for a table's header.
  private mutating func value(of record: Record, findings: inout FindingTally) -> JSON? {
    let place = Place(file: path, line: record.line, column: record.column)
    if let problem = record.problem {
      findings.add(
        Finding(
          .invalidRecord, at: place, problem,
          advice: record.isHarmless
            ? "Look whether one was deleted." : "Mend it; the other records were read.",
          severity: record.isHarmless ? .warning : .error))
      return nil
    }
    var bytes = record.bytes
    if String(validating: bytes, as: UTF8.self) == nil {
      findings.add(
        Finding(
          .invalidUTF8, at: place, "the record has bytes that are not UTF-8",
          advice: "They are U+FFFD in what was written; convert the file to UTF-8."))
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    if stream.isTable { return row(bytes, at: place, findings: &findings) }
    do throws(JSONError) {
      let (value, hasLoneSurrogate) = try JSONReader.read(bytes, .lenient)
      if hasLoneSurrogate {
        findings.add(
          Finding(
            .invalidUTF8, at: place, "the record has half of a surrogate pair",
            advice: "It is U+FFFD in what was written.", severity: .warning))
      }
      return value
    } catch {
      let before = bytes.prefix(error.offset)
      let breaks = before.count { $0 == 0x0A }
      let column =
        breaks == 0
        ? record.column + error.offset
        : before.count - (before.lastIndex(of: 0x0A) ?? 0)
      findings.add(
        leftOutRecord: "it is no JSON: \(error.reason)",
        at: Place(file: path, line: record.line + breaks, column: column))
      return nil
    }
  }

  /// A row of a table as an object; nil for its header, and with a finding where it has other cells.
  private mutating func row(
    _ bytes: [UInt8], at place: Place, findings: inout FindingTally
  ) -> JSON? {
    let separator = stream.separator ?? UInt8(ascii: ",")
    let (cells, problem) = TableRow.cells(bytes, separator: separator)
    if let problem {
      findings.add(
        Finding(
          .invalidRecord, at: place, problem,
          advice: "Look whether a quote is missing there: its cells may have shifted.",
          severity: .warning))
    }
    guard let header else {
      header = (cells.map { String(decoding: $0, as: UTF8.self) }, place.line)
      return nil
    }
    if cells.count != header.names.count {
      findings.add(
        leftOutRecord: "it has \(cells.count) cells, and the header \(header.names.count)",
        at: place)
      return nil
    }
    return .object(zip(header.names, cells).map { JSON.Member(key: $0, value: .string($1)) })
  }
}

extension FindingTally {
  /// Counts a record that gives nothing, with why.
  mutating func add(
    leftOutRecord reason: String, at place: Place,
    advice: String = "Mend it; the other records were read."
  ) {
    add(
      Finding(.invalidRecord, at: place, "the record was left out: \(reason)", advice: advice))
  }
}
