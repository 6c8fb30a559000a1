internal import Analysis
internal import Dataset
internal import Language
internal import Planning

/// Links inside the site.
enum PageLink {
  /// The link when it leads to one of the site's pages, else nil.
  ///
  /// A fragment stays when the page has such an anchor; else the link leads to the page's top.
  static func checked(_ link: String, _ model: ReportModel) -> String? {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let page = SitePage.allCases.first(where: { $0.path == parts[0] }) else { return nil }
    guard let fragment = parts[checked: 1] else { return page.path }
    let anchors: [String] =
      switch page {
      case .metrics: model.metrics.map { anchor($0.key) }
      case .coverage: model.coverage.map { anchor($0.topic.slug) } + ["_next"]
      case .checklist:
        model.plan.sections.compactMap(\.week).map { "week-\($0)" } + ["_contradictions"]
      case .method: model.standards.faults.rules.map(\.code)
      case .dataset:
        ["consent"] + (model.dataset.waitingSentence == nil ? [] : ["waiting"])
          + ((model.bands?.choice.available.total ?? 0) > 0 ? ["bands"] : [])
      case .index, .conversations, .reviews, .duplicates, .flagged, .input: []
      }
    return anchors.contains(String(fragment)) ? "\(page.path)#\(fragment)" : page.path
  }

  /// A text as an anchor: letters, digits, `-` and `_` stay, other bytes become `.` and two
  /// hexadecimal digits.
  static func anchor(_ text: String) -> String {
    var anchor = ""
    for byte in text.utf8 {
      if isAnchorByte(byte), byte != UInt8(ascii: ".") {
        anchor.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        anchor += "." + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return anchor.isEmpty ? "_" : anchor
  }

  static func flaggedPage(_ number: Int) -> String {
    number <= 1 ? SitePage.flagged.path : "flagged-\(number).html"
  }

  private static func isAnchorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

/// Hands out each anchor of a page once.
struct AnchorRegistry {
  private var taken: Set<String>

  /// - Parameter reserved: Anchors that the page's template itself uses.
  init(reserved: Set<String> = []) { taken = reserved.union(["_main"]) }

  /// The anchor for a text, with a number when it is taken.
  mutating func anchor(_ text: String) -> String {
    let wanted = PageLink.anchor(text)
    var anchor = wanted
    var number = 2
    while !taken.insert(anchor).inserted {
      anchor = "\(wanted)-\(number)"
      number += 1
    }
    return anchor
  }
}
