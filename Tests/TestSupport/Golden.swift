import Foundation
public import Testing

/// Compares text with a file below `Fixtures/Golden`, as ``expectRecorded(_:at:sourceLocation:)`` does.
public func expectGolden(
  _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectRecorded(actual, at: "Fixtures/Golden/" + name, sourceLocation: sourceLocation)
}

/// Compares text with the part of a page of the manual that is made from the code.
///
/// The part stands between the lines `<!-- generated: NAME -->` and `<!-- end of NAME -->`, which every page that is
/// compared must have. It is recorded as golden files are; what stands around it is written by hand and stays.
public func expectGenerated(
  _ actual: String, _ name: String, in page: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = "Sources/Commands/Manual.docc/" + page
  let text = try String(contentsOfFile: Repository.path + "/" + path, encoding: .utf8)
  let start = try #require(text.range(of: "<!-- generated: \(name) -->\n"))
  let end = try #require(text.range(of: "<!-- end of \(name) -->"))
  try expectRecorded(
    text[..<start.upperBound] + actual + text[end.lowerBound...], at: path,
    sourceLocation: sourceLocation)
}

/// Compares text with a file of the repository.
///
/// Where the file is missing, or with `RECORD_GOLDEN=1`, writes it and fails, so that nobody takes
/// a recording for a test that passed.
public func expectRecorded(
  _ actual: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(filePath: Repository.path + "/" + path)
  let records = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
  guard !records, FileManager.default.fileExists(atPath: url.path) else {
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(actual.utf8).write(to: url)
    Issue.record("recorded \(path); read it, then run again", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  guard actual != expected else { return }
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(path) differs from line \(line + 1) on:
    - \(line < old.count ? String(old[line].prefix(200)) : "(end)")
    + \(line < new.count ? String(new[line].prefix(200)) : "(end)")
    """, sourceLocation: sourceLocation)
}
