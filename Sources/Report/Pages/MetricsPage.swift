internal import Analysis
internal import Planning

/// Each metric in depth, the distribution of scores, and the faults by number.
struct MetricsPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let scores = model.scores
    let total = (scores.accepted + scores.review + scores.rejected).reduce(0, +)
    let accuracy = MeasuredAccuracy.builtIn
    let unjudged = model.input.notJudged
    return [
      "metrics": model.metrics.map { metric in
        var section = MetricValues(metric).section(
          topics: model.standards.topics,
          accuracy: MeasuredAccuracy.line(
            for: metric.definition, in: accuracy, calibration: model.calibration))
        section["trend"] = TrendValues(metric.fact, model).values(
          top: 1,
          goals: [
            ("lower end of the band", metric.band.lowerBound),
            ("upper end", metric.band.upperBound),
          ].filter { $0.1 > 0 && $0.1 < 1 })
        return section
      },
      "hasUnjudged": !unjudged.isEmpty,
      "unjudged": Numbers.count(unjudged.reduce(0) { $0 + $1.count }, "response"),
      "unjudgedLanguages": unjudged.map { "\($0.language) \(Numbers.count($0.count))" }
        .joined(separator: ", "),
      "isEmpty": model.metrics.isEmpty,
      "hasScores": total > 0,
      "scoreTotal": Numbers.count(total, "exchange"),
      "median": scores.median.map(Numbers.score) ?? "–",
      "acceptAbove": Numbers.score(model.standards.acceptAbove),
      "flagBelow": Numbers.score(model.standards.flagBelow),
      "acceptX": Numbers.position(model.standards.acceptAbove),
      "flagX": Numbers.position(model.standards.flagBelow),
      "scores": scoreBins,
      "scoreDescription": scoreDescription,
      "style": style,
      "faults": faults,
      "hasFaults": !model.patterns.faults.isEmpty,
    ]
  }

  private var style: [String: Any] {
    let style = model.style
    func figure(_ value: Double?) -> String { value.map { Numbers.fixed($0, places: 1) } ?? "–" }
    return [
      "hasAny": style.manual + style.mined > 0,
      "manual": Numbers.count(style.manual),
      "mined": Numbers.count(style.mined),
      "rows": style.rows.map {
        ["title": $0.title, "manual": figure($0.manual), "mined": figure($0.mined)]
      },
      "isCompared": style.outliers != nil,
      "hasOutliers": (style.outliers ?? 0) > 0,
      "outliers": Numbers.count(style.outliers ?? 0, "response"),
      "needed": Numbers.count(styleExamplesNeeded),
    ]
  }

  private var faults: [[String: Any]] {
    let faults = model.patterns.faults
    var rows = Charts.bars(faults.map { ($0.fault.title, $0.count) }, of: model.input.exchanges)
    for (index, entry) in faults.enumerated() {
      rows[index]["anchor"] = entry.fault.code
      rows[index]["effect"] = entry.fault.disqualifies ? "disqualifies" : "lowers the score"
    }
    return rows
  }

  /// Ten columns of three parts, from the bottom: rejected, review, accepted.
  private var scoreBins: [[String: Any]] {
    let scores = model.scores
    let columns = (0..<10).map { index in
      [scores.rejected, scores.review, scores.accepted].map { $0[checked: index] ?? 0 }
    }
    let tallest = Double(max(1, columns.map { $0.reduce(0, +) }.max() ?? 1))
    return columns.enumerated().map { index, parts in
      var top = 1.0
      let bars = zip(["rejected", "review", "accepted"], parts).map { style, count in
        let height = Double(count) / tallest
        top -= height
        return [
          "style": style, "y": Numbers.position(top), "height": Numbers.position(height),
          "x": Numbers.position(Double(index) / 10 + 0.006),
        ]
      }
      return [
        "bars": bars,
        "range": "0.\(index)–\(index == 9 ? "1" : "0.\(index + 1)")",
        "rejected": Numbers.count(parts[0]), "review": Numbers.count(parts[1]),
        "accepted": Numbers.count(parts[2]), "total": Numbers.count(parts.reduce(0, +)),
      ]
    }
  }

  private var scoreDescription: String {
    func sum(_ bins: [Int]) -> String { Numbers.count(bins.reduce(0, +)) }
    return "\(sum(model.scores.accepted)) accepted, \(sum(model.scores.review)) for review, "
      + "\(sum(model.scores.rejected)) rejected"
      + (model.scores.median.map { "; the median score is \(Numbers.score($0))." } ?? ".")
  }
}
