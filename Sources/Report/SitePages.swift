/// The pages of the site, in the order of its navigation.
enum SitePage: String, CaseIterable {
  case index, metrics, coverage, conversations, checklist, flagged, reviews, duplicates, dataset,
    input,
    method

  var path: String { rawValue + ".html" }

  var title: String {
    switch self {
    case .index: "Overview"
    case .metrics: "Metrics"
    case .coverage: "Coverage"
    case .conversations: "Conversations"
    case .checklist: "Checklist"
    case .flagged: "Flagged"
    case .reviews: "Reviews"
    case .duplicates: "Duplicates"
    case .dataset: "Dataset"
    case .input: "Input"
    case .method: "Method"
    }
  }
}

/// Renders every page but the flagged exchanges', and the assets.
///
/// - Parameter worst: The first few flagged exchanges, worst first, for the overview.
/// - Throws: ``RenderError`` if a template is missing.
package func sitePages(
  _ model: ReportModel, worst: [FlaggedExchange], templates: TemplateLibrary
) throws -> [SiteFile] {
  var files: [SiteFile] = []
  for page in SitePage.allCases where page != .flagged {
    files.append(
      SiteFile(
        path: page.path,
        bytes: try templates.render(page: page.rawValue, values(of: page, model, worst))))
  }
  return files + templates.assets
}

/// What a page's template can show. Those of the flagged exchanges' pages depend on the page.
func values(
  of page: SitePage, _ model: ReportModel, _ worst: [FlaggedExchange]
) -> [String: Any] {
  let frame = PageFrame(model).values(for: page)
  let own: [String: Any] =
    switch page {
    case .index: IndexPage(model, worst).values
    case .metrics: MetricsPage(model).values
    case .coverage: CoveragePage(model).values
    case .conversations: ConversationsPage(model).values
    case .checklist: ChecklistPage(model).values
    case .reviews: ReviewsPage(model).values
    case .duplicates: DuplicatesPage(model).values
    case .dataset: DatasetPage(model).values
    case .input: InputPage(model).values
    case .method: MethodPage(model).values
    case .flagged: [:]
    }
  return frame.merging(own) { _, new in new }
}
