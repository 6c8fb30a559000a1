internal import Analysis
internal import Planning

/// What every page shows around its content: titles, navigation, the run.
struct PageFrame {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  /// - Parameter page: nil for one that is not in the navigation.
  func values(for page: SitePage?) -> [String: Any] {
    [
      "name": name,
      "date": model.run.date,
      "version": model.run.version,
      "pageTitle": page?.title ?? "",
      "pages": SitePage.allCases.map { other in
        let note = note(for: other)
        return [
          "href": other.path, "title": other.title, "isCurrent": other == page,
          "hasNote": !note.isEmpty, "note": note,
        ] as [String: Any]
      },
      "week": model.plan.currentWeek.map { "week \($0)" } ?? "",
      "hasWeek": model.plan.currentWeek != nil,
    ]
  }

  var name: String {
    let name = Clipping.clipped(model.run.name, to: 120)
    return name.isEmpty ? "Training data" : name
  }

  /// A count beside a page's name in the navigation.
  private func note(for page: SitePage) -> String {
    switch page {
    case .flagged: model.flagged.total > 0 ? Numbers.count(model.flagged.total) : ""
    case .checklist:
      model.plan.taskCount > 0 ? "\(model.plan.doneCount)/\(model.plan.taskCount)" : ""
    case .input: model.findings.isEmpty ? "" : Numbers.count(model.findings.count)
    case .duplicates:
      model.duplicates.exchangeClusters > 0
        ? Numbers.count(model.duplicates.exchangeClusters) : ""
    case .reviews: model.reviews.disputed > 0 ? Numbers.count(model.reviews.disputed) : ""
    case .index, .metrics, .coverage, .conversations, .dataset, .method: ""
    }
  }
}
