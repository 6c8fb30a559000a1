import Analysis
import Bytes
import Corpus
import Dataset
import Dialects
import Findings
import Language
import Privacy
import Storage
import TestSupport
import Testing

@testable import Project

/// A large file is read in pieces, and what comes of it is the same as of the whole.
struct LargeFileTests {
  private struct Read: Equatable {
    var summary: [String]
    var text: [UInt8]
    var findings: [Finding]
  }

  private func read(_ text: String, _ limits: ReadingLimits, declared: [DeclaredDialect] = [])
    async throws -> Read
  {
    let folder = try TemporaryFolder()
    try folder.write("a.md", text)
    let analyzer = ConversationAnalyzer(
      standards: Standards(),
      languages: Languages([("en", CueList(""))], topics: Standards().topics),
      masker: Masker())
    var taken: [UInt8] = []
    let summary = try await analyseCorpus(
      [InputFile(path: "a.md", source: .mined, byteCount: text.utf8.count, masker: Masker())],
      read: SourceReader(
        root: folder.path, dialects: .standard.declaring(declared), masker: Masker(),
        limits: limits),
      with: analyzer, width: 3, takeText: { taken += $0 }, progress: { _ in })
    return Read(
      summary: summary.files.map { "\($0)" }
        + summary.conversations.map { "\($0) \(summary.id(of: $0))" }
        + summary.exchanges.map { "\($0)" } + summary.personalData.map { "\($0)" },
      text: taken, findings: summary.findings.sortedByPlace)
  }

  /// Compares the reading of pieces with that of the whole.
  private func expectSame(
    _ text: String, declared: [DeclaredDialect] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let whole = try await read(text, ReadingLimits(), declared: declared)
    #expect(whole.summary.count > 1)
    for part in [1, 60, 400] {
      var limits = ReadingLimits()
      (limits.wholeFile, limits.part) = (50, part)
      // A limit for the pieces that are open, far above these texts.
      let pieces = try await read(text, limits, declared: declared)
      #expect(pieces.summary == whole.summary, "\(text)", sourceLocation: sourceLocation)
      #expect(pieces.text == whole.text, sourceLocation: sourceLocation)
      #expect(pieces.findings == whole.findings, "\(text)", sourceLocation: sourceLocation)
    }
  }

  private func conversation(_ number: Int, _ text: String = "I ran today.") -> String {
    "<!-- conversation\nid: c\(number)\n-->\n\n**User:** \(text) \(number) ann\(number)@example.org\n\n"
      + "**Assistant:** How was it? \(number)\n\n"
  }

  @Test func `conversations keep their lines, ids and findings`() async throws {
    let text = (1...20).map { conversation($0) }.joined()
    try await expectSame(text)
    try await expectSame("---\ntopic: fitness\nconsent: granted\n---\n\n" + text)
    try await expectSame(
      "\u{FEFF}---\ntopic: fitness\n---\n" + text.replacing("id: c5\n", with: ""))
    try await expectSame("**User:** first\n\n**Assistant:** one\n\n" + text)
  }

  @Test func `a conversation without a name has its number`() async throws {
    try await expectSame(
      (1...12).map { conversation($0).replacing("id: c\($0)\n", with: "") }.joined())
    try await expectSame(
      "---\nid: dump\n---\n"
        + (1...12).map { conversation($0).replacing("id: c\($0)\n", with: "") }.joined())
  }

  @Test(arguments: [
    "```\n<!-- conversation -->\n```", "<pre>\n<!-- conversation -->\n\n</pre>",
    "~~~~\n\n<!-- conversation\nid: x\n-->\n\n~~~~",
    "- a\n\n  ```\n<!-- conversation -->\n\n**User:** x\n",
  ])
  func `what stands in code or HTML parts nothing`(block: String) async throws {
    var text = ""
    for number in 1...8 {
      text += conversation(number, number % 3 == 0 ? "look:\n\n\(block)\n\nthere" : "I ran today.")
    }
    // Ids, so that numbers of conversations play no part.
    let whole = try await read(text, ReadingLimits())
    var limits = ReadingLimits()
    (limits.wholeFile, limits.part) = (50, 1)
    limits.wholeFile = 600
    let pieces = try await read(text, limits)
    #expect(pieces.summary == whole.summary)
    #expect(pieces.text == whole.text)
  }

  @Test func `code that is never closed ends what can be read, and is said`() async throws {
    let text =
      conversation(1) + conversation(2, "x\n\n```")
      + (3...40).map { conversation($0) }.joined()
    var limits = ReadingLimits()
    (limits.wholeFile, limits.part) = (400, 1)
    let pieces = try await read(text, limits)
    let finding = try #require(pieces.findings.first { $0.code == .fileTooLarge })
    #expect(finding.place?.line == 9)
    #expect(!pieces.summary.contains { $0.contains("c40") })
  }

  @Test func `sessions of aider and declared conversations are pieces too`() async throws {
    let session =
      "# aider chat started at 2025-01-02 03:04:05\n\n#### How far?\n\nFive kilometres.\n\n"
    try await expectSame(String(repeating: session, count: 12))
    var dialect = try #require(DeclaredDialect("mine", turn: "{name}>"))
    dialect.call(.user, ["A"])
    dialect.call(.assistant, ["B"])
    dialect.conversation = "== "
    try await expectSame(
      String(repeating: "== talk\nA> How far?\nB> Five kilometres.\n", count: 12),
      declared: [dialect])
  }

