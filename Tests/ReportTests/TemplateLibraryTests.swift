import Findings
import Privacy
import Testing

@testable import Report

struct TemplateLibraryTests {
  private func library(_ overrides: [String: String]) -> TemplateLibrary {
    TemplateLibrary { overrides[$0].map { Array($0.utf8) } }
  }

  private func index(_ library: TemplateLibrary) throws -> String {
    let files = try sitePages(SampleModel.full(), worst: [], templates: library)
    return String(
      decoding: try #require(files.first { $0.path == "index.html" }).bytes, as: UTF8.self)
  }

  @Test func `the built-in templates are sound`() {
    #expect(library([:]).findings == [])
  }

  @Test func `a user's template and style replace the built-in ones`() throws {
    let library = library(["pages/index.mustache": "<p>{{name}}</p>", "assets/style.css": "p {}"])
    #expect(try index(library) == "<p>ReflectWithin</p>")
    #expect(library.assets.contains(SiteFile(path: "assets/style.css", bytes: Array("p {}".utf8))))
    #expect(library.findings == [])
  }

  @Test func `a user's template may bring partials of its own`() throws {
    let library = library([
      "pages/index.mustache": "{{>mine}}", "partials/mine.mustache": "<b>{{date}}</b>",
    ])
    #expect(try index(library) == "<b>2026-01-14</b>")
  }

  @Test func `a template that cannot be parsed is reported with its place and left out`() throws {
    let library = library(["pages/index.mustache": "<p>\n  {{#reasons}}\n</p>"])
    let finding = try #require(library.findings.first)
    #expect(finding.code == .invalidTemplate)
    #expect(finding.place?.file == "pages/index.mustache")
    #expect(finding.place?.line == 3)
    #expect(try index(library).contains("Not ready to train yet"))
  }

  @Test func `an unknown partial is reported where it is named`() throws {
    let library = library(["pages/index.mustache": "<p>\n  {{> nowhere }}</p>"])
    let place = try #require(library.findings.first?.place)
    #expect(place == Place(file: "pages/index.mustache", line: 2, column: 3))
    #expect(try index(library).contains("Not ready to train yet"))
  }

  @Test(arguments: [
    ["partials/bar.mustache": "{{>bar}}"],
    ["partials/bar.mustache": "{{>strip}}", "partials/strip.mustache": "{{>bar}}"],
    ["partials/bar.mustache": "{{>mine}}", "partials/mine.mustache": "{{>bar}}"],
  ])
  func `partials that lead back to themselves are left out`(_ overrides: [String: String]) throws {
    let library = library(overrides)
    #expect(library.findings.allSatisfy { $0.code == .invalidTemplate })
    #expect(!library.findings.isEmpty)
    #expect(try index(library).contains("</html>"))
  }

  @Test func `a template that is not UTF-8 is reported`() {
    let library = TemplateLibrary { $0 == "partials/top.mustache" ? [0xFF, 0xFE] : nil }
    #expect(library.findings.map(\.code) == [.invalidTemplate])
  }
}
