internal import Analysis
internal import Review

/// What people decided, how far they agree, and what they disagree about.
struct ReviewsPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let reviews = model.reviews
    return [
      "hasAny": reviews.decidedCount + reviews.disputed > 0,
      "worksheets": Numbers.count(reviews.worksheets, "worksheet"),
      "hasWorksheets": reviews.worksheets > 0,
      "total": Numbers.count(reviews.decidedCount, "exchange"),
      "decisions": Charts.bars(
        Decision.allCases.map { ($0.title, reviews.decided[Int($0.rawValue)]) },
        of: reviews.decidedCount),
      "undecided": Numbers.count(reviews.undecided, "exchange"),
      "hasUndecided": reviews.undecided > 0,
      "stale": Numbers.count(reviews.stale, "decision"), "hasStale": reviews.stale > 0,
      "preferences": Numbers.count(reviews.preferences, "better response"),
      "hasPreferences": reviews.preferences > 0,
      "reviewers": reviews.reviewers.map {
        ["name": Clipping.clipped($0.name, to: 60), "count": Numbers.count($0.count)]
      },
      "verdicts": reviews.acceptedByVerdict.map {
        [
          "verdict": $0.verdict.name, "count": Numbers.count($0.accepted.count),
          "total": Numbers.count($0.accepted.total), "share": Numbers.percent($0.accepted.value),
          "interval": Numbers.percentRange($0.accepted.interval),
        ]
      },
      "hasAgreement": !reviews.agreement.pairs.isEmpty,
      "shared": Numbers.count(reviews.agreement.sharedCount, "exchange"),
      "alpha": reviews.agreement.alpha.map(Numbers.score) ?? "not defined",
      "agreements": reviews.agreement.pairs.map {
        [
          "first": Clipping.clipped($0.first, to: 60),
          "second": Clipping.clipped($0.second, to: 60),
          "count": Numbers.count($0.count),
          "share": Numbers.percent(Double($0.agreeing) / Double($0.count)),
          "kappa": $0.kappa.map(Numbers.score) ?? "–",
        ]
      },
      "disputed": Numbers.count(reviews.disputed), "hasDisputed": reviews.disputed > 0,
      "disagreements": reviews.disagreements.map { entry in
        [
          "place": entry.place.shortDescription,
          "opinions": entry.opinions.map {
            [
              "reviewer": Clipping.clipped($0.reviewer, to: 60), "decision": $0.decision.name,
              "why": Clipping.clipped($0.why, to: 300), "hasWhy": !$0.why.isEmpty,
            ] as [String: Any]
          },
        ] as [String: Any]
      },
      "hasWaivers": !reviews.waivers.isEmpty,
      "waivers": reviews.waivers.map {
        [
          "place": $0.place.shortDescription, "owner": Clipping.clipped($0.owner, to: 60),
          "until": $0.until, "why": Clipping.clipped($0.why, to: 300),
        ]
      },
    ]
  }
}

extension Decision {
  var title: String {
    switch self {
    case .accept: "Accepted"
    case .reject: "Rejected"
    case .fix: "To be fixed"
    }
  }
}
