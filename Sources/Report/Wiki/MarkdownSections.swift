internal import Analysis
internal import Findings
internal import Language
internal import Planning

/// The dashboard's sections as lines of GFM, shared by `report.md` and the wiki's pages.
///
/// Headings start at level 2. Everything that is not ours goes through ``MarkdownEscaping``.
struct MarkdownSections {
  /// How many of the worst exchanges a section shows.
  static let worstCount = 20
  static let openerCount = 15

  let model: ReportModel
  let worst: [FlaggedExchange]

  init(_ model: ReportModel, _ worst: [FlaggedExchange]) {
    self.model = model
    self.worst = Array(worst.prefix(Self.worstCount))
  }

  var name: String {
    let name = PageFrame(model).name
    return text(name, 120)
  }

  /// The headline and its reasons.
  var answer: [String] {
    var lines = ["**\(text(model.readiness.headline, 400))**", ""]
    for (index, reason) in model.readiness.reasons.enumerated() {
      lines.append(
        "\(index + 1). **\(text(reason.title, 300))** \(text(reason.detail, 600)) "
          + "→ *\(text(reason.action, 200))*")
    }
    if !model.readiness.reasons.isEmpty { lines.append("") }
    let input = model.input
    lines.append(
      "Read on \(text(model.run.date, 40)): \(Numbers.count(input.files, "file")), "
        + "\(Numbers.count(input.conversations, "conversation")), "
        + "\(Numbers.count(input.exchanges, "exchange")).")
    if input.filesWithErrors > 0 {
      lines.append(
        "Of \(Numbers.count(input.filesWithErrors, "file")) something could not be read.")
    }
    if input.exchanges == 0 {
      lines += [
        "",
        "No user message with an assistant's response was found, so there is nothing to judge yet.",
      ]
    }
    return lines
  }

  var metrics: [String] {
    var table = MarkdownTable(
      ("Metric", false), ("Dataset", true), ("n", true),
      ("95\(Numbers.percentSign) interval", true),
      ("Band", true), ("Status", false), ("Every response", true))
    for metric in model.metrics {
      let hasData = metric.dataset.total > 0
      table.rows.append([
        text(metric.title, 80),
        hasData ? Numbers.percent(metric.dataset.value) : "–",
        "\(Numbers.count(metric.dataset.count)) of \(Numbers.count(metric.dataset.total))",
        hasData ? Numbers.percentRange(metric.dataset.interval) : "–",
        Charts.bandLabel(metric.band), word(metric.status.metricWord),
        metric.all.total > 0 ? Numbers.percent(metric.all.value) : "–",
      ])
    }
    let trust = model.metrics.filter { $0.definition.wording.agreement == nil }.map { metric in
      let line = MeasuredAccuracy.line(
        for: metric.definition, in: MeasuredAccuracy.builtIn, calibration: model.calibration)
      return "- \(text(metric.title, 80)): \(text(line, 400))"
    }
    return ["## Metrics", ""]
      + (table.rows.isEmpty
        ? ["No metric was measured."] : table.lines + ["", "How far to trust them:", ""] + trust)
  }

  /// What differs from the run before; empty without one.
  var changes: [String] {
    guard let previous = model.history.previous else {
      return model.history.methodSentence.map { ["## What changed", "", text($0, 400)] } ?? []
    }
    var table = MarkdownTable(
      ("Measure", false), ("Then", true), ("Now", true), ("Change", true))
    for change in model.facts.changes(since: previous.facts, model.measureNames) {
      table.rows.append([
        change.name.title, change.before.map { change.name.text($0) } ?? "–",
        change.now.map { change.name.text($0) } ?? "–",
        change.difference.map { change.name.text(ofDifference: $0) } ?? "–",
      ])
    }
    return ["## What changed since \(previous.day)", ""]
      + (table.rows.isEmpty ? ["Nothing that is measured here."] : table.lines)
  }

