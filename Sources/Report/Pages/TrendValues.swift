package import Analysis
package import Planning

/// One fact over the runs, as values for the `trend` partial: a line with a dot for each run, and the
/// same numbers as rows.
struct TrendValues {
  /// How many runs a chart and its table show, the last ones.
  static let runCount = 40

  let name: MeasureName
  private let points: [(day: CalendarDay, value: Double)]
  private let methodSentence: String?

  init(_ name: MeasureName, _ model: ReportModel) {
    self.name = name
    methodSentence = model.history.methodSentence
    points = model.runs.suffix(Self.runCount).compactMap { run in
      run.facts[name].map { (run.day, $0) }
    }
  }

  /// - Parameters:
  ///   - top: The value at the upper edge of the chart.
  ///   - goals: Levels that are drawn across it, with their names.
  func values(top: Double, goals: [(name: String, value: Double)] = []) -> [String: Any] {
    let places = positions
    func height(_ value: Double) -> String { Numbers.position(1 - value / top) }
    return [
      // A line takes two runs.
      "hasTrend": points.count > 1,
      "title": name.title,
      "description": description,
      "runs": Numbers.count(points.count, "run"),
      "first": points.first?.day.description ?? "",
      "last": points.last?.day.description ?? "",
      "segments": zip(places, zip(points, zip(places.dropFirst(), points.dropFirst()))).map {
        let (x1, (a, (x2, b))) = $0
        return [
          "x1": Numbers.position(x1), "y1": height(a.value), "x2": Numbers.position(x2),
          "y2": height(b.value),
        ]
      },
      "dots": zip(places, points).map { ["x": Numbers.position($0), "y": height($1.value)] },
      "goals": goals.filter { $0.value <= top }.map {
        ["y": height($0.value), "name": $0.name, "value": name.text($0.value)]
      },
      "hasOtherMethod": methodSentence != nil, "otherMethod": methodSentence ?? "",
      "rows": points.reversed().map { ["day": $0.day.description, "value": name.text($0.value)] },
    ]
  }

  /// Across the chart by days; evenly where all runs are of one day.
  private var positions: [Double] {
    guard let first = points.first?.day.dayNumber, let last = points.last?.day.dayNumber else {
      return []
    }
    return points.indices.map { index in
      first < last
        ? Double(points[index].day.dayNumber - first) / Double(last - first)
        : Double(index) / Double(max(1, points.count - 1))
    }
  }

  private var description: String {
    guard let first = points.first, let last = points.last else { return "Not measured." }
    return "From \(name.text(first.value)) on \(first.day) to \(name.text(last.value)) on "
      + "\(last.day), over \(Numbers.count(points.count, "run"))."
  }
}

/// What differs from the run before, as values.
struct ChangeValues {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let previous = model.history.previous
    let changes = previous.map { model.facts.changes(since: $0.facts, model.measureNames) } ?? []
    let main = changes.filter { isMain($0.name) }
    return [
      "hasPrevious": previous != nil,
      "isNew": previous == nil && model.history.methodSentence != nil,
      "methodSentence": model.history.methodSentence ?? "",
      "day": previous?.day.description ?? "",
      "hasChanges": !changes.isEmpty,
      "rows": main.map(row),
      "hasMore": main.count < changes.count,
      "more": changes.filter { !isMain($0.name) }.map(row),
    ]
  }

  /// Whether it stands at first sight; the rest is folded away.
  private func isMain(_ name: MeasureName) -> Bool {
    [.examples, .flagged, .metricsOnTarget, .topicsOnGoal].contains(name)
      || model.standards.metrics.contains { $0.fact.name == name.rawValue }
  }

  private func row(_ change: FactChange) -> [String: Any] {
    [
      "title": change.name.title,
      "before": change.before.map { change.name.text($0) } ?? "–",
      "now": change.now.map { change.name.text($0) } ?? "–",
      "difference": change.difference.map { change.name.text(ofDifference: $0) } ?? "–",
    ]
  }
}

/// The number of examples over the runs against the goals, and when each may be reached.
struct BurnUpValues {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let goals = [
      ("minimum", model.volume.goals.minimum), ("target", model.volume.goals.target),
      ("optimal", model.volume.goals.optimal),
    ]
    let trend = TrendValues(.examples, model)
    let counts = model.runs.compactMap { run in run.facts[.examples].map { (run.day, $0) } }
    let most = counts.map(\.1).max() ?? 0
    // Up to the next goal, so that the line does not lie at the bottom.
    let top = goals.map { Double($0.1) }.first { $0 > most } ?? max(1, most)
    var values = trend.values(
      top: top * 1.05, goals: goals.map { ($0.0, Double($0.1)) })
    let forecasts = goals.map { goal in
      (goal, Forecast(counts.map { (day: $0.0, examples: $0.1) }, goal: Double(goal.1)))
    }
    values["hasPace"] = forecasts.contains { $0.1 != nil }
    values["pace"] =
      forecasts.compactMap(\.1).first.map { Numbers.fixed($0.pace * 7, places: 1) } ?? ""
    values["runsNeeded"] = Numbers.count(Forecast.runsNeeded)
    values["forecasts"] = forecasts.map { goal, forecast in
      let isReached = model.volume.total >= goal.1
      return [
        "name": goal.0, "count": Numbers.count(goal.1),
        "from": isReached ? "reached" : forecast?.earliest.description ?? "unknown",
        "to": isReached ? "reached" : forecast?.latest?.description ?? "unknown",
      ]
    }
    return values
  }
}

extension MeasureName {
  /// The share of responses that have what a metric counts.
  package init(_ fact: MetricFact) { self.init(share: fact.name, of: fact.subject) }
}

extension MeasureNames {
  /// The facts of a run that measures some metrics.
  package init(_ metrics: MetricRegistry) {
    self.init(shares: metrics.facts.map { MeasureName($0) })
  }
}
