import Commands
import Language
import Project
import TestSupport
import Testing

@testable import Analysis

/// A fault that a registry adds is looked for, judged by, written, shown and explained as any other.
struct AddedFaultTests {
  private static let fault = Fault(number: UInt8(FaultRegistry.standard.rules.count))
  /// A response that speaks of tea.
  private static let tea = FaultRule(
    fault, code: "offers-tea", effect: .broken,
    texts: FaultTexts(
      title: "offers tea", explanation: "The kettle is somebody else's.",
      advice: "Offer time instead."),
    checks: .text { exchange, found, _ in
      let words = exchange.response.tokens.words
      found.add(
        fault,
        words.indices.filter { words[$0].hash == hashOfWord("tea".utf8) }
          .map { exchange.response.byteRange(ofWords: $0..<$0 + 1) })
    })
  private static let registry = FaultRegistry.standard + [tea]

  private func report(_ faults: FaultRegistry) async throws -> Project {
    let project = try Project([
      "conversations/kettle.md": """
      **User:** The storm took the roof of our boathouse.

      **Assistant:** Losing the boathouse roof must hurt. Shall I put on some tea for you?

      **User:** It was my grandfather's boathouse.

      **Assistant:** Your grandfather's boathouse! What do you remember of him there?
      """
    ])
    var settings = ProjectSettings()
    settings.standards.faults = faults
    let temporary = try TemporaryFolder()
    _ = try await writeReport(
      settings,
      RunOptions(
        root: project.path, date: Sample.day, version: "0", jobs: 2,
        temporaryFolder: temporary.path, templateFolders: [], configurationFiles: [],
        excluded: []),
      to: project.site, progress: { _ in })
    return project
  }

  @Test func `is judged by, and stands in the data and on the pages`() async throws {
    let project = try await report(Self.registry)
    let exchanges = try project.exchanges()
    #expect(exchanges.map { $0.faults.contains("offers-tea") } == [true, false])
    #expect(exchanges.first?.verdict == "reject")
    let card = try project.siteText("flagged.html")
    #expect(card.contains("method.html#offers-tea"))
    #expect(card.contains("<mark class=\"f\" data-k=\"offers tea\">tea</mark>"))
    #expect(card.contains("Offer time instead."))
    #expect(try project.siteText("method.html").contains("id=\"offers-tea\""))
    #expect(try project.siteText("metrics.html").contains("offers tea"))
    #expect(try project.siteText("report.json").contains("\"fault\":\"offers-tea\""))
  }

  @Test func `is not looked for where the registry has it not`() async throws {
    let project = try await report(.standard)
    #expect(try project.exchanges().allSatisfy { $0.verdict != "reject" })
    #expect(try !project.siteText("method.html").contains("offers tea"))
  }

  @Test func `is explained, and listed behind the others`() {
    #expect(
      explanation(of: "offers-tea", faults: Self.registry) == [
        "offers-tea (fault of integrity, disqualifies): offers tea",
        "The kettle is somebody else's.", "To do: Offer time instead.",
      ])
    #expect(
      explanation(of: nil, faults: Self.registry)?.last
        == "offers-tea (fault of integrity, disqualifies): offers tea")
    #expect(explanation(of: "offers-tea") == nil)
    #expect(faultRows(Self.registry).map(\.code).last == "offers-tea")
  }
}
