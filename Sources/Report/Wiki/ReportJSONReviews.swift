internal import Analysis
internal import Bytes
internal import Dataset
internal import Review

extension JSONWriter {
  mutating func reviews(_ reviews: ReviewSummary) {
    object { json in
      json.member("worksheets", reviews.worksheets)
      for decision in Decision.allCases {
        json.key(decision.name)
        json.integer(reviews.decided[Int(decision.rawValue)])
      }
      json.member("undecided", reviews.undecided)
      json.member("stale", reviews.stale)
      json.member("disputed", reviews.disputed)
      json.member("waivers", reviews.waivers.count)
      json.member("preferences", reviews.preferences)
      json.key("alpha")
      if let alpha = reviews.agreement.alpha { json.decimal(alpha, places: 4) } else { json.null() }
      json.member("shared", reviews.agreement.sharedCount)
      json.key("pairs")
      json.list(reviews.agreement.pairs) { json, pair in
        json.object {
          $0.member("first", pair.first)
          $0.member("second", pair.second)
          $0.member("count", pair.count)
          $0.member("agreeing", pair.agreeing)
          $0.key("kappa")
          if let kappa = pair.kappa { $0.decimal(kappa, places: 4) } else { $0.null() }
        }
      }
    }
  }
}
