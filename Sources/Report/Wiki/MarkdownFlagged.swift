internal import Analysis
internal import Dataset
internal import Findings
internal import Planning

extension MarkdownSections {
  /// Counts by reason.
  var flaggedSummary: [String] {
    let flagged = model.flagged
    guard flagged.total > 0 else {
      let checks = model.standards.faults.rules.map(\.title).joined(separator: ", ")
      return [
        "## Flagged exchanges", "",
        flagged.exchanges == 0
          ? "There was no exchange to check."
          : "Nothing is flagged. \(Numbers.count(flagged.exchanges, "exchange")) were checked for: "
            + "\(checks), and a score under \(Numbers.score(model.standards.flagBelow)).",
      ]
    }
    var table = MarkdownTable(("Reason", false), ("Exchanges", true))
    for reason in flagged.reasons {
      table.rows.append([text(reason.title, 100), Numbers.count(reason.count)])
    }
    let share = Share(flagged.total, of: flagged.exchanges)
    return [
      "## Flagged exchanges", "",
      "**\(Numbers.count(flagged.total, "exchange"))** would teach the model the wrong thing: "
        + "\(Numbers.sentence(share)).", "",
    ] + table.lines
  }

  /// The first few, worst first.
  func worstExchanges(limit: Int) -> [String] {
    let shown = worst.prefix(limit)
    guard !shown.isEmpty else { return [] }
    var lines = ["### The worst \(shown.count)", ""]
    for exchange in shown {
      let faults =
        exchange.judgement.faults.isEmpty
        ? exchange.judgement.reasonWithoutFault
        : exchange.judgement.faults.map(\.title).joined(separator: ", ")
      lines.append(
        "1. **\(Numbers.score(exchange.judgement.score))** · \(faults) · "
          + MarkdownEscaping.code(exchange.origin.place.shortDescription))
      lines.append("   > **user** \(message(exchange.talk.user))")
      lines.append("   >")
      lines.append("   > **assistant** \(message(exchange.talk.response))")
      let advice = exchange.judgement.faults.map(\.advice).joined(separator: " ")
      if !advice.isEmpty { lines += ["", "   *To do:* \(advice)"] }
      lines.append("")
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  var dataset: [String] {
    let dataset = model.dataset
    var lines = ["## Dataset", ""]
    if let notice = dataset.destination.notice {
      lines += ["**\(text(notice.sentence, 300)).**", ""]
    }
    if let sentence = dataset.emptySentence { lines += [text(sentence, 600), ""] }
    lines += waiting
    guard dataset.written.train.lines + dataset.written.validation.lines > 0 else {
      return Array((lines + providers.drop { $0.isEmpty }).trimmingBlankEnd)
    }
    var files = MarkdownTable(("File", false), ("Lines", true), ("Size", true))
    files.rows = [
      [
        "`data/train.jsonl`", Numbers.count(dataset.written.train.lines),
        Numbers.bytes(dataset.written.train.bytes),
      ],
      [
        "`data/validation.jsonl`", Numbers.count(dataset.written.validation.lines),
        Numbers.bytes(dataset.written.validation.bytes),
      ],
    ]
    lines += files.lines
    var leftOut = MarkdownTable(("Left out because", false), ("Exchanges", true))
    for entry in dataset.leftOut where entry.count > 0 {
      leftOut.rows.append([text(entry.reason, 200), Numbers.count(entry.count)])
    }
    if !leftOut.rows.isEmpty { lines += [""] + leftOut.lines }
    let leakage = dataset.leakage
    if dataset.written.validation.lines > 0 {
      lines += [
        "",
        leakage.isNone
          ? "No participant, conversation, exchange or group of duplicates stands in both files."
          : "**In both files:** \(leakage.participants) participants, \(leakage.conversations) "
            + "conversations, \(leakage.exchanges) exchanges, \(leakage.clusters) groups of duplicates.",
      ]
    }
    return lines + tokens + providers
  }

  /// What waits for consent, and what says it.
  private var waiting: [String] {
    guard let sentence = model.dataset.waitingSentence else { return [] }
    // Where it is why the files are empty, it was said.
    let isSaid = model.dataset.emptySentence != nil
    let advice = model.dataset.absence.consentAdvice
    return [
      (isSaid ? "" : text(sentence, 300) + " ") + advice.introduction.quotesAsCode, "",
      "```yaml",
    ] + advice.block.lines + [
      "```", "",
      advice.otherwise.quotesAsCode, "",
    ]
  }

  private var tokens: [String] {
    let tokens = model.dataset.tokens
    guard tokens.training.lines > 0 else { return [] }
    let statistics = tokens.training
    var table = MarkdownTable(
      ("Model", false), ("Tokens an example may have", true), ("Examples over it", true),
      ("Tokens trained on", true), ("Price", true))
    for estimate in tokens.models.prefix(20) {
      table.rows.append([
        text(estimate.model.name, 80), Numbers.count(estimate.model.context),
        Numbers.count(estimate.overLimit),
        "\(Numbers.count(estimate.tokensPerEpoch)) × \(estimate.epochs)",
        estimate.cost.map { "\(Numbers.fixed($0, places: 2)) \(text(tokens.currency, 8))" }
          ?? "not given",
      ])
    }
    return [
      "",
      "The training file has \(Numbers.count(statistics.total, "token")) by \(DatasetTokens.encoding); "
        + "a line has \(Numbers.count(statistics.minimum)) to \(Numbers.count(statistics.maximum)), "
        + "the median is \(Numbers.count(statistics.median)), the 95th percentile "
        + "\(Numbers.count(statistics.p95)).", "",
    ] + table.lines
  }

  private var providers: [String] {
    guard !model.dataset.destination.verdicts.isEmpty else { return [] }
    var table = MarkdownTable(
      ("Provider", false), ("Would take it", false), ("How it is written", false),
      ("New jobs", false))
    let day = CalendarDay(model.run.date)
    for verdict in model.dataset.destination.verdicts {
      let notice = day.flatMap { verdict.provider.notice(on: $0) }
      let own = verdict.provider == model.dataset.destination.provider
      table.rows.append([
        verdict.provider.title + (own ? " (written)" : ""),
        verdict.problems.isEmpty ? "yes" : "no: " + verdict.problems.joined(separator: "; "),
        verdict.changes.isEmpty ? "–" : verdict.changes.joined(separator: "; "),
        verdict.provider.destination.map {
          (notice.map { "**\($0.state):** " } ?? "")
            + "\($0.summary) (`\($0.sourceName)`, read on \($0.checked))"
        } ?? "your own trainer",
      ])
    }
    return [""] + table.lines
  }

  var privacy: [String] {
    let privacy = model.privacy
    let found = privacy.types.reduce(0) { $0 + $1.count }
    var lines = ["## Privacy", ""]
    if found == 0 {
      lines.append("No personal data was found; what the detectors do not know, they do not see.")
    } else {
      lines.append(
        "\(Numbers.count(found, "stretch", "stretches")) of personal data in "
          + "\(Numbers.count(privacy.messages, "message")) are masked in everything written.")
      var table = MarkdownTable(("Type", false), ("Found", true))
      for type in privacy.types.prefix(30) {
        table.rows.append([MarkdownEscaping.code(type.name), Numbers.count(type.count)])
      }
      lines += [""] + table.lines
    }
    if !privacy.keptSentence.isEmpty {
      lines += ["", MarkdownEscaping.escaped(privacy.keptSentence)]
    }
    lines += [
      "",
      "Consent by conversation: \(Numbers.count(privacy.granted)) granted, "
        + "\(Numbers.count(privacy.denied)) denied, \(Numbers.count(privacy.unknown)) not stated.",
    ]
    return lines
  }

  var findings: [String] {
    var lines = ["## Findings while reading", ""]
    guard !model.findings.isEmpty else { return lines + ["None."] }
    var counts: [FindingCode: Int] = [:]
    for finding in model.findings { counts[finding.code, default: 0] += 1 }
    var table = MarkdownTable(("Finding", false), ("Number", true), ("What it means", false))
    for (code, count) in counts.sorted(by: {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }) {
      table.rows.append(["`\(code.rawValue)`", Numbers.count(count), code.meaning])
    }
    lines += table.lines
    return lines
  }

  private func message(_ bytes: [UInt8]) -> String {
    bytes.isEmpty ? "*no text*" : MarkdownEscaping.escaped(Clipping.clipped(bytes, to: 400))
  }
}

extension [String] {
  /// Without the empty lines at its end.
  fileprivate var trimmingBlankEnd: ArraySlice<String> {
    self[..<(lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)]
  }
}

extension String {
  /// Our own words, with what is to be typed in backquotes rather than quotes.
  fileprivate var quotesAsCode: String {
    split(separator: "'", omittingEmptySubsequences: false).joined(separator: "`")
  }
}
