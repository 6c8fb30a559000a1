import Foundation
import TestSupport
import Testing

/// Who agreed, what is exported, and how somebody's words leave.
struct ConsentTests {
  private func project(
    _ frontMatter: String, ledger: String? = nil, configuration: String? = nil
  ) throws -> Project {
    let project = try Project([
      "conversations/talk/a.md": "---\n\(frontMatter)\n---\n\n" + Sample.exchange("work")
    ])
    if let ledger {
      try project.write("consent.md", "| participant | date | consent |\n|---|---|---|\n" + ledger)
    }
    if let configuration { try project.write("tuneboard.yml", configuration) }
    return project
  }

  private func lines(_ project: Project) throws -> Int {
    try ["train", "validation"].reduce(0) {
      try $0 + project.siteText("data/\($1).jsonl").split(separator: "\n").count
    }
  }

  @Test(
    arguments: [
      // What the conversation says, the ledger's row, the configuration, how many are exported.
      ("consent: granted", nil, nil, 1),
      ("consent: denied", nil, nil, 0),
      ("date: 2026-01-01", nil, nil, 0),
      ("date: 2026-01-01", nil, "consent: {default: granted}", 1),
      ("date: 2026-01-01", nil, "consent: {export-unknown: true}", 1),
      ("date: 2026-01-01", nil, "consent: {sources: {conversations/talk: granted}}", 1),
      ("date: 2026-01-01", nil, "consent: {default: granted, sources: {conversations: denied}}", 0),
      (
        "date: 2026-01-01", nil,
        "consent: {sources: {conversations: denied, conversations/talk/: granted}}", 1
      ),
      ("date: 2026-01-01", nil, "consent: {sources: {conversations/tal: granted}}", 0),
      ("consent: denied", nil, "consent: {default: granted, export-unknown: true}", 0),
      ("participant: u-1", "| u-1 | 2026-01-01 | granted |", nil, 1),
      ("participant: u-1", "| `u-1` | | Granted |", nil, 1),
      ("participant: u-1", "| u-2 | 2026-01-01 | granted |", nil, 0),
      ("participant: u-1", "| u-1 | 2026-01-01 | denied |", "consent: {default: granted}", 0),
      ("participant: u-1\nconsent: granted", "| u-1 | | denied |", nil, 0),
      ("participant: u-1\nconsent: denied", "| u-1 | | granted |", nil, 0),
      ("participant: u-1\nconsent: granted", "| u-1 | | perhaps |", nil, 0),
      ("participant: u-1", "| u-1 | | granted |\n| u-1 | | denied |", nil, 0),
      // Two addresses look the same once they are masked, and are two people.
      ("participant: ann@example.com", "| bob@example.com | | granted |", nil, 0),
      ("participant: ann@example.com", "| ann@example.com | | granted |", nil, 1),
    ] as [(String, String?, String?, Int)])
  func `what is exported is what was agreed to`(
    _ frontMatter: String, _ ledger: String?, _ configuration: String?, _ expected: Int
  ) async throws {
    let project = try project(frontMatter, ledger: ledger, configuration: configuration)
    try await project.report()
    #expect(try lines(project) == expected)
  }

  @Test func `what nobody said stands in the way, and is a finding`() async throws {
    let project = try project("date: 2026-01-01")
    let outcome = try await project.report()
    #expect(outcome.output.contains("does not say whether its participant agreed"))
    #expect(outcome.errors.contains("conversations/talk/a.md:5:1: warning: nothing says whether"))
    #expect(outcome.errors.contains("[unknown-consent]"))
  }

  @Test func `whoever writes an example agrees by writing it`() async throws {
    let project = try Project(["examples/a.md": "## A\n\n" + Sample.exchange("work")])
    try await project.report()
    #expect(try lines(project) == 1)
  }

