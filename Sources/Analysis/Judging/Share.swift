/// A share of a whole with its counts: `count` of `total`.
package struct Share: Sendable, Equatable {
  package var count: Int
  package var total: Int

  package init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// 0 to 1; 0 when the whole is empty.
  package var value: Double { total == 0 ? 0 : Double(count) / Double(total) }

  /// The 95 % Wilson score interval, 0 to 1; the whole range when there is no observation.
  ///
  /// E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference",
  /// with z = 1.959964.
  package var interval: ClosedRange<Double> {
    guard total > 0 else { return 0...1 }
    let z = 1.959964
    let n = Double(total)
    let p = value
    let denominator = 1 + z * z / n
    let centre = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let low = count == 0 ? 0 : (centre - spread) / denominator
    let high = count == total ? 1 : (centre + spread) / denominator
    return max(0, low)...min(1, high)
  }
}

/// Where a share stands against its band.
package enum BandStatus: String, Sendable {
  /// There is nothing to measure.
  case noData = "no-data"
  /// The whole interval lies under the band.
  case below
  /// The value lies in the band.
  case within
  /// The whole interval lies over the band.
  case above
  /// The value lies outside, but the interval reaches into the band: chance is not ruled out.
  case uncertain

  package init(_ share: Share, in band: ClosedRange<Double>) {
    if share.total == 0 {
      self = .noData
    } else if band.contains(share.value) {
      self = .within
    } else if share.interval.upperBound < band.lowerBound {
      self = .below
    } else if share.interval.lowerBound > band.upperBound {
      self = .above
    } else {
      self = .uncertain
    }
  }

  package var isOffTarget: Bool { self == .below || self == .above }
}
