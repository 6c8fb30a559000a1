import Analysis
import Findings
import Foundation
import Planning
import Privacy
import TestSupport
import Testing

@testable import Project

/// `history.jsonl`: what a run adds, and what it makes of what stands there.
struct HistoryFileTests {
  private static let empathyShare = MeasureName(share: "empathy-share", of: "empathy")
  private static let names = MeasureNames(shares: [empathyShare])

  private func entry(
    _ day: String = "2026-01-21", content: String = "c", version: String = "1",
    _ facts: Facts = Facts([.examples: 12, Self.empathyShare: 0.123_456_789])
  ) throws -> HistoryEntry {
    HistoryEntry(
      day: try #require(CalendarDay(day)), content: content, version: version, method: 3,
      facts: facts)
  }

  private func read(_ text: String) -> HistoryFile {
    HistoryFile(reading: Array(text.utf8), Self.names)
  }

  @Test func `a run is read as it was recorded, to six decimals`() throws {
    let folder = try TemporaryFolder()
    #expect(HistoryFile.record(try entry(), in: folder.path, Self.names).isEmpty)
    #expect(
      try folder.read(HistoryFile.name) == #"{"date":"2026-01-21","content":"c","version":"1","#
        + #""method":3,"facts":{"examples":12,"empathy-share":0.123457}}"# + "\n")
    let history = HistoryFile(of: folder.path, Self.names)
    #expect(history.findings.isEmpty)
    let read = try #require(history.entries.first)
    #expect(read.day == CalendarDay("2026-01-21"))
    #expect((read.content, read.version, read.method) == ("c", "1", 3))
    #expect(read.facts.changes(since: try entry().facts, Self.names).isEmpty)
  }

  @Test func `the same run is recorded once, another adds a line and changes none`() throws {
    let folder = try TemporaryFolder()
    func record(_ entry: HistoryEntry) throws -> [Substring] {
      #expect(HistoryFile.record(entry, in: folder.path, Self.names).isEmpty)
      return try folder.read(HistoryFile.name).split(separator: "\n")
    }
    let first = try record(try entry())
    // On another day: what decided it is the same.
    #expect(try record(try entry("2026-02-01")) == first)
    let second = try record(try entry(content: "d"))
    #expect(second.count == 2 && second.starts(with: first))
    // What was there before the last is a run again.
    #expect(try record(try entry()).count == 3)
    #expect(try record(try entry(version: "2")).count == 4)
    #expect(try record(try entry(version: "2", Facts([.examples: 13]))).count == 5)
    // Of facts that one of two runs did not measure, nobody knows whether they differ.
    #expect(try record(try entry(version: "2", Facts([.flagged: 3]))).count == 5)
  }

  @Test func `a line that was not ended is ended first, and stays`() throws {
    let folder = try TemporaryFolder()
    try folder.write(HistoryFile.name, "half a li")
    #expect(HistoryFile.record(try entry(), in: folder.path, Self.names).isEmpty)
    let lines = try folder.read(HistoryFile.name).split(separator: "\n")
    #expect(lines.count == 2 && lines[0] == "half a li")
  }

  @Test(arguments: [
    "{", "[]", "null", "x", "{}", #"{"date":"2026-01-21"}"#,
    #"{"date":"2026-13-01","content":"","version":"","facts":{}}"#,
    #"{"date":"2026-01-21","content":"","version":"","facts":{"examples":"12"}}"#,
    #"{"date":"2026-01-21","content":1,"version":"","facts":{}}"#,
  ])
  func `a line that is none of the history is reported where it stands, and the others are read`(
    _ line: String
  ) throws {
    let sound = #"{"date":"2026-01-21","content":"","version":"","facts":{}}"#
    let history = read("\n\(sound)\n\(line)\n \n\(sound)")
    #expect(history.entries.count == 2)
    #expect(history.findings.map(\.code) == [.invalidHistory])
    #expect(history.findings.map(\.place?.line) == [3])
  }

  @Test func `facts of another version, and what is no number of anything, are left out`() {
    let history = read(
      #"{"date":"2026-01-21","content":"","version":"9","facts":{"examples":3,"of-tomorrow":4,"flagged":-1}}"#
    )
    #expect(history.entries.map(\.facts) == [Facts([.examples: 3])])
    // Lines of the first versions do not say by which method they judged.
    #expect(history.entries.map(\.method) == [Method.first])
  }

  @Test func `a folder without a history has an empty one`() throws {
    let history = HistoryFile(of: try TemporaryFolder().path, Self.names)
    #expect(history.entries.isEmpty && history.findings.isEmpty)
  }

  @Test func `a link is not written through, and a folder is no history`() throws {
    let folder = try TemporaryFolder()
    try folder.write("elsewhere.jsonl", "")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/" + HistoryFile.name,
      withDestinationPath: folder.path + "/elsewhere.jsonl")
    #expect(
      HistoryFile.record(try entry(), in: folder.path, Self.names).map(\.code) == [
        .unwrittenHistory
      ])
    #expect(try folder.read("elsewhere.jsonl") == "")

    let other = try TemporaryFolder()
    try other.write(HistoryFile.name + "/x", "")
    #expect(
      HistoryFile.record(try entry(), in: other.path, Self.names).map(\.code) == [.unwrittenHistory]
    )
    #expect(HistoryFile(of: other.path, Self.names).findings.map(\.code) == [.invalidHistory])
  }
}
