import Foundation
public import Testing

/// Compares text with a file below `Fixtures/Golden`.
///
/// Where the file is missing, or with `RECORD_GOLDEN=1`, writes it and fails, so that nobody takes
/// a recording for a test that passed.
public func expectGolden(
  _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(filePath: Repository.fixture("Golden/" + name))
  let records = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  guard !records, FileManager.default.fileExists(atPath: url.path) else {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: url)
    Issue.record("recorded \(name); read it, then run again", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  guard actual != expected else { return }
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(name) differs from line \(line + 1) on:
    - \(line < old.count ? String(old[line].prefix(200)) : "(end)")
    + \(line < new.count ? String(new[line].prefix(200)) : "(end)")
    """, sourceLocation: sourceLocation)
}
