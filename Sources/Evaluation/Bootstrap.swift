/// 95 % intervals by resampling conversations.
///
/// Whole conversations are drawn with replacement, because turns of one conversation are not
/// independent of each other; the interval runs from the 2.5th to the 97.5th percentile of 1,000
/// resamples (Efron and Tibshirani 1993, percentile method). The generator has a fixed seed: the
/// same labels give the same interval.
struct Bootstrap {
  static let resamples = 1000

  /// By row: the number of its conversation, from 0.
  private let clusters: [Int]
  private let clusterCount: Int

  init(clusters names: [String]) {
    var numbers: [String: Int] = [:]
    clusters = names.map { name in
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      return number
    }
    clusterCount = numbers.count
  }

  /// The interval of each of some figures.
  ///
  /// - Parameter figures: From how often each row counts in a resample; nil where it is undefined.
  func intervals(
    _ count: Int, _ figures: (_ times: [Int]) -> [Double?]
  ) -> [ClosedRange<Double>?] {
    guard clusterCount > 1 else { return Array(repeating: nil, count: count) }
    var generator = SplitMix64(seed: 20_260_101)
    var samples: [[Double]] = Array(repeating: [], count: count)
    var drawn = Array(repeating: 0, count: clusterCount)
    var times = Array(repeating: 0, count: clusters.count)
    for _ in 0..<Self.resamples {
      for index in drawn.indices { drawn[index] = 0 }
      for _ in 0..<clusterCount { drawn[Int(generator.next() % UInt64(clusterCount))] += 1 }
      for index in clusters.indices { times[index] = drawn[clusters[index]] }
      for (index, figure) in figures(times).enumerated() {
        if let figure { samples[index].append(figure) }
      }
    }
    return samples.map { sample in
      // Too few defined resamples say nothing.
      guard sample.count * 2 > Self.resamples else { return nil }
      let sorted = sample.sorted()
      func percentile(_ share: Double) -> Double {
        sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
      }
      return percentile(0.025)...percentile(0.975)
    }
  }
}

/// Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators".
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
