import Analysis
import Corpus
import Dialects
import Export
import Findings
import TestSupport
import Testing

@testable import Pipeline

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
      digest: { SHA256.first64Bits($0) })
    var taken: [UInt8] = []
    let summary = try await analyseCorpus(
      [InputFile(path: "a.md", source: .mined, byteCount: text.utf8.count)], in: folder.path,
      with: analyzer, dialects: declared, width: 3, limits: limits, takeText: { taken += $0 },
      progress: { _ in })
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
}
