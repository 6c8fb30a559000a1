import Foundation
import TestSupport
import Testing

/// `history.jsonl`: a line for each run that read something else.
struct HistoryTests {
  private func lines(_ project: Project) throws -> [Substring] {
    try project.folder.read("project/history.jsonl").split(separator: "\n")
  }

  @Test func `a run adds a line, and the same content none`() async throws {
    let project = try Project.sound()
    try await project.report()
    let first = try project.siteTree()
    try await project.report()
    #expect(try lines(project).count == 1)
    #expect(try project.siteTree() == first)
    #expect(try project.siteText("index.html").contains("What changed") == false)
    try project.write(
      "conversations/more.md", "---\nconsent: granted\n---\n\n" + Sample.exchange("my first swim"))
    try await project.report()
    #expect(try lines(project).count == 2)
    let page = try project.siteText("index.html")
    #expect(page.contains("What changed"))
    #expect(try project.siteText("report.md").contains("| Examples | 2 | 3 | +1 |"))
    let second = try project.siteTree()
    try await project.report()
    #expect(try project.siteTree() == second)
    #expect(try lines(project).count == 2)
  }

  @Test func `no line is added when none is wanted`() async throws {
    let project = try Project.sound()
    try await project.report(["--no-history"])
    try await project.check()
    #expect(!FileManager.default.fileExists(atPath: project.path + "/history.jsonl"))
  }

