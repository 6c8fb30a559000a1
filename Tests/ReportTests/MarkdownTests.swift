import Foundation
import Privacy
import Testing

@testable import Report

struct MarkdownTests {
  @Test(arguments: Sample.allCases)
  func `report.md has no HTML, link, image or mention that is not ours`(_ sample: Sample) {
    let pages =
      [SiteFile(path: "report.md", bytes: reportMarkdown(sample.model, worst: sample.exchanges))]
      + wikiPages(sample.model, worst: sample.exchanges)
    let titles = ["Home", "Checklist", "Coverage", "Flagged-Exchanges"]
    let names = titles + titles.map { $0.lowercased() }
    let ours =
      [" -->"] + names.flatMap { ["](\($0))", "](\($0).md)"] }
      + ["](tuneboard-badge.svg)", "![ready", "![not ready"]
    for page in pages where page.path.hasSuffix(".md") {
      var text = String(decoding: page.bytes, as: UTF8.self)
      for link in ours { text = text.replacingOccurrences(of: link, with: "") }
      if page.path.hasPrefix("wiki/confluence/") {
        let header = text.prefix { $0 != "\n" } + "\n"
        #expect(header.hasPrefix("<!-- "))
        text = text.split(separator: "\n", omittingEmptySubsequences: false)
          .drop { $0.hasPrefix("<!-- Title: ") || $0.hasPrefix("<!-- Parent: ") }
          .joined(separator: "\n")
      }
      #expect(!text.contains("<"), "\(page.path)")
      #expect(!text.contains("]("), "\(page.path)")
      #expect(!text.contains("!["), "\(page.path)")
      #expect(!text.contains("@s"), "\(page.path)")
      #expect(!text.contains("://"), "\(page.path)")
      #expect(
        !text.unicodeScalars.contains { [0x202E, 0x2066, 0].contains($0.value) }, "\(page.path)")
    }
  }

  @Test(arguments: Sample.allCases)
  func `every row of a table has the columns of its head`(_ sample: Sample) {
    let text = String(
      decoding: reportMarkdown(sample.model, worst: sample.exchanges), as: UTF8.self)
    var columns = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = 0
        continue
      }
      let cells = line.replacingOccurrences(of: "\\|", with: "").count { $0 == "|" }
      if columns > 0 { #expect(cells == columns, "\(line)") }
      columns = cells
    }
  }

  @Test func `the checklist is a task list that ticks only what is done`() {
    let text = String(decoding: reportMarkdown(SampleModel.full(), worst: []), as: UTF8.self)
    #expect(text.contains("- [x] Create 100 manual examples — measured"))
    #expect(text.contains("- [ ] Prepare initial dataset of 500 — ✕ ticked, but"))
    #expect(text.contains("  - [ ] from the January dump"))
  }

  @Test func `each kind of wiki has its home, its sidebar, its badge and flat names`() {
    let paths = wikiPages(SampleModel.full(), worst: []).map(\.path)
    let pages = ["Checklist.md", "Coverage.md", "Flagged-Exchanges.md"]
    let lists: [(folder: String, names: [String])] = [
      ("wiki", ["Home.md"] + pages + ["_Sidebar.md"]),
      ("wiki/gitlab", (["home.md"] + pages + ["_sidebar.md"]).map { $0.lowercased() }),
      ("wiki/otter", (["home.md"] + pages).map { $0.lowercased() }),
      ("wiki/confluence", ["Home.md"] + pages),
    ]
    let wanted: [String] = lists.flatMap { folder, names in
      (folder == "wiki/otter" ? names : names + ["tuneboard-badge.svg"]).map { "\(folder)/\($0)" }
    }
    #expect(paths == wanted)
  }

  @Test(arguments: Sample.allCases)
  func `pages of a wiki link to pages of the same wiki only, and stay within its limit`(
    _ sample: Sample
  ) throws {
    let files = wikiPages(sample.model, worst: sample.exchanges)
    for flavour in WikiFlavour.allCases {
      let own = files.filter {
        $0.path.hasPrefix(flavour.folder + "/")
          && !$0.path.dropFirst(flavour.folder.count + 1).contains("/")
      }
      let names = Set(own.map { String($0.path.dropFirst(flavour.folder.count + 1)) })
      for file in own where file.path.hasSuffix(".md") {
        #expect(file.bytes.count <= flavour.pageLimit)
        #expect(file.path.utf8.count <= 245)
        let text = String(decoding: file.bytes, as: UTF8.self)
        for match in text.matches(of: /[^\\]\]\(([A-Za-z_.-]+)\)/) {
          let target = String(match.output.1)
          #expect(
            names.contains(target) || names.contains(target + ".md"), "\(file.path): \(target)")
        }
      }
    }
  }

  @Test(arguments: Sample.allCases)
  func `a page for Confluence begins with comments that no name can leave`(_ sample: Sample) throws
  {
    for file in wikiPages(sample.model, worst: []) where file.path.hasPrefix("wiki/confluence/") {
      guard file.path.hasSuffix(".md") else { continue }
      let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      let header = lines.prefix { $0.hasPrefix("<!--") }
      #expect(header.count == (file.path.hasSuffix("/Home.md") ? 1 : 2))
      for line in header {
        #expect(line.hasSuffix(" -->"))
        #expect(!line.dropFirst(4).dropLast(3).contains("--"))
      }
    }
  }

  @Test func `what does not fit on a page is left out section by section, and named`() {
    let sections: [WikiPack.Section] = (0..<20).map { number in
      ("part \(number)", [String(repeating: "word ", count: 100)])
    }
    let page = String(decoding: fittedPage(sections, limit: 3000), as: UTF8.self)
    #expect(page.utf8.count <= 3000)
    #expect(page.contains("Left out, as a page holds at most 3.0\u{A0}kB: part 4, part 5"))
    #expect(page.contains("part 19."))
    let whole = String(decoding: fittedPage(sections, limit: 100_000), as: UTF8.self)
    #expect(!whole.contains("Left out"))
  }

  @Test(arguments: Sample.allCases)
  func `report.json parses and has a top-level key on each line`(_ sample: Sample) throws {
    let bytes = reportJSON(sample.model)
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let keys = try #require(json)
    #expect(keys["schema"] as? Int == 1)
    // Foundation drops U+FEFF inside strings.
    let name = String(sample.model.run.name.text.unicodeScalars.filter { $0.value != 0xFEFF })
    #expect(keys["name"] as? String == name)
    #expect(bytes.split(separator: UInt8(ascii: "\n")).count == keys.count + 2)
  }
}
