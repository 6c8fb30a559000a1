import Foundation
import TestSupport
import Testing

/// A site that cannot be written leaves everything as it was.
struct BadOutputTests {
  @Test func `a folder with files that are not ours is refused`() async throws {
    let project = try Project.sound()
    try project.folder.write("site/index.html", "somebody's page")
    let before = try FolderTree(of: project.folder.path)
    let outcome = try await project.report()
    #expect(outcome.status == 64)
    expectPieces(
      ["error: output folder '\(project.site)' has files that Tuneboard did not write"],
      in: outcome.errors)
    #expect(try FolderTree(of: project.folder.path) == before)
  }

  @Test func `a manifest of another program does not make a folder ours`() async throws {
    let project = try Project.sound()
    try project.folder.write("site/data/manifest.json", #"{"generator":"other","outputs":[]}"#)
    let before = try FolderTree(of: project.folder.path)
    #expect(try await project.report().status == 64)
    #expect(try FolderTree(of: project.folder.path) == before)
  }

  @Test func `the project folder itself is refused`() async throws {
    let project = try Project.sound()
    let before = try FolderTree(of: project.folder.path)
    #expect(try await project.report(to: project.path).status == 64)
    #expect(try FolderTree(of: project.folder.path) == before)
  }

  @Test func `a file is refused`() async throws {
    let project = try Project.sound()
    try project.folder.write("site", "a file")
    let outcome = try await project.report()
    #expect(outcome.status == 64)
    expectPieces(["output '\(project.site)' is not a folder"], in: outcome.errors)
    #expect(try project.folder.read("site") == "a file")
  }

  @Test(arguments: ["nowhere", "site"])
  func `a link that leads nowhere is refused`(_ target: String) async throws {
    let project = try Project.sound()
    try FileManager.default.createSymbolicLink(
      atPath: project.site, withDestinationPath: target)
    let before = try FolderTree(of: project.folder.path)
    let outcome = try await project.report()
    #expect(outcome.status == 64)
    #expect(try FolderTree(of: project.folder.path) == before)
  }

  @Test func `an empty name is refused`() async throws {
    let outcome = try await Project.sound().report(to: "")
    #expect(outcome.status == 64)
    expectPieces(["--output takes the name of a folder"], in: outcome.errors)
  }

  @Test(
    .enabled(if: Privileges.withoutRoot != nil, "root writes everywhere, and cannot give that up"))
  func `a folder without permission is refused`() async throws {
    let project = try Project.sound()
    try await project.report()
    let before = try project.siteTree()
    try project.write("conversations/new.md", Sample.exchange("work"))
    // Neither the site nor the folder that it stands in may be written to.
    for path in [project.site, project.folder.path] {
      try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: path)
    }
    let outcome = try await Tuneboard.execute(
      try #require(Privileges.withoutRoot)
        + [Tuneboard.path, "report", project.path, "--output", project.site])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: project.folder.path)
    #expect(outcome.status == 64)
    expectPieces(["error: cannot ", "Permission denied"], in: outcome.errors)
    #expect(try project.siteTree() == before)
    #expect(!FileManager.default.fileExists(atPath: project.site + ".partial"))
  }

  @Test(
    .enabled(if: Privileges.withoutRoot != nil, "root writes everywhere, and cannot give that up"))
  func `a folder of ours in a folder of somebody else's is written file by file`() async throws {
    let project = try Project.sound()
    try await project.report()
    let expected = project.folder.path + "/expected"
    try project.write("conversations/new.md", Sample.exchange("work"))
    try await project.report(to: expected)
    try project.folder.write("site/notes/mine.txt", "mine")
    let give = try await Tuneboard.shell("chown -R 65534 \"$1\"", [project.site])
    guard give.status == 0 || !Privileges.isRoot else {
      Issue.record("chown failed: \(give.errors)")
      return
    }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: project.folder.path)
    let outcome = try await Tuneboard.execute(
      try #require(Privileges.withoutRoot)
        + [
          Tuneboard.path, "report", project.path, "--output", project.site, "--date", Sample.day,
        ])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: project.folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try project.siteTree().differences(from: FolderTree(of: expected))
        == ["notes", "notes/mine.txt"])
  }

  @Test func `a disk that fills up leaves the site as it was`() async throws {
    let project = try Project.sound()
    try await project.report()
    let before = try project.siteTree()
    try project.write(
      "conversations/more.md",
      (0..<400).map { "<!-- conversation -->\n\n" + Sample.exchange("my \($0)th plan") }
        .joined(separator: "\n"))
    // No file may grow beyond 32 KiB; without the trap the kernel would end the program.
    let outcome = try await Tuneboard.shell(
      #"trap '' XFSZ; ulimit -f 64; exec "$TUNEBOARD" report "$1" --output "$2""#,
      [project.path, project.site])
    #expect(outcome.status == 70)
    expectPieces(
      ["error: cannot write", "File too large", "the site stands as it was"], in: outcome.errors)
    #expect(try project.siteTree() == before)
    #expect(!FileManager.default.fileExists(atPath: project.site + ".partial"))
  }

  @Test(.enabled(if: Privileges.canMount, "mounting a small file system is not permitted"))
  func `a full disk leaves the site as it was`() async throws {
    let project = try Project.sound()
    let results = project.folder.path + "/results"
    try project.folder.write(
      "more.md",
      (0..<3000).map { "<!-- conversation -->\n\n" + Sample.exchange("my \($0)th plan") }
        .joined(separator: "\n"))
    let outcome = try await Tuneboard.execute(
      [
        "/usr/bin/env", "unshare", "--mount", "sh", "-c",
        #"""
        mount -t tmpfs -o size=1m none /mnt && mkdir "$2" || exit 9
        "$TUNEBOARD" report "$1" --output /mnt/site --quiet > /dev/null || exit 9
        cp -a /mnt/site "$2/before"
        mv "$1/../more.md" "$1/conversations"
        "$TUNEBOARD" report "$1" --output /mnt/site
        status=$?
        cp -a /mnt "$2/after"
        exit $status
        """#, "sh", project.path, results,
      ], environment: ["TUNEBOARD": Tuneboard.path])
    #expect(outcome.status == 70)
    expectPieces(
      ["error: cannot write", "No space left on device", "the site stands as it was"],
      in: outcome.errors)
    let before = try FolderTree(of: results + "/before")
    #expect(try FolderTree(of: results + "/after/site") == before)
    #expect(before.files.contains("index.html"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: results + "/after") == ["site"])
  }

  @Test(.enabled(if: Privileges.canMount, "mounting a small file system is not permitted"))
  func `a volume of its own is written file by file`() async throws {
    let project = try Project.sound()
    let results = project.folder.path + "/results"
    try await project.report()
    let outcome = try await Tuneboard.execute(
      [
        "/usr/bin/env", "unshare", "--mount", "sh", "-c",
        #"""
        mount -t tmpfs -o size=4m none /mnt || exit 9
        "$TUNEBOARD" report "$1" --output /mnt --date 2025-12-31 > /dev/null || exit 8
        echo mine > /mnt/mine.txt
        "$TUNEBOARD" report "$1" --output /mnt --date "$3" > /dev/null || exit 7
        cp -a /mnt "$2"
        """#, "sh", project.path, results, Sample.day,
      ], environment: ["TUNEBOARD": Tuneboard.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try FolderTree(of: results).differences(from: project.siteTree()) == ["mine.txt"])
  }
}
