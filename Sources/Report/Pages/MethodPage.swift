internal import Analysis
internal import Language

/// What each number means and how it comes about.
struct MethodPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let standards = model.standards
    let accuracy = MeasuredAccuracy.builtIn
    return [
      "metrics": model.metrics.map {
        [
          "title": $0.title, "meaning": $0.meaning, "band": Charts.bandLabel($0.band),
          "anchor": PageLink.anchor($0.key),
        ]
      },
      "acceptAbove": Numbers.score(standards.acceptAbove),
      "flagBelow": Numbers.score(standards.flagBelow),
      "shortest": Numbers.count(standards.lengthRange.lowerBound),
      "longest": Numbers.count(standards.lengthRange.upperBound),
      "minimum": Numbers.count(standards.volume.minimum),
      "target": Numbers.count(standards.volume.target),
      "optimal": Numbers.count(standards.volume.optimal),
      "terms": standards.metrics.terms.map {
        ["title": $0.title(standards.metrics), "formula": $0.formula(standards.metrics)]
      },
      "kinds": FaultEffect.allCases.reversed().map {
        [
          "title": $0.title, "weight": $0.weight == 0 ? "0" : Numbers.points($0.weight),
          "isDisqualifying": $0.disqualifies,
        ] as [String: Any]
      },
      "faults": standards.faults.rules.map { fault in
        [
          "anchor": fault.code, "title": fault.title, "code": fault.code,
          "explanation": fault.explanation, "advice": fault.advice,
          "kind": fault.effect.title,
          "effect": fault.disqualifies
            ? "disqualifies" : fault.effect.weight < 0 ? "lowers the score" : "costs nothing",
          "isDisqualifying": fault.disqualifies,
        ] as [String: Any]
      },
      "accuracy": MeasuredAccuracy.rows(accuracy),
      "reliability": ReliabilityTenth.builtIn.map(\.values),
      "hasReliability": !ReliabilityTenth.builtIn.isEmpty,
      "measuredOn": accuracy.map(\.day).max() ?? "",
      "hasAccuracy": !accuracy.isEmpty,
      "hasCalibration": model.calibration != nil,
      "calibration": (model.calibration?.indicators ?? []).map(\.values),
      "topics": standards.topics.map {
        ["title": $0.title, "goal": Numbers.percent($0.goal), "slug": $0.slug]
      },
    ]
  }
}

extension CalibratedIndicator {
  fileprivate var values: [String: Any] {
    func rows(_ weights: some Sequence<Weight>) -> [[String: Any]] {
      weights.map { ["feature": $0.feature, "weight": Numbers.points($0.weight)] }
    }
    return [
      "label": label, "count": Numbers.count(accuracy.labels),
      "positive": Numbers.count(accuracy.positive),
      "area": Numbers.score(accuracy.areaUnderROC),
      "interval": Numbers.score(accuracy.interval.lowerBound) + "–"
        + Numbers.score(accuracy.interval.upperBound),
      "rulesArea": Numbers.score(accuracy.rulesAreaUnderROC), "f1": Numbers.score(accuracy.f1),
      "for": rows(weights.lazy.filter { $0.weight > 0 }.prefix(10)),
      "against": rows(weights.lazy.filter { $0.weight < 0 }.prefix(10)),
    ]
  }
}
