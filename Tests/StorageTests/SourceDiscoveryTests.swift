import Corpus
import Findings
import Foundation
import Privacy
import Storage
import TestSupport
import Testing

@testable import Project

struct SourceDiscoveryTests {
  private func discover(
    _ names: [String], excluding excluded: Set<String> = []
  ) throws -> SourceDiscovery {
    let folder = try TemporaryFolder()
    for name in names { try folder.write(name, "text") }
    return try SourceDiscovery(of: folder.path, excluding: excluded, masker: Masker())
  }

  private func listed(_ discovery: SourceDiscovery) -> [String] {
    discovery.files.map { "\($0.path) \($0.source.name)" }
  }

  @Test func `files come sorted by the bytes of their paths`() throws {
    let discovery = try discover([
      "conversations/b.md", "conversations/a/z.md", "conversations/a-b.md", "conversations/a.md",
      "conversations/B.md", "conversations/ä.md", "examples/a.md", "conversations/10.md",
      "conversations/9.md",
    ])
    #expect(
      listed(discovery) == [
        "conversations/10.md mined", "conversations/9.md mined", "conversations/B.md mined",
        "conversations/a-b.md mined", "conversations/a.md mined", "conversations/a/z.md mined",
        "conversations/b.md mined", "conversations/ä.md mined", "examples/a.md manual",
      ])
    #expect(discovery.findings == [])
    #expect(discovery.files.allSatisfy { $0.byteCount == 4 })
  }

  @Test func `only Markdown is read, and no README, hidden file or folder`() throws {
    let discovery = try discover([
      "conversations/a.md", "conversations/b.MARKDOWN", "conversations/c.txt",
      "conversations/README.md", "conversations/Readme.markdown", "conversations/.hidden.md",
      "conversations/.git/d.md", "conversations/readme-later.md", "conversations/md", "loose.md",
      "reviews/r.md",
    ])
    #expect(
      listed(discovery) == [
        "conversations/a.md mined", "conversations/b.MARKDOWN mined",
        "conversations/readme-later.md mined",
      ])
  }

  @Test func `a folder of loose files is read without plan, reviews and consent ledger`() throws {
    let discovery = try discover(
      [
        "a.md", "deep/b.md", "plan.md", "consent.md", "reviews/r.md", "README.md", "way.md",
        "deep/plan.md", "tuneboard.yml",
      ], excluding: ["way.md"])
    #expect(listed(discovery) == ["a.md mined", "deep/b.md mined", "deep/plan.md mined"])
  }

  @Test func `a nested folder called examples holds manual examples`() throws {
    let discovery = try discover(["corpus/examples/deep/a.md", "corpus/b.md", "examples.md"])
    #expect(
      listed(discovery) == [
        "corpus/b.md mined", "corpus/examples/deep/a.md manual", "examples.md mined",
      ])
  }

  @Test func `a site of ours among loose files is passed over, one of somebody else is not`() throws
  {
    let discovery = try discover(["site/report.json", "site/data/x.md", "site/report.md"])
    #expect(listed(discovery) == ["site/data/x.md mined", "site/report.md mined"])
    let folder = try TemporaryFolder()
    for name in ["a.md", "site/report.md", "site/report.json"] { try folder.write(name, "") }
    try folder.write("site/data/manifest.json", #"{"generator":"tuneboard","outputs":[]}"#)
    #expect(
      listed(try SourceDiscovery(of: folder.path, excluding: [], masker: Masker())) == [
        "a.md mined"
      ])
  }

  @Test func `links to files and folders are followed, and each folder is read once`() throws {
    let folder = try TemporaryFolder()
    try folder.write("project/conversations/real/a.md", "text")
    try folder.write("elsewhere/b.md", "text")
    let root = folder.path + "/project"
    let manager = FileManager.default
    for (link, target) in [
      ("b.md", "real/a.md"), ("linked", "real"), ("real/up", ".."), ("self", "self"),
      ("gone", "nowhere"), ("gone.md", "nowhere"), ("outside", "../../elsewhere"),
    ] {
      try manager.createSymbolicLink(
        atPath: root + "/conversations/" + link, withDestinationPath: target)
    }
    let discovery = try SourceDiscovery(of: root, excluding: [], masker: Masker())
    #expect(
      discovery.files.map(\.path) == [
        "conversations/b.md", "conversations/outside/b.md", "conversations/real/a.md",
      ])
    #expect(
      discovery.findings.map { "\($0.place?.file ?? "") \($0.code.rawValue)" }.sorted() == [
        "conversations/gone.md unreadable-file", "conversations/linked symlink-loop",
        "conversations/real/up symlink-loop", "conversations/self symlink-loop",
      ])
  }

  @Test func `ten folders that are linked across each other are read once each`() throws {
    let folder = try TemporaryFolder()
    let manager = FileManager.default
    for number in 0..<10 {
      try folder.write("shelf/\(number)/a.md", "text")
      for other in 0..<10 {
        try manager.createSymbolicLink(
          atPath: "\(folder.path)/shelf/\(number)/to-\(other)", withDestinationPath: "../\(other)")
      }
    }
    for (name, target) in [("conversations", "shelf/3"), ("examples", "shelf/3")] {
      try manager.createSymbolicLink(
        atPath: folder.path + "/" + name, withDestinationPath: target)
    }
    let discovery = try SourceDiscovery(of: folder.path, excluding: [], masker: Masker())
    #expect(
      listed(discovery)
        == ["conversations/a.md mined"]
        + [0, 1, 2, 4, 5, 6, 7, 8, 9].map { "conversations/to-\($0)/a.md mined" })
    #expect(Set(discovery.findings.map(\.code)) == [.symlinkLoop])
    #expect(discovery.findings.count == 92)
  }

  @Test func `a pipe in place of a folder of conversations is reported`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "text")
    try #require(mkfifo(folder.path + "/conversations", 0o600) == 0)
    let discovery = try SourceDiscovery(of: folder.path, excluding: [], masker: Masker())
    #expect(discovery.findings.map(\.code) == [.unreadableFile])
  }

  @Test func `names that are not UTF-8 are reported rather than passed over`() throws {
    let folder = try TemporaryFolder()
    try folder.write("conversations/a.md", "text")
    let make = Process()
    make.executableURL = URL(filePath: "/bin/sh")
    make.arguments = [
      "-c",
      #"cd "$1/conversations" && mkdir "$(printf 'Gespr\344che')" && touch "$(printf 'caf\351.md')""#,
      "sh", folder.path,
    ]
    try make.run()
    make.waitUntilExit()
    try #require(make.terminationStatus == 0)
    let discovery = try SourceDiscovery(of: folder.path, excluding: [], masker: Masker())
    #expect(discovery.files.map(\.path) == ["conversations/a.md"])
    #expect(
      discovery.findings.map(\.summary) == Array(repeating: "its name is not UTF-8", count: 2))
  }

  @Test func `a folder that is not there is an error`() throws {
    #expect(throws: DiskError.self) {
      try SourceDiscovery(of: "/nowhere/at/all", excluding: [], masker: Masker())
    }
  }
}
