internal import Analysis

/// How flagged exchanges are spread over pages.
package enum FlaggedPages {
  /// The most exchanges on one page: with long texts cut, a page stays under 500 kB.
  package static let exchangesPerPage = 40

  /// The number of pages for a number of exchanges; one, saying so, when there is none.
  package static func count(for exchanges: Int) -> Int {
    max(1, (exchanges + exchangesPerPage - 1) / exchangesPerPage)
  }
}

/// Renders one page of flagged exchanges: `flagged.html`, `flagged-2.html`, ….
///
/// The cards are written by hand, byte by byte, since a run can have a hundred thousand; the
/// template gives the frame around them. Safe to call from several tasks at once.
///
/// - Parameters:
///   - exchanges: The page's exchanges, worst first, at most ``FlaggedPages/exchangesPerPage``.
///   - page: The page's number, from 1.
///   - pageCount: How many pages there are, at least 1.
/// - Throws: ``RenderError`` if the page's template is missing.
package func flaggedPage(
  _ exchanges: [FlaggedExchange], page: Int, of pageCount: Int, model: ReportModel,
  templates: TemplateLibrary
) throws -> SiteFile {
  let firstRank = (page - 1) * FlaggedPages.exchangesPerPage + 1
  var values = PageFrame(model).values(for: .flagged)
  if page > 1 { values["pageTitle"] = "\(SitePage.flagged.title), page \(page)" }
  values["flagged"] = FlaggedValues(model, []).values
  values["facets"] = FacetValues(model.flagged.facets).values
  values["hasFacets"] = !model.flagged.facets.isEmpty
  values["hasCards"] = !exchanges.isEmpty
  values["pager"] = Pager(page: page, count: max(1, pageCount)).values
  values["firstRank"] = Numbers.count(firstRank)
  values["lastRank"] = Numbers.count(firstRank + max(0, exchanges.count - 1))
  values["cards"] = cardsPlaceholder
  let frame = try templates.render(page: SitePage.flagged.rawValue, values)

  var html: [UInt8] = []
  let renderer = FlaggedCardRenderer(
    source: model.source, total: model.flagged.total, standards: model.standards)
  html.reserveCapacity(frame.count + exchanges.count * 5_000)
  let pieces = frame.split(around: Array(cardsPlaceholder.utf8))
  for (index, piece) in pieces.enumerated() {
    if index > 0 {
      for (offset, exchange) in exchanges.enumerated() {
        renderer.append(exchange, rank: firstRank + offset, to: &html)
      }
    }
    html.append(contentsOf: piece)
  }
  return SiteFile(path: PageLink.flaggedPage(page), bytes: html)
}

/// Stands for the cards while the frame is rendered, so that megabytes need not pass through a
/// template. No escaped text holds a control character, so nothing else can look like it.
private let cardsPlaceholder = "\u{1}cards\u{1}"

extension [UInt8] {
  /// The parts before and after the first occurrence of `separator`; the whole when there is none.
  func split(around separator: [UInt8]) -> [ArraySlice<UInt8>] {
    guard let first = separator.first else { return [self[...]] }
    var start = startIndex
    while let candidate = self[start...].firstIndex(of: first) {
      if self[candidate...].starts(with: separator) {
        return [self[..<candidate], self[(candidate + separator.count)...]]
      }
      start = candidate + 1
    }
    return [self[...]]
  }
}

/// Links to the other pages of the list.
private struct Pager {
  var page: Int
  var count: Int

  var values: [String: Any] {
    [
      "isNeeded": count > 1,
      "page": Numbers.count(page), "count": Numbers.count(count),
      "hasPrevious": page > 1, "previous": PageLink.flaggedPage(page - 1),
      "hasNext": page < count, "next": PageLink.flaggedPage(page + 1),
      "links": links,
    ]
  }

  /// The first and last pages, those around this one, and steps towards the far ones, so that any
  /// page of thousands is a few links away.
  private var links: [[String: Any]] {
    var shown: Set<Int> = [1, count]
    for distance in [0, 1, 2, 5, 10, 50, 100, 500, 1000] {
      shown.insert(page - distance)
      shown.insert(page + distance)
    }
    var last = 0
    return shown.filter { (1...count).contains($0) }.sorted().map { number in
      defer { last = number }
      return [
        "number": Numbers.count(number), "href": PageLink.flaggedPage(number),
        "isCurrent": number == page, "followsGap": number > last + 1,
      ]
    }
  }
}
