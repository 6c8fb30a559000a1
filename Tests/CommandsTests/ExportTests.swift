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
    var prompt: [Message]?
    var completion: [Message]?
    var all: [Message] { messages ?? conversations ?? (prompt ?? []) + (completion ?? []) }

    /// What a trainer learns that does not read weights: of a completion that alone, else every response.
    var learned: [String] {
      (completion ?? all).filter { $0.role == "assistant" || $0.from == "gpt" }
        .map { $0.content ?? $0.value ?? "" }
    }
  }

  private func lines(_ path: String) throws -> [Line] {
    try lines(of: String(contentsOfFile: path, encoding: .utf8))
  }

  private func lines(of text: String) throws -> [Line] {
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    return try text.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test(
    arguments: ["openai", "azure", "together", "fireworks", "mistral", "trl", "sharegpt", "chatml"])
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

  /// Weights are read by hosted trainers alone; others have to be given nothing that is context only.
  @Test func `a trainer that ignores weights learns nothing else, from any form meant for it`()
    async throws
  {
    let project = try Project()
    func export(_ provider: String) async throws -> [Line] {
      try await Tuneboard.run([
        "export", Repository.fixture("reflectwithin"), "--provider", provider, "--output",
        project.site, "--date", Sample.day,
      ])
      return try ["train", "validation"].flatMap { try lines(project.site + "/data/\($0).jsonl") }
    }
    let hosted = try await export("openai")
    let wanted = hosted.flatMap { line in
      line.all.filter { $0.role == "assistant" && $0.weight != 0 }.map { $0.content ?? "" }
    }.sorted()
    #expect(wanted.count > 100)
    #expect(hosted.flatMap(\.learned).count > wanted.count, "the fixture has context")
    let completions = try await export("trl")
    #expect(completions.flatMap(\.learned).sorted() == wanted)
    #expect(completions.allSatisfy { $0.completion?.count == 1 })
    // Its context is whole: as long as it is where weights say what it is.
    #expect(completions.map(\.all.count).reduce(0, +) > hosted.map(\.all.count).reduce(0, +))
    for provider in ["sharegpt", "chatml"] {
      let learned = try await export(provider).flatMap(\.learned)
      #expect(Set(learned).isSubset(of: wanted))
      #expect(learned.count == Set(learned).count && learned.count > 100, "\(learned.count)")
    }
  }

  @Test func `what a form cannot say is left out, and counted`() async throws {
    let project = try Project.sound()
    try project.write(
      "conversations/two.md",
      "---\nconsent: granted\n---\n\n**User:** I skipped the gym.\n\n**Assistant:** Sorry sorry sorry sorry sorry.\n\n"
        + Sample.exchange("my second swim"))
    let outcome = try await Tuneboard.run([
      "export", project.path, "--provider", "chatml", "--output", project.site, "--date",
      Sample.day,
    ])
    #expect(outcome.output.contains("Left out: 1 responses before it are context only"))
    #expect(outcome.output.contains("1 response left out, since the form cannot say"))
  }

  /// What `datasets` loads from the folder goes into trainers that ignore weights.
  @Test func `the card of a site leads to completions where the provider's form has weights`()
    async throws
  {
    let site = try await FixtureSite.written.value
    let card = try site.text("data/README.md")
    let names = card.matches(of: /config_name: (\S+)/).map { String($0.output.1) }
    #expect(names.count == 4 && Set(names).count == 2)
    #expect(names[0].hasPrefix("completion-") && names[1].hasPrefix("openai-"))
    #expect(
      card.contains(
        "  default: true\n  data_files:\n  - split: train\n    path: completion/train.jsonl"))
    let train = try lines(of: site.text("data/completion/train.jsonl"))
    #expect(card.contains("    num_examples: \(train.count)\n"))
    #expect(train.allSatisfy { $0.completion?.count == 1 })
    let weighted = try ["train", "validation"].flatMap {
      try lines(of: site.text("data/\($0).jsonl"))
    }
    let context = weighted.reduce(0) { $0 + $1.all.count { $0.weight == 0 } }
    #expect(card.contains("would learn \(context) responses"))
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