  @Test func `a line that cannot be read is reported and stays`() async throws {
    let project = try Project.sound()
    try project.write("history.jsonl", "{\"date\":\"yesterday\"}\n")
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("history.jsonl:1:1: warning: line is not one of the history"))
    #expect(try lines(project).count == 2)
    #expect(try lines(project).first == "{\"date\":\"yesterday\"}")
  }

  @Test func `a history that cannot be written is reported, and the site stands`() async throws {
    let project = try Project.sound()
    try FileManager.default.createDirectory(
      atPath: project.path + "/history.jsonl", withIntermediateDirectories: true)
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("[unwritten-history]"))
    #expect(try project.exchanges().count == 2)
  }

  @Test func `what stands in the history is never written again`() async throws {
    let project = try Project.sound()
    let files = FileManager.default
    let path = project.path + "/history.jsonl"
    try await project.report()
    // A cut line stays as it is, and the next one begins on a line of its own.
    let cut = try String(contentsOfFile: path, encoding: .utf8) + "\n\n{\"date\":\"2026"
    try project.write("history.jsonl", cut)
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    try project.write("conversations/more.md", Sample.exchange("my first swim"))
    let outcome = try await project.report()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix(cut + "\n{\"date\""))
    #expect(outcome.errors.contains("history.jsonl:4:1: warning: line is not one of the history"))
    let mode = try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test(arguments: ["history.jsonl", "history.jsonl.partial"])
  func `no other file is written through a link`(_ name: String) async throws {
    let project = try Project.sound()
    try project.folder.write("victim.txt", "precious\n")
    try project.link(name, to: project.path + "/../victim.txt")
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    #expect(try project.folder.read("victim.txt") == "precious\n")
    #expect(outcome.errors.contains("[unwritten-history]") == (name == "history.jsonl"))
  }

  @Test func `a line never changes, though the same content is read otherwise`() async throws {
    let project = try Project.sound()
    try await project.report()
    let line = try #require(try lines(project).first)
    let other = String(line).replacing("\"exchanges\":2", with: "\"exchanges\":1")
    try project.write("history.jsonl", other)
    try await project.report()
    #expect(try lines(project) == [Substring(other), line])
  }

  private func report(_ project: Project, on day: String) async throws {
    try await Tuneboard.run(["report", project.path, "--output", project.site, "--date", day])
  }

  private struct Line: Decodable {
    var date: String
    var facts: [String: Double]
  }

  private func entries(_ project: Project) throws -> [Line] {
    try lines(project).map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
  }

  @Test func `who takes consent back changes the next line, not the one before`() async throws {
    let project = try Project()
    for name in ["ida", "per", "kim"] {
      try project.write(
        "conversations/\(name).md",
        "---\nparticipant: \(name)\n---\n\n" + Sample.exchange("the trip of \(name)"))
    }
    let head = "| participant | consent | date |\n| --- | --- | --- |\n"
    func rows(_ consents: [(String, String)]) -> String {
      head + consents.map { "| \($0.0) | \($0.1) | 2026-01-10 |\n" }.joined()
    }
    try project.write(
      "consent.md", rows([("ida", "granted"), ("per", "granted"), ("kim", "granted")]))
    try await report(project, on: "2026-01-14")
    let first = try #require(try lines(project).first)
    #expect(try entries(project).map { $0.facts["mined-examples"] } == [3])
    try project.write(
      "consent.md", rows([("ida", "granted"), ("per", "denied"), ("kim", "denied")]))
    try await report(project, on: "2026-01-15")
    #expect(try lines(project).first == first)
    #expect(try entries(project).map(\.date) == ["2026-01-14", "2026-01-15"])
    #expect(try entries(project).map { $0.facts["mined-examples"] } == [3, 1])
    let manifest = try project.siteText("data/manifest.json")
    #expect(manifest.contains("\"path\":\"consent.md\""))
  }

  @Test func `a waiver that ends is a line of its own, on the day that it ends`() async throws {
    let project = try Project([
      "conversations/sound.md": Sample.conversation,
      "conversations/poor.md":
        "---\nconsent: granted\n---\n\n**User:** I skipped the gym again.\n\n"
        + "**Assistant:** Calm down. It is your own fault.\n",
    ])
    try await report(project, on: "2026-01-10")
    let poor = try #require(try project.exchanges().first { $0.file.hasSuffix("poor.md") })
    #expect(poor.verdict == "reject", "there is something to waive")
    try await Tuneboard.run([
      "review", project.path, "--reviewer", "anna", "--date", "2026-01-11", "--quiet",
    ])
    let sheet = project.path + "/reviews/2026-01-11-anna.md"
    var parts = try String(contentsOfFile: sheet, encoding: .utf8)
      .components(separatedBy: "<!-- exchange:")
    let index = try #require(parts.firstIndex { $0.contains("poor.md:7`") })
    parts[index] = parts[index].replacing("- [ ] accept", with: "- [x] accept")
      .replacing("Until:", with: "Until: 2026-01-20")
    try parts.joined(separator: "<!-- exchange:")
      .write(toFile: sheet, atomically: true, encoding: .utf8)
    try await report(project, on: "2026-01-12")
    try await report(project, on: "2026-01-13")
    let before = try lines(project)
    try await report(project, on: "2026-02-01")
    #expect(Array(try lines(project).prefix(before.count)) == before)
    let counts = try entries(project).map { $0.facts["examples"] }
    #expect(try entries(project).map(\.date) == ["2026-01-10", "2026-01-12", "2026-02-01"])
    #expect(counts == [2, 3, 2], "\(counts)")
  }

  @Test func `a later run that saw the same moves no point, and a change is measured`() async throws
  {
    let project = try Project.sound()
    try project.write(
      "tuneboard.yml", "gates:\n- change examples >= 0\n- change flagged <= 0\n")
    try await report(project, on: "2026-01-10")
    #expect(try project.siteText("report.json").contains("no earlier run to compare with"))
    try await report(project, on: "2026-01-12")
    let page = try project.siteText("metrics.html")
    try await report(project, on: "2026-03-01")
    #expect(try lines(project).count == 1)
    #expect(
      try project.siteText("metrics.html").replacing("2026-03-01", with: "2026-01-12") == page)
    let json = try project.siteText("report.json")
    #expect(!json.contains("no earlier run to compare with"))
    #expect(json.contains("2 before, 2 now: ±0"))
  }

  @Test
  func `what another method judged is neither compared nor drawn, and it is said where it changed`()
    async throws
  {
    let project = try Project.sound()
    try project.write(
      "tuneboard.yml",
      "gates:\n- change examples >= 0\n- change exchanges >= 0\n- new-flagged = 0\n")
    try await report(project, on: "2026-01-10")
    let line = try #require(try lines(project).first)
    #expect(line.contains(",\"method\":"))
    // A line from before methods had versions, and one of a method that is not today's.
    let method = try #require(line.firstMatch(of: /"method":([0-9]+),/))
    let old = String(line).replacing(method.0, with: "\"method\":\((Int(method.1) ?? 0) + 7),")
    try project.write("history.jsonl", old + "\n")
    try project.write(
      "conversations/more.md", "---\nconsent: granted\n---\n\n" + Sample.exchange("my first swim"))
    try await report(project, on: "2026-01-12")
    #expect(try lines(project).count == 2)
    let page = try project.siteText("index.html")
    expectPieces(
      ["What changed", "Until 2026-01-10 exchanges were judged by method"], in: page)
    #expect(!page.contains("since 2026-01-10"))
    let json = try project.siteText("report.json")
    expectPieces(
      ["not compared: then judged by method", "2 before, 3 now: +1"], in: json)
    #expect(json.contains("\"method\": "))
    // The next run has one of its own method to be compared with.
    try project.write(
      "conversations/last.md", "---\nconsent: granted\n---\n\n" + Sample.exchange("my old bike"))
    try await report(project, on: "2026-01-14")
    expectPieces(["since 2026-01-12"], in: try project.siteText("index.html"))
    expectPieces(
      ["is neither compared nor drawn"], in: try project.siteText("metrics.html"))
  }

  @Test func `a baseline that another method judged makes nothing new`() async throws {
    let project = try Project.sound()
    try project.write("tuneboard.yml", "gates:\n- new-flagged = 0\n- change flagged <= 0\n")
    try await project.report(["--no-history"], to: project.folder.path + "/old")
    let path = project.folder.path + "/old/report.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing(/"method": [0-9]+/, with: "\"method\": 99")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let outcome = try await project.report([
      "--no-history", "--baseline", project.folder.path + "/old",
    ])
    expectPieces(
      [
        "Gate unchecked: new-flagged = 0 (not compared: then judged by method 99",
        "Gate unchecked: change flagged <= 0 (not compared",
      ], in: outcome.output)
  }

  @Test func `all that decides a run is among its inputs`() async throws {
    let project = try Project.sound()
    try project.write("Templates/cues/nl.txt", "")
    try project.write("Templates/assets/note.txt", "")
    try project.write("plan.md", "# Plan\n")
    try project.write("tuneboard.yml", "name: Small\n")
    try await report(project, on: "2026-01-10")
    let manifest = try project.siteText("data/manifest.json")
    for path in [
      "Templates/assets/note.txt", "Templates/cues/nl.txt", "conversations/sound.md", "plan.md",
      "tuneboard.yml",
    ] { #expect(manifest.contains("{\"path\":\"\(path)\""), "\(path)") }
    // Cues decide what is found, other templates only how it looks.
    try project.write("Templates/assets/note.txt", "other")
    try await report(project, on: "2026-01-11")
    #expect(try lines(project).count == 1)
    try project.write("Templates/cues/nl.txt", "# none yet\n")
    try await report(project, on: "2026-01-12")
    #expect(try lines(project).count == 2)
  }
}
