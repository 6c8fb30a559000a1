import Analysis
import Findings
import Privacy
import Testing

@testable import Report

/// The three models that every page must cope with, each with its flagged exchanges.
enum Sample: String, CaseIterable, CustomTestStringConvertible {
  case full, empty, hostile

  var testDescription: String { rawValue }

  var model: ReportModel {
    switch self {
    case .full: SampleModel.full()
    case .empty: SampleModel.empty()
    case .hostile: SampleModel.hostile()
    }
  }

  var exchanges: [FlaggedExchange] {
    switch self {
    case .full: SampleModel.exchanges(FlaggedPages.exchangesPerPage * 2 + 7)
    case .empty: []
    case .hostile: SampleModel.hostileExchanges(9)
    }
  }

  /// Every file of the site with the flagged exchanges' pages.
  func site(templates: TemplateLibrary = TemplateLibrary()) throws -> [SiteFile] {
    let (model, exchanges) = (model, exchanges)
    let pageCount = FlaggedPages.count(for: exchanges.count)
    let flagged = try (1...pageCount).map { page in
      let start = (page - 1) * FlaggedPages.exchangesPerPage
      let shown = exchanges.dropFirst(start).prefix(FlaggedPages.exchangesPerPage)
      return try flaggedPage(
        Array(shown), page: page, of: pageCount, model: model, templates: templates)
    }
    let digits = FlaggedFacet.idDigits(for: model.flagged.total)
    let byID = Dictionary(grouping: exchanges) { String($0.anchor.prefix(digits)) }
    let permalinks = try byID.map { key, own in
      try facetPage(
        own.map { row($0, exchanges) },
        of: FlaggedFacet(kind: .id, key: key, title: key, count: own.count), page: 1, model: model,
        templates: templates)
    }
    let facets = try model.flagged.facets.flatMap { facet in
      try (1...facet.pageCount).map { page in
        let rows = exchanges.prefix(min(facet.count, FlaggedFacet.exchangesPerPage)).map {
          row($0, exchanges)
        }
        return try facetPage(rows, of: facet, page: page, model: model, templates: templates)
      }
    }
    return try sitePages(model, worst: exchanges, templates: templates) + flagged + facets
      + permalinks.sorted { $0.path < $1.path }
  }

  /// The row of a list for an exchange.
  private func row(_ exchange: FlaggedExchange, _ all: [FlaggedExchange]) -> FlaggedEntry {
    FlaggedEntry(
      rank: (all.firstIndex { $0.anchor == exchange.anchor } ?? 0) + 1, anchor: exchange.anchor,
      score: exchange.judgement.score, faults: exchange.judgement.faults,
      topicTitle: exchange.origin.topicTitle,
      place: exchange.origin.place, excerpt: FlaggedEntry.excerpt(of: exchange))
  }
}

struct SitePagesTests {
  @Test(arguments: Sample.allCases)
  func `every page is well-formed and has no way in for a script`(_ sample: Sample) throws {
    for file in try sample.site() where file.path.hasSuffix(".html") {
      let page = HTMLTags(file.bytes)
      #expect(page.errors == [], "\(file.path)")
      #expect(String(validating: file.bytes, as: UTF8.self) != nil, "\(file.path)")
      #expect(page.tags.count { $0.name == "h1" } == 1, "\(file.path)")
      for tag in page.tags {
        if tag.name == "script" {
          // The one of Tuneboard's own, from its file.
          #expect(tag.attributes.first { $0.name == "src" }?.value == "assets/report.js")
        }
        #expect(!["style", "img", "iframe", "object"].contains(tag.name), "\(file.path)")
        for (name, value) in tag.attributes {
          #expect(!name.hasPrefix("on") && name != "style", "\(file.path): \(name)")
          #expect(!value.contains("<") && !value.contains(">"), "\(file.path): \(value)")
          if name == "href" || name == "src" {
            #expect(!value.contains(":"), "\(file.path): \(value)")
          }
        }
      }
    }
  }

  @Test(arguments: Sample.allCases)
  func `hidden characters and template tags come out as plain text`(_ sample: Sample) throws {
    for file in try sample.site() where file.path.hasSuffix(".html") {
      let controls = file.bytes.filter { $0 < 0x20 && $0 != UInt8(ascii: "\n") }
      #expect(controls.isEmpty, "\(file.path)")
      let scalars = Set(String(decoding: file.bytes, as: UTF8.self).unicodeScalars.map(\.value))
      #expect(scalars.isDisjoint(with: [0x202E, 0x2066, 0xFEFF]), "\(file.path)")
    }
  }

