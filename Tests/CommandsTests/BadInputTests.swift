import Foundation
import TestSupport
import Testing

/// What is wrong with one file is said with its place; everything else is read all the same.
struct BadInputTests {
  @Test func `a missing folder is a wrong command line and leaves the site as it was`() async throws
  {
    let project = try Project.sound()
    try await project.report()
    let before = try project.siteTree()
    let missing = project.folder.path + "/nowhere"
    let outcome = try await Tuneboard.run(["report", missing, "--output", project.site])
    #expect(outcome.status == 64)
    expectPieces(["project folder '\(missing)' does not exist"], in: outcome.errors)
    #expect(try project.siteTree() == before)
  }

  @Test func `a file in place of the folder is a wrong command line`() async throws {
    let project = try Project(["a.md": Sample.conversation])
    let outcome = try await Tuneboard.run(
      ["report", project.path + "/a.md", "--output", project.site])
    #expect(outcome.status == 64)
    expectPieces(["project folder '\(project.path)/a.md' is not a folder"], in: outcome.errors)
  }

  @Test func `an empty folder gets a site that says so`() async throws {
    let project = try Project()
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      ["error: no Markdown file in the project folder [no-conversations]"], in: outcome.errors)
    expectPieces(["There is no example yet."], in: try project.siteText("index.html"))
    #expect(try project.exchanges().isEmpty)
  }

  @Test func `files without any exchange are an error`() async throws {
    let project = try Project([
      "conversations/notes.md": "# Notes\n\nNobody speaks here.\n",
      "conversations/alone.md": "**User:** Is anybody there?\n",
    ])
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      [
        "error: no exchange in any file [no-exchanges]",
        "conversations/notes.md: error: no turn in the file [no-turns]",
      ], in: outcome.errors)
  }

  @Test(
    .enabled(if: Privileges.withoutRoot != nil, "root reads every file, and cannot give that up"))
  func `a file without permission is left out`() async throws {
    let project = try Project.sound()
    try project.write("conversations/locked.md", Sample.exchange("work"))
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: project.path + "/conversations/locked.md")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: project.folder.path)
    let outcome = try await Tuneboard.execute(
      try #require(Privileges.withoutRoot)
        + [Tuneboard.path, "report", project.path, "--output", project.site])
    #expect(outcome.status == 65)
    expectPieces(
      [
        "conversations/locked.md: error: cannot be read: Permission denied [unreadable-file]",
        "Mend its permissions",
      ], in: outcome.errors)
    #expect(try project.exchanges().map(\.conversation) == ["sound", "sound"])
  }

  @Test func `links that lead nowhere or to themselves are left out`() async throws {
    let project = try Project.sound()
    try project.link("conversations/gone.md", to: "nowhere.md")
    try project.link("conversations/self.md", to: "self.md")
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      [
        "conversations/gone.md: error: symbolic link leads nowhere [unreadable-file]",
        "conversations/self.md: error: cannot be read: Too many levels of symbolic links",
      ], in: outcome.errors)
    #expect(try project.exchanges().count == 2)
  }

  @Test func `a pipe is not waited for`() async throws {
    let project = try Project.sound()
    let pipe = project.path + "/conversations/pipe.md"
    try #require(try await Tuneboard.shell("mkfifo \"$1\"", [pipe]).status == 0)
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(["conversations/pipe.md: error: not a file but a pipe"], in: outcome.errors)
    #expect(try project.exchanges().count == 2)
  }

  @Test func `bytes that are not UTF-8 are reported and their response is not exported`()
    async throws
  {
    let project = try Project.sound()
    try project.write(
      "conversations/bad.md",
      Array("**User:** How do I begin?\n\n**Assistant:** With a caf".utf8) + [0xE9]
        + Array(" and a first small step today. Which one could it be?\n".utf8))
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      ["conversations/bad.md:3:26: error: 1 byte is not UTF-8 [invalid-utf8]"], in: outcome.errors)
    let bad = try project.exchanges().first { $0.file == "conversations/bad.md" }
    #expect(bad?.verdict == "reject")
    #expect(
      try project.dataset().allSatisfy { !$0.messages.contains { $0.content.contains("caf") } })
    #expect(try project.exchanges().count == 3)
  }

  @Test func `NUL bytes are reported and their response is not exported`() async throws {
    let project = try Project.sound()
    try project.write(
      "conversations/bad.md",
      "**User:** How do I begin?\n\n**Assistant:** With one\0 step. Which could it be?\n")
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      ["conversations/bad.md:3:24: error: file has a NUL byte [nul-byte]"], in: outcome.errors)
    #expect(
      try project.exchanges().first { $0.file == "conversations/bad.md" }?.verdict == "reject")
    #expect(try project.exchanges().count == 3)
  }

  @Test func `line ends of Windows change nothing`() async throws {
    let unix = try Project.sound()
    let windows = try Project([
      "conversations/sound.md": Sample.conversation.replacing("\n", with: "\r\n")
    ])
    for project in [unix, windows] {
      let outcome = try await project.report()
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
    }
    for name in ["data/exchanges.jsonl", "data/train.jsonl", "data/validation.jsonl"] {
      #expect(try unix.siteText(name) == windows.siteText(name))
    }
  }

  @Test func `a byte-order mark changes nothing`() async throws {
    let plain = try Project.sound()
    let marked = try Project(["conversations/sound.md": "\u{FEFF}" + Sample.conversation])
    for project in [plain, marked] {
      let outcome = try await project.report()
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
    }
    #expect(try plain.exchanges() == marked.exchanges())
  }

  @Test func `a file of 200 MB is refused and the rest is read`() async throws {
    let project = try Project.sound()
    let name = "conversations/huge.md"
    try project.write(name, "**User:** Hi.\n")
    let file = try #require(FileHandle(forWritingAtPath: project.path + "/" + name))
    try file.truncate(atOffset: 200 << 20)
    try file.close()
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      [
        "\(name): error: file has 200 MiB; at most 32 MiB are read where no line parts conversations [file-too-large]"
      ],
      in: outcome.errors)
    #expect(try project.exchanges().count == 2)
  }

  enum Nesting: String, CaseIterable {
    case quotes, lists, indentedLists, emphasis, brackets

    var markdown: String {
      switch self {
      case .quotes: String(repeating: "> ", count: 10_000) + "deep"
      case .lists: String(repeating: "- ", count: 10_000) + "deep"
      case .indentedLists:
        (0..<1000).map { String(repeating: " ", count: 2 * $0) + "- deep" }
          .joined(separator: "\n")
      case .emphasis:
        String(repeating: "*", count: 10_000) + "deep" + String(repeating: "*", count: 10_000)
      case .brackets: String(repeating: "[", count: 10_000) + "deep"
      }
    }
  }

  @Test(arguments: Nesting.allCases)
  func `deeply nested Markdown is read like any other`(_ nesting: Nesting) async throws {
    let project = try Project.sound()
    try project.write(
      "conversations/deep.md",
      "**User:** Look:\n\n\(nesting.markdown)\n\n**Assistant:** That is deep. What is at its bottom?\n"
    )
    let outcome = try await project.report()
    #expect(outcome.status == 0, "\(outcome.errors.prefix(300))")
    #expect(try project.exchanges().count == 3)
  }

  @Test func `front matter that is never closed is reported`() async throws {
    let project = try Project.sound()
    try project.write("conversations/open.md", "---\nid: open\n\n" + Sample.exchange("work"))
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      ["conversations/open.md:1:1: error: front matter opens with '---' and is never closed"],
      in: outcome.errors)
    #expect(
      try project.exchanges().map(\.conversation) == ["conversations/open", "sound", "sound"])
  }

  @Test func `of two conversations with one id both are read under different ids`() async throws {
    let project = try Project.sound()
    try project.write("conversations/twin.md", "---\nid: sound\n---\n\n" + Sample.exchange("work"))
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    expectPieces(
      [
        "conversations/twin.md:5:1: warning: id 'sound' is taken by conversations/sound.md:5 "
          + "[duplicate-id]"
      ], in: outcome.errors)
    #expect(try project.exchanges().map(\.conversation) == ["sound", "sound", "sound~2"])
  }

  @Test func `a conversation may start with the assistant and end with the user`() async throws {
    let project = try Project.sound()
    try project.write("tuneboard.yml", "consent: {default: granted}\n")
    try project.write(
      "conversations/ends.md",
      "**Assistant:** Good evening!\n\n" + Sample.exchange("work") + "\n**User:** Thanks.\n")
    let outcome = try await project.check()
    expectPieces(
      [
        "conversations/ends.md:1:1: note: conversation opens with the assistant "
          + "[opens-with-assistant]",
        "conversations/ends.md:7:1: note: conversation ends with the user [ends-with-user]",
      ], in: outcome.output)
    let report = try await project.report()
    #expect(report.status == 0)
    #expect(report.errors == "")
    let lines = try project.exchanges().filter { $0.file == "conversations/ends.md" }
    #expect(lines.map(\.assistantTurn) == [1])
  }

  @Test func `two messages of the user in a row are read as one`() async throws {
    let project = try Project.sound()
    try project.write("conversations/two.md", "**User:** Wait.\n\n" + Sample.exchange("work"))
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    expectPieces(
      [
        "conversations/two.md:3:1: warning: two 'User' turns follow each other "
          + "[consecutive-turns]"
      ], in: outcome.errors)
    #expect(try project.exchanges().count == 3)
  }

  @Test func `a turn of an unknown role is in no exchange`() async throws {
    let project = try Project.sound()
    try project.write(
      "conversations/role.md",
      Sample.exchange("work") + "\n**Moderator:** Time is up.\n\n**Assistant:** One more minute.\n")
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    expectPieces(
      ["conversations/role.md:5:1: warning: 'Moderator' is not a role [unknown-role]"],
      in: outcome.errors)
    let lines = try project.exchanges().filter { $0.file == "conversations/role.md" }
    #expect(lines.map(\.assistantTurn) == [0])
  }

  @Test(arguments: ["..", ".", "again", "../conversations"])
  func `links between folders that go in a circle are not followed`(_ target: String) async throws {
    let project = try Project.sound()
    try project.link("conversations/again", to: target)
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    expectPieces(
      ["conversations/again: warning: symbolic link leads back", "[symlink-loop]"],
      in: outcome.errors)
    #expect(try project.exchanges().count == 2)
  }

  @Test func `a plan that cannot be read is reported and the rest is done`() async throws {
    let project = try Project.sound()
    try FileManager.default.createDirectory(
      atPath: project.path + "/plan.md", withIntermediateDirectories: false)
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      ["plan.md: error: plan cannot be read: Is a directory [unreadable-file]"], in: outcome.errors)
    #expect(try project.exchanges().count == 2)
  }

  @Test func `beside a configuration that cannot be read nothing is written`() async throws {
    let project = try Project.sound()
    try FileManager.default.createDirectory(
      atPath: project.path + "/tuneboard.yml", withIntermediateDirectories: false)
    let outcome = try await project.report()
    #expect(outcome.status == 65)
    expectPieces(
      [
        "tuneboard.yml: error: cannot be read: Is a directory [unreadable-file]",
        "error: nothing was written",
      ], in: outcome.errors)
    #expect(!FileManager.default.fileExists(atPath: project.site))
  }
}
