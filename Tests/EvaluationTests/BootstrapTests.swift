import Testing

@testable import Evaluation

/// Intervals by drawing whole conversations again and again.
struct BootstrapTests {
  private func mean(_ values: [Double], _ times: [Int]) -> Double? {
    let count = times.reduce(0, +)
    return count > 0
      ? zip(values, times).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(count) : nil
  }

  private func clusters(_ count: Int) -> [String] { (0..<count).map { "conversation \($0)" } }

  /// Efron and Tibshirani, An Introduction to the Bootstrap (1993): of the mean survival of seven treated mice, their
  /// 1,000 resamples have 45.9 and 135.4 as the 2.5th and 97.5th percentile. All 7⁷ resamples, counted by a script,
  /// have 43.4 and 134.4.
  @Test func `the interval of the textbook's mice is the textbook's`() throws {
    let days: [Double] = [94, 197, 16, 38, 99, 141, 23]
    let interval = try #require(
      Bootstrap(clusters: clusters(7)).intervals(1) { [mean(days, $0)] }.first ?? nil)
    #expect(abs(interval.lowerBound - 45.9) < 3)
    #expect(abs(interval.upperBound - 135.4) < 3)
  }

  /// The first numbers that others publish for the seed 1234567.
  @Test func `the generator is SplitMix64`() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `a conversation is drawn as a whole, and as many are drawn as there are`() {
    // Rows of one conversation need not stand together.
    let names = ["a", "b", "a", "c", "b", "a"]
    var resamples = 0
    _ = Bootstrap(clusters: names).intervals(1) { times in
      resamples += 1
      #expect(times[0] == times[2] && times[0] == times[5] && times[1] == times[4])
      #expect(times[0] + times[1] + times[3] == 3)
      return [0]
    }
    #expect(resamples == Bootstrap.resamples)
  }

  @Test func `rows of one conversation say no more than one row of it`() throws {
    let values: [Double] = [1, 5, 2, 8, 3, 9, 4, 7]
    let single = Bootstrap(clusters: clusters(8)).intervals(1) { [mean(values, $0)] }
    let tenfold = Bootstrap(clusters: (0..<10).flatMap { _ in clusters(8) }).intervals(1) {
      [mean((0..<10).flatMap { _ in values }, $0)]
    }
    let (narrow, wide) = (try #require(tenfold[0]), try #require(single[0]))
    #expect(abs(narrow.lowerBound - wide.lowerBound) < 1e-9)
    #expect(abs(narrow.upperBound - wide.upperBound) < 1e-9)
  }

  @Test func `what does not vary has an interval of no width, and figures keep their order`() {
    let intervals = Bootstrap(clusters: clusters(5)).intervals(3) { times in
      [0.25, mean([0, 0, 1, 1, 1], times), -1]
    }
    #expect(intervals[0] == 0.25...0.25)
    #expect(intervals[1].map { $0.lowerBound < 0.6 && $0.upperBound > 0.6 } == true)
    #expect(intervals[2] == (-1)...(-1))
  }

  @Test func `of one conversation, or of none, there is no interval`() {
    #expect(Bootstrap(clusters: ["a", "a", "a"]).intervals(2) { _ in [1, 2] } == [nil, nil])
    #expect(Bootstrap(clusters: []).intervals(1) { _ in [1] } == [nil])
  }

  @Test func `a figure that half of the resamples lack has no interval`() {
    var number = 0
    let intervals = Bootstrap(clusters: clusters(4)).intervals(2) { _ in
      number += 1
      return [number <= Bootstrap.resamples / 2 ? 1 : nil, number <= 501 ? 1 : nil]
    }
    #expect(intervals == [nil, 1...1])
  }

  @Test func `the same rows give the same interval`() {
    let bootstrap = Bootstrap(clusters: clusters(9))
    let values = (0..<9).map { Double($0 * $0) }
    #expect(
      bootstrap.intervals(1) { [mean(values, $0)] } == bootstrap.intervals(1) { [mean(values, $0)] }
    )
  }
}
