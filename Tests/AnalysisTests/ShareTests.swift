import Analysis
import Testing

struct ShareTests {
  // Lower and upper end to four places, from the formula with 50 digits.
  @Test(arguments: [
    (8, 10, 0.4902, 0.9433),
    (0, 1, 0.0000, 0.7935),
    (1, 1, 0.2065, 1.0000),
    (0, 10, 0.0000, 0.2775),
    (10, 10, 0.7225, 1.0000),
    (1, 2, 0.0945, 0.9055),
    (5, 10, 0.2366, 0.7634),
    (69, 173, 0.3288, 0.4732),
    (121, 173, 0.6274, 0.7628),
    (1, 1000, 0.0002, 0.0056),
    (999, 1000, 0.9944, 0.9998),
    (500, 1000, 0.4691, 0.5309),
    (3, 7, 0.1582, 0.7495),
    (0, 500, 0.0000, 0.0076),
    (500, 500, 0.9924, 1.0000),
    (1500, 2000, 0.7306, 0.7685),
  ])
  func `gives the 95 % Wilson interval`(_ count: Int, _ total: Int, _ low: Double, _ high: Double) {
    let interval = Share(count, of: total).interval
    #expect(abs(interval.lowerBound - low) < 0.000_051)
    #expect(abs(interval.upperBound - high) < 0.000_051)
  }

  @Test(arguments: [1, 2, 3, 10, 1000, 1_000_000])
  func `an interval holds its value, is symmetric, and touches 0 or 1 only at the ends`(
    _ total: Int
  ) {
    for count in [0, 1, total / 3, total / 2, total - 1, total] where count >= 0 {
      let share = Share(count, of: total)
      let mirrored = Share(total - count, of: total).interval
      #expect(share.interval.contains(share.value))
      #expect(abs(share.interval.lowerBound - (1 - mirrored.upperBound)) < 1e-9)
      #expect((share.interval.lowerBound == 0) == (count == 0))
      #expect((share.interval.upperBound == 1) == (count == total))
    }
  }

  @Test func `nothing observed leaves the whole range`() {
    #expect(Share(0, of: 0).interval == 0...1)
    #expect(Share(0, of: 0).value == 0)
  }

  @Test func `more of the same narrows the interval`() {
    var last = 2.0
    for scale in [1, 10, 100, 1000, 10_000] {
      let interval = Share(7 * scale, of: 10 * scale).interval
      #expect(interval.upperBound - interval.lowerBound < last)
      last = interval.upperBound - interval.lowerBound
    }
  }

  @Test(arguments: [
    (0, 0, BandStatus.noData), (70, 100, .within), (60, 100, .within), (80, 100, .within),
    (500, 1000, .below), (950, 1000, .above), (1, 2, .uncertain), (2, 2, .uncertain),
    (0, 100, .below), (100, 100, .above), (55, 100, .uncertain), (85, 100, .uncertain),
  ]) func `a share is off target only when its interval says so`(
    _ count: Int, _ total: Int, _ status: BandStatus
  ) {
    let found = BandStatus(Share(count, of: total), in: 0.6...0.8)
    #expect(found == status)
    #expect(found.isOffTarget == (status == .below || status == .above))
  }
}