  /// How whole conversations score.
  var conversations: [String] {
    let conversations = model.conversations
    guard !conversations.scores.isEmpty else { return [] }
    var table = MarkdownTable(
      ("Score", false), ("Part", false), ("Mean", true), ("Most", true))
    for score in conversations.scores {
      for part in score.parts {
        let maximum = score.kind.maximum(of: part.name)
        table.rows.append([
          score.kind.title, part.name.title, Numbers.points(part.mean / 100),
          maximum > 0 ? Numbers.score(Double(maximum) / 100) : "–",
        ])
      }
    }
    let medians = conversations.scores.map {
      "\($0.median.map(Numbers.score) ?? "–") in \($0.kind.rawValue)"
    }
    return [
      "## Conversations", "",
      "The team steers by \(conversations.steering.rawValue). The median score of "
        + "\(Numbers.count(conversations.scored, "conversation")), of 1: "
        + medians.joined(separator: ", ") + ".", "",
    ] + table.lines
  }

  var volume: [String] {
    let volume = model.volume
    var table = MarkdownTable(("Goal", false), ("Examples", true), ("State", false))
    for goal in [
      ("minimum", volume.goals.minimum), ("target", volume.goals.target),
      ("optimal", volume.goals.optimal),
    ] {
      let isReached = volume.total >= goal.1
      table.rows.append([
        goal.0, Numbers.count(goal.1),
        isReached ? "✓ reached" : "○ \(Numbers.count(goal.1 - volume.total)) missing",
      ])
    }
    return [
      "## Volume", "",
      "**\(Numbers.count(volume.total, "example"))**: \(Numbers.count(volume.manual)) written by hand, "
        + "\(Numbers.count(volume.mined)) mined. Phase: \(text(volume.phase, 80)), "
        + "\(text(volume.phaseDetail, 120)).", "",
    ] + table.lines
  }

  var coverage: [String] {
    var table = MarkdownTable(
      ("Topic", false), ("Examples", true), ("Share", true), ("Goal", true), ("Missing", true),
      ("Status", false))
    for coverage in model.coverage {
      table.rows.append([
        text(coverage.topic.title, 80), Numbers.count(coverage.share.count),
        coverage.share.total > 0 ? Numbers.percent(coverage.share.value) : "–",
        Numbers.percent(coverage.topic.goal), Numbers.count(coverage.missing),
        word(coverage.status.topicWord),
      ])
    }
    return ["## Coverage", ""] + (table.rows.isEmpty ? ["No topics are configured."] : table.lines)
  }

  /// A table of topics by emotional state.
  var grid: [String] {
    guard !model.coverage.isEmpty else { return [] }
    var lines = ["## Examples by topic and emotional state", ""]
    lines.append(
      "| State |" + model.coverage.map { " \(text($0.topic.title, 60)) |" }.joined())
    lines.append("| --- |" + model.coverage.map { _ in " ---: |" }.joined())
    for (index, emotion) in Emotion.allCases.enumerated() {
      let cells = model.coverage.map { " \(Numbers.count($0.emotions[checked: index] ?? 0)) |" }
      lines.append("| \(emotion.title) |" + cells.joined())
    }
    return lines
  }

  var patterns: [String] {
    let patterns = model.patterns
    var lines = ["## What recurs", ""]
    var concerns = MarkdownTable(
      ("Topic", false), ("State", false), ("Conversations", true), ("Flagged", true))
    for concern in patterns.concerns {
      concerns.rows.append([
        text(concern.topic.title, 80), concern.emotion.title,
        Numbers.count(concern.conversations), Numbers.count(concern.flagged),
      ])
    }
    lines += concerns.rows.isEmpty ? ["No concern recurs."] : concerns.lines
    var openers = MarkdownTable(("Many responses open with", false), ("Responses", true))
    for opener in patterns.openers.prefix(Self.openerCount) {
      openers.rows.append([text(opener.text, 200), Numbers.count(opener.count)])
    }
    lines += [""] + (openers.rows.isEmpty ? ["No sentence opens many responses."] : openers.lines)
    let more = patterns.openers.count - openers.rows.count
    if more > 0 { lines += ["", "\(Numbers.count(more)) more are not listed here."] }
    return lines
  }

  func text(_ text: String, _ maximum: Int) -> String {
    MarkdownEscaping.escaped(Clipping.clipped(text, to: maximum))
  }

  func word(_ state: StateWord) -> String {
    "\(state.sign == "!" ? "⚠" : state.sign) \(state.word)"
  }
}
