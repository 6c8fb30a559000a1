internal import Analysis
internal import Findings
internal import Privacy
internal import Report
internal import Review

extension ModelBuilder {
  /// What people decided, as the pages say it.
  func reviews() -> ReviewSummary {
    let reviews = project.people.reviews
    var result = ReviewSummary()
    result.worksheets = project.people.worksheets.count
    result.undecided = reviews.undecided
    result.agreement.pairs = reviews.agreements
    result.agreement.alpha = reviews.alpha
    result.agreement.sharedCount = reviews.sharedCount
    var counts: [String: Int] = [:]
    for opinion in reviews.opinions.values.joined() { counts[opinion.reviewer, default: 0] += 1 }
    result.reviewers = reviews.reviewers.map { ($0, counts[$0] ?? 0) }
    var byVerdict = Verdict.allCases.map { (verdict: $0, accepted: Share(0, of: 0)) }
    var present: Set<UInt64> = []
    var listed: Set<UInt64> = []
    for (index, exchange) in summary.exchanges.enumerated() {
      guard let opinions = reviews.opinions[exchange.id] else { continue }
      present.insert(exchange.id)
      let place = summary.place(of: exchange)
      if let decision = judgement.decisions[index] {
        result.decided[Int(decision.rawValue)] += 1
        let own = Int(judgement.ownVerdict(index).rawValue)
        byVerdict[own].accepted.total += 1
        if decision == .accept { byVerdict[own].accepted.count += 1 }
        guard listed.insert(exchange.id).inserted else { continue }
        if decision == .fix {
          result.preferences += Set(reviews.counting(exchange.id).map(\.better)).count {
            !$0.isEmpty
          }
        }
        if decision == .accept, judgement.isDisqualified(index),
          let opinion = reviews.counting(exchange.id).first,
          result.waivers.count < ReviewSummary.listedCount
        {
          result.waivers.append(
            ReviewSummary.Waiver(
              place: place, owner: opinion.reviewer, until: opinion.until,
              why: settings.masker(opinion.why).text))
        }
      } else if reviews.isDisputed(exchange.id), listed.insert(exchange.id).inserted {
        result.disputed += 1
        if result.disagreements.count < ReviewSummary.listedCount {
          result.disagreements.append(
            ReviewSummary.Disagreement(
              place: place,
              opinions: opinions.map { ($0.reviewer, $0.decision, settings.masker($0.why).text) }))
        }
      }
    }
    result.acceptedByVerdict = byVerdict.filter { $0.accepted.total > 0 }
    for (id, opinions) in reviews.opinions where !present.contains(id) {
      result.stale += opinions.count
    }
    return result
  }
}
