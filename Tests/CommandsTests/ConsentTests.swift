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
    let digits = "[0-9a-f]"
    let expected = try Regex(
      "# Who\n\n\\| date \\| participant \\| how \\| consent \\|\n\\|---\\|---\\|---\\|---\\|\n"
        + "\\| y \\| u-2 \\| mail \\| denied \\|\n"
        + "\\| 2026-01-21 \\| hmac-sha256:\(digits){64}:\(digits){8} \\|  \\| erased \\|\n\nNotes.\n"
    )
    #expect(ledger.wholeMatch(of: expected) != nil, "\(ledger)")
    // Nobody who guesses the name can check the guess.
    #expect(!ledger.contains(try hash("u-1").dropFirst("sha256:".count)))
    let again = try await Tuneboard.run(["erase", "u-3", project.path, "--date", Sample.day])
    #expect(again.status == 1)
    #expect(again.errors.contains("nothing was written"))
  }

  @Test(arguments: [
    "| zz-1<br>u-71 | denied |\n", "| u-71[^1] | denied |\n", "| u-71<sup>1</sup> | denied |\n",
    "| zz-1 u-71 | denied |\n", "| u-71 | granted |\n| \" | denied |\n",
    "| all participants | denied |\n",
    "| u-70 to u-79 | denied |\n", "| u-7* | denied |\n", "| denied | u-71 |\n",
    "| :x: u-71 | granted |\n",
    "\nNobody agreed to training.\n", "\n~~All of them agreed.~~\n",
    "\nDo not export any of these.\n",
    "\n| participant | consent | withdrawn |\n| --- | --- | --- |\n| u-71 | granted | 2026-01-09 |\n",
    "\n| participant | consent | still valid |\n| --- | --- | --- |\n| u-71 | granted | no |\n",
  ]) func `a row is about whoever stands in it, and about everybody where nobody can say`(
    _ rows: String
  ) async throws {
    let project = try project("participant: u-71\nconsent: granted")
    try project.write("consent.md", Self.head + rows)
    let outcome = try await project.report()
    #expect(try lines(project) == 0)
    // Of a plain refusal nothing is to be said.
    #expect(rows.contains("| denied |") || outcome.errors.contains("consent.md:"), "\(rows)")
  }

  @Test(arguments: [
    "Consent.MD", "сonsent.md", "consnt.md", "consents.md", "consent.txt", "consent.mdown",
    "consent",
    "consent-ledger.md", "docs/consent.md", "consent/README.md", "participants.md",
    "a/b/consent.md",
  ]) func `a ledger under another name refuses, and is said to be none`(_ name: String) async throws
  {
    let project = try project("participant: u-71\nconsent: granted")
    try project.write(name, "| participant | consent |\n| --- | --- |\n| u-71 | denied |\n")
    let outcome = try await project.report()
    #expect(try lines(project) == 0)
    #expect(
      ["Consent.MD", "сonsent.md"].contains(name)
        || outcome.errors.contains("it looks like a ledger of consent"), "\(outcome.errors)")
  }

  @Test(arguments: ["consent-form.md", "consent.md~", "content.md", "forms.txt"])
  func `a file that only has the word in its name holds nobody back`(_ name: String) async throws {
    let project = try project("participant: u-71\nconsent: granted")
    try project.write(name, "I agree that my words are used.\n\nName: ________\n")
    try await project.report()
    #expect(try lines(project) == 1)
  }

  @Test(arguments: [
    "withdrawn: 2026-01-09", "opt_out: true", "consentWithdrawn: true", "consent-until: 2025-01-01",
    "permission: denied", "title: Consent denied", "? {consent: denied}\n: x",
    "? [consent]\n: denied", "list: [{name: consent, value: denied}]",
  ]) func `an attribute that takes consent back does`(_ line: String) async throws {
    let project = try project("participant: u-71\nconsent: granted\n" + line)
    let outcome = try await project.report()
    #expect(try lines(project) == 0)
    #expect(outcome.errors.contains("conversations/talk/a.md:4:"), "\(outcome.errors)")
  }

  @Test(arguments: [
    "withdrawn: false", "opt_out:", "declined-topics: [money]", "consent-date: 2026-01-01",
    "# withdrawn: true", "title: No longer on my own",
  ]) func `what takes nothing back leaves a grant`(_ line: String) async throws {
    let project = try project("participant: u-71\nconsent: granted\n" + line)
    try await project.report()
    #expect(try lines(project) == 1)
  }

  private static let head = "| participant | consent |\n| --- | --- |\n| u-1 | granted |\n"

  @Test(arguments: [
    "u-71 | denied |\n", "|\tu-71\t|\tdenied\t|\n", "\n| u-71 | denied |\n",
    "<!-- asked twice -->\n| u-71 | denied |\n", "| **u-71** | denied |\n",
    "| `u-71` | `denied` |\n",
    "| [u-71](form.md) | denied |\n", "| u\\-71 | denied |\n", "| u&#45;71 | denied |\n",
    "| u\u{2011}71 | denied |\n", "| U-71\u{200B} |\u{A0}denied |\n", "| u-71 | ~~granted~~ |\n",
    "| u-71 | granted until May |\n", "| u-71 | |\n", "| u-71 | granted | denied |\n",
    "\n- u-71: no\n", "\n## Withdrawn\n\n- u-71\n", "\nSomebody has withdrawn.\n",
    "\n| name | answer |\n| --- | --- |\n| u-71 | no |\n", "\n```\nu-71 denied\n```\n",
  ]) func `whatever a reader takes for a refusal is one`(_ rows: String) async throws {
    let project = try project("participant: u-71\nconsent: granted")
    try project.write("consent.md", Self.head + rows)
    try await project.report()
    #expect(try lines(project) == 0)
  }

  @Test(arguments: [
    "| u-71 | granted |\n", "| U-71 | **Granted** |\n",
    "| u-71 | granted |\n\nAsk Mara for the forms.\n",
    "| u-71 | granted |\n\nStates: granted, denied or erased.\n",
    "| u-71 | granted |\n\n| form | shelf |\n| --- | --- |\n| A | 2 |\n",
  ]) func `a plain grant is one, whatever stands beside the table`(_ rows: String) async throws {
    let project = try project("participant: u-71")
    try project.write("consent.md", Self.head + rows)
    try await project.report()
    #expect(try lines(project) == 1)
  }

  @Test(arguments: [
    "| participant | consent |\r\n| --- | --- |\r\n| u-71 | granted |\r\n",
    head + "| u-71 | granted |\n\n| form | shelf |\n| --- | --- |\n| A | 2 |\n",
    head + "\n| u-71 | granted |\n", head + "| u-**71** | granted |\n",
  ]) func `erasing holds in every form of ledger, and not without the key`(_ ledger: String)
    async throws
  {
    let project = try project("participant: U-71\nconsent: granted")
    try project.write(
      "conversations/b.md",
      "---\nparticipant: u-2\nconsent: granted\n---\n\n" + Sample.exchange("the exam"))
    try project.write("consent.md", ledger)
    try project.write("consent.md.partial", "mine")
    let outcome = try await Tuneboard.run(["erase", "u-71", project.path, "--date", Sample.day])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try project.folder.read("project/consent.md.partial") == "mine")
    #expect(!(try project.folder.read("project/consent.md").contains("71 ")))
    try await project.report()
    #expect(try lines(project) == 1)
    // Without the key nobody can tell who is erased: whoever is named is left out.
    try FileManager.default.removeItem(atPath: project.path + "/tuneboard.key")
    let report = try await project.report()
    #expect(report.status == 65)
    #expect(report.errors.contains("whom only 'tuneboard.key' can tell"), "\(report.errors)")
    #expect(try lines(project) == 0)
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