  @Test(arguments: Sample.allCases)
  func `ids are unique on a page and every link leads somewhere`(_ sample: Sample) throws {
    let files = try sample.site()
    var anchors: [String: Set<String>] = [:]
    for file in files where file.path.hasSuffix(".html") {
      let ids = HTMLTags(file.bytes).tags.compactMap { $0.value("id") }
      #expect(Set(ids).count == ids.count, "\(file.path)")
      #expect(ids.allSatisfy { !$0.isEmpty && !$0.contains(" ") }, "\(file.path)")
      anchors[file.path] = Set(ids)
    }
    let elsewhere: Set<String> = [
      "report.md", "report.json", "data/train.jsonl", "data/validation.jsonl",
      "data/completion/train.jsonl", "data/completion/validation.jsonl",
      "data/conversations.jsonl", "data/duplicates.jsonl", "data/exchanges.jsonl",
      "data/files.jsonl",
      "data/manifest.json",
      "data/personal-data.jsonl", "data/preference.jsonl", "data/README.md",
      "data/croissant.json",
    ]
    let known = Set(files.map(\.path)).union(elsewhere)
    for file in files where file.path.hasSuffix(".html") {
      for href in HTMLTags(file.bytes).tags.compactMap({ $0.value("href") }) {
        let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? file.path : String(parts[0])
        #expect(known.contains(target), "\(file.path) → \(href)")
        if parts.count > 1 {
          #expect(anchors[target]?.contains(String(parts[1])) == true, "\(file.path) → \(href)")
        }
      }
    }
  }

  @Test(arguments: Sample.allCases)
  func `rendering twice gives the same bytes`(_ sample: Sample) throws {
    #expect(try sample.site() == sample.site())
  }

  @Test(arguments: Sample.allCases)
  func `pages stay within their sizes`(_ sample: Sample) throws {
    for file in try sample.site() {
      #expect(file.bytes.count < (file.path == "index.html" ? 150_000 : 500_000), "\(file.path)")
    }
  }

  @Test(arguments: ["\"", "\u{1}", "é", "<b>", "word "])
  func `a page of long texts stays within its size`(_ text: String) throws {
    let long = Array(String(repeating: text, count: 60_000).utf8)
    let exchanges = SampleModel.exchanges(FlaggedPages.exchangesPerPage).map { exchange in
      var exchange = exchange
      exchange.talk.context = [("user", long), ("assistant", long)]
      exchange.talk.user = long
      exchange.talk.response = long
      exchange.judgement.faults = FaultRegistry.standard.rules
      exchange.talk.marks = (0..<2_000).map { Mark($0 * 2..<$0 * 2 + 1, .fault(.unrelated)) }
      return exchange
    }
    let page = try flaggedPage(
      exchanges, page: 1, of: 1, model: SampleModel.full(), templates: TemplateLibrary())
    #expect(page.bytes.count < 500_000)
    #expect(HTMLTags(page.bytes).errors == [])
  }

  @Test func `any of thousands of pages is a few links away`() throws {
    let page = try flaggedPage(
      SampleModel.exchanges(3), page: 700, of: 3_000, model: SampleModel.full(),
      templates: TemplateLibrary())
    let links = HTMLTags(page.bytes).tags.compactMap { $0.value("href") }
    for number in [699, 701, 600, 800, 200, 1_200, 1_700, 3_000] {
      #expect(links.contains("flagged-\(number).html"))
    }
    #expect(links.contains("flagged.html"))
    #expect(page.path == "flagged-700.html")
  }

  @Test func `the overview says what stands in the way and what to do`() throws {
    let index = try #require(Sample.full.site().first { $0.path == "index.html" })
    let text = HTMLTags(index.bytes).text
    #expect(text.contains("Not ready to train yet: 402 of 500 examples"))
    #expect(text.contains("Write these 51 next"))
    #expect(text.contains("58\u{A0}%"))
    #expect(text.contains("95\u{A0}% interval 53–63\u{A0}%"))
  }

  @Test func `an empty project says what was checked and what is missing`() throws {
    let files = try Sample.empty.site()
    func text(_ path: String) throws -> String {
      HTMLTags(try #require(files.first { $0.path == path }).bytes).text
    }
    #expect(try text("flagged.html").contains("Nothing is flagged"))
    #expect(try text("index.html").contains("No user message with an assistant’s response"))
    #expect(try text("checklist.html").contains("The plan has no tasks"))
    #expect(try text("checklist.html").contains("no start date"))
    #expect(try text("input.html").contains("every file was read as it stands"))
  }

  @Test func `nothing flagged lists what was checked`() throws {
    var model = SampleModel.full()
    model.flagged = FlaggedSummary(total: 0, exchanges: 12, reasons: [], pageCount: 1)
    let page = try flaggedPage([], page: 1, of: 1, model: model, templates: TemplateLibrary())
    let text = HTMLTags(page.bytes).text
    #expect(text.contains("Each of 12\u{A0}exchanges was checked"))
    #expect(text.contains("unsupported memory"))
  }

  @Test func `a longer list of findings is cut, and says so`() throws {
    var model = SampleModel.full()
    model.findings = (0..<700).map {
      Finding(.endsWithUser, at: Place(file: "a.md", line: $0 + 1, column: 1), "No response")
    }
    model.findings.append(Finding(.invalidUTF8, at: Place(file: "z.md"), "Not UTF-8"))
    let files = try sitePages(model, worst: [], templates: TemplateLibrary())
    let page = HTMLTags(try #require(files.first { $0.path == "input.html" }).bytes)
    #expect(page.text.contains("The 500 most severe are shown in full; 201 more"))
    #expect(page.text.contains("z.md"))
  }
}
