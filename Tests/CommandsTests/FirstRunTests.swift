import Foundation
import TestSupport
import Testing

/// What somebody is told who points the program at a folder for the first time.
struct FirstRunTests {
  /// Twelve sound conversations that do not say whether anybody agreed.
  private func project() throws -> Project {
    let project = try Project()
    for (index, subject) in Sample.subjects.enumerated() {
      try project.write("conversations/\(index).md", Sample.exchange(subject))
    }
    return project
  }

  /// What stands at the margin behind the advice.
  private func block(in output: String) -> String {
    let lines = output.split(separator: "\n").map(String.init)
    guard
      let start = lines.lastIndex(where: {
        $0.contains("say so in tuneboard.yml") && $0.hasSuffix(":")
      }),
      let end = lines[start...].firstIndex(where: { $0.hasPrefix("Else write") })
    else { return "" }
    return lines[(start + 1)..<end].map { $0 + "\n" }.joined()
  }

  @Test func `the advice of the first run works as it is printed`() async throws {
    let project = try project()
    let first = try await project.report(["--no-history"])
    #expect(first.output.contains("12 exchanges are good enough and wait only for consent."))
    #expect(try project.siteText("data/train.jsonl").isEmpty)
    let block = block(in: first.output)
    #expect(block == "consent:\n  default: granted\n")
    let check = try await project.check()
    #expect(self.block(in: check.output) == block)

    try project.write("tuneboard.yml", block)
    let second = try await project.report(["--no-history"])
    #expect(!second.errors.contains("tuneboard.yml"), "\(second.errors)")
    #expect(!second.output.contains("wait only for consent"))
    #expect(try project.dataset().count == 12)
  }

  @Test func `the finding's words work as they are printed`() async throws {
    let project = try project()
    let first = try await project.report(["--no-history"])
    let quoted = first.errors.split(separator: "'").map(String.init)
    let advised = try #require(quoted.first { $0.hasPrefix("consent: {") })
    try project.write("tuneboard.yml", "name: Mine\n" + advised + "\n")
    let second = try await project.report(["--no-history"])
    #expect(!second.errors.contains("tuneboard.yml"), "\(second.errors)")
    #expect(try project.dataset().count == 12)
  }

  @Test(arguments: [
    ("consent: {default: unknown, export-unknown: false}", 12),
    ("consent: {sources: {conversations/0.md: denied, conversations/1.md: unknown}}", 11),
    ("consent:", 12),
  ]) func `where consent is configured already the advice takes its place`(
    _ configured: String, _ count: Int
  ) async throws {
    let project = try project()
    try project.write("tuneboard.yml", "name: A\n\(configured)\nvolume: {minimum: 10}\n")
    let first = try await project.report(["--no-history"])
    let block = block(in: first.output)
    #expect(block.hasPrefix("consent: {default: granted"))
    expectPieces(["in place of its &#39;consent&#39;:"], in: try project.siteText("dataset.html"))
    try project.write("tuneboard.yml", "name: A\n\(block)volume: {minimum: 10}\n")
    let second = try await project.report(["--no-history"])
    #expect(!second.errors.contains("tuneboard.yml:"), "\(second.errors)")
    #expect(try project.dataset().count == count)
  }

  @Test func `page, Markdown and wiki say what waits, and how to say it`() async throws {
    let project = try project()
    try await project.report(["--no-history"])
    let page = try project.siteText("dataset.html")
    expectPieces(
      [
        "12 exchanges are good enough and wait only for consent, so the files are empty.",
        "<pre class=\"paste\"><code>consent:\n  default: granted</code></pre>",
      ], in: page)
    #expect(!page.contains("No exchange is good enough"))
    for file in ["report.md", "wiki/Home.md"] {
      expectPieces(
        [
          "12 exchanges are good enough and wait only for consent",
          "```yaml\nconsent:\n  default: granted\n```",
        ],
        in: try project.siteText(file))
    }
    expectPieces(
      ["12 more are good enough and wait only for consent"], in: try project.siteText("index.html"))
  }

  @Test func `a project whose exchanges are poor is not told that they wait`() async throws {
    let project = try Project(["a.md": "**User:** Hi there, I ran.\n\n**Assistant:** Ok.\n"])
    let outcome = try await project.report(["--no-history"])
    #expect(!outcome.output.contains("only for consent"))
    expectPieces(
      ["No exchange is good enough to be written yet"], in: try project.siteText("dataset.html"))
  }

  /// The first piece between single quotes that begins so.
  private func advised(_ beginning: String, in text: String) throws -> String {
    try #require(
      text.split(separator: "'").map(String.init).first { $0.hasPrefix(beginning) }, "\(text)")
  }

  @Test func `a dialect is declared as the finding has it, with the names put in`() async throws {
    let project = try Project([
      "conversations/a.md": """
      Anna: I keep worrying about the exam so much that I cannot sleep.

      Ben: Lying awake over the exam sounds exhausting. What would help tonight?

      Anna: Maybe a walk before bed, and the phone in the kitchen.

      Ben: A walk sounds good, and a kitchen is far from a bed. When will you go?
      """
    ])
    let first = try await project.check()
    let block = try advised("dialects:", in: first.output)
    try project.write(
      "tuneboard.yml",
      block.replacing("USER", with: "Anna").replacing("ASSISTANT", with: "Ben") + "\n")
    let second = try await project.check()
    #expect(!second.output.contains("tuneboard.yml:1"), "\(second.output)")
    #expect(!second.output.contains("unrecognised-dialect"), "\(second.output)")
    try await project.report(["--no-history"])
    #expect(try project.exchanges().count == 2)
  }

  @Test func `the ledger's table is read as the finding has it`() async throws {
    let project = try Project([
      "conversations/a.md": "---\nparticipant: u-1\n---\n\n" + Sample.exchange("work"),
      "consent.md": "Everybody agreed.\n",
    ])
    let first = try await project.check()
    let quoted = first.output.split(separator: "'").map(String.init).filter { $0.hasPrefix("|") }
    #expect(quoted.count == 2)
    try project.write(
      "consent.md", (quoted + ["| u-1 | granted | 2026-01-05 |", ""]).joined(separator: "\n"))
    let second = try await project.check()
    #expect(!second.output.contains("invalid-consent"))
    try await project.report(["--no-history"])
    #expect(try project.dataset().count == 1)
  }

  @Test func `the next command has the folder in it, in quotes where it needs them`() async throws {
    let project = try Project()
    let folder = project.folder.path + "/it's new"
    let outcome = try await Tuneboard.run(["init", folder])
    let line = try #require(outcome.output.split(separator: "\n").last { $0.hasPrefix("Next: ") })
    let printed = line.dropFirst("Next: tuneboard".count)
    let run = try await Tuneboard.shell(
      "\"$TUNEBOARD\"" + printed + " --output \"$1\"", [project.site])
    #expect(run.status == 0, "\(run.errors)")
  }
}