  @Test func `an erased participant is nowhere, and the tombstone does not name them`()
    async throws
  {
    let project = try project("participant: u-4821\nconsent: granted")
    try project.write(
      "conversations/others.md",
      "---\nparticipant: u-2\nconsent: granted\n---\n\n" + Sample.exchange("the exam"))
    try await Tuneboard.run(
      ["review", project.path, "--reviewer", "anna", "--date", Sample.day, "--quiet"])
    let dry = try await Tuneboard.run(
      ["erase", "u-4821", project.path, "--dry-run", "--date", Sample.day])
    #expect(dry.status == 0)
    #expect(!FileManager.default.fileExists(atPath: project.path + "/consent.md"))

    let outcome = try await Tuneboard.run(["erase", "u-4821", project.path, "--date", Sample.day])
    #expect(outcome.status == 0, "\(outcome.errors)")
    expectPieces(
      [
        "conversations/talk/a.md:6: a conversation of 2 messages; delete the file",
        "reviews/2026-01-21-anna.md:",
        "1 conversation, 1 exchange, of which the dataset teaches 1",
      ], in: outcome.output)
    let ledger = try String(contentsOfFile: project.path + "/consent.md", encoding: .utf8)
    #expect(!ledger.contains("u-4821"))
    #expect(ledger.contains("| erased | 2026-01-21 |"))

    let report = try await project.report()
    #expect(report.errors.contains("[erased-participant]"))
    #expect(try lines(project) == 1)
    let exchanges = try project.siteText("data/exchanges.jsonl")
    #expect(exchanges.split(separator: "\n").count == 1)
    for file in try FileManager.default.subpathsOfDirectory(atPath: project.site) {
      guard let data = FileManager.default.contents(atPath: project.site + "/" + file) else {
        continue
      }
      #expect(!String(decoding: data, as: UTF8.self).contains("over work"), "\(file)")
    }
  }

  @Test(arguments: [
    "- u-2: denied\n", "\u{FFFD}\0\n| participant | consent |\n|---|---|\n| u-2 | denied |\n",
    "Everybody agreed.\n",
  ]) func `of a ledger that nobody can read every participant has refused`(_ ledger: String)
    async throws
  {
    let project = try project("participant: u-1\nconsent: granted")
    try project.write("consent.md", ledger)
    let outcome = try await project.report()
    #expect(try lines(project) == 0)
    #expect(outcome.errors.contains("consent.md:") || outcome.errors.contains("consent.md: "))
    // Nobody's words are hidden by an empty one.
    try project.write("consent.md", "\n")
    try await project.report()
    #expect(try lines(project) == 1)
  }

  @Test func `erasing keeps the ledger's other rows and columns`() async throws {
    let project = try Project([
      "conversations/a.md": "---\nparticipant: u-1\n---\n\n" + Sample.exchange("work"),
      "consent.md":
        "# Who\n\n| date | participant | how | consent |\n|---|---|---|---|\n| x | u-1 | form | granted |\n"
        + "| y | u-2 | mail | denied |\n\nNotes.\n",
    ])
    try await Tuneboard.run(["erase", "u-1", project.path, "--date", Sample.day])
    let ledger = try String(contentsOfFile: project.path + "/consent.md", encoding: .utf8)
    #expect(
      ledger
        == "# Who\n\n| date | participant | how | consent |\n|---|---|---|---|\n"
        + "| y | u-2 | mail | denied |\n| 2026-01-21 | "
        + "\(try hash("u-1")) |  | erased |\n\nNotes.\n")
    let again = try await Tuneboard.run(["erase", "u-3", project.path, "--date", Sample.day])
    #expect(again.status == 1)
    #expect(again.errors.contains("nothing was written"))
  }

  private func hash(_ participant: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf %s \(participant) | sha256sum || shasum -a 256"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return "sha256:" + output.prefix(64)
  }

  @Test(arguments: [
    ("consent: yes", "'consent' is not a mapping"),
    ("consent: {default: maybe}", "'default' is none of granted, denied and unknown"),
    ("consent: {export-unknown: maybe}", "'export-unknown' is neither true nor false"),
  ]) func `a wrong configuration is said, and permits nothing`(_ text: String, _ finding: String)
    async throws
  {
    let project = try project("date: 2026-01-01", configuration: text)
    let outcome = try await project.report()
    #expect(outcome.errors.contains(finding), "\(outcome.errors)")
    #expect(try lines(project) == 0)
  }
}
