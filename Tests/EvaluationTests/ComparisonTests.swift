import Analysis
import Findings
import Privacy
import Testing

@testable import Evaluation

struct ComparisonTests {
  private func exchange(
    _ id: String, _ conversation: String, _ turn: Int = 0, _ verdict: Verdict = .accept,
    _ score: Double = 0.9, question: Int? = 0
  ) -> ComparedExchange {
    ComparedExchange(
      id: id, conversation: conversation, assistantTurn: turn,
      place: Place(file: Masker().path("\(conversation).md"), line: 3, column: 1), verdict: verdict,
      score: score,
      faults: [], amounts: [100, question.map { 100 * $0 }, 70, 20])
  }

  @Test func `equal content is the same exchange wherever it stands, the rest goes by its turn`() {
    let old = [
      exchange("a", "one"), exchange("b", "one", 1), exchange("c", "two"), exchange("d", "three"),
      exchange("d", "four"),
    ]
    let new = [
      exchange("a", "moved"), exchange("x", "one", 1, .reject, 0.3), exchange("y", "five"),
      exchange("d", "three"), exchange("d", "four"),
    ]
    let comparison = Comparison(old, new)
    #expect(comparison.unchanged.map(\.new.conversation) == ["moved", "three", "four"])
    #expect(comparison.edited.map { "\($0.old.id) \($0.new.id)" } == ["b x"])
    #expect(comparison.removed.map(\.id) == ["c"])
    #expect(comparison.added.map(\.id) == ["y"])
    #expect(comparison.worse.map(\.new.id) == ["x"])
    #expect(comparison.better.isEmpty)
  }

  @Test(arguments: 0..<40)
  func `every exchange is in exactly one list, and swapping the sides swaps them`(_ seed: Int) {
    var generator = SplitMix64(seed: UInt64(seed))
    func side() -> [ComparedExchange] {
      (0..<30).map { _ in
        let turn = Int.random(in: 0..<6, using: &generator)
        return exchange(
          "\(Int.random(in: 0..<20, using: &generator))",
          "\(Int.random(in: 0..<9, using: &generator))", turn,
          Verdict.allCases.randomElement(using: &generator) ?? .accept)
      }
    }
    let (a, b) = (side(), side())
    let forward = Comparison(a, b)
    let backward = Comparison(b, a)
    let pairs = forward.unchanged.count + forward.edited.count
    #expect(pairs + forward.removed.count == a.count)
    #expect(pairs + forward.added.count == b.count)
    #expect(forward.unchanged.count == backward.unchanged.count)
    #expect(Comparison(a, a).unchanged.count == a.count)
    #expect(Comparison(a, a).better.isEmpty && Comparison(a, a).worse.isEmpty)
  }

  @Test func `a difference that most pairs share is beyond chance, an even one is not`() {
    var (old, new): ([ComparedExchange], [ComparedExchange]) = ([], [])
    for number in 0..<60 {
      old.append(exchange("o\(number)", "c\(number)", question: 0))
      new.append(
        exchange(
          "n\(number)", "c\(number)", 0, .accept, number.isMultiple(of: 2) ? 0.85 : 0.95,
          question: number % 5 == 0 ? 0 : 1))
    }
    let differences = Comparison(old, new).differences(Standards())
    func difference(_ title: String) -> Comparison.Difference? {
      differences.first { $0.title == title }
    }
    #expect(difference("questions")?.isBeyondChance == true)
    #expect(difference("questions")?.new == 0.8)
    #expect(difference("mean score")?.isBeyondChance == false)
    #expect(difference("mean score")?.isPaired == true)
  }

  @Test func `a few conversations cannot tell, and what is not judged is left out`() {
    let old = (0..<60).map { exchange("o\($0)", "c\($0 % 10)", $0 / 10, question: nil) }
    let new = (0..<60).map { exchange("n\($0)", "c\($0 % 10)", $0 / 10) }
    let differences = Comparison(old, new).differences(Standards())
    #expect(differences.allSatisfy { $0.interval == nil && $0.isBeyondChance == nil })
    #expect(!differences.contains { $0.title == "questions" })
    #expect(Comparison([], []).differences(Standards()).isEmpty)
  }

  @Test func `sides with few pairs are compared as two groups`() {
    let old = (0..<30).map { exchange("o\($0)", "a\($0)") }
    let new = (0..<40).map { exchange("n\($0)", "b\($0)", 0, .reject, 0.2) }
    let comparison = Comparison(old, new)
    #expect(!comparison.isPaired)
    let accepted = comparison.differences(Standards()).first { $0.title == "accepted" }
    #expect(accepted?.oldCount == 30 && accepted?.newCount == 40)
    #expect(accepted?.isBeyondChance == true)
  }
}
