import Testing

@testable import Analysis

struct ScoreTests {
  private let standards = Standards()

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
      #expect(
        score.parts.allSatisfy {
          $0.maximum == 0 ? $0.points <= 0 : (0...$0.maximum).contains($0.points)
        })
      #expect(score.parts.map(\.maximum).reduce(0, +) == 100)
      if faults.disqualifies { #expect(score.hundredths <= 59) }
      let verdict = Verdict(hundredths: score.hundredths, faults: faults, standards: standards)
      #expect(
        verdict
          == (faults.disqualifies || score.hundredths < 60
            ? .reject : score.hundredths > 80 ? .accept : .review))
    }
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
  func `a higher indicator never lowers the score, and a fault never raises it`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<30 {
      let record = generator.record()
      let faults = generator.faults(chance: 0.1)
      let score = Score(record, faults: faults, standards: standards).hundredths
      for indicator: WritableKeyPath<ExchangeRecord, Grade> in [
        \.question, \.empathy, \.contextReference,
      ] {
        var better = record
        let least = record[keyPath: indicator].value ?? 0
        better[keyPath: indicator] = Grade(Double.random(in: least...1, using: &generator))
        #expect(Score(better, faults: faults, standards: standards).hundredths >= score)
      }
      for fault in Fault.allCases {
        let worse = faults.union(FaultSet(fault))
        #expect(Score(record, faults: worse, standards: standards).hundredths <= score)
      }
    }
  }

  private func lengthPoints(_ length: UInt32) -> Int {
    var generator = SeededGenerator(seed: 1)
    var record = generator.record()
    record.length = length
    return Score(record, faults: [], standards: standards).parts
      .first { $0.name == .length }?.points ?? -1
  }

  @Test(arguments: [
    (0, 0), (25, 0), (50, 5), (120, 5), (200, 5), (440, 3), (800, 0), (4_000_000, 0),
  ]) func `length counts in full inside the range and less outside`(_ length: Int, _ points: Int) {
    #expect(lengthPoints(UInt32(length)) == points)
  }

  @Test func `length rises up to the range and falls behind it`() {
    for length in UInt32(0)..<50 { #expect(lengthPoints(length) <= lengthPoints(length + 1)) }
    for length in UInt32(200)..<900 { #expect(lengthPoints(length) >= lengthPoints(length + 1)) }
  }

  @Test(arguments: [
    (80, Verdict.review), (81, .accept), (60, .review), (59, .reject), (100, .accept),
  ])
  func `0.8 is not above 0.8, and 0.6 is not below 0.6`(_ hundredths: Int, _ verdict: Verdict) {
    #expect(Verdict(hundredths: hundredths, faults: [], standards: standards) == verdict)
  }

  @Test(arguments: [(0.9, 0.3), (0.55, 0.55), (0.95, 0.01), (1, 0)])
  func `the thresholds come from the standards`(_ acceptAbove: Double, _ flagBelow: Double) {
    var standards = Standards()
    standards.acceptAbove = acceptAbove
    standards.flagBelow = flagBelow
    for hundredths in 0...100 {
      let score = Double(hundredths) / 100
      #expect(
        Verdict(hundredths: hundredths, faults: [], standards: standards)
          == (score < flagBelow ? .reject : score > acceptAbove ? .accept : .review))
    }
  }

  @Test(arguments: Fault.allCases.filter(\.disqualifies))
  func `a fault that disqualifies rejects the best exchange and leaves it under the threshold`(
    _ fault: Fault
  ) {
    var generator = SeededGenerator(seed: 1)
    var record = generator.record()
    (record.length, record.question, record.empathy, record.contextReference) = (120, 100, 100, 100)
    #expect(Score(record, faults: [], standards: standards).hundredths == 100)
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

  @Test func `a response can be accepted without a question`() {
    var generator = SeededGenerator(seed: 1)
    var record = generator.record()
    (record.length, record.question, record.empathy, record.contextReference) = (120, 0, 90, 90)
    let score = Score(record, faults: [], standards: standards)
    #expect(
      Verdict(hundredths: score.hundredths, faults: [], standards: standards) == .accept)
  }
}
