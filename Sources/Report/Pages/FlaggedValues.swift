internal import Analysis
internal import Findings

/// How many exchanges are flagged and why, with the worst few, as values.
struct FlaggedValues {
  let model: ReportModel
  let worst: [FlaggedExchange]

  init(_ model: ReportModel, _ worst: [FlaggedExchange]) {
    self.model = model
    self.worst = worst
  }

  var values: [String: Any] {
    let flagged = model.flagged
    let share = Share(flagged.total, of: flagged.exchanges)
    return [
      "hasAny": flagged.total > 0,
      "hasExchanges": flagged.exchanges > 0,
      "total": Numbers.count(flagged.total),
      "totalText": Numbers.count(flagged.total, "exchange"),
      "exchanges": Numbers.count(flagged.exchanges, "exchange"),
      "share": flagged.exchanges > 0 ? Numbers.percent(share.value) : "–",
      "sentence": Numbers.sentence(share),
      "reasons": Charts.bars(flagged.reasons.map { ($0.title, $0.count) }, of: flagged.total),
      "hasReasons": !flagged.reasons.isEmpty,
      "flagBelow": Numbers.score(model.standards.flagBelow),
      "checks": model.standards.faults.rules.map { ["title": $0.title, "anchor": $0.code] },
      "worst": worst.map(entry),
      "hasWorst": !worst.isEmpty,
    ]
  }

  private func entry(_ exchange: FlaggedExchange) -> [String: Any] {
    [
      "score": Numbers.score(exchange.judgement.score),
      "href": PageLink.flaggedPage(1) + "#" + PageLink.anchor(exchange.anchor),
      "faults": exchange.judgement.faults.map { ["title": $0.title] },
      "hasFaults": !exchange.judgement.faults.isEmpty,
      "reason": exchange.judgement.reasonWithoutFault,
      "place": exchange.origin.place.shortDescription,
      "topic": exchange.origin.topicTitle,
      "excerpt": Clipping.clipped(exchange.talk.response, to: 160),
      "isEmpty": exchange.talk.response.isEmpty,
    ]
  }
}
