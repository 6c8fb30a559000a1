/// Renders `report.md`: the dashboard as one page of GFM, without HTML.
///
/// - Parameter worst: The first few flagged exchanges, worst first.
package func reportMarkdown(_ model: ReportModel, worst: [FlaggedExchange]) -> [UInt8] {
  let sections = MarkdownSections(model, worst)
  return markdownPage([
    ["# \(sections.name): is the training data ready?"],
    sections.answer, sections.gates, sections.changes, sections.metrics, sections.volume,
    sections.coverage, sections.planSummary, ["## Checklist", ""] + sections.checklist,
    sections.flaggedSummary,
    sections.worstExchanges(limit: 10), sections.patterns, sections.conversations, sections.reviews,
    sections.dataset, sections.bands, sections.rewriting, sections.privacy,
    sections.findings, sections.footer,
  ])
}

extension MarkdownSections {
  var footer: [String] {
    [
      "---", "",
      "Made by Tuneboard \(MarkdownEscaping.code(Clipping.clipped(model.run.version, to: 40))). "
        + "How far its judgements agree with people is measured, and stands with each metric.",
    ]
  }
}

/// Sections with a blank line between them.
func markdownPage(_ sections: [[String]]) -> [UInt8] {
  let parts = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  return Array((parts.joined(separator: "\n\n") + "\n").utf8)
}
