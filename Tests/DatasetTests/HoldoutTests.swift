import Analysis
import Corpus
import Dataset
import Testing

/// What is held out, at whatever size and whatever is shared.
struct HoldoutTests {
  /// A project of some conversations of one to nine accepted exchanges, and what they share.
  private func project(_ seed: UInt64, conversations: Int) -> (Project, clusters: [[Int]]) {
    var random = Generator(state: seed)
    var project = Project()
    for number in 0..<conversations {
      let verdicts = Array(repeating: Verdict.accept, count: 1 + Int(random.next() % 9))
      project.add("s\(seed)c\(number)", verdicts)
    }
    let count = project.summary.exchanges.count
    // "Yeah.", "Right.", which a third and a tenth of all give; and some pairs.
    var clusters: [[Int]] = []
    for every in [3, 10] {
      clusters.append((0..<count).filter { _ in random.next() % UInt64(every) == 0 })
    }
    for _ in 0..<count / 20 {
      clusters.append(
        Set([Int(random.next() % UInt64(count)), Int(random.next() % UInt64(count))]).sorted())
    }
    return (project, clusters.filter { $0.count > 1 })
  }

  @Test(arguments: [40, 65, 120, 400])
  func `the share is held out, and nothing leaks, though short responses are everywhere`(
    _ conversations: Int
  ) {
    for seed in 1...20 as ClosedRange<UInt64> {
      let (project, clusters) = project(seed, conversations: conversations)
      let judgement = project.judgement
      let plan = project.plan(validationShare: 0.1, clusters: clusters)
      let share = Double(plan.lines.count(where: \.isValidation)) / Double(plan.lines.count)
      #expect((0.05...0.15).contains(share), "\(share) with seed \(seed)")
      #expect(
        Leakage(of: plan, project.summary, judgement, clusters: clusters).isNone,
        "seed \(seed)")
      let taught = plan.lines.reduce(0) { $0 + $1.exchanges(judgement).count }
      #expect(taught + plan.omitted.reduce(0, +) == project.summary.exchanges.count)
    }
  }

  @Test func `every form holds out the same conversations`() {
    let (project, clusters) = project(7, conversations: 90)
    func parts(_ masking: LossMasking) -> [UInt32: Bool] {
      let plan = project.plan(validationShare: 0.2, clusters: clusters, masking: masking)
      return Dictionary(
        plan.lines.map { ($0.conversation, $0.isValidation) }, uniquingKeysWith: { a, _ in a })
    }
    let weighted = parts(.weights)
    #expect(Set(weighted.values) == [true, false])
    for masking in [LossMasking.completion, .none] {
      for (conversation, isValidation) in parts(masking) {
        #expect(weighted[conversation] == isValidation)
      }
    }
  }

  @Test func `a conversation stays in its part when others are added`() {
    var project = Project()
    for number in 0..<400 { project.add("c\(number)", .accept, .accept) }
    let before = project.plan(validationShare: 0.1)
    for number in 400..<500 { project.add("c\(number)", .accept, .accept) }
    let after = project.plan(validationShare: 0.1)
    #expect(before.lines.map(\.isValidation) == after.lines.prefix(800).map(\.isValidation))
  }

  @Test func `a few conversations of very different length still leave a share`() {
    for seed in 1...30 {
      var project = Project()
      for number in 0..<20 {
        project.add("s\(seed)c\(number)", Array(repeating: .accept, count: number < 2 ? 60 : 5))
      }
      let plan = project.plan(validationShare: 0.1)
      let share = Double(plan.lines.count(where: \.isValidation)) / Double(plan.lines.count)
      #expect((0.05...0.15).contains(share), "\(share) with seed \(seed)")
    }
  }

  @Test func `where all is one participant's, nothing is held out`() {
    var project = Project()
    for number in 0..<50 { project.add("c\(number)", .accept, participant: "u-1") }
    let plan = project.plan(validationShare: 0.1)
    #expect(plan.lines.allSatisfy { !$0.isValidation })
    #expect(plan.lines.count == 50)
  }
}

/// SplitMix64.
private struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
