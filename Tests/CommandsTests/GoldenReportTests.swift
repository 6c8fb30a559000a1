import TestSupport
import Testing

/// The fixture's dashboard, word for word and number for number.
struct GoldenReportTests {
  @Test func `the report of the fixture stays as it is`() async throws {
    let site = try await FixtureSite.written.value
    try expectGolden(site.text("report.md"), "reflectwithin/report.md")
    try expectGolden(site.text("report.json"), "reflectwithin/report.json")
  }
}