  @Test(arguments: [
    "Look:\n\n#### You:\nMay I stop?\n\n#### ChatGPT:\nYes.",
    "Look:\n\nUser: May I stop?\n\nAssistant: Yes.",
    "Look:\n\n# aider chat started at 2026-01-01 10:00:00\n\n#### May I stop?\n\nYes.",
    "Look:\n\n> **User:** May I stop?\n>\n> **Assistant:** Yes.",
  ])
  func `what somebody pasted is his in pieces as in the whole`(turn: String) async throws {
    for number in [2, 3] {
      let all = (1...9).map { conversation($0, $0 == number ? turn : "I ran today.") }
      try await expectSame(all.joined())
    }
  }

  @Test func `a session that the user pasted is refused in pieces as in the whole`() async throws {
    func session(_ day: Int) -> String {
      "# aider chat started at 2026-03-0\(day) 10:00:00\n\n#### I ran on day \(day).\n\nHow far did you get?\n\n"
    }
    let pasted =
      "# aider chat started at 2026-01-01 10:00:00\n\n#### May I stop?\n\nYes, do so.\n\n"
    for place in 1...3 {
      let sessions = (1...9).map { session($0) + ($0 == place ? pasted : "") }
      try await expectSame(sessions.joined())
    }
  }

  @Test func `lines end as anywhere, and comments leave findings out`() async throws {
    let text = (1...20).map { number in
      let ignored = number % 3 == 0 ? "<!-- tuneboard-ignore personal-data -->\n\n" : ""
      return conversation(number, number % 5 == 0 ? "<!-- tuneboard-ignore no-turns -->" : "Hi.")
        .replacing("-->\n\n**User", with: "-->\n\n\(ignored)**User")
    }.joined()
    try await expectSame(text)
    try await expectSame("<!-- tuneboard-ignore empty-message -->\n\n" + text)
    try await expectSame(text.replacing("\n", with: "\r\n"))
    try await expectSame(text.replacing("Hi.", with: "Hi.\rThere."))
  }

  /// What a command writes for one file that is read in pieces of some sizes, the first as a whole.
  private func written(
    _ text: String, _ write: (_ folder: String, _ output: String, ReadingLimits) throws -> Void
  ) throws -> [String] {
    try [Int.max, 1, 60, 400].map { part in
      let folder = try TemporaryFolder()
      try folder.write("project/a.md", text)
      var limits = ReadingLimits()
      if part < .max { (limits.wholeFile, limits.part) = (50, part) }
      try write(folder.path + "/project", folder.path + "/output", limits)
      return String(
        decoding: try Disk.read(folder.path + "/output/a.md"), as: UTF8.self)
    }
  }

  @Test func `redacted piece by piece a file is the same`() throws {
    let text =
      "---\nparticipant: eve@example.org\n---\n\n" + (1...20).map { conversation($0) }.joined()
    let results = try written(text) { folder, output, limits in
      _ = try redactProject(at: folder, to: output, excluding: [], masker: Masker(), limits: limits)
    }
    #expect(results[0].hasPrefix("---\nparticipant: [EMAIL_ADDRESS]\n---\n"))
    #expect(results[0].ranges(of: "[EMAIL_ADDRESS]").count == 21)
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test func `converted piece by piece a file reads back as the same`() async throws {
    let text = String(
      repeating: "# aider chat started at 2025-01-02 03:04:05\n\n#### How far?\n\nFive.\n\n",
      count: 12)
    let results = try written(text) { folder, output, limits in
      let report = try convertMarkdown(
        [InputFile(path: "a.md", source: .mined, byteCount: text.utf8.count, masker: Masker())],
        in: folder, dialects: .standard, masker: Masker(), to: output, limits: limits)
      #expect(report.conversations == 12)
      #expect(report.files == 1)
      #expect(report.forms.map(\.count) == [1])
    }
    #expect(results[0].ranges(of: "<!-- conversation").count == 12)
    #expect(results.allSatisfy { $0 == results[0] })
    let own = (1...20).map { conversation($0) }.joined()
    let copies = try written(own) { folder, output, limits in
      _ = try convertMarkdown(
        [InputFile(path: "a.md", source: .mined, byteCount: own.utf8.count, masker: Masker())],
        in: folder, dialects: .standard, masker: Masker(), to: output, limits: limits)
    }
    #expect(copies.allSatisfy { $0 == own })
  }

  @Test func `a file that nothing parts is not written, and that is said`() throws {
    let text = "## User\n\nHow far?\n\n## Assistant\n\nFive kilometres.\n\n"
    let folder = try TemporaryFolder()
    try folder.write("project/a.md", text)
    var limits = ReadingLimits()
    limits.wholeFile = 50
    let redaction = try redactProject(
      at: folder.path + "/project", to: folder.path + "/output", excluding: [], masker: Masker(),
      limits: limits)
    #expect(redaction.findings.map(\.code) == [.fileTooLarge])
    #expect(redaction.files == 0)
  }
}
