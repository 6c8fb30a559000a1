internal import Analysis

/// Positions and sizes for the SVG in partials, in percent of the chart's width.
enum Charts {
  /// The tuner: a share as a needle with its interval, over its band, on a scale from 0 to 100 %.
  static func tuner(_ share: Share, band: ClosedRange<Double>, title: String) -> [String: Any] {
    let middle = (band.lowerBound + band.upperBound) / 2
    let bandText = bandLabel(band)
    var values: [String: Any] = [
      "hasData": share.total > 0,
      "bandStart": Numbers.position(band.lowerBound),
      "bandEnd": Numbers.position(band.upperBound),
      "bandWidth": Numbers.position(band.upperBound - band.lowerBound),
      "bandMiddle": Numbers.position(middle < 0.12 ? 0 : middle > 0.88 ? 1 : middle),
      "bandAnchor": middle < 0.12 ? "start" : middle > 0.88 ? "end" : "middle",
      "band": bandText,
      "showsZero": band.lowerBound > 0.3,
      "showsHundred": band.upperBound < 0.7,
      "title": title,
      "description": "Target band \(bandText). Measured: \(Numbers.sentence(share)).",
    ]
    values.merge(position(of: share)) { _, new in new }
    return values
  }

  /// Where a share and its interval stand on a scale that ends at `scale`.
  static func position(of share: Share, scale: Double = 1) -> [String: Any] {
    let interval = share.interval
    return [
      "needle": Numbers.position(share.value / scale),
      "low": Numbers.position(interval.lowerBound / scale),
      "high": Numbers.position(interval.upperBound / scale),
    ]
  }

  /// `70–90 %`; `at least 50 %` and `at most 20 %` for bands that are open on one side.
  static func bandLabel(_ band: ClosedRange<Double>) -> String {
    if band.upperBound >= 1, band.lowerBound > 0 {
      return "at least " + Numbers.percent(band.lowerBound)
    }
    if band.lowerBound <= 0, band.upperBound < 1 {
      return "at most " + Numbers.percent(band.upperBound)
    }
    return Numbers.percentRange(band)
  }

  /// A row of a table with a bar: the label, the count and the bar's length of the longest.
  static func bars(_ rows: [(label: String, count: Int)], of whole: Int? = nil) -> [[String: Any]] {
    let longest = Double(max(1, rows.map(\.count).max() ?? 1))
    return rows.map { row in
      [
        "label": row.label, "count": Numbers.count(row.count),
        "width": Numbers.position(Double(row.count) / longest),
        "share": whole.map { $0 > 0 ? Numbers.percent(Double(row.count) / Double($0)) : "–" } ?? "",
      ]
    }
  }

  /// The end of a scale that shows all values with a little room, in steps of 10 %.
  static func scale(for values: [Double]) -> Double {
    let largest = values.max() ?? 1
    return min(1, max(0.1, (largest * 1.05 * 10).rounded(.up) / 10))
  }
}
