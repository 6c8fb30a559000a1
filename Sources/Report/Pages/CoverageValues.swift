internal import Analysis
internal import Language

/// Topics against their goals, as values.
struct CoverageValues {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let short = model.coverage.count { $0.status == .below }
    return [
      "topics": topics,
      "isEmpty": model.coverage.isEmpty,
      "summary": model.volume.total == 0
        ? "no example yet"
        : short == 0 ? "no topic is clearly short" : Numbers.count(short, "topic") + " short",
      "scale": Numbers.percent(scale),
    ]
  }

  /// One per topic, with the anchor that it has on the coverage page.
  var topics: [[String: Any]] {
    var anchors = AnchorRegistry(reserved: ["_next", "_grid", "_concerns", "_openers"])
    let scale = scale
    return model.coverage.enumerated().map { index, coverage in
      let flagged = model.patterns.flaggedByTopic[checked: index]
      var values: [String: Any] = [
        "anchor": anchors.anchor(coverage.topic.slug),
        "title": Clipping.clipped(coverage.topic.title, to: 100),
        "hasData": coverage.share.total > 0,
        "status": word(for: coverage).values,
        "value": coverage.share.total > 0 ? Numbers.percent(coverage.share.value) : "–",
        "count": Numbers.count(coverage.share.count),
        "counts":
          "\(Numbers.count(coverage.share.count)) of \(Numbers.count(coverage.share.total))",
        "interval": coverage.share.total > 0 ? Numbers.percentRange(coverage.share.interval) : "–",
        "goal": Numbers.percent(coverage.topic.goal),
        "goalX": Numbers.position(coverage.topic.goal / scale),
        "missing": Numbers.count(coverage.missing),
        "isShort": coverage.missing > 0,
        "manual": Numbers.count(coverage.manual),
        "mined": Numbers.count(coverage.mined),
        "exchanges": Numbers.count(coverage.exchanges),
        "flagged": flagged.map { Numbers.count($0.count) } ?? "–",
        "flaggedShare": flagged.map { $0.total > 0 ? Numbers.percent($0.value) : "–" } ?? "–",
        "description": "Goal \(Numbers.percent(coverage.topic.goal)). "
          + "Examples: \(Numbers.sentence(coverage.share)).",
      ]
      values.merge(Charts.position(of: coverage.share, scale: scale)) { _, new in new }
      return values
    }
  }

  private func word(for coverage: TopicCoverage) -> StateWord {
    let isOver =
      coverage.share.total > 0 && coverage.share.interval.lowerBound > coverage.topic.goal
    return isOver
      ? StateWord(word: "above goal", sign: "✓", style: "good") : coverage.status.topicWord
  }

  /// The end of the bars' common scale.
  var scale: Double {
    Charts.scale(
      for: model.coverage.flatMap {
        [$0.share.total > 0 ? $0.share.interval.upperBound : 0, $0.topic.goal]
      })
  }
}
