import Foundation
import TestSupport
import Testing

private enum Corpora {
  static let root = Repository.path + "/../shared/corpora"
  static let labelled = ["annomi", "epitome", "esconv_failed", "esconv_strategy"]
  static let arePresent = FileManager.default.fileExists(atPath: root)
}

/// Real conversations, where they stand beside the repository: what is counted is what is there.
@Suite(.enabled(if: Corpora.arePresent, "there are no corpora beside the repository"))
struct CorporaTests {
  private struct Label: Decodable {
    var conversation: String
    var assistantTurn: Int?
    var opensConversation: Bool?
  }

  /// The exchanges that people labelled, as `conversation turn`.
  private func labelledExchanges(_ corpus: String) throws -> Set<String> {
    let text = try String(contentsOfFile: Corpora.root + "/\(corpus)/labels.jsonl", encoding: .utf8)
    let labels: [Label] = try jsonLines(text)
    return Set(
      labels.compactMap { label in
        guard let turn = label.assistantTurn, label.opensConversation != true else { return nil }
        return "\(label.conversation) \(turn)"
      })
  }

  private func fileCount(below folder: String) throws -> Int {
    try FolderTree(of: folder).files.count { $0.hasSuffix(".md") && !$0.contains("README") }
  }

  private struct Numbers: Decodable {
    struct Input: Decodable {
      var conversations: Int
      var exchanges: Int
    }

    var input: Input
  }

  private struct Site {
    var input: Numbers.Input
    var exchanges: [ExchangeLine]
    var dataset: [ChatLine]
  }

  /// What the site of all corpora at once holds; it is written once for all tests.
  private static let site = Task {
    // What people did not agree to is not exported; here the format of the lines is looked at.
    let project = try Project(["tuneboard.yml": "consent: {default: granted}\n"])
    try project.link("conversations", to: Corpora.root)
    let outcome = try await Tuneboard.run(
      ["report", project.path, "--output", project.site, "--quiet"])
    #expect(outcome.status == 0)
    let numbers = try JSONDecoder().decode(
      Numbers.self, from: Data(project.siteText("report.json").utf8))
    return Site(
      input: numbers.input, exchanges: try project.exchanges(), dataset: try project.dataset())
  }

  @Test(arguments: Corpora.labelled)
  func `every file is a conversation and every labelled answer an exchange`(
    _ corpus: String
  ) async throws {
    let lines = try await Self.site.value.exchanges.filter {
      $0.file.hasPrefix("conversations/\(corpus)/")
    }
    let labelled = try labelledExchanges(corpus)
    let found = Set(lines.map { "\($0.conversation) \($0.assistantTurn)" })
    #expect(found.count == lines.count)
    #expect(found.subtracting(labelled).sorted().prefix(5) == [])
    #expect(labelled.subtracting(found).sorted().prefix(5) == [])
    #expect(
      try Set(lines.map(\.conversation)).count
        <= fileCount(below: Corpora.root + "/\(corpus)/conversations"))
  }

  @Test func `all at once are counted, and each line is valid`() async throws {
    let site = try await Self.site.value
    #expect(site.input.conversations == (try fileCount(below: Corpora.root)))
    #expect(site.input.exchanges == site.exchanges.count)
    #expect(site.dataset.count > 1000)
    for line in site.dataset { expectValid(line) }
  }
}
