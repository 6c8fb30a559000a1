import Analysis
import Dataset
import Testing

/// Which exchanges are left out so that the bands are met.
struct BandChoiceTests {
  /// Numbers that look random and are the same in every run (Steele, Lea and Flood 2014).
  private struct Numbers {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }
  }

  /// Candidates by kind, from `(length, question, empathy, context, topic, fit)` each.
  private typealias Exchange = (kind: BandKind, fit: Int)

  private func candidates(_ exchanges: [Exchange]) -> [BandKind: [BandCandidate]] {
    var result: [BandKind: [BandCandidate]] = [:]
    for (number, exchange) in exchanges.enumerated() {
      result[exchange.kind, default: []].append(
        BandCandidate(exchange: number, fit: exchange.fit, score: 90))
    }
    return result
  }

  private func kind(
    _ question: Bool, _ empathy: Bool, _ context: Bool, length: Bool = true, topic: Int = 0
  ) -> BandKind { BandKind([length, question, empathy, context], topic: topic) }

  /// Its number.
  private let question = 1
  private let bands: [ClosedRange<Double>] = [0.5...1, 0.6...0.8, 0.7...0.9, 0.4...0.6]

  private func goals(
    _ bands: [ClosedRange<Double>]? = nil, topics: [Double] = [1], minimum: Int = 1,
    limit: Int? = nil
  ) -> BandGoals {
    BandGoals(bands: bands ?? self.bands, topics: topics, minimum: minimum, limit: limit)
  }

  @Test func `what meets the bands stays whole`() {
    let exchanges: [Exchange] = (0..<10).map {
      (kind($0 % 10 < 7, $0 % 10 > 1, $0 % 2 == 0), 50)
    }
    let choice = BandChoice(candidates(exchanges), goals())
    #expect(choice.leftOut.isEmpty && choice.chosen == choice.available)
    #expect(choice.unmetBands.isEmpty && choice.unmetTopics.isEmpty && choice.isProven)
  }

  @Test func `where too many ask, those of the lowest fit that ask are left out, and no more`() {
    // 38 of 40 ask; empathy and context are in their bands whichever of them go.
    var exchanges: [Exchange] = (0..<38).map { (kind(true, $0 % 5 < 4, $0 % 2 == 0), 30 + $0) }
    exchanges += [(kind(false, true, true), 10), (kind(false, true, false), 5)]
    let choice = BandChoice(candidates(exchanges), goals([0...1, 0...0.8, 0...1, 0...1]))
    #expect(choice.chosen.total == 10 && choice.chosen.metrics[question] == Share(8, of: 10))
    // All that are left out ask, and have lower fit than those that stay.
    #expect(choice.leftOut.map(\.exchange) == Array(0..<30))
    #expect(choice.isProven)
  }

  /// All ways to keep some of each kind, by brute force.
  private func mostKept(_ kinds: [(kind: BandKind, count: Int)], _ goals: BandGoals) -> Int? {
    var all = BandCounts(goals)
    for entry in kinds { all.add(entry.kind, entry.count) }
    var kept = BandCounts(goals)
    var best: Int?
    func look(_ index: Int) {
      guard index < kinds.count else {
        let isMet = bands.indices.allSatisfy { all.metrics[$0].total == 0 || kept.meets(goals, $0) }
        if isMet, kept.total <= goals.limit ?? .max, kept.total > best ?? 0 { best = kept.total }
        return
      }
      for count in 0...kinds[index].count {
        kept.add(kinds[index].kind, count)
        look(index + 1)
        kept.add(kinds[index].kind, -count)
      }
    }
    look(0)
    return best
  }

  @Test(arguments: 0..<20) func `no other choice keeps more: brute force agrees`(_ seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    for _ in 0..<40 {
      let shares = (0..<4).map { _ in 1 + numbers.next(below: 9) }
      let bands = (0..<4).map { _ in
        let low = numbers.next(below: 7)
        return Double(low) / 10...Double(min(10, low + 2 + numbers.next(below: 6))) / 10
      }
      let exchanges: [Exchange] = (0..<1 + numbers.next(below: 12)).map { _ in
        let isJudged = numbers.next(below: 10) > 0
        let has = shares.enumerated().map { metric, share -> Bool? in
          metric > 0 && !isJudged ? nil : numbers.next(below: 10) < share
        }
        return (BandKind(has, topic: 0), numbers.next(below: 101))
      }
      let goals = goals(bands, limit: numbers.next(below: 4) == 0 ? 6 : nil)
      let candidates = candidates(exchanges)
      let choice = BandChoice(candidates, goals)
      let most = mostKept(
        candidates.sorted { $0.key < $1.key }.map { ($0.key, $0.value.count) }, goals)
      #expect(choice.unmetBands.isEmpty == (most != nil))
      if let most { #expect(choice.chosen.total == most && choice.isProven) }
    }
  }

  @Test(arguments: 0..<30)
  func `it is a subset, the same each time, and meets what it says it meets`(_ seed: Int) {
    var numbers = Numbers(state: UInt64(1_000 + seed))
    let shares = (0..<4).map { _ in 2 + numbers.next(below: 8) }
    let exchanges: [Exchange] = (0..<50 + numbers.next(below: 900)).map { _ in
      (
        BandKind(shares.map { numbers.next(below: 10) < $0 }, topic: numbers.next(below: 3)),
        numbers.next(below: 101)
      )
    }
    let goals = goals(topics: [0.5, 0.3, 0.2], minimum: 200)
    let choice = BandChoice(candidates(exchanges), goals)
    #expect(choice == BandChoice(candidates(exchanges), goals))
    let out = Set(choice.leftOut.map(\.exchange))
    #expect(out.count == choice.leftOut.count && out.allSatisfy(exchanges.indices.contains))
    var kept = BandCounts(goals)
    for (number, exchange) in exchanges.enumerated() where !out.contains(number) {
      kept.add(exchange.kind, 1)
    }
    #expect(kept == choice.chosen)
    for metric in bands.indices {
      #expect(kept.meets(goals, metric) != choice.unmetBands.contains(metric))
    }
    for topic in 0..<3 {
      #expect(kept.meets(goals, topic: topic) != choice.unmetTopics.contains(topic))
    }
    if exchanges.count >= 200 { #expect(kept.total >= 200) }
    // Of one kind those that stay have the higher fit.
    var lowest: [BandKind: Int] = [:]
    for (number, exchange) in exchanges.enumerated() where !out.contains(number) {
      lowest[exchange.kind] = min(lowest[exchange.kind] ?? 101, exchange.fit)
    }
    for number in out {
      #expect(exchanges[number].fit <= lowest[exchanges[number].kind] ?? 101)
    }
  }

  @Test func `a cold answer goes before a warm one where either would do`() {
    // Nine of ten ask, half of them with empathy; empathy is asked of some only.
    var exchanges: [Exchange] = (0..<90).map {
      (kind(true, $0 % 2 == 0, true), $0 % 2 == 0 ? 95 : 40)
    }
    exchanges += (0..<10).map { _ in (kind(false, true, true), 70) }
    let choice = BandChoice(candidates(exchanges), goals([0...1, 0...0.8, 0.2...1, 0...1]))
    #expect(choice.leftOut.count == 50)
    #expect(choice.leftOut.prefix(45).allSatisfy { $0.fit == 40 })
  }

  @Test func `a band that nothing can meet is named, and the others are met`() {
    let exchanges: [Exchange] = (0..<20).map { (kind(true, $0 < 15, $0 % 2 == 0), 50) }
    let choice = BandChoice(candidates(exchanges), goals([0...1, 0.6...0.8, 0.7...0.9, 0...1]))
    // Each of them asks.
    #expect(choice.unmetBands == [question])
    #expect(choice.chosen.total == 20)
    #expect(BandRepair(choice.available, goals(), question)?.leaveOut == nil)
    #expect(BandRepair(choice.available, goals(), question)?.rewrite == 4)
    #expect(BandRepair(choice.available, goals(), question)?.write == 5)
  }

  @Test func `the minimum is kept, and it is said what meeting the bands would leave`() {
    let exchanges: [Exchange] = (0..<100).map { (kind($0 >= 4, true, $0 % 2 == 0), 50) }
    let bands: [ClosedRange<Double>] = [0...1, 0.6...0.8, 0...1, 0...1]
    let free = BandChoice(candidates(exchanges), goals(bands))
    #expect(free.chosen.total == 20 && free.withoutMinimum == nil)
    let held = BandChoice(candidates(exchanges), goals(bands, minimum: 60))
    #expect(held.chosen.total == 60 && held.withoutMinimum == 20)
    #expect(held.unmetBands == [question])
    // As near as that allows: all that do not ask are there.
    #expect(held.chosen.metrics[question] == Share(56, of: 60))
    // Where it is not reached anyway, the bands are met.
    let small = BandChoice(candidates(exchanges), goals(bands, minimum: 200))
    #expect(small.chosen.total == 20 && small.withoutMinimum == nil)
  }

  @Test func `a topic's goal is met too, while the minimum is kept`() {
    let exchanges: [Exchange] = (0..<1_000).map {
      (kind(true, true, true, topic: $0 < 900 ? 0 : 1), 50)
    }
    let all: [ClosedRange<Double>] = [0...1, 0...1, 0...1, 0...1]
    let goals = goals(all, topics: [0.7, 0.3], minimum: 300)
    let choice = BandChoice(candidates(exchanges), goals)
    #expect(choice.unmetTopics.isEmpty && choice.keptForBands == 1_000)
    #expect((360...380).contains(choice.chosen.total) && choice.chosen.topics[1] == 100)
    let held = BandChoice(candidates(exchanges), self.goals(all, topics: [0.7, 0.3], minimum: 500))
    #expect(held.chosen.total == 1_000 && held.unmetTopics == [1])
  }

  @Test(arguments: 0..<25) func `each way to bring a band back does, and one less does not`(
    _ seed: Int
  ) {
    var numbers = Numbers(state: UInt64(77 + seed))
    for _ in 0..<40 {
      let low = numbers.next(below: 8)
      let band = Double(low) / 10...Double(low + 1 + numbers.next(below: 10 - low)) / 10
      let goals = goals([0...1, band, 0...1, 0...1])
      var counts = BandCounts(goals)
      let (with, without) = (numbers.next(below: 300), numbers.next(below: 300))
      counts.add(kind(true, true, true), with)
      counts.add(kind(false, true, true), without)
      guard let repair = BandRepair(counts, goals, question) else {
        #expect(with + without == 0 || band.contains(Double(with) / Double(with + without)))
        continue
      }
      func isMet(_ count: Int, _ total: Int) -> Bool {
        total > 0 && band.contains(Share(count, of: total).value)
      }
      let step = repair.isBelow ? 1 : -1
      let total = with + without
      #expect(
        isMet(with + step * repair.rewrite, total)
          || band.upperBound - band.lowerBound < 1 / Double(total))
      if let write = repair.write {
        let added = repair.isBelow ? 1 : 0
        #expect(isMet(with + added * write, total + write))
        #expect(!isMet(with + added * (write - 1), total + write - 1))
      }
      if let out = repair.leaveOut {
        let taken = repair.isBelow ? 0 : 1
        #expect(isMet(with - taken * out, total - out))
        #expect(!isMet(with - taken * (out - 1), total - out + 1))
      }
    }
  }

  @Test func `what is to be written meets all, with nothing left out`() throws {
    let exchanges: [Exchange] = (0..<180).map {
      (kind($0 >= 10, $0 % 3 == 0, $0 % 10 < 8, topic: $0 < 160 ? 0 : 1), 50)
    }
    let goals = goals(topics: [0.6, 0.4], minimum: 250)
    let choice = BandChoice(candidates(exchanges), goals)
    let additions = try #require(BandAdditions(to: choice.available, goals))
    var counts = choice.available
    for entry in additions.kinds { counts.add(entry.kind, entry.count) }
    #expect(counts.total >= 250)
    #expect(bands.indices.allSatisfy { counts.meets(goals, $0) })
    // One in three shows empathy, seven in ten are wanted: so many new ones at the least.
    #expect(additions.total >= 220)
    #expect(BandAdditions(to: counts, goals)?.total == 0)
  }

  @Test func `nothing is chosen of nothing`() {
    let choice = BandChoice([:], goals())
    #expect(choice.chosen.total == 0 && choice.leftOut.isEmpty && choice.unmetBands.isEmpty)
  }

  @Test func `people's decisions and manual examples stay where fit and score are equal`() {
    let candidates = [
      BandCandidate(exchange: 0, fit: 50, score: 90),
      BandCandidate(exchange: 1, fit: 50, score: 90, isManual: true),
      BandCandidate(exchange: 2, fit: 50, score: 90, isDecided: true),
      BandCandidate(exchange: 3, fit: 50, score: 80),
      BandCandidate(exchange: 4, fit: 50, score: 90),
      BandCandidate(exchange: 5, fit: nil, score: 90),
      BandCandidate(exchange: 6, fit: 49, score: 99),
    ]
    #expect(candidates.sorted().map(\.exchange) == [6, 3, 4, 0, 1, 2, 5])
  }
}
