import Foundation
import TestSupport
import Testing

/// The site is replaced all at once; what is not ours stays, what is ours and old goes.
struct PublishingTests {
  /// A project with flagged exchanges for more than one page.
  private func poorProject() throws -> Project {
    try Project(["conversations/poor.md": poorConversations(120)])
  }

  private func poorConversations(_ count: Int) -> String {
    (0..<count).map {
      "<!-- conversation -->\n\n**User:** What about day \($0)?\n\n**Assistant:** Shut up \($0)\n"
    }.joined(separator: "\n")
  }

  @Test func `files of somebody else stay`() async throws {
    let project = try Project.sound()
    try await project.report()
    try project.folder.write("site/CNAME", "companion.example")
    try project.folder.write("site/data/notes/mine.txt", "mine")
    try project.folder.write("site/.git/config", "[core]")
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: project.site + "/empty/inner", withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: project.site + "/link", withDestinationPath: "../project")
    try manager.createSymbolicLink(
      atPath: project.site + "/assets/gone", withDestinationPath: "nowhere")
    let before = try project.siteTree()
    #expect(try await project.report().status == 0)
    #expect(try project.siteTree().differences(from: before) == [])
    #expect(try project.exchanges().count == 2)
  }

  @Test func `pages that are no longer made go`() async throws {
    let project = try poorProject()
    try await project.report()
    try #require(project.siteTree().files.contains("flagged-2.html"))
    try project.write("conversations/poor.md", poorConversations(3))
    try project.folder.write("site/flagged-9.html", "mine, though it looks like theirs")
    try await project.report()
    let files = try project.siteTree().files
    #expect(!files.contains("flagged-2.html"))
    #expect(files.contains("flagged.html"))
    #expect(files.contains("flagged-9.html"))
  }

  @Test(arguments: ["flagged-2.html", "flagged-2.html/inside.txt"])
  func `a file of somebody else where a page must go is refused`(_ name: String) async throws {
    let project = try Project(["conversations/poor.md": poorConversations(3)])
    try await project.report()
    try project.folder.write("site/" + name, "mine")
    try project.write("conversations/poor.md", poorConversations(120))
    let before = try FolderTree(of: project.folder.path)
    let outcome = try await project.report()
    #expect(outcome.status == 64)
    expectPieces(
      ["'\(project.site)/\(name)' is not Tuneboard's and stands where a page has to go"],
      in: outcome.errors)
    #expect(try FolderTree(of: project.folder.path) == before)
  }

  @Test func `a link of somebody else where a folder must go is refused`() async throws {
    let project = try Project.sound()
    try await project.report()
    let manager = FileManager.default
    try manager.moveItem(
      atPath: project.site + "/wiki", toPath: project.folder.path + "/elsewhere")
    try manager.createSymbolicLink(
      atPath: project.site + "/wiki", withDestinationPath: "../elsewhere")
    let before = try FolderTree(of: project.folder.path)
    let outcome = try await project.report()
    #expect(outcome.status == 64)
    expectPieces(["'\(project.site)/wiki' is not Tuneboard's"], in: outcome.errors)
    #expect(try FolderTree(of: project.folder.path) == before)
  }

  @Test func `a file whose name is not UTF-8 is not lost`() async throws {
    let project = try Project.sound()
    try await project.report()
    let make = try await Tuneboard.shell(
      #"touch "$1/$(printf 'caf\351.txt')""#, [project.site])
    try #require(make.status == 0)
    let names = try await Tuneboard.shell(#"ls -A "$1" | od -c"#, [project.site])
    let outcome = try await project.report()
    #expect(outcome.status == 64)
    expectPieces(["is not UTF-8; rename it or move it away"], in: outcome.errors)
    #expect(
      try await Tuneboard.shell(#"ls -A "$1" | od -c"#, [project.site]).output == names.output)
  }

  @Test func `the output may be a link to a folder`() async throws {
    let project = try Project.sound()
    let manager = FileManager.default
    let real = project.folder.path + "/pages/real"
    try manager.createDirectory(atPath: real, withIntermediateDirectories: true)
    try manager.createSymbolicLink(atPath: project.site, withDestinationPath: "pages/real")
    for _ in 0..<2 { #expect(try await project.report().status == 0) }
    #expect(try manager.destinationOfSymbolicLink(atPath: project.site) == "pages/real")
    #expect(try FolderTree(of: real).files.contains("index.html"))
    #expect(try manager.contentsOfDirectory(atPath: project.folder.path + "/pages") == ["real"])
  }

  @Test(arguments: ["site", "out/site/", "./site/.", "conversations/site"])
  func `a site inside the project folder is not read as input`(_ name: String) async throws {
    let project = try Project(["conversations/sound.md": Sample.conversation])
    var trees: [FolderTree] = []
    for _ in 0..<2 {
      let outcome = try await Tuneboard.run(
        ["report", "--output", name, "--date", Sample.day], in: project.path)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      trees.append(try FolderTree(of: project.path + "/" + name))
    }
    #expect(trees[1].differences(from: trees[0]) == [])
    #expect(trees[0].text("data/exchanges.jsonl")?.split(separator: "\n").count == 2)
  }

  @Test func `a site among loose files is not read as input`() async throws {
    let project = try Project(["sound.md": Sample.conversation, "plan.md": "- [ ] Begin\n"])
    for name in ["site", "older"] {
      let outcome = try await Tuneboard.run(
        ["report", "--output", name, "--date", Sample.day], in: project.path)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
    }
    #expect(
      try FolderTree(of: project.path + "/older").text("data/exchanges.jsonl")?
        .split(separator: "\n").count == 2)
  }

  @Test(arguments: ["../victim.txt", "/", "data/../../victim.txt", "link/victim.txt", "."])
  func `a manifest made by hand deletes nothing outside`(_ entry: String) async throws {
    let project = try Project.sound()
    try project.folder.write("victim.txt", "precious")
    try project.folder.write("elsewhere/victim.txt", "precious")
    let victim = project.folder.path + "/victim.txt"
    let path = entry == "/" ? victim : entry
    try project.folder.write(
      "site/data/manifest.json",
      """
      {"generator":"tuneboard","version":"0","inputs":[],"outputs":[
      {"path":"\(path)","bytes":8,"sha256":""}]}
      """)
    try FileManager.default.createSymbolicLink(
      atPath: project.site + "/link", withDestinationPath: "../elsewhere")
    #expect(try await project.report().status == 0)
    #expect(try project.folder.read("victim.txt") == "precious")
    #expect(try project.folder.read("elsewhere/victim.txt") == "precious")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: project.site + "/link")
        == "../elsewhere")
  }

  @Test func `a folder beside the site that is not ours is refused`() async throws {
    let project = try Project.sound()
    try project.folder.write("site.partial/thesis.txt", "half of it")
    let outcome = try await project.report()
    #expect(outcome.status == 64)
    expectPieces(["'\(project.site).partial' is not Tuneboard's"], in: outcome.errors)
    #expect(try project.folder.read("site.partial/thesis.txt") == "half of it")
  }
}
