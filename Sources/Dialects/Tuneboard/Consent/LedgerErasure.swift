internal import Bytes
package import Corpus
internal import Findings
internal import Markdown

/// A ledger with a participant erased: rows about them are gone, a tombstone says since when, and where they are named
/// besides, the name is.
///
/// Line ends, other rows, columns and text stay as they are.
///
/// - Parameters:
///   - hidden: Their name, told from those of others.
///   - tables: The tables of the ledger that say who agreed.
///   - old: Whether a tombstone is one of theirs, of an earlier version.
///   - tombstone: nil where another ledger of the project has it.
///   - day: `YYYY-MM-DD`.
package func erasing(
  _ participant: String, _ hidden: HiddenName, from source: SourceText, _ tables: [ConsentTable],
  replacing old: (Tombstone) -> Bool, by tombstone: Tombstone?, on day: String
) -> [UInt8] {
  let name = ComparedName(participant)
  let count = source.lines.starts.count - (source.lines.starts.last == source.bytes.count ? 1 : 0)
  var rows: [Int: (cells: [String], isAlone: Bool)] = [:]
  for table in tables {
    for row in table.table.rows {
      let cells = table.participants.compactMap { $0 < row.cells.count ? row.cells[$0].text : nil }
      let isAlone = cells.allSatisfy { ComparedName.listed(in: $0).count < 2 }
      rows[row.line] = (cells, isAlone)
    }
  }
  let last = tables.last
  var kept: [UInt8] = []
  var lineEnd = Array("\n".utf8)
  for number in 1..<count + 1 {
    let line = source.line(number)
    let end = source.bytes[line.endIndex..<source.lines.offset(ofLine: number + 1)]
    if !end.isEmpty { lineEnd = Array(end) }
    let original = String(decoding: line, as: UTF8.self)
    let text = withoutTombstones(original, old)
    let isTheirs =
      rows[number].map { row in
        row.isAlone && row.cells.contains { ComparedName($0).loose == name.loose }
          || row.cells.contains { Tombstone.all(in: $0).found.contains(where: old) }
      } ?? false
    if !isTheirs {
      kept +=
        (hidden.stands(in: text) || text != original
          ? Array(hidden.replaced(by: erasedName, in: text).utf8) : Array(line)) + end
    }
    if number == last?.lastLine, let last, let tombstone {
      if end.isEmpty, !kept.isEmpty, kept.last != UInt8(ascii: "\n") { kept += lineEnd }
      kept += Array(last.row(of: tombstone, on: day, like: text).utf8) + lineEnd
    }
  }
  kept = withoutLines(naming: hidden, in: kept)
  guard last == nil, let tombstone else { return kept }
  if !kept.isEmpty {
    if kept.last != UInt8(ascii: "\n") { kept += lineEnd }
    kept += lineEnd
  }
  let end = String(decoding: lineEnd, as: UTF8.self)
  let lines =
    (kept.isEmpty ? ["# Consent", ""] : [])
    + [
      "| participant | consent | date |", "| --- | --- | --- |",
      "| \(tombstone.text) | erased | \(day) |", "",
    ]
  return kept + Array(lines.joined(separator: end).utf8)
}

/// A line without tombstones that others can guess at.
private func withoutTombstones(_ line: String, _ old: (Tombstone) -> Bool) -> String {
  var result = line
  for tombstone in Tombstone.all(in: line).found where old(tombstone) {
    let wanted = Array(tombstone.text.utf8)
    var bytes = Array(result.utf8)
    let count = bytes.count - wanted.count
    let start = (0..<max(0, count + 1)).first { start in
      wanted.indices.allSatisfy {
        wanted[$0] == bytes[start + $0] | 0x20 || wanted[$0] == bytes[start + $0]
      }
    }
    // What is broken up by markup goes with its line.
    guard let start else { return "" }
    bytes.replaceSubrange(start..<start + wanted.count, with: Array(erasedName.utf8))
    result = String(decoding: bytes, as: UTF8.self)
  }
  return result
}

/// The text without lines in which readers see a name that is not written in one piece: `u-**7171**`, `u&#45;7171`.
private func withoutLines(naming hidden: HiddenName, in bytes: [UInt8]) -> [UInt8] {
  let (tables, lines) = Document(bytes).tablesAndText()
  var left = Set(lines.filter { hidden.stands(in: $0.text) }.map(\.line))
  for row in tables.flatMap(\.rows) where row.cells.contains(where: { hidden.stands(in: $0.text) })
  {
    left.insert(row.line)
  }
  if left.isEmpty { return bytes }
  let index = LineIndex(bytes)
  return (1...index.starts.count).filter { !left.contains($0) }.flatMap {
    bytes[index.offset(ofLine: $0)..<index.offset(ofLine: $0 + 1)]
  }
}

/// Whether a ledger names somebody, as it is written or as readers see it.
package func stands(_ hidden: HiddenName, inLedger bytes: [UInt8]) -> Bool {
  if hidden.stands(in: String(decoding: bytes, as: UTF8.self)) { return true }
  let (tables, lines) = Document(bytes).tablesAndText()
  return lines.contains { hidden.stands(in: $0.text) }
    || tables.contains { table in
      (table.header + table.rows.flatMap(\.cells)).contains { hidden.stands(in: $0.text) }
    }
}

extension ConsentTable {
  /// Everybody whom its rows name in one word: `kim (asked twice)` is no other name than `kim`.
  package var names: [ComparedName] {
    table.rows.flatMap { row in
      participants.compactMap { $0 < row.cells.count ? row.cells[$0].text : nil }.flatMap { cell in
        let names = ComparedName.listed(in: cell)
        return (names.count > 1 ? Array(names.dropFirst()) : names).filter { name in
          name.loose.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
              || "-_.@+".unicodeScalars.contains($0)
          }
        }
      }
    }
  }

  /// The row of a tombstone, indented like another of its rows.
  fileprivate func row(of tombstone: Tombstone, on day: String, like other: String) -> String {
    var cells = [String](repeating: "", count: max(participants[0], consents[0], date ?? 0) + 1)
    cells[participants[0]] = tombstone.text
    for column in consents where column < cells.count { cells[column] = "erased" }
    if let date { cells[date] = day }
    return other.prefix { $0 == " " || $0 == ">" } + "| " + cells.joined(separator: " | ") + " |"
  }
}
