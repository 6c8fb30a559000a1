internal import Analysis
internal import Language

/// One metric as values for cards and sections.
struct MetricValues {
  let metric: MeasuredMetric

  init(_ metric: MeasuredMetric) { self.metric = metric }

  /// What a card shows.
  var card: [String: Any] {
    [
      "anchor": PageLink.anchor(metric.key),
      "title": metric.title,
      "meaning": metric.meaning,
      "status": metric.status.metricWord.values,
      "hasData": metric.dataset.total > 0,
      "value": metric.dataset.total > 0 ? Numbers.percent(metric.dataset.value) : "–",
      "counts":
        "\(Numbers.count(metric.dataset.count)) of \(Numbers.count(metric.dataset.total))",
      "interval": Numbers.percentRange(metric.dataset.interval),
      "band": Charts.bandLabel(metric.band),
      "aside": metric.aside?.capitalizedFirst ?? "",
      "hasAside": metric.aside != nil,
      "tuner": Charts.tuner(metric.dataset, band: metric.band, title: metric.title),
    ]
  }

  /// What its section on the metrics page shows: the same share over parts of the data, each as a
  /// row on one scale, and the histogram.
  func section(topics: [Topic], accuracy: String) -> [String: Any] {
    var values = card
    var groups: [[String: Any]] = [
      group("All", [("Dataset", metric.dataset), ("Every response read", metric.all)]),
      group("By source", [("Written by hand", metric.manual), ("Mined", metric.mined)]),
    ]
    let byTopic = zip(topics, metric.byTopic).map { ($0.title, $1) }
    if !byTopic.isEmpty { groups.append(group("By topic", byTopic)) }
    values["groups"] = groups
    values["histogram"] = histogram
    values["hasHistogram"] = metric.histogram.contains { $0.count > 0 }
    values["sentence"] = sentence
    values["accuracy"] = accuracy
    return values
  }

  private func group(_ title: String, _ rows: [(String, Share)]) -> [String: Any] {
    [
      "title": title,
      "rows": rows.map { label, share in
        let status = BandStatus(share, in: metric.band)
        return [
          "label": label,
          "value": share.total > 0 ? Numbers.percent(share.value) : "–",
          "counts": "\(Numbers.count(share.count)) of \(Numbers.count(share.total))",
          "interval": share.total > 0 ? Numbers.percentRange(share.interval) : "–",
          "status": status.metricWord.values,
          "strip": Charts.tuner(share, band: metric.band, title: label),
        ] as [String: Any]
      },
    ]
  }

  private var histogram: [[String: Any]] {
    let total = metric.histogram.reduce(0) { $0 + $1.count }
    var rows = Charts.bars(metric.histogram.map { ($0.label, $0.count) }, of: total)
    for (index, bin) in metric.histogram.enumerated() { rows[index]["isWanted"] = bin.isWanted }
    return rows
  }

  private var sentence: String {
    let band = Charts.bandLabel(metric.band)
    switch metric.status {
    case .noData: return "There is no response in the dataset to measure yet; \(band) is asked for."
    case .below:
      return "Too few: \(band) is asked for, and even the upper end of the interval lies below."
    case .above:
      return "Too many: \(band) is asked for, and even the lower end of the interval lies above."
    case .within: return "As it should be: \(band) is asked for."
    case .uncertain:
      return
        "\(band.capitalizedFirst) is asked for. The share lies outside, but its interval reaches "
        + "in: with \(Numbers.count(metric.dataset.total, "response")) this may be chance."
    }
  }
}
