internal import Bytes
internal import Findings
internal import Planning
internal import Privacy
internal import Records
internal import Storage

/// `history.jsonl`: one line for each run that was decided by something else than the one before.
///
/// A line holds the day, a hash of what decided the run, the version, that of the method and the facts. It is what the run saw on its day,
/// and never changes: lines are only added. Lines that cannot be read are reported, left out of every number, and
/// stay in the file.
package struct HistoryFile: Sendable {
  package static let name = "history.jsonl"

  private(set) var entries: [HistoryEntry] = []
  private(set) var findings: [Finding] = []
  /// The facts that are read and written.
  private let names: MeasureNames
  /// Whether the file is empty or ends with a line end.
  private var endsLine = true

  init(_ names: MeasureNames) { self.names = names }

  /// Reads the history of a project folder; an empty one where there is none.
  init(of root: String, _ names: MeasureNames) {
    self.init(names)
    let path = root + "/" + Self.name
    do throws(DiskError) {
      guard try Disk.status(of: path, followingLinks: false) != nil else { return }
      self = HistoryFile(reading: try Disk.read(path), names)
    } catch {
      findings = [
        Finding(
          .invalidHistory, at: Place(file: "history.jsonl"), "cannot be read: \(error.reason)",
          advice: error.advice(
            or: "Mend its permissions; until then nothing is compared with earlier runs."))
      ]
    }
  }

  init(reading bytes: [UInt8], _ names: MeasureNames) {
    self.init(names)
    endsLine = bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy({ $0 <= 0x20 }) {
      if let entry = HistoryLine(line: line)?.entry(names) {
        entries.append(entry)
      } else {
        findings.append(
          Finding(
            .invalidHistory, at: Place(file: "history.jsonl", line: index + 1, column: 1),
            "line is not one of the history", advice: "Delete it; it was left out."))
      }
    }
  }

  /// The line that holds a run already: the last, where the same decided it and the same was found.
  func recorded(_ entry: HistoryEntry) -> HistoryEntry? {
    guard let last = entries.last, last.content == entry.content, last.version == entry.version,
      last.method == entry.method
    else { return nil }
    // What one of them did not measure says nothing.
    let differs = entry.facts.changes(since: last.facts, names).contains { $0.difference != nil }
    return differs ? nil : last
  }

  /// What a run adds to the file; nil when it holds that run already.
  private func added(_ entry: HistoryEntry) -> [UInt8]? {
    if recorded(entry) != nil { return nil }
    var writer = JSONWriter()
    if !endsLine { writer.newline() }
    HistoryLine(entry, names).append(to: &writer)
    return writer.bytes
  }

  /// Adds a run to a project's history, at its end: nothing that stands there is written again.
  ///
  /// - Returns: What went wrong, if anything; the history then stands as it was.
  static func record(
    _ entry: HistoryEntry, in root: String, _ names: MeasureNames
  ) -> [Finding] {
    let path = root + "/" + name
    func unwritten(_ reason: String, _ advice: String) -> [Finding] {
      [
        Finding(
          .unwrittenHistory, at: Place(file: "history.jsonl"), "cannot be written: \(reason)",
          advice: advice)
      ]
    }
    do throws(DiskError) {
      if let kind = try Disk.status(of: path, followingLinks: false)?.kind, kind != .file {
        return unwritten(
          "it is no file of the project's own",
          "Put the file itself there, or run with '--no-history'.")
      }
      // Read again: another run may have added a line since.
      try Disk.append(to: path) { HistoryFile(reading: $0, names).added(entry) }
      return []
    } catch {
      return unwritten(error.reason, "Mend its permissions, or run with '--no-history'.")
    }
  }
}
