import Foundation
import TestSupport
import Testing

/// `tuneboard export` as a user runs it before an upload.
struct ExportTests {
  private struct Line: Decodable {
    struct Message: Decodable {
      var role: String?
      var from: String?
      var content: String?
      var value: String?
      var weight: Int?
    }
    var messages: [Message]?
    var conversations: [Message]?
    var all: [Message] { messages ?? conversations ?? [] }
  }

  private func lines(_ path: String) throws -> [Line] {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test(
    arguments: ["openai", "azure", "together", "fireworks", "mistral", "sharegpt", "chatml"])
  func `each provider's form of the fixture is taken by its own rules`(_ provider: String)
    async throws
  {
    let project = try Project()
    let outcome = try await Tuneboard.run([
      "export", Repository.fixture("reflectwithin"), "--provider", provider, "--output",
      project.site, "--date", Sample.day,
    ])
    #expect(outcome.status == 65, "one file of the fixture is damaged on purpose")
    #expect(outcome.output.contains("Accepted by the rules of"), "\(outcome.output)")
    for file in ["train", "validation"] {
      let path = project.site + "/data/\(file).jsonl"
      let validated = try await Tuneboard.run(["validate", path, "--provider", provider])
      #expect(validated.status == 0, "\(validated.output)")
    }
  }

  /// Every response is learned from once: by the last message of a line where weights say what is context, by
  /// each message of it where they cannot.
  @Test func `without weights the same responses are learned, each once`() async throws {
    let project = try Project()
    func learned(_ provider: String) async throws -> [String] {
      try await Tuneboard.run([
        "export", Repository.fixture("reflectwithin"), "--provider", provider, "--output",
        project.site, "--date", Sample.day,
      ])
      return try ["train", "validation"].flatMap {
        try lines(project.site + "/data/\($0).jsonl").flatMap { line in
          line.all.filter { ($0.role == "assistant" || $0.from == "gpt") && $0.weight != 0 }
            .map { $0.content ?? $0.value ?? "" }
        }
      }.sorted()
    }
    let weighted = try await learned("openai")
    #expect(weighted.count > 100)
    #expect(try await learned("sharegpt") == weighted)
    #expect(try await learned("together") == weighted)
  }

  @Test func `too little for a provider is said, and written all the same`() async throws {
    let project = try Project()
    try project.write(
      "examples/one.md", "## One\n\n**User:** I ran.\n\n**Assistant:** How was it?\n")
    let outcome = try await Tuneboard.run([
      "export", project.path, "--output", project.site, "--date", Sample.day,
    ])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("training line, at least 10 are asked for"))
    #expect(outcome.output.contains("Rejected by the rules of OpenAI."))
    #expect(FileManager.default.fileExists(atPath: project.site + "/data/train.jsonl"))
  }
}
