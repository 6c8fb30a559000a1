import Foundation
import TestSupport
import Testing

/// The lists of flagged exchanges by reason, topic and source, which work without a script.
struct FacetTests {
  /// A project with more flagged exchanges than one page of a list holds.
  private func project(_ count: Int) throws -> Project {
    let project = try Project.sound()
    let texts = (0..<count).map { number in
      "## Talk \(number)\n\n**User:** My day number \(number) at the gym was hard and I am sad.\n\n"
        + "**Assistant:** \(number.isMultiple(of: 2) ? "Ok." : "Calm down, it is your own fault.")\n"
    }
    try project.write("examples/talks.md", texts.joined(separator: "\n"))
    return project
  }

  @Test func `each list holds exactly the exchanges that it names, and leads to their cards`()
    async throws
  {
    let project = try project(450)
    try await project.report()
    let flagged = try project.exchanges().filter(\.isFlagged)
    #expect(flagged.count == 450)
    let files = try project.siteTree().files
    let reasons = Set(flagged.flatMap(\.faults))
    for reason in reasons {
      let wanted = flagged.filter { $0.faults.contains(reason) }
      let pages = files.filter {
        $0 == "flagged-reason-\(reason).html" || $0.hasPrefix("flagged-reason-\(reason).p")
      }
      #expect(pages.count == (wanted.count + 199) / 200, "\(reason)")
      var found: [String] = []
      for page in pages {
        let text = try project.siteText(page)
        let links = text.matches(
          of: /<li id="[0-9a-f]+"><a href="(flagged[-0-9]*\.html)#([0-9a-f]+)">/)
        #expect(links.count <= 200)
        for link in links {
          let (target, id) = (String(link.output.1), String(link.output.2))
          #expect(try project.siteText(target).contains("id=\"\(id)\""), "\(target)#\(id)")
          found.append(id)
        }
      }
      #expect(found.count == wanted.count)
      #expect(Set(found) == Set(wanted.map(\.id)))
    }
    let all = try project.siteText("flagged.html")
    for reason in reasons { #expect(all.contains("href=\"flagged-reason-\(reason).html\"")) }
    #expect(all.contains("href=\"flagged-source-manual.html\""))
  }

  @Test func `a permalink stays while the list of exchanges grows`() async throws {
    let project = try project(60)
    try await project.report()
    func permalinks() throws -> Set<String> {
      var links: Set<String> = []
      for page in try project.siteTree().files
      where page.wholeMatch(of: /flagged(-\d+)?\.html/) != nil {
        for match in try project.siteText(page).matches(of: /href="(flagged-id-[^"]+)">permalink/) {
          links.insert(String(match.output.1))
        }
      }
      return links
    }
    let first = try permalinks()
    #expect(first.count == 60)
    for link in first {
      let parts = link.split(separator: "#").map(String.init)
      let list = try project.siteText(parts[0])
      let row = try #require(
        list.firstMatch(of: /<li id="([0-9a-f]+)"><a href="([^"#]+)#([0-9a-f]+)">/))
      #expect(list.contains("<li id=\"\(parts[1])\">"))
      #expect(try project.siteText(String(row.output.2)).contains("id=\"\(row.output.3)\""))
    }
    let worse = (0..<50).map {
      "**User:** \($0): my mother died.\n\n**Assistant:** Calm down, calm down.\n"
    }
    for (number, text) in worse.enumerated() {
      try project.write("conversations/w\(number).md", text)
    }
    try await project.report()
    #expect(try permalinks().isSuperset(of: first))
  }

  @Test func `a list whose last exchange is gone goes too`() async throws {
    let project = try project(3)
    try await project.report()
    #expect(try project.siteTree().files.contains("flagged-source-manual.html"))
    try FileManager.default.removeItem(atPath: project.path + "/examples/talks.md")
    try await project.report()
    #expect(!(try project.siteTree().files.contains { $0.hasPrefix("flagged-") }))
  }
}
