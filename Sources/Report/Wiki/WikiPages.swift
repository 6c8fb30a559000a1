/// A kind of wiki that pages are written for.
package enum WikiFlavour: String, Sendable, CaseIterable {
  /// GitHub's wikis, and Gollum, which they are.
  case github
  /// GitLab's wikis, whose home is `home`.
  case gitlab
  /// An Otter Wiki: names in lower case, a title in the page, its own index instead of a sidebar. It
  /// keeps pictures where no other wiki does, so that its pages have none.
  case otter
  /// Confluence, by way of `mark`, which reads a page's title and parent from comments.
  case confluence

  /// The folder of the site that its pages stand in.
  package var folder: String {
    switch self {
    case .github: "wiki"
    case .gitlab: "wiki/gitlab"
    case .otter: "wiki/otter"
    case .confluence: "wiki/confluence"
    }
  }

  /// The page that stands beside every page; nil where there is none.
  package var sidebar: String? {
    switch self {
    case .github: "_Sidebar"
    case .gitlab: "_sidebar"
    case .otter, .confluence: nil
    }
  }

  var hasPictures: Bool { self != .otter }

  /// The most bytes of a page.
  ///
  /// GitLab takes 5,242,880 by default, and so does Confluence of its own storage format, which is longer
  /// than the Markdown; half of it is left for that.
  package var pageLimit: Int { self == .confluence ? 2_621_440 : 5_242_880 }
}

/// Renders the pages for each kind of wiki: flat names, links as it wants them, a badge as a file.
///
/// - Parameter worst: The first few flagged exchanges, worst first.
package func wikiPages(_ model: ReportModel, worst: [FlaggedExchange]) -> [SiteFile] {
  WikiFlavour.allCases.flatMap { flavour in
    WikiPack(flavour, MarkdownSections(model, worst)).files
  }
}

/// The pages for one kind of wiki.
struct WikiPack {
  let flavour: WikiFlavour
  let sections: MarkdownSections

  init(_ flavour: WikiFlavour, _ sections: MarkdownSections) {
    self.flavour = flavour
    self.sections = sections
  }

  /// A part of a page that is left out as a whole when the page grows too long.
  typealias Section = (name: String, lines: [String])

  private enum Page: String, CaseIterable {
    case home = "Home"
    case checklist = "Checklist"
    case coverage = "Coverage"
    case flagged = "Flagged-Exchanges"

    var title: String {
      switch self {
      case .home: "Overview"
      case .checklist: "Checklist"
      case .coverage: "Coverage"
      case .flagged: "Flagged exchanges"
      }
    }
  }

  var files: [SiteFile] {
    var files = Page.allCases.map { page in
      file(name(page), fittedPage(header(page) + content(page), limit: flavour.pageLimit))
    }
    if let sidebar = flavour.sidebar {
      let links = Page.allCases.map { "- [\($0.title)](\(name($0)))" }
      files.append(
        file(sidebar, markdownPage([["**\(sections.name)**", ""] + links])))
    }
    if flavour.hasPictures {
      files.append(
        SiteFile(path: "\(flavour.folder)/\(badgeName)", bytes: badgeSVG(sections.model)))
    }
    return files
  }

  private var badgeName: String { "tuneboard-badge.svg" }

  private func name(_ page: Page) -> String {
    switch flavour {
    case .gitlab, .otter: page.rawValue.lowercased()
    case .github, .confluence: page.rawValue
    }
  }

  private func link(_ page: Page) -> String {
    "[\(page.title)](\(name(page))\(flavour == .confluence ? ".md" : ""))"
  }

  private func file(_ name: String, _ bytes: [UInt8]) -> SiteFile {
    SiteFile(path: "\(flavour.folder)/\(name).md", bytes: bytes)
  }

  private func content(_ page: Page) -> [Section] {
    switch page {
    case .home:
      [
        (
          "badge",
          flavour.hasPictures ? ["![\(Badge(sections.model).message)](\(badgeName))"] : []
        ),
        ("answer", sections.answer), ("gates", sections.gates),
        ("what changed", sections.changes), ("metrics", sections.metrics),
        ("volume", sections.volume), ("coverage", sections.coverage),
        ("plan", sections.planSummary),
        (
          "links",
          ["More: " + Page.allCases.filter { $0 != .home }.map(link).joined(separator: " · ")]
        ),
        ("dataset", sections.dataset), ("bands", sections.bands),
        ("rewriting", sections.rewriting), ("privacy", sections.privacy),
        ("findings", sections.findings), ("footer", sections.footer),
      ]
    case .checklist:
      [("plan", sections.planSummary), ("tasks", ["## Every task", ""] + sections.checklist)]
    case .coverage:
      [
        ("coverage", sections.coverage), ("grid", sections.grid),
        ("patterns", sections.patterns), ("conversations", sections.conversations),
      ]
    case .flagged:
      [
        ("reasons", sections.flaggedSummary), ("reviews", sections.reviews),
        ("exchanges", sections.worstExchanges(limit: MarkdownSections.worstCount)),
      ]
    }
  }

  /// What `mark` reads: titles are unique in a space, so each begins with the project's name.
  private func header(_ page: Page) -> [Section] {
    if flavour == .otter { return [("title", ["# \(sections.name): \(page.title)"])] }
    guard flavour == .confluence else { return [] }
    let project = commentText(PageFrame(sections.model).name)
    let home = "\(project): training data"
    let lines =
      page == .home
      ? ["<!-- Title: \(home) -->"]
      : ["<!-- Parent: \(home) -->", "<!-- Title: \(project): \(page.title) -->"]
    return [("header", lines)]
  }
}

/// Text that cannot end a comment or a line of it.
private func commentText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    let isBreak = scalar == "<" || scalar == ">" || scalar.properties.generalCategory == .control
    if scalar == "-", result.last == "-" { continue }
    result.unicodeScalars.append(isBreak ? " " : scalar)
  }
  return result.split(separator: " ").joined(separator: " ")
}

/// Sections with a blank line between them, as many as fit, and the names of those that do not.
func fittedPage(_ sections: [WikiPack.Section], limit: Int) -> [UInt8] {
  // Room for the sentence that names what is missing.
  let room = max(0, limit - 500)
  var bytes: [UInt8] = []
  var dropped: [String] = []
  for section in sections where !section.lines.isEmpty {
    let text = Array(
      ((bytes.isEmpty ? "" : "\n") + section.lines.joined(separator: "\n") + "\n").utf8)
    if dropped.isEmpty, bytes.count + text.count <= room {
      bytes += text
    } else {
      dropped.append(section.name)
    }
  }
  if !dropped.isEmpty {
    bytes +=
      "\nLeft out, as a page holds at most \(Numbers.bytes(limit)): \(dropped.joined(separator: ", ")). "
      .utf8
    bytes += "The whole dashboard is in the report.\n".utf8
  }
  return bytes
}
