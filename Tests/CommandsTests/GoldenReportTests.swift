import TestSupport
import Testing

/// The fixture's dashboard, word for word and number for number.
struct GoldenReportTests {
  @Test func `the report of the fixture stays as it is`() async throws {
    let project = try Project()
    try await Tuneboard.run(
      [
        "report", Repository.fixture("reflectwithin"), "--output", project.site, "--date",
        Sample.day, "--no-history",
      ])
    try expectGolden(project.siteText("report.md"), "reflectwithin/report.md")
    try expectGolden(project.siteText("report.json"), "reflectwithin/report.json")
  }
}
