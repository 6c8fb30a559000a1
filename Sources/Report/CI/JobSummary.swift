internal import Planning

/// The dashboard as the summary of a job, cut at a section when it would not fit.
///
/// - Parameter limit: Bytes; GitHub takes 1 MiB a step and refuses a summary that is larger.
package func jobSummary(
  _ model: ReportModel, worst: [FlaggedExchange], limit: Int = 1 << 20
) -> [UInt8] {
  let sections = MarkdownSections(model, worst)
  return fittedPage(
    [
      ("answer", ["# \(sections.name): is the training data ready?", ""] + sections.answer),
      ("gates", sections.gates), ("what changed", sections.changes), ("metrics", sections.metrics),
      ("volume", sections.volume), ("coverage", sections.coverage), ("plan", sections.planSummary),
      ("flagged exchanges", sections.flaggedSummary),
      ("the worst exchanges", sections.worstExchanges(limit: 10)), ("dataset", sections.dataset),
      ("privacy", sections.privacy), ("findings", sections.findings),
    ], limit: limit)
}

extension MarkdownSections {
  /// How the run stands at the gates; empty without any.
  var gates: [String] {
    guard !model.gates.isEmpty else { return [] }
    var table = MarkdownTable(("Gate", false), ("State", false), ("Measured", false))
    for result in model.gates {
      table.rows.append([
        MarkdownEscaping.code(result.gate.text), result.outcome.word, text(result.evidence, 300),
      ])
    }
    return ["## Gates", ""] + table.lines
  }
}

extension GateResult.Outcome {
  /// The class of a coloured word on a page.
  var style: String {
    switch self {
    case .passed: "good"
    case .failed: "bad"
    case .unchecked: "unsure"
    }
  }

  var word: String {
    switch self {
    case .passed: "✓ passed"
    case .failed: "✕ failed"
    case .unchecked: "○ not checked"
    }
  }
}
