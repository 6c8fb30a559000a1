import Corpus
import Dataset
import Findings
import Privacy
import TestSupport
import Testing

@testable import Project

/// What an erasure would touch: everything that rests on one participant's words, and nothing of anybody else's.
struct FindParticipantTests {
  private func find(_ name: String, _ files: [String: String]) async throws -> Erasure {
    let folder = try projectFolder(files)
    let scratch = try TemporaryFolder()
    return try await findParticipant(
      name, ProjectSettings(), options(for: folder.path, temporaryFolder: scratch.path)
    ) { _ in }
  }

  private let conversations = [
    "conversations/a.md": exchange(of: "u-7", about: "work"),
    "conversations/b.md": exchange(of: "u-71", about: "the exam"),
    "conversations/c.md": exchange(of: nil, about: "my knee"),
    "conversations/d.md": "<!-- conversation -->\n\n" + exchange(of: nil, about: "money")
      + "\n<!-- conversation\nparticipant: u-7\n-->\n\n" + exchange(of: nil, about: "the wedding"),
  ]

  private func places(_ erasure: Erasure) -> [String] {
    erasure.conversations.map { "\($0.place.file.text):\($0.place.line ?? 0)" }
  }

  @Test func `their conversations are found, alone in a file or beside others`() async throws {
    let erasure = try await find("u-7", conversations)
    #expect(
      erasure.conversations.map(\.place.file.text) == ["conversations/a.md", "conversations/d.md"])
    #expect(erasure.conversations.map(\.isWholeFile) == [true, false])
    #expect(erasure.conversations.map(\.messages) == [2, 2])
    #expect(erasure.exchanges == 2)
    #expect(!erasure.isEmpty)
  }

  @Test(arguments: ["U-7", "u\u{2011}7", " u-7 "])
  func `they are found however the name is typed`(_ name: String) async throws {
    #expect(try await find(name, conversations).exchanges == 2)
  }

  @Test(arguments: ["u", "7", "u-", "u-711", "somebody"])
  func `of whom nothing stands there nothing is found`(_ name: String) async throws {
    let erasure = try await find(name, conversations)
    #expect(places(erasure).isEmpty)
    #expect(erasure.exchanges == 0 && erasure.learned == 0)
    #expect(erasure.isEmpty)
  }

  @Test func `a conversation of several people is theirs, and each of them is known`() async throws
  {
    let erasure = try await find(
      "ben", ["conversations/a.md": exchange(of: "anna, ben", about: "work")])
    #expect(places(erasure).count == 1)
    #expect(erasure.people.map(\.loose).sorted().contains("anna"))
  }

  @Test func `of the exchanges those are counted that the dataset teaches`() async throws {
    let taught = try await find("u-7", conversations)
    #expect(taught.learned <= taught.exchanges)
    var denied = conversations
    for (name, text) in denied {
      denied[name] = text.replacing("consent: granted", with: "consent: denied")
    }
    #expect(try await find("u-7", denied).learned == 0)
  }

  @Test func `worksheets, archives, sites and other files that hold them are listed`() async throws
  {
    var files = conversations
    files["data/raw/2026-01-01.tar.gz"] = "x"
    files["data/raw/notes.txt"] = "x"
    files["notes.txt"] = "nothing\nof u-7\nand of U-7\n"
    files["u-7.csv"] = "x\n"
    files["other.txt"] = "u-71, xu-7\n"
    let erasure = try await find("u-7", files)
    #expect(erasure.archives == ["data/raw/2026-01-01.tar.gz"])
    let mentions = erasure.mentions.map {
      "\($0.place.file.text):\($0.place.line ?? 0) \($0.isPath)"
    }
    #expect(
      mentions.filter { $0.hasPrefix("notes") } == ["notes.txt:2 false", "notes.txt:3 false"],
      "\(mentions)")
    #expect(mentions.contains { $0.hasSuffix(".csv:0 true") }, "\(mentions)")
    #expect(!mentions.contains { $0.hasPrefix("other.txt") })
  }

  @Test func `whom the ledger alone names is found there`() async throws {
    var files = conversations
    files["consent.md"] = "| participant | consent |\n| --- | --- |\n| u-9 | granted |\n"
    let erasure = try await find("u-9", files)
    #expect(erasure.isNamed && !erasure.isEmpty)
    #expect(places(erasure).isEmpty)
  }
}
