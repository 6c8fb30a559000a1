import Corpus
import Findings
import Foundation
import Privacy
import TestSupport
import Testing

@testable import Dialects

/// Each line of whatever file ends in a message, is left out with its reason, or has a finding: there is no fourth place.
///
/// The inputs of ``MarkdownDialectTests``, ``UnseenDialectTests`` and others are tried where they stand.
@Suite struct LineAccountTests {
  static func files(_ folder: String) -> [String] {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".md") }.map { folder + "/" + $0 }.sorted()
  }

  @Test func `an account takes a byte a line`() {
    #expect(MemoryLayout<LineAccount.Place?>.size == 1)
  }

  @Test(arguments: files(Repository.fixture("format")))
  func `no line of a fixture of the format is lost`(path: String) throws {
    expectLinesAccounted(Array(try Data(contentsOf: URL(filePath: path))), mutations: 24)
  }

  @Test(arguments: files(Repository.fixture("reflectwithin")))
  func `no line of a project is lost`(path: String) throws {
    expectLinesAccounted(Array(try Data(contentsOf: URL(filePath: path))), mutations: 3)
  }

  @Test(arguments: files(Repository.fixture("fuzzing")))
  func `no line that a fuzzer found is lost`(path: String) throws {
    expectLinesAccounted(Array(try Data(contentsOf: URL(filePath: path))))
  }

  @Test(arguments: 0..<10) func `no line of hostile pieces is lost`(seed: Int) {
    var random = SeededGenerator(seed: UInt64(700 + seed))
    for _ in 0..<60 {
      let text = random.text(of: hostilePieces + ["\r", "\r\n", "\0", "\n\n"], count: 0...40)
      expectLinesAccounted(Array(text.utf8), mutations: 0)
    }
  }

  /// Real dumps, where they are at hand.
  @Test(arguments: ["dialects", "corpora"])
  func `no line of a real dump is lost`(folder: String) throws {
    let files = Self.files(Repository.path + "/../shared/" + folder)
    if files.isEmpty { print("No dumps at hand in ../shared/\(folder); none are tried.") }
    // The corpora have thousands, all alike.
    for (index, path) in files.enumerated() where folder == "dialects" || index % 60 == 0 {
      let bytes = Array(try Data(contentsOf: URL(filePath: path)))
      guard bytes.count < 200_000 else { continue }
      let problems = LineAccounting(bytes).problems
      #expect(problems.isEmpty, "\(path)\n\(problems.prefix(8).joined(separator: "\n"))")
    }
  }

  /// The reason of each line that is left out, `p` before it where a part of the line is somewhere else.
  private func reasons(_ text: String, as kind: Source = .mined) -> [Int: String] {
    var reasons: [Int: String] = [:]
    let account = LineAccounting(Array(text.utf8), as: kind).reading.account
    for line in 0..<account.lineCount {
      switch account.place(ofLine: line + 1) {
      case .leftOut(let reason)?: reasons[line + 1] = reason.rawValue
      case .parted(let reason)?: reasons[line + 1] = "p " + reason.rawValue
      case .blank?, .message?, .structure?, nil: break
      }
    }
    return reasons
  }

  private let exchange = "**User:** a\n\n**Assistant:** b\n"

  @Test func `what stands outside turns is left out by what it is`() {
    #expect(
      reasons("# Title\n\n<!-- note -->\n\n---\n\nWords.\n\n[a]: /b\n\n" + exchange) == [
        1: "headings", 3: "comments", 5: "separators", 7: "outside", 9: "outside",
      ])
    #expect(
      reasons("Notes\n# Talk\n---\n## User\n\na\n\n---\n\n## Assistant\n\nb\n") == [
        1: "outside", 2: "headings", 3: "separators", 8: "separators",
      ])
  }

  @Test func `front matter that says nothing of a conversation is left out`() {
    #expect(
      reasons("---\n# mine\nid: x\ntags: [a,\n  b]\ndate: soon\n---\n" + exchange) == [
        2: "comments", 4: "frontMatter", 5: "frontMatter", 6: "frontMatter",
      ])
    // A title that is nobody's, since the file holds two conversations.
    #expect(
      reasons(
        "---\ntitle: Two\n---\n<!-- conversation -->\n\n\(exchange)\n<!-- conversation -->\n\n\(exchange)"
      )
        == [2: "frontMatter"])
  }

  @Test func `conversations in which nobody known speaks are left out`() {
    #expect(
      reasons("<!-- conversation\nid: a\n-->\n\n<!-- conversation --> words\n\n" + exchange) == [
        1: "nobody", 2: "nobody", 3: "nobody", 5: "p outside",
      ])
    #expect(
      reasons("# aider chat started at 1\n\n# aider chat started at 2\n\n> tool\n\n#### a\n\nb\n")
        == [1: "nobody", 5: "tools"])
    #expect(
      reasons(
        "# Group\n\n## One\n\n**System:** a\n\n" + exchange + "\n## Two\n\n**System:** b\n",
        as: .manual)
        == [1: "headings", 11: "nobody", 13: "nobody"])
  }

  @Test func `what is not read is left out as such`() {
    #expect(reasons("Words.\n\nMore.\n") == [1: "unread", 3: "unread"])
    #expect(
      reasons(exchange + "\n<!-- conversation\nid: a\n\n**User:** c\n") == [
        5: "unread", 6: "unread", 8: "unread",
      ])
  }

  @Test func `a thought before an answer on its line is left out of the line`() {
    #expect(
      reasons("## User\n\na\n\n## Assistant\n\n<think>hm</think> b\n") == [7: "p tools"])
  }

  @Test func `nothing said on the line of a marker is lost`() {
    func texts(_ text: String) -> [String] {
      LineAccounting(Array(text.utf8)).reading.conversations.flatMap(\.messages)
        .map { String(decoding: $0.text, as: UTF8.self) }
    }
    #expect(
      texts("> [!user] Hi\n> you\n\n> [!assistant] Assistant\n> Hello\n") == ["Hi\nyou", "Hello"])
    #expect(texts("**human** (Jan 5) Hi\n\n**assistant** (Jan 5)\n\nHello\n") == ["Hi", "Hello"])
    #expect(texts("### role::user Hi\n\n### role::assistant\n\nHello\n") == ["Hi", "Hello"])
    #expect(
      texts("### role::user\n\nHi\n\n### role::assistant\n\n=begin-chatgpt-md-comment\nHello\n")
        == ["Hi", "=begin-chatgpt-md-comment\nHello"])
  }

  @Test func `two prompts before the first example are both of all examples`() {
    let reading = Reading(
      "**System:** a\n\n# Group\n\n**System:** b\n\n## One\n\n" + exchange, as: .manual)
    #expect(reading.attributes?.system == "a\n\nb")
  }

  @Test func `the accounts of a large file's pieces are that of the file`() throws {
    let head = "---\nid: x\nmine: y\n---\n"
    let pieces = [
      "\nWords.\n\n<!-- conversation -->\n\n\(exchange)\n",
      "<!-- conversation -->\n\n\(exchange)\n# Sign\n",
      "<!-- conversation\ntags: a\n-->\n\n---\n\n\(exchange)",
    ]
    let whole = LineAccounting(Array((head + pieces.joined()).utf8))
    let boundary = try #require(ConversationBoundary(whole.source, as: .mined))
    var places: [LineAccount.Place] = []
    for (index, piece) in pieces.enumerated() {
      let part = readPart(
        path: "a.md", Array((head + piece).utf8),
        at: PartPlace(
          headLines: 4, firstLine: max(5, places.count + 1), firstOrdinal: index + 1,
          isFirst: index == 0, isLast: index == pieces.count - 1),
        as: boundary, masker: Masker())
      let account = part.reading.account
      places += (0..<account.lineCount).compactMap { account.place(ofLine: $0 + 1) }
    }
    #expect(
      places
        == (0..<whole.reading.account.lineCount).map { whole.reading.account.place(ofLine: $0 + 1) }
    )
  }
}
