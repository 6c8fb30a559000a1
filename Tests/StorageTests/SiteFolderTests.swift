import Foundation
import Records
import Storage
import TestSupport
import Testing

@testable import Project

/// What a run that was killed at any step leaves, and what the next one makes of it.
struct SiteFolderTests {
  private let manager = FileManager.default

  /// Writes a site of some pages and its manifest, as a run does.
  private func publish(_ pages: [String: String], at path: String) throws {
    var site = try SiteFolder(at: path)
    try write(pages, into: &site)
    try site.publish()
  }

  private func write(_ pages: [String: String], into site: inout SiteFolder) throws {
    for (name, text) in pages.sorted(by: { $0.key < $1.key }) {
      try site.write(name, Array(text.utf8))
    }
    let manifest = SiteManifest(version: "1", inputs: [], outputs: site.written)
    try site.write(SiteManifest.path, manifest.json)
  }

  private func pages(_ folder: TemporaryFolder) throws -> [String: String] {
    let tree = try FolderTree(of: folder.path + "/site")
    return Dictionary(
      uniqueKeysWithValues: tree.files.filter { $0 != SiteManifest.path }
        .map { ($0, tree.text($0) ?? "") })
  }

  @Test func `the old site stands until the new one is published`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/site"
    try publish(["index.html": "1", "old/page.html": "1"], at: path)
    var site = try SiteFolder(at: path)
    try write(["index.html": "2", "new/page.html": "2"], into: &site)
    #expect(try pages(folder) == ["index.html": "1", "old/page.html": "1"])
    try site.publish()
    #expect(try pages(folder) == ["index.html": "2", "new/page.html": "2"])
    #expect(try manager.contentsOfDirectory(atPath: folder.path) == ["site"])
  }

  @Test func `a run that gives up leaves nothing behind`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/site"
    try publish(["index.html": "1"], at: path)
    var site = try SiteFolder(at: path)
    try write(["index.html": "2"], into: &site)
    site.discard()
    #expect(try pages(folder) == ["index.html": "1"])
    #expect(try manager.contentsOfDirectory(atPath: folder.path) == ["site"])
  }

  @Test(arguments: [
    [], [".tuneboard-lock"], [".tuneboard-lock", "site/index.html", "site/data/manifest.json"],
    [".tuneboard-lock", "tuneboard-a1B2c3"],
  ])
  func `what a killed run left is taken over`(_ leftovers: [String]) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/site"
    try publish(["index.html": "1"], at: path)
    try manager.createDirectory(atPath: path + ".partial", withIntermediateDirectories: false)
    for name in leftovers { try folder.write("site.partial/" + name, "left") }
    try publish(["index.html": "2"], at: path)
    #expect(try pages(folder) == ["index.html": "2"])
    #expect(try manager.contentsOfDirectory(atPath: folder.path) == ["site"])
  }

  @Test func `a second run is refused while the first is at work, and not after it`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/site"
    var first = try SiteFolder(at: path)
    #expect {
      _ = try SiteFolder(at: path)
    } throws: {
      if case .busy? = $0 as? SiteError { true } else { false }
    }
    try write(["index.html": "1"], into: &first)
    try first.publish()
    try publish(["index.html": "2"], at: path)
    #expect(try pages(folder) == ["index.html": "2"])
  }

  @Test func `files of somebody else that come while a run works stay`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/site"
    try publish(["index.html": "1"], at: path)
    var site = try SiteFolder(at: path)
    try write(["index.html": "2"], into: &site)
    try folder.write("site/mine.txt", "mine")
    try site.publish()
    #expect(try pages(folder) == ["index.html": "2", "mine.txt": "mine"])
  }

  @Test func `the pages of a run that was killed while it replaced file by file are known as ours`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/site"
    // The manifest of that moment names the pages of both sites.
    try folder.write("site/old.html", "1")
    try folder.write("site/new.html", "2")
    let entries = ["old.html", "new.html", "index.html"].map {
      SiteManifest.Entry(path: $0, bytes: 0, sha256: "")
    }
    try folder.write(
      "site/" + SiteManifest.path,
      SiteManifest(version: "", inputs: [], outputs: entries).json)
    try publish(["index.html": "3", "new.html": "3"], at: path)
    #expect(try pages(folder) == ["index.html": "3", "new.html": "3"])
  }

  @Test func `the manifest that is written is read back`() throws {
    let folder = try TemporaryFolder()
    try publish(["a \"quoted\".html": "1", "ä/b\\c.html": "2"], at: folder.path + "/site")
    #expect(
      SiteManifest.outputs(of: folder.path + "/site")
        == ["a \"quoted\".html", "ä/b\\c.html", SiteManifest.path])
  }

  @Test(arguments: [
    "", "{", "[]", #"{"generator":"other","outputs":[]}"#, #"{"generator":"tuneboard"}"#,
    #"{"generator":"tuneboard","outputs":[{"path":1}]}"#,
  ])
  func `what is not a manifest of ours makes no site`(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("site/" + SiteManifest.path, text)
    #expect(!SiteManifest.exists(in: folder.path + "/site"))
  }

  @Test func `paths in a manifest that lead out of the site are not ours`() throws {
    let folder = try TemporaryFolder()
    let entries = ["../a", "/b", "c/../../d", "", "e..f", "g/..h"].map {
      SiteManifest.Entry(path: $0, bytes: 0, sha256: "")
    }
    try folder.write(
      "site/" + SiteManifest.path,
      SiteManifest(version: "", inputs: [], outputs: entries).json)
    #expect(
      SiteManifest.outputs(of: folder.path + "/site") == ["e..f", "g/..h", SiteManifest.path])
  }
}
