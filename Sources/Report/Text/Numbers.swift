internal import Analysis

/// Numbers as people read them. A no-break space stands before the percent sign.
enum Numbers {
  static let percentSign = "\u{A0}%"

  /// `1234`, `12,345`: grouped from five digits on.
  static func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    guard digits.utf8.count > 4 else { return String(value) }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (value < 0 ? "-" : "") + grouped
  }

  /// `1 exchange`, `12,345 exchanges`
  static func count(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
    count(value) + "\u{A0}" + (value == 1 ? singular : plural ?? singular + "s")
  }

  /// A share in whole percent, without its sign: `58`; `<1` and `>99` for what is not quite none or all.
  static func wholePercent(_ value: Double) -> String {
    let percent = Int((clamped(value) * 100).rounded())
    if percent == 0, value > 0 { return "<1" }
    if percent == 100, value < 1 { return ">99" }
    return String(percent)
  }

  /// `58 %`
  static func percent(_ value: Double) -> String { wholePercent(value) + percentSign }

  /// `53–63 %`
  static func percentRange(_ range: ClosedRange<Double>) -> String {
    let low = Int((clamped(range.lowerBound) * 100).rounded())
    let high = Int((clamped(range.upperBound) * 100).rounded())
    return low == high ? "\(low)\(percentSign)" : "\(low)–\(high)\(percentSign)"
  }

  /// `58 % (233 of 402), 95 % interval 53–63 %`, or that there is nothing to measure.
  static func sentence(_ share: Share) -> String {
    guard share.total > 0 else { return "nothing to measure" }
    return percent(share.value)
      + " (\(count(share.count)) of \(count(share.total))), 95\(percentSign) "
      + "interval \(percentRange(share.interval))"
  }

  /// A score or its parts: `0.73`.
  static func score(_ value: Double) -> String { fixed(value, places: 2) }

  /// A number of points with its sign: `+0.20`, `−0.40`.
  static func points(_ value: Double) -> String {
    let text = fixed(abs(value), places: 2)
    return (text == "0.00" ? "" : value < 0 ? "−" : "+") + text
  }

  /// `512 bytes`, `1.4 kB`, `23 MB`
  static func bytes(_ value: Int) -> String {
    if value < 1000 { return count(value, "byte") }
    var scaled = Double(value)
    for unit in ["kB", "MB", "GB"] {
      scaled /= 1000
      if scaled < 999.5 || unit == "GB" {
        return (scaled < 9.95 ? fixed(scaled, places: 1) : count(Int(scaled.rounded()))) + "\u{A0}"
          + unit
      }
    }
    return count(value, "byte")
  }

  /// A position or size for SVG, in percent of a whole: `58.3%`.
  static func position(_ value: Double) -> String {
    let tenths = Int((clamped(value) * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }

  /// `-0.50`, with exactly `places` decimals, at least one.
  static func fixed(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    var fraction = String(scaled % scale)
    while fraction.utf8.count < places { fraction = "0" + fraction }
    return (value < 0 && scaled > 0 ? "-" : "") + "\(scaled / scale).\(fraction)"
  }

  private static func clamped(_ value: Double) -> Double {
    value.isNaN ? 0 : min(max(value, 0), 1)
  }
}
