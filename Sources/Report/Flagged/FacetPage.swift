package import Analysis
package import Findings
internal import Language

/// Flagged exchanges that have something in common: a reason, a topic, a source.
package struct FlaggedFacet: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case reason, topic, source
    /// The beginning of an exchange's id: where permalinks lead, whatever page the card is on.
    case id

    var title: String {
      switch self {
      case .reason: "Reason"
      case .topic: "Topic"
      case .source: "Source"
      case .id: "Id"
      }
    }
  }

  package var kind: Kind
  /// A fault's code, `low-score`, a topic's slug, `mined` or `manual`.
  package var key: String
  package var title: String
  /// Exchanges.
  package var count: Int

  package init(kind: Kind, key: String, title: String, count: Int) {
    self.kind = kind
    self.key = key
    self.title = title
    self.count = count
  }

  /// The key of exchanges that no fault but their score flags.
  package static let lowScoreKey = "low-score"
  /// The key of exchanges that people alone reject.
  package static let reviewersKey = "reviewers"

  /// The most exchanges that a page of the list holds.
  package static let exchangesPerPage = 200

  /// The hexadecimal digits of an id that name its list: two, so that lists are few, and three where
  /// a list would have more than half a page of exchanges on average, so that each has one page.
  package static func idDigits(for exchanges: Int) -> Int {
    exchanges <= 256 * exchangesPerPage / 2 ? 2 : 3
  }

  package var pageCount: Int { max(1, (count + Self.exchangesPerPage - 1) / Self.exchangesPerPage) }

  /// `flagged-reason-generic.html`, `flagged-reason-generic.p2.html`
  package func path(page: Int) -> String {
    "flagged-\(kind.rawValue)-\(PageLink.anchor(key))\(page > 1 ? ".p\(page)" : "").html"
  }
}

/// One row of a facet's list.
package struct FlaggedEntry: Sendable {
  /// The place in the whole list, from 1.
  package var rank: Int
  package var anchor: String
  package var score: Double
  package var faults: [FaultRule]
  package var topicTitle: String
  package var place: Place
  /// The beginning of the response.
  package var excerpt: [UInt8]
  /// Whether people alone reject it.
  package var isRejectedByPeople = false

  package init(
    rank: Int, anchor: String, score: Double, faults: [FaultRule], topicTitle: String, place: Place,
    excerpt: [UInt8]
  ) {
    self.rank = rank
    self.anchor = anchor
    self.score = score
    self.faults = faults
    self.topicTitle = topicTitle
    self.place = place
    self.excerpt = excerpt
  }

  /// What is kept of a response for such rows.
  package static func excerpt(of exchange: FlaggedExchange) -> [UInt8] {
    Array(Clipping.clipped(exchange.talk.response, to: 120).utf8)
  }

  private var href: String {
    PageLink.flaggedPage((rank - 1) / FlaggedPages.exchangesPerPage + 1) + "#"
      + PageLink.anchor(anchor)
  }

  fileprivate func append(_ source: SourceLink?, to html: inout [UInt8]) {
    html +=
      "<li id=\"\(PageLink.anchor(anchor))\"><a href=\"\(href)\"><b>\(Numbers.score(score))</b> "
      .utf8
    if isRejectedByPeople {
      html += "<span>rejected by reviewers</span> ".utf8
    } else if faults.isEmpty {
      html += "<span>low score</span>".utf8
    }
    for fault in faults {
      html += "<span>".utf8
      HTMLEscaping.append(fault.title, to: &html)
      html += "</span> ".utf8
    }
    html += "</a>\n<p dir=\"auto\">".utf8
    if excerpt.isEmpty {
      html += "<em>(no text)</em>".utf8
    } else {
      HTMLEscaping.append(String(decoding: excerpt, as: UTF8.self), to: &html)
    }
    html += "</p>".utf8
    SourceLink.append(place, source, to: &html)
    html += " <small>".utf8
    HTMLEscaping.append(Clipping.clipped(topicTitle, to: 60), to: &html)
    html += "</small></li>\n".utf8
  }
}

/// Renders one page of a facet's list, whose rows lead to the exchanges' cards.
///
/// - Parameters:
///   - entries: The page's rows, at most ``FlaggedFacet/exchangesPerPage``.
///   - page: From 1.
/// - Throws: ``RenderError`` if the page's template is missing.
package func facetPage(
  _ entries: [FlaggedEntry], of facet: FlaggedFacet, page: Int, model: ReportModel,
  templates: TemplateLibrary
) throws -> SiteFile {
  var values = PageFrame(model).values(for: .flagged)
  let title = Clipping.clipped(facet.title, to: 80)
  values["pageTitle"] =
    "Flagged: \(facet.kind.title.lowercased()) \(title)" + (page > 1 ? ", page \(page)" : "")
  values["kind"] = facet.kind.title
  values["title"] = title
  values["count"] = Numbers.count(facet.count, "exchange")
  // Permalinks' pages are by the thousand; all of the list leads on from them.
  let hasFacets = facet.kind != .id
  values["hasFacets"] = hasFacets
  values["facets"] =
    hasFacets ? FacetValues(model.flagged.facets, current: facet).values : []
  values["hasPager"] = facet.pageCount > 1
  values["page"] = Numbers.count(page)
  values["pageCount"] = Numbers.count(facet.pageCount)
  values["hasPrevious"] = page > 1
  values["previous"] = facet.path(page: page - 1)
  values["hasNext"] = page < facet.pageCount
  values["next"] = facet.path(page: page + 1)
  values["rows"] = rowsPlaceholder
  let frame = try templates.render(page: "facet", values)
  var html: [UInt8] = []
  html.reserveCapacity(frame.count + entries.count * 600)
  for (index, piece) in frame.split(around: Array(rowsPlaceholder.utf8)).enumerated() {
    if index > 0 { for entry in entries { entry.append(model.source, to: &html) } }
    html.append(contentsOf: piece)
  }
  return SiteFile(path: facet.path(page: page), bytes: html)
}

/// As for the cards: rows by the hundred thousand do not go through a template.
private let rowsPlaceholder = "\u{1}rows\u{1}"

/// Links to all facets, by kind.
struct FacetValues {
  let facets: [FlaggedFacet]
  let current: FlaggedFacet?

  init(_ facets: [FlaggedFacet], current: FlaggedFacet? = nil) {
    self.facets = facets
    self.current = current
  }

  var values: [[String: Any]] {
    FlaggedFacet.Kind.allCases.filter { $0 != .id }.compactMap { kind in
      let own = facets.filter { $0.kind == kind }
      if own.isEmpty { return nil }
      return [
        "kind": kind.title,
        "links": own.map { facet in
          [
            "href": facet.path(page: 1), "title": Clipping.clipped(facet.title, to: 80),
            "count": Numbers.count(facet.count), "isCurrent": facet == current,
          ] as [String: Any]
        },
      ]
    }
  }
}
