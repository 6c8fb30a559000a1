import Foundation
import Testing

@testable import Report

struct MarkdownTests {
  @Test(arguments: Sample.allCases)
  func `report.md has no HTML, link, image or mention that is not ours`(_ sample: Sample) {
    let pages =
      [SiteFile(path: "report.md", bytes: reportMarkdown(sample.model, worst: sample.exchanges))]
      + wikiPages(sample.model, worst: sample.exchanges)
    let ours = ["](Home)", "](Checklist)", "](Coverage)", "](Flagged-Exchanges)"]
    for page in pages {
      var text = String(decoding: page.bytes, as: UTF8.self)
      for link in ours { text = text.replacingOccurrences(of: link, with: "") }
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

  @Test func `the wiki has a home, a sidebar and flat names`() {
    let paths = wikiPages(SampleModel.full(), worst: []).map(\.path)
    #expect(
      paths == [
        "wiki/Home.md", "wiki/Checklist.md", "wiki/Coverage.md", "wiki/Flagged-Exchanges.md",
        "wiki/_Sidebar.md",
      ])
  }

  @Test(arguments: Sample.allCases)
  func `report.json parses and has a top-level key on each line`(_ sample: Sample) throws {
    let bytes = reportJSON(sample.model)
    let json = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let keys = try #require(json)
    #expect(keys["schema"] as? Int == 1)
    // Foundation drops U+FEFF inside strings.
    let name = String(sample.model.name.unicodeScalars.filter { $0.value != 0xFEFF })
    #expect(keys["name"] as? String == name)
    #expect(bytes.split(separator: UInt8(ascii: "\n")).count == keys.count + 2)
  }
}
