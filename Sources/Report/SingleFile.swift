/// The whole dashboard as one HTML file, for mail and for whoever can keep but one: the pages one
/// after another, the style inside, links between them leading within.
///
/// - Parameters:
///   - pages: The rendered pages, with `assets/style.css`. Of the flagged exchanges the first page.
///   - path: Of the file.
/// - Returns: nil when the overview or the style is missing, as with templates of another form.
package func singleFile(_ pages: [SiteFile], path: String) -> SiteFile? {
  func text(_ path: String) -> String? {
    pages.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
  guard let index = text(SitePage.index.path), let style = text("assets/style.css"),
    let mainStart = index.range(ofFirst: "<main"), let mainEnd = index.range(ofFirst: "</main>")
  else { return nil }
  var sections = ""
  var present: Set<String> = []
  for page in SitePage.allCases where text(page.path) != nil { present.insert(page.path) }
  for page in SitePage.allCases {
    guard let html = text(page.path), let start = html.range(ofFirst: "<main"),
      let open = html[start.upperBound...].firstIndex(of: ">"),
      let end = html.range(ofFirst: "</main>")
    else { continue }
    var content = String(html[html.index(after: open)..<end.lowerBound])
    // A link to another page of a list has no target here, and none of a relation either.
    for relation in ["next", "prev"] {
      content = content.replacing(" rel=\"\(relation)\"", with: "")
    }
    if page != .index {
      for level in stride(from: 5, through: 1, by: -1) {
        content = content.replacing("<h\(level)", with: "<h\(level + 1)")
          .replacing("</h\(level)>", with: "</h\(level + 1)>")
      }
    }
    sections +=
      "<div id=\"\(page.rawValue)\">\n"
      + rewritten(content, on: page, present) + "</div>\n"
  }
  var frame = String(index[..<mainStart.lowerBound])
  if let link = frame.range(ofFirst: "<link rel=\"stylesheet\""),
    let end = frame[link.upperBound...].firstIndex(of: ">")
  {
    // The style's own text holds no such end: it comes from a template of the user's at worst.
    let safe = style.replacing("</", with: "<\\/")
    frame.replaceSubrange(link.lowerBound...end, with: "<style>\n\(safe)</style>")
  }
  if let icon = frame.range(ofFirst: "<link rel=\"icon\""),
    let end = frame[icon.upperBound...].firstIndex(of: ">")
  {
    frame.removeSubrange(icon.lowerBound...end)
  }
  // One file stays without script, and lets none in.
  if let script = frame.range(ofFirst: "<script src=\"assets/report.js\" defer></script>\n") {
    frame.removeSubrange(script)
  }
  for source in ["script-src", "connect-src"] {
    frame = frame.replacing("\(source) 'self'", with: "\(source) 'none'")
  }
  frame = rewritten(frame, on: .index, present).replacing(" aria-current=\"page\"", with: "")
    .replacing("href=\"#index--_main\"", with: "href=\"#_main\"")
  let tail = rewritten(String(index[mainEnd.upperBound...]), on: .index, present)
  let html = frame + "<main id=\"_main\" tabindex=\"-1\">\n" + sections + "</main>" + tail
  return SiteFile(path: path, bytes: Array(html.utf8))
}

/// A page's HTML with its ids and links as they are in the one file.
///
/// A link to what is not in the file loses its target; one that leads elsewhere stays.
private func rewritten(_ html: String, on page: SitePage, _ present: Set<String>) -> String {
  var result = ""
  var rest = html[...]
  while let attribute = rest.firstAttribute {
    result += rest[..<attribute.start]
    let value = attribute.value
    rest = rest[attribute.end...]
    if attribute.name == "id" {
      result += " id=\"\(page.rawValue)--\(value)\""
      continue
    }
    let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts.first.map(String.init) ?? ""
    let target = file.isEmpty ? page.path : file
    if value.hasPrefix("https:") || value.hasPrefix("http:") {
      result += " href=\"\(value)\""
    } else if present.contains(target), let name = target.split(separator: ".").first {
      result += parts.count > 1 ? " href=\"#\(name)--\(parts[1])\"" : " href=\"#\(name)\""
    }
  }
  return result + rest
}

extension Substring {
  /// The first ` id="…"` or ` href="…"`; renderers write attributes no other way, and escape quotes.
  fileprivate var firstAttribute: (name: String, value: Substring, start: Index, end: Index)? {
    let id = range(ofFirst: " id=\"")
    let href = range(ofFirst: " href=\"")
    let found: (String, Range<Index>)
    switch (id, href) {
    case (nil, nil): return nil
    case (let id?, nil): found = ("id", id)
    case (nil, let href?): found = ("href", href)
    case (let id?, let href?):
      found = id.lowerBound < href.lowerBound ? ("id", id) : ("href", href)
    }
    guard let quote = self[found.1.upperBound...].firstIndex(of: "\"") else { return nil }
    return (
      found.0, self[found.1.upperBound..<quote], found.1.lowerBound, index(after: quote)
    )
  }
}

extension StringProtocol {
  fileprivate func range(ofFirst text: String) -> Range<Index>? { firstRange(of: text) }
}
