internal import Analysis
internal import Dataset
internal import Findings
internal import Language

/// How the bands are met, as values for the dataset page.
struct BandValues {
  let bands: BandSummary?
  let topics: [Topic]
  /// The outermost keys that the configuration has.
  let configuredKeys: Set<String>

  init(_ model: ReportModel) {
    bands = model.bands
    topics = model.standards.topics
    configuredKeys = model.configuredKeys
  }

  var values: [String: Any] {
    guard let bands, bands.choice.available.total > 0 else { return ["hasAny": false] }
    let choice = bands.choice
    let out = choice.available.total - choice.chosen.total
    return [
      "hasAny": true, "sentence": bands.sentence,
      "hasUnmet": bands.unmetSentence(topics) != nil, "unmet": bands.unmetSentence(topics) ?? "",
      "isChosen": bands.isChosen, "leavesOut": out > 0,
      "isOffered": out > 0 && !bands.isChosen,
      "block": ConfigurationBlock.chooseBands.advice(in: configuredKeys),
      "before": Numbers.count(choice.available.total), "after": Numbers.count(choice.chosen.total),
      "leftOutTotal": Numbers.count(out, "response"),
      "metrics": bands.goals.metrics.indices.map(metric), "topics": topics.indices.map(topic),
      "hasRepairs": !bands.repairs.isEmpty, "repairs": bands.repairs.map { repair($0, bands) },
      "hasAdditions": bands.additionsSentence != nil,
      "additionsSentence": bands.additionsSentence ?? "",
      "additions": (bands.additions?.kinds.prefix(12) ?? []).map { entry in
        [
          "count": Numbers.count(entry.count), "kind": entry.kind.words(bands.goals.metrics),
          "topic": title(entry.kind.topic),
        ]
      },
      "hasShorten": !bands.toShorten.isEmpty, "shorten": bands.toShorten.map(entry),
      "shortenListed": Numbers.count(bands.toShorten.count),
      "hasLeftOut": !bands.leftOut.isEmpty, "leftOut": bands.leftOut.map(entry),
      "isCut": out > bands.leftOut.count, "listed": Numbers.count(bands.leftOut.count),
    ]
  }

  /// Accepted responses of low fit.
  var rewriting: [String: Any] {
    let entries = bands?.worthRewriting ?? []
    return [
      "hasAny": !entries.isEmpty, "total": Numbers.count(bands?.rewritingCount ?? 0, "response"),
      "medianFit": bands?.medianFit.map(Numbers.score) ?? "–",
      "isCut": (bands?.rewritingCount ?? 0) > entries.count, "listed": Numbers.count(entries.count),
      "responses": entries.map(entry),
    ]
  }

  private func title(_ topic: Int) -> String {
    topics.indices.contains(topic) ? Clipping.clipped(topics[topic].title, to: 100) : ""
  }

  private func share(_ share: Share) -> String {
    share.total == 0 ? "–" : Numbers.percent(share.value)
  }

  private func metric(_ number: Int) -> [String: Any] {
    guard let bands else { return [:] }
    let band = bands.goals.bands[number]
    let (before, after) = (
      bands.choice.available.metrics[number], bands.choice.chosen.metrics[number]
    )
    return [
      "title": bands.goals.metrics[number].wording.title, "band": Charts.bandLabel(band),
      "before": Numbers.count(before.count), "beforeShare": share(before),
      "after": Numbers.count(after.count), "afterShare": share(after),
      "status": BandStatus(after, in: band).metricWord.values,
    ]
  }

  private func topic(_ number: Int) -> [String: Any] {
    guard let bands else { return [:] }
    let (before, after) = (
      bands.choice.available.share(ofTopic: number), bands.choice.chosen.share(ofTopic: number)
    )
    return [
      "title": title(number), "goal": Numbers.percent(topics[number].goal),
      "before": Numbers.count(before.count), "beforeShare": share(before),
      "after": Numbers.count(after.count), "afterShare": share(after),
      "status": BandStatus(after, in: topics[number].goal...1).topicWord.values,
    ]
  }

  private func repair(_ repair: BandRepair, _ bands: BandSummary) -> [String: Any] {
    [
      "title": bands.goals.metrics[repair.metric].wording.title,
      "state": repair.isBelow ? "too few" : "too many",
      "leaveOut": repair.leaveOut.map { "leave out \(Numbers.count($0))" } ?? "–",
      "rewrite": repair.rewriteWords(bands), "write": repair.writeWords(bands.goals.metrics),
    ]
  }

  private func entry(_ entry: BandSummary.Entry) -> [String: Any] {
    [
      "place": entry.place.shortDescription, "topic": Clipping.clipped(entry.topicTitle, to: 100),
      "fit": entry.fit.map(Numbers.score) ?? "–", "score": Numbers.score(entry.score),
      "kind": entry.kind, "missing": entry.missing.joined(separator: ", "),
      "excerpt": Clipping.clipped(entry.excerpt, to: 160),
    ]
  }
}
