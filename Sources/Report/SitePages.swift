/// The pages of the site, in the order of its navigation.
enum SitePage: String, CaseIterable {
  case index, metrics, coverage, conversations, checklist, flagged, dataset, input, method

  var path: String { rawValue + ".html" }

  var title: String {
    switch self {
    case .index: "Overview"
    case .metrics: "Metrics"
    case .coverage: "Coverage"
    case .conversations: "Conversations"
    case .checklist: "Checklist"
    case .flagged: "Flagged"
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
    var values = PageFrame(model).values(for: page)
    switch page {
    case .index: values.merge(IndexPage(model, worst).values) { _, new in new }
    case .metrics: values.merge(MetricsPage(model).values) { _, new in new }
    case .coverage: values.merge(CoveragePage(model).values) { _, new in new }
    case .conversations: values.merge(ConversationsPage(model).values) { _, new in new }
    case .checklist: values.merge(ChecklistPage(model).values) { _, new in new }
    case .dataset: values.merge(DatasetPage(model).values) { _, new in new }
    case .input: values.merge(InputPage(model).values) { _, new in new }
    case .method: values.merge(MethodPage(model, worst).values) { _, new in new }
    case .flagged: break
    }
    files.append(
      SiteFile(path: page.path, bytes: try templates.render(page: page.rawValue, values)))
  }
  return files + templates.assets
}
