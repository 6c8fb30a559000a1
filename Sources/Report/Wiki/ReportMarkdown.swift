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
    sections.worstExchanges(limit: 10), sections.patterns, sections.conversations,
    sections.dataset, sections.privacy,
    sections.findings, sections.footer,
  ])
}

/// Renders the pages for a wiki: flat names, GitHub's links, a sidebar.
///
/// - Parameter worst: The first few flagged exchanges, worst first.
package func wikiPages(_ model: ReportModel, worst: [FlaggedExchange]) -> [SiteFile] {
  let sections = MarkdownSections(model, worst)
  let home = [
    sections.answer, sections.gates, sections.changes, sections.metrics, sections.volume,
    sections.coverage, sections.planSummary,
    [
      "More: [Checklist](Checklist) · [Coverage](Coverage) · [Flagged exchanges](Flagged-Exchanges)"
    ],
    sections.dataset, sections.privacy, sections.findings, sections.footer,
  ]
  let pages: [(name: String, sections: [[String]])] = [
    ("Home", home),
    ("Checklist", [sections.planSummary, ["## Every task", ""] + sections.checklist]),
    ("Coverage", [sections.coverage, sections.grid, sections.patterns, sections.conversations]),
    (
      "Flagged-Exchanges",
      [sections.flaggedSummary, sections.worstExchanges(limit: MarkdownSections.worstCount)]
    ),
    (
      "_Sidebar",
      [
        [
          "**\(sections.name)**", "", "- [Overview](Home)", "- [Checklist](Checklist)",
          "- [Coverage](Coverage)", "- [Flagged exchanges](Flagged-Exchanges)",
        ]
      ]
    ),
  ]
  return pages.map { SiteFile(path: "wiki/\($0.name).md", bytes: markdownPage($0.sections)) }
}

extension MarkdownSections {
  fileprivate var footer: [String] {
    [
      "---", "",
      "Made by Tuneboard \(MarkdownEscaping.code(Clipping.clipped(model.version, to: 40))). "
        + "How far its judgements agree with people is measured, and stands with each metric.",
    ]
  }
}

/// Sections with a blank line between them.
private func markdownPage(_ sections: [[String]]) -> [UInt8] {
  let parts = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  return Array((parts.joined(separator: "\n\n") + "\n").utf8)
}
