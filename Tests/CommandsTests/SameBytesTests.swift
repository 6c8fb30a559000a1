import Foundation
import TestSupport
import Testing

/// The same input gives the same bytes, whatever the machine does with it.
struct SameBytesTests {
  /// A copy of the fixture with some 120 conversations, and the site that one core makes of another copy.
  private func fixtureProject() async throws -> (project: Project, site: FolderTree) {
    (
      try Project(copying: Repository.fixture("reflectwithin")),
      try await FixtureSite.written.value.tree
    )
  }

  @Test func `any number of jobs gives the same bytes`() async throws {
    let (project, expected) = try await fixtureProject()
    for jobs in ["2", "3", "7"] {
      let site = project.folder.path + "/site-\(jobs)"
      try await project.report(["--jobs", jobs], to: site)
      #expect(try FolderTree(of: site).differences(from: expected) == [])
    }
    #expect(expected.files.count > 15)
  }

  @Test func `a second run over the first gives the same bytes`() async throws {
    let (project, expected) = try await fixtureProject()
    for _ in 0..<2 { try await project.report() }
    #expect(try project.siteTree().differences(from: expected) == [])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: project.folder.path).sorted()
        == ["project", "site"])
  }

  @Test func `a copy of the input in another folder gives the same bytes`() async throws {
    let (project, expected) = try await fixtureProject()
    let elsewhere = project.folder.path + "/some where/ä-project"
    try FileManager.default.createDirectory(
      atPath: project.folder.path + "/some where", withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: project.path, toPath: elsewhere)
    // From inside, into the default output, a second time with its own site in the folder.
    for _ in 0..<2 {
      let outcome = try await Tuneboard.run(["report", "--date", Sample.day], in: elsewhere)
      #expect(outcome.output.contains("Dashboard: ./site/index.html"))
    }
    #expect(try FolderTree(of: elsewhere + "/site").differences(from: expected) == [])
  }

  @Test func `the day comes from SOURCE_DATE_EPOCH unless it is given`() async throws {
    let project = try Project.sound()
    try await project.report()
    let expected = try project.siteTree()
    // The first and the last second of the day.
    for seconds in ["1768953600", "1769039999"] {
      let site = project.folder.path + "/site-\(seconds)"
      let outcome = try await Tuneboard.run(
        ["report", project.path, "--output", site], environment: ["SOURCE_DATE_EPOCH": seconds])
      #expect(outcome.status == 0)
      #expect(try FolderTree(of: site).differences(from: expected) == [])
    }
    try await project.report(environment: ["SOURCE_DATE_EPOCH": "0"])
    #expect(try project.siteTree().differences(from: expected) == [])
    let wrong = try await Tuneboard.run(
      ["check", project.path], environment: ["SOURCE_DATE_EPOCH": "yesterday"])
    #expect(wrong.status == 64)
    expectPieces(["SOURCE_DATE_EPOCH 'yesterday' is not a number of seconds"], in: wrong.errors)
  }

  @Test func `another day changes only what shows the day`() async throws {
    let project = try Project.sound()
    try await project.report()
    let expected = try project.siteTree()
    try await project.report(["--date", "2026-03-04"])
    let other = try project.siteTree()
    for name in other.differences(from: expected) {
      let text = try #require(other.text(name), "\(name)")
      guard name != "data/manifest.json" else { continue }
      let old = try #require(expected.text(name))
      let back = text.replacing("2026-03-04", with: Sample.day)
        .replacing("4 March 2026", with: "21 January 2026")
      #expect(back == old, "\(name) differs in more than the day")
    }
    #expect(!other.differences(from: expected).contains { $0.hasSuffix(".jsonl") })
  }
}
