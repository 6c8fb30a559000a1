internal import Analysis
internal import Dataset
internal import Findings
internal import Language

extension MarkdownSections {
  /// How many responses of a list a page shows.
  static let bandListCount = 10

  /// What meets the bands, before and after.
  var bands: [String] {
    guard let bands = model.bands, bands.choice.available.total > 0 else { return [] }
    let choice = bands.choice
    var lines = ["## Bands", "", text(bands.sentence, 600)]
    if let unmet = bands.unmetSentence(model.standards.topics) { lines += ["", text(unmet, 600)] }
    if choice.available.total > choice.chosen.total {
      var table = MarkdownTable(
        ("Band or goal", false), ("Asked for", true), ("All", true),
        (bands.isChosen ? "Taken" : "Would stay", true),
        ("State", false))
      func share(_ share: Share) -> String {
        share.total == 0
          ? "–" : "\(Numbers.percent(share.value)) (\(Numbers.count(share.count)))"
      }
      for (number, metric) in bands.goals.metrics.enumerated() {
        let band = bands.goals.bands[number]
        let after = choice.chosen.metrics[number]
        table.rows.append([
          metric.wording.title, Charts.bandLabel(band), share(choice.available.metrics[number]),
          share(after),
          word(BandStatus(after, in: band).metricWord),
        ])
      }
      for (number, topic) in model.standards.topics.enumerated() {
        let after = choice.chosen.share(ofTopic: number)
        table.rows.append([
          text(topic.title, 80), Numbers.percent(topic.goal),
          share(choice.available.share(ofTopic: number)), share(after),
          word(BandStatus(after, in: topic.goal...1).topicWord),
        ])
      }
      lines += [""] + table.lines
    }
    if !bands.repairs.isEmpty {
      var table = MarkdownTable(
        ("Band alone", false), ("Leaving out", false), ("or rewriting", false),
        ("or writing", false))
      for repair in bands.repairs {
        table.rows.append([
          "\(bands.goals.metrics[repair.metric].wording.title): \(repair.isBelow ? "too few" : "too many")",
          repair.leaveOut.map { "leave out \(Numbers.count($0))" } ?? "–",
          repair.rewriteWords(bands),
          repair.writeWords(bands.goals.metrics),
        ])
      }
      lines += [""] + table.lines
    }
    if let sentence = bands.additionsSentence { lines += ["", text(sentence, 300)] }
    lines += list("To bring to the asked length", bands.toShorten) {
      $0.missing.joined(separator: ", ")
    }
    lines += list(bands.isChosen ? "Left out" : "To leave out", bands.leftOut) { $0.kind }
    return lines
  }

  /// Accepted responses of low fit.
  var rewriting: [String] {
    guard let bands = model.bands, !bands.worthRewriting.isEmpty else { return [] }
    return [
      "## Worth rewriting", "",
      "\(Numbers.count(bands.rewritingCount, "response")) of the dataset have less than half of something that the team asks for. "
        + "Fit is the team's voice, not quality.",
    ] + list("Lowest fit", bands.worthRewriting) { $0.missing.joined(separator: ", ") }
  }

  private func list(
    _ title: String, _ entries: [BandSummary.Entry], _ words: (BandSummary.Entry) -> String
  ) -> [String] {
    guard !entries.isEmpty else { return [] }
    var table = MarkdownTable((title, false), ("Fit", true), ("Topic", false), ("Why", false))
    for entry in entries.prefix(Self.bandListCount) {
      table.rows.append([
        MarkdownEscaping.code(entry.place.shortDescription),
        entry.fit.map(Numbers.score) ?? "–", text(entry.topicTitle, 80), text(words(entry), 300),
      ])
    }
    return [""] + table.lines
  }
}
