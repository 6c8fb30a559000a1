internal import Export
internal import Findings
internal import Planning

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// `history.jsonl`: one line for each run that found something else than the one before.
///
/// A line holds the day, a hash of what was read, the version and the facts. Lines that cannot be read
/// are reported, left out of every number, and stay in the file.
package struct HistoryFile: Sendable {
  package static let name = "history.jsonl"

  private(set) var entries: [HistoryEntry] = []
  private(set) var findings: [Finding] = []
  private var lines: [ArraySlice<UInt8>] = []
  /// Whether the last line is an entry, rather than one that cannot be read.
  private var endsWithEntry = false

  init() {}

  /// Reads the history of a project folder; an empty one where there is none.
  init(of root: String) {
    self.init()
    let path = root + "/" + Self.name
    do throws(DiskError) {
      guard try Disk.status(of: path) != nil else { return }
      self = HistoryFile(reading: try Disk.read(path))
    } catch {
      findings = [
        Finding(
          .invalidHistory, at: Place(file: Self.name), "cannot be read: \(error.reason)",
          advice: "Mend its permissions; until then nothing is compared with earlier runs.")
      ]
    }
  }

  init(reading bytes: [UInt8]) {
    lines = bytes.split(separator: UInt8(ascii: "\n"))
    for (index, line) in lines.enumerated() {
      if let entry = Self.entry(line) {
        entries.append(entry)
        endsWithEntry = true
      } else {
        endsWithEntry = false
        findings.append(
          Finding(
            .invalidHistory, at: Place(file: Self.name, line: index + 1, column: 1),
            "line is not one of the history", advice: "Delete it; it was left out."))
      }
    }
  }

  private struct Line: Decodable {
    var date: String
    var content: String
    var version: String
    var facts: [String: Double]
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> HistoryEntry? {
    // A line that is no JSON of this form is reported where this is called.
    guard let stored = try? JSONDecoder().decode(Line.self, from: Data(line)),
      let day = CalendarDay(stored.date)
    else { return nil }
    var facts = Facts()
    for (name, value) in stored.facts where value.isFinite && value >= 0 {
      // Facts of another version than ours may have other names.
      if let name = MeasureName(rawValue: name) { facts[name] = value }
    }
    return HistoryEntry(
      day: day, content: stored.content, version: stored.version, facts: facts)
  }

  private static func line(_ entry: HistoryEntry) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.key("date")
      $0.string(entry.day.description)
      $0.key("content")
      $0.string(entry.content)
      $0.key("version")
      $0.string(entry.version)
      $0.key("facts")
      $0.object { json in
        for name in MeasureName.allCases {
          guard let value = entry.facts[name] else { continue }
          json.key(name.rawValue)
          json.decimal(value, places: 6)
        }
      }
    }
    return writer.take()
  }

  /// The file with a run added; nil when it holds that run already.
  ///
  /// A run that read the same content as the last one takes its place, where its facts differ.
  func adding(_ entry: HistoryEntry) -> [UInt8]? {
    var lines = lines
    if endsWithEntry, let last = entries.last, last.content == entry.content {
      var replacement = entry
      replacement.day = last.day
      let line = Self.line(replacement)
      if lines.last?.elementsEqual(line) == true { return nil }
      lines.removeLast()
      lines.append(line[...])
    } else {
      lines.append(Self.line(entry)[...])
    }
    return lines.reduce(into: []) { $0 += $1 + [UInt8(ascii: "\n")] }
  }

  /// Adds a run to a project's history.
  ///
  /// - Returns: What went wrong, if anything; the history then stands as it was.
  static func record(_ entry: HistoryEntry, in root: String) -> [Finding] {
    // Read again: another run may have added a line since.
    let history = HistoryFile(of: root)
    let path = root + "/" + name
    do throws(DiskError) {
      guard let bytes = history.adding(entry) else { return [] }
      try write(bytes, to: path + ".partial")
      try Disk.move(path + ".partial", to: path)
      return []
    } catch {
      return [
        Finding(
          .unwrittenHistory, at: Place(file: name), "cannot be written: \(error.reason)",
          advice: "Mend its permissions, or run with '--no-history'.")
      ]
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(DiskError) {
    let file = try DiskFile(creating: path)
    try file.append(bytes)
  }
}
