import Language
import Review
import Testing

@testable import Analysis

/// Which exchanges a worksheet asks about.
struct ReviewSampleTests {
  private static let count = 40
  private static let candidates = (0..<count).filter { $0 % 5 != 4 }

  /// Forty exchanges: topics 0 to 2, of which the last is rare, and scores that jump about.
  private static let summary: Summary = {
    var summary = Summary()
    for number in 0..<count {
      summary.exchanges.append(
        ExchangeRecord(
          conversation: 0, assistantTurn: UInt32(number), message: UInt32(2 * number + 1), line: 1,
          id: UInt64(number) &* 0x9E37_79B9_7F4A_7C15, opener: 0, faults: [], length: 100,
          question: 50, empathy: 50, contextReference: 50,
          topic: number % 13 == 0 ? 2 : UInt8(number % 2), emotion: .neutral, personalData: 0))
    }
    return summary
  }()

  private static func score(_ number: Int) -> UInt8 { UInt8(number * 37 % 20 * 5) }

  private func choose(_ sample: ReviewSample, _ count: Int, seed: UInt64 = 1) -> [Int] {
    var judgement = Judgement(Summary(), standards: Standards())
    judgement.scores = (0..<Self.count).map(Self.score)
    return chooseSample(
      sample, of: Self.candidates, count: count, Self.summary, judgement, Standards(),
      order: { ($0 ^ seed) &* 0xBF58_476D_1CE4_E5B9 })
  }

  @Test(arguments: ReviewSample.allCases, [0, 1, 7, 32, 1000])
  func `as many are asked as there are and are wanted, each once`(
    _ sample: ReviewSample, _ count: Int
  ) {
    let chosen = choose(sample, count)
    #expect(chosen.count == min(count, Self.candidates.count))
    #expect(Set(chosen).count == chosen.count)
    #expect(Set(chosen).isSubset(of: Self.candidates))
  }

  @Test(arguments: ReviewSample.allCases)
  func `a longer worksheet begins as the shorter one, and a second is the same`(
    _ sample: ReviewSample
  ) {
    #expect(choose(sample, 20) == Array(choose(sample, 32).prefix(20)))
    #expect(choose(sample, 20) == choose(sample, 20))
  }

  @Test func `another seed draws others from the hat`() {
    #expect(choose(.random, 10) != choose(.random, 10, seed: 2))
    #expect(Set(choose(.random, 32)) == Set(choose(.random, 32, seed: 2)))
  }

  @Test func `the worst come by score, and equals in their order`() {
    let chosen = choose(.worst, 32)
    #expect(chosen == Self.candidates.sorted { (Self.score($0), $0) < (Self.score($1), $1) })
  }

  @Test func `those at a threshold are the nearest to acceptance or to flagging`() {
    func distance(_ number: Int) -> Int {
      min(abs(Int(Self.score(number)) - 80), abs(Int(Self.score(number)) - 60))
    }
    let chosen = choose(.threshold, 12)
    #expect(chosen.map(distance) == chosen.map(distance).sorted())
    let left = Set(Self.candidates).subtracting(chosen)
    #expect(left.allSatisfy { distance($0) >= chosen.map(distance).max() ?? 0 })
  }

  @Test func `each topic gives the same number, and a rare one what it has`() {
    func topic(_ number: Int) -> UInt8 { Self.summary.exchanges[number].topic }
    let rare = Self.candidates.count { topic($0) == 2 }
    let chosen = choose(.topic, 3 * rare + 6)
    let counts = (0..<3).map { wanted in chosen.count { topic($0) == wanted } }
    #expect(counts == [rare + 3, rare + 3, rare])
    #expect(choose(.topic, 3).map(topic) == [0, 1, 2])
  }
}
