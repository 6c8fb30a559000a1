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

  private func input(_ project: Project) throws -> Numbers.Input {
    try JSONDecoder().decode(Numbers.self, from: Data(project.siteText("report.json").utf8)).input
  }

  @Test(arguments: Corpora.labelled)
  func `every file is a conversation and every labelled answer an exchange`(
    _ corpus: String
  ) async throws {
    let folder = Corpora.root + "/" + corpus
    // What people did not agree to is not exported; here the format of the lines is looked at.
    let project = try Project(["tuneboard.yml": "consent: {default: granted}\n"])
    try project.link("conversations", to: folder + "/conversations")
    let outcome = try await Tuneboard.run(
      ["report", project.path, "--output", project.site, "--quiet"])
    #expect(outcome.status == 0)
    let input = try input(project)
    let lines = try project.exchanges()
    #expect(input.conversations == (try fileCount(below: folder)))
    #expect(Set(lines.map(\.conversation)).count <= input.conversations)
    #expect(lines.count == input.exchanges)
    let found = Set(lines.map { "\($0.conversation) \($0.assistantTurn)" })
    let labelled = try labelledExchanges(corpus)
    #expect(found.count == lines.count)
    #expect(found.subtracting(labelled).sorted().prefix(5) == [])
    #expect(labelled.subtracting(found).sorted().prefix(5) == [])
    for line in try project.dataset() { expectValid(line) }
  }

  @Test func `all at once are counted like each alone`() async throws {
    let project = try Project(["tuneboard.yml": "consent: {default: granted}\n"])
    try project.link("conversations", to: Corpora.root)
    let outcome = try await Tuneboard.run(
      ["report", project.path, "--output", project.site, "--quiet"])
    #expect(outcome.status == 0)
    #expect(try input(project).conversations == fileCount(below: Corpora.root))
    let lines = try project.exchanges()
    for corpus in Corpora.labelled {
      #expect(
        try lines.count { $0.file.hasPrefix("conversations/" + corpus + "/") }
          == labelledExchanges(corpus).count)
    }
    let dataset = try project.dataset()
    #expect(dataset.count > 1000)
    for line in dataset { expectValid(line) }
  }
}
