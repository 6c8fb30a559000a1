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
      atPath: project.path + "/history.jsonl.partial", withIntermediateDirectories: true)
    let outcome = try await project.report()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("[unwritten-history]"))
    #expect(try project.exchanges().count == 2)
  }

  @Test func `the new run takes the place of an older reading of the same content`() async throws {
    let project = try Project.sound()
    try await project.report()
    let line = try #require(try lines(project).first)
    try project.write(
      "history.jsonl", String(line).replacing("\"exchanges\":2", with: "\"exchanges\":1"))
    try await project.report()
    #expect(try lines(project) == [line])
  }
}
