import Analysis
import Corpus
import Dataset
import Findings
import Language
import TestSupport
import Testing

@testable import Project

struct DuplicateTests {
  private func project(_ files: [String: String]) async throws -> JudgedProject {
    let folder = try projectFolder(files)
    var settings = ProjectSettings()
    settings.consent.fallback = .granted
    let options = options(for: folder.path, temporaryFolder: folder.path)
    return try await checkProject(settings, options) { _ in }.project
  }

  private func turn(_ user: String, _ assistant: String) -> String {
    "**User:** \(user)\n\n**Assistant:** \(assistant)\n"
  }

  private let long =
    "I wake up at five every morning and then I lie there and think about the whole day ahead"
  private let answer =
    "That sounds exhausting, lying there with the whole day in your head. What is the first thing "
    + "that comes to mind when you wake up?"

  @Test func `case, marks and white space make no difference; a manual example is kept`()
    async throws
  {
    let project = try await project([
      "conversations/a.md": turn(long, answer),
      "conversations/b.md": turn(
        long.uppercased() + "!", answer.replacing(",", with: " –").replacing(" ", with: "  ")),
      "examples/c.md": "## One\n\n" + turn(long, answer),
    ])
    let cluster = try #require(project.duplicates.exchanges.first)
    #expect(project.duplicates.exchanges.count == 1)
    #expect(cluster.members == [2, 0, 1])
    #expect(cluster.similarities == [1, 1, 1])
    #expect(project.dataset.lines.count == 1)
    #expect(project.dataset.lines[0].firstExchange == 2)
    #expect(project.dataset.omitted[DatasetPlan.Omission.duplicate.rawValue] == 2)
  }

  @Test func `a word that differs makes a near duplicate, another answer none`() async throws {
    let project = try await project([
      "conversations/a.md": turn(long, answer),
      "conversations/b.md": turn(long, answer.replacing("exhausting", with: "tiring")),
      "conversations/c.md": turn(
        long, "Five is early. Who else is awake then, and what would you rather do with that hour?"),
    ])
    let cluster = try #require(project.duplicates.exchanges.first)
    #expect(project.duplicates.exchanges.count == 1)
    #expect(Set(cluster.members) == [0, 1])
    #expect(cluster.similarities[1] > 0.8 && cluster.similarities[1] < 1)
  }

  @Test func `a response that answers different messages is a cluster of responses alone`()
    async throws
  {
    let project = try await project([
      "conversations/a.md": turn(long, answer),
      "conversations/b.md": turn("My exams begin on Monday and I cannot sleep before them", answer),
    ])
    #expect(project.duplicates.exchanges.isEmpty)
    #expect(project.duplicates.responses.map(\.members.count) == [2])
    #expect(project.dataset.lines.count == 2)
  }

  /// Variants of texts, some a few words apart: what MinHash finds against every pair compared.
  @Test(arguments: 0..<4)
  func `nearly every pair that brute force finds is found, and no other`(_ seed: Int) async throws {
    var generator = Generator(state: UInt64(seed) + 1)
    let words = (0..<400).map { "w\($0)x" }
    var texts: [(user: String, response: String)] = []
    for _ in 0..<60 {
      let base = (0..<50).map { _ in words.randomElement(using: &generator) ?? "" }
      for _ in 0..<3 {
        var variant = base
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
          variant[Int.random(in: 0..<50, using: &generator)] =
            words.randomElement(using: &generator) ?? ""
        }
        texts.append((variant[..<15].joined(separator: " "), variant[15...].joined(separator: " ")))
      }
    }
    let project = try await project([
      "conversations/all.md": texts.map {
        "<!-- conversation -->\n\n" + turn($0.user, $0.response)
      }
      .joined(separator: "\n")
    ])
    #expect(project.summary.exchanges.count == texts.count)
    let shingler = Shingler()
    let sets = texts.map { shingler.shingles(of: [Array($0.user.utf8), Array($0.response.utf8)]) }
    var parents = Array(texts.indices)
    func root(_ number: Int) -> Int { parents[number] == number ? number : root(parents[number]) }
    for a in texts.indices {
      for b in texts.indices.dropFirst(a + 1)
      where Shingler.similarity(sets[a], sets[b]) >= Shingler.threshold {
        let (x, y) = (root(a), root(b))
        if x != y { parents[max(x, y)] = min(x, y) }
      }
    }
    var wanted: Set<Set<Int>> = []
    for group in Dictionary(grouping: texts.indices, by: root).values where group.count > 1 {
      wanted.insert(Set(group))
    }
    let found = Set(project.duplicates.exchanges.map { Set($0.members) })
    #expect(wanted.count > 20)
    // Whatever is found was compared exactly; a pair at the threshold may miss every band.
    let pairs = found.reduce(0) { $0 + $1.count - 1 }
    let wantedPairs = wanted.reduce(0) { $0 + $1.count - 1 }
    #expect(pairs <= wantedPairs)
    #expect(Double(pairs) >= 0.98 * Double(wantedPairs))
    for cluster in found { #expect(wanted.contains { $0.isSuperset(of: cluster) }) }
  }
}

/// Knuth's MMIX generator: the same texts for the same seed.
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 31)
  }
}
