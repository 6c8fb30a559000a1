import Foundation
import TestSupport
import Testing

/// What an erasure leaves, lists and spares.
struct ErasureTests {
  private static let head = "| participant | consent |\n| --- | --- |\n"

  private func project(_ name: String, _ other: String = "u-2") throws -> Project {
    try Project([
      "conversations/a.md": "---\nparticipant: \"\(name)\"\nconsent: granted\n---\n\n"
        + Sample.exchange("work"),
      "conversations/b.md": "---\nparticipant: \"\(other)\"\nconsent: granted\n---\n\n"
        + Sample.exchange("the exam"),
      "consent.md": Self.head + "| \(name) | granted |\n| \(other) | granted |\n",
    ])
  }

  private func erase(_ name: String, from project: Project) async throws -> Tuneboard.Outcome {
    try await Tuneboard.run(["erase", "--date", Sample.day, "--", name, project.path])
  }

  @Test(arguments: [
    ("u_1", "u_11"), ("u-1", "u-1-2"), ("u-1", "x-u-1"), ("kim", "kim berg"), ("kim", "kim@x"),
    ("u", "u_1"), ("Anna", "Anna-Lena"), ("1", "1.5"),
  ]) func `whose name has the erased one's in it stays`(_ name: String, _ other: String)
    async throws
  {
    let project = try project(name, other)
    let outcome = try await erase(name, from: project)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let ledger = try project.folder.read("project/consent.md")
    #expect(ledger.contains("| \(other) | granted |\n"))
    #expect(!ledger.contains("| \(name) |"))
    #expect(!outcome.output.contains("conversations/b.md"))
  }

  @Test func `every file and folder that names them is listed`() async throws {
    let project = try project("u-7171")
    let texts = [
      "notes.txt": "of u-7171\n", "docs/deep/people.csv": "x,U-7171\n",
      ".hidden/a.json": "\"u-7171\"",
      "conversations/labels.jsonl": "{\"conversation\": \"u-7171\"}\n", "README.md": "u-7171\n",
    ]
    for (name, text) in texts { try project.write(name, text) }
    try project.write("data/u-7171.csv", "what they said\n")
    try project.write("others.txt", "u-71712 and au-7171\n")
    try await Tuneboard.run(
      ["report", project.path, "--output", project.path + "/old/site", "--date", Sample.day])
    let outcome = try await erase("u-7171", from: project)
    for name in texts.keys {
      #expect(outcome.output.contains("\(name):1: names them"), "\(name) \(outcome.output)")
    }
    #expect(outcome.output.contains("data/u-7171.csv: its name is theirs"))
    #expect(outcome.output.contains("old/site: a site"))
    #expect(!outcome.output.contains("others.txt"))
  }

  @Test func `no page shows the name in a path, and no hash of it is left`() async throws {
    let project = try project("u-7171")
    let hash = "sha256:" + String(repeating: "0c", count: 32)
    try project.write("conversations/u-7171/notes.md", "Nothing is here.\n")
    try project.write(
      "consent.md", Self.head + "| u-7171 | granted |\n| u-2 | granted |\n| \(hash) | erased |\n")
    // The notes hold no turn, which is an error, and may hold words of theirs.
    let outcome = try await erase("u-7171", from: project)
    #expect(outcome.output.contains("a tombstone keeps"), "\(outcome.errors)")
    // Of somebody else, whose tombstone nobody may lose.
    #expect(try project.folder.read("project/consent.md").contains(hash))
    let report = try await project.report()
    #expect(!report.errors.contains("u-7171"), "\(report.errors)")
    #expect(report.errors.contains("conversations/[ERASED]/notes.md"))
    for file in try FileManager.default.subpathsOfDirectory(atPath: project.site) {
      let data = FileManager.default.contents(atPath: project.site + "/" + file) ?? Data()
      #expect(!String(decoding: data, as: UTF8.self).contains("u-7171"), "\(file)")
    }
  }

  @Test(arguments: ["granted", "Participant", "erased", "consent"])
  func `a word of the ledger's own is not taken out, and nothing is written`(_ name: String)
    async throws
  {
    let project = try project(name)
    let before = try project.folder.read("project/consent.md")
    let outcome = try await erase(name, from: project)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("not erased: "), "\(outcome.errors)")
    #expect(try project.folder.read("project/consent.md") == before)
    #expect(!FileManager.default.fileExists(atPath: project.path + "/tuneboard.key"))
  }

  @Test(arguments: [
    ("O’Neil", "O'Neil"), ("Zoë-12", "Zoe\u{308}-12"), ("kim-12", "KIM\u{2011}12"),
  ]) func `a name is the same however it is typed`(_ name: String, _ typed: String) async throws {
    let project = try project(name)
    #expect(try await erase(typed, from: project).status == 0)
    #expect(!(try project.folder.read("project/consent.md")).contains("| \(name) |"))
  }
}
