import TestSupport
import Testing

@testable import Analysis

struct ScoreTests {
  private let standards = Standards()

  /// A record in which every term is at its best.
  private func best() -> ExchangeRecord {
    var generator = SeededGenerator(seed: 1)
    var record = generator.record()
    (record.relatedness, record.contextReference, record.question) = (100, 100, 100)
    (record.words, record.saidEarlier, record.saidTwice, record.harm) = (30, 0, 0, 10)
    return record
  }

  @Test(arguments: 0..<60)
  func `the parts of any score add up to it, and it stays between 0 and 1`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    for number in 0..<100 {
      let record = generator.record()
      let faults = generator.faults(chance: number % 3 == 0 ? 0 : 0.15)
      let score = Score(record, faults: faults, standards: standards)
      #expect(score.hundredths == score.parts.map(\.points).reduce(0, +))
      #expect((0...100).contains(score.hundredths))
      #expect(score.value == Double(score.hundredths) / 100)
      // Faults, and what limits the score, only take.
      for part in score.parts {
        if case .term = part.name { continue }
        #expect(part.points <= 0)
      }
      let isDisqualified = standards.faults.disqualifies(faults)
      if isDisqualified { #expect(score.hundredths <= 59) }
      let verdict = Verdict(hundredths: score.hundredths, faults: faults, standards: standards)
      #expect(
        verdict
          == (isDisqualified ? .reject : score.hundredths > 80 ? .accept : .review))
    }
  }

  @Test func `each part is what the score changes by when its term joins`() {
    var record = best()
    record.relatedness = 10
    let faults = FaultSet(.tooLong).union(FaultSet(.dismissive)).union(FaultSet(.generic))
    let score = Score(record, faults: faults, standards: standards)
    // σ(3) = 0.95, and with a relatedness of 0.1 σ(3 − 0.6 · ln 9) = 0.84.
    #expect(score.parts.first == Score.Part(name: .term(.start), points: 95))
    #expect(score.parts[1] == Score.Part(name: .term(.relatedness), points: -11))
    // Style before harm; what costs nothing is no part.
    #expect(
      score.parts.dropFirst(7).prefix(2).map(\.name) == [.fault(.tooLong), .fault(.dismissive)])
    #expect(!score.parts.contains { $0.name == .fault(.generic) })
  }

  @Test(arguments: 0..<30)
  func `a response that is not judged is never accepted by its score`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      var record = generator.record()
      record.forgetIndicators()
      let score = Score(record, faults: [], standards: standards)
      #expect(score.hundredths == score.parts.map(\.points).reduce(0, +))
      let verdict = Verdict(hundredths: score.hundredths, faults: [], standards: standards)
      #expect(verdict != .accept)
    }
  }

  @Test(arguments: 0..<60)
  func `what speaks for a response never lowers the score, and a fault never raises it`(_ seed: Int)
  {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let record = generator.record()
      let faults = generator.faults(chance: 0.1)
      let score = Score(record, faults: faults, standards: standards).hundredths
      for indicator: WritableKeyPath<ExchangeRecord, Grade> in [
        \.question, \.contextReference, \.relatedness,
      ] {
        // Beside what is not judged, a poor value is worse.
        guard let least = record[keyPath: indicator].value else { continue }
        var better = record
        better[keyPath: indicator] = Grade(Double.random(in: least...1, using: &generator))
        #expect(Score(better, faults: faults, standards: standards).hundredths >= score)
      }
      for indicator: WritableKeyPath<ExchangeRecord, Grade> in [
        \.saidEarlier, \.saidTwice, \.harm,
      ] {
        if !record[keyPath: indicator].isJudged { continue }
        var worse = record
        worse[keyPath: indicator] = Grade(
          Double.random(in: (record[keyPath: indicator].value ?? 0)...1, using: &generator))
        #expect(Score(worse, faults: faults, standards: standards).hundredths <= score)
      }
      for fault in allFaults {
        let worse = faults.union(FaultSet(fault))
        #expect(Score(record, faults: worse, standards: standards).hundredths <= score)
      }
    }
  }

  @Test(arguments: [
    (80, Verdict.review), (81, .accept), (60, .review), (59, .review), (0, .review), (100, .accept),
  ])
  func `0.8 is not above 0.8, and a low score alone rejects nothing`(
    _ hundredths: Int, _ verdict: Verdict
  ) {
    #expect(Verdict(hundredths: hundredths, faults: [], standards: standards) == verdict)
  }

  @Test(arguments: [0.9, 0.55, 0.95, 1])
  func `the threshold for accepting comes from the standards`(_ acceptAbove: Double) {
    var standards = Standards()
    standards.acceptAbove = acceptAbove
    for hundredths in 0...100 {
      let score = Double(hundredths) / 100
      #expect(
        Verdict(hundredths: hundredths, faults: [], standards: standards)
          == (score > acceptAbove ? .accept : .review))
    }
  }

  @Test(arguments: FaultRegistry.standard.disqualifying.faults)
  func `a fault that disqualifies rejects the best exchange and leaves it under the threshold`(
    _ fault: Fault
  ) {
    let record = best()
    #expect(Score(record, faults: [], standards: standards).hundredths >= 98)
    let score = Score(record, faults: FaultSet(fault), standards: standards)
    #expect(score.hundredths <= 59)
    #expect(
      Verdict(hundredths: 100, faults: FaultSet(fault), standards: standards) == .reject)
    var strict = standards
    strict.flagBelow = 0.3
    #expect(Score(record, faults: FaultSet(fault), standards: strict).hundredths < 30)
    strict.flagBelow = 0
    #expect(Score(record, faults: FaultSet(fault), standards: strict).hundredths == 0)
  }

  @Test(arguments: FaultRegistry.standard.faults(with: .suspicion).faults)
  func `with a suspicion the best exchange waits for a person`(_ fault: Fault) {
    let score = Score(best(), faults: FaultSet(fault), standards: standards)
    #expect(score.hundredths <= 80)
    #expect(
      Verdict(hundredths: score.hundredths, faults: FaultSet(fault), standards: standards)
        == .review)
  }

  @Test(arguments: FaultRegistry.standard.faults(with: .note).faults)
  func `a fault that is a note costs nothing`(_ fault: Fault) {
    let record = best()
    #expect(
      Score(record, faults: FaultSet(fault), standards: standards)
        == Score(record, faults: [], standards: standards))
  }

  @Test
  func
    `a short, cold answer to the point is accepted, as bands are no matter of a single response`()
  {
    var record = best()
    (record.question, record.empathy, record.contextReference) = (0, 0, 30)
    (record.relatedness, record.words, record.length) = (70, 12, 45)
    let score = Score(record, faults: [], standards: standards)
    #expect(
      Verdict(hundredths: score.hundredths, faults: [], standards: standards) == .accept)
  }

  @Test func `what answers another message waits for a person`() {
    var record = best()
    (record.relatedness, record.contextReference, record.question) = (5, 10, 0)
    let score = Score(record, faults: FaultSet(.unrelated), standards: standards)
    #expect(score.hundredths < 80)
    #expect(
      Verdict(hundredths: score.hundredths, faults: FaultSet(.unrelated), standards: standards)
        == .review)
  }
}
