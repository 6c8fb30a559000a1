package import Findings

/// One value that is masked everywhere else.
package struct ShownPersonalData: Sendable {
  /// As Presidio names it.
  package var type: String
  package var place: Place
  package var value: String

  package init(type: String, place: Place, value: String) {
    self.type = type
    self.place = place
    self.value = value
  }
}

/// The only page that shows what is masked, and only where that is asked for.
package let personalDataPath = "personal-data.html"

/// How many values are listed; all are in `data/personal-data.jsonl`.
private let listedCount = 5000

/// Renders the page on which people check what was masked.
///
/// - Throws: ``RenderError`` if its template is missing.
package func personalDataPage(
  _ shown: [ShownPersonalData], _ model: ReportModel, templates: TemplateLibrary
) throws -> SiteFile {
  let listed = shown.prefix(listedCount)
  let own: [String: Any] = [
    "pageTitle": "Personal data",
    "count": Numbers.count(shown.count, "value"),
    "hasValues": !shown.isEmpty,
    "isCut": shown.count > listed.count,
    "listed": Numbers.count(listed.count),
    "values": listed.map { item in
      [
        "type": item.type, "value": Clipping.clipped(item.value, to: 300),
        "place": item.place.description,
      ]
    },
  ]
  let frame = PageFrame(model).values(for: nil)
  return SiteFile(
    path: personalDataPath,
    bytes: try templates.render(page: "personal-data", frame.merging(own) { _, new in new }))
}
