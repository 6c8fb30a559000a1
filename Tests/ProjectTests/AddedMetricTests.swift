import Analysis
import Findings
import Foundation
import Planning
import Project
import Report
import TestSupport
import Testing

/// A metric is a value and a line in the registry: one that nobody knows of goes through a whole run.
struct AddedMetricTests {
  /// Responses of five words or more.
  private static let madeUp = Metric(
    key: "made-up",
    wording: MetricWording(
      title: "Made-up words", isPlural: true, meaning: { _ in "Responses of five words or more." },
      figure: "five words",
      band: BandWording(
        has: "of five words", lacks: "of few words",
        give: { number, _, _ in "add words to \(number)" }, take: { "shorten \($0)" },
        write: (with: "of five words", without: "of few words"))),
    defaultBand: 0.9...1,
    fact: MetricFact(name: "made-up-share", subject: "five words", order: 9),
    amount: MetricAmount(
      unit: .count(key: "madeUp"), value: { Int($0.words) }, wanted: { _ in 5...1_000 },
      bins: { _ in [(0, "few words"), (5, "enough words")] }),
    judging: MetricJudging(
      ask: MetricAsk(
        order: 9, met: { exchange, _ in min(1, Double(exchange.words) / 5) },
        missing: { _, _, _ in "says little" })))

  private static let registry = MetricRegistry(Array(MetricRegistry.standard) + [madeUp])

  private static let conversation = """
    ---
    consent: granted
    ---

    **User:** I ran my first kilometre today and I am proud.

    **Assistant:** Your first kilometre, and you feel proud. What made it work today?

    **User:** My sister came along.

    **Assistant:** How very lovely.

    """

  private static let plan = """
    # Plan

    - [ ] Enough words <!-- measure: made-up-share >= 60 % -->
    - [ ] A little of them <!-- measure: made-up-share >= 40 % -->

    """

  private struct Written {
    var folder: TemporaryFolder
    var outcome: RunOutcome

    func file(_ name: String) throws -> String { try folder.read("site/" + name) }
  }

  private func report(_ change: (inout ProjectSettings) -> Void = { _ in }) async throws -> Written
  {
    let folder = try TemporaryFolder()
    try folder.write("conversations/one.md", Self.conversation)
    try folder.write("plan.md", Self.plan)
    var settings = ProjectSettings()
    settings.standards = Standards(metrics: Self.registry)
    change(&settings)
    let options = RunOptions(
      root: folder.path, date: "2026-01-21", version: "0", jobs: 2,
      temporaryFolder: folder.path, templateFolders: [], configurationFiles: [],
      excluded: ["plan.md", "site"])
    let outcome = try await writeReport(
      settings, options, to: folder.path + "/site", progress: { _ in })
    return Written(folder: folder, outcome: outcome)
  }

  @Test func `it stands on pages, in the report's data and on every line of an exchange`()
    async throws
  {
    let site = try await report()
    for page in ["index.html", "metrics.html", "method.html", "report.md"] {
      #expect(try site.file(page).contains("Made-up words"), "\(page)")
    }
    #expect(try site.file("metrics.html").contains("Responses of five words or more."))
    let json = try JSONDecoder().decode(ReportData.self, from: Data(site.file("report.json").utf8))
    let metric = try #require(json.metrics.first { $0.key == "made-up" })
    #expect(metric.band == [0.9, 1] && metric.all.count == 1 && metric.all.total == 2)
    #expect(metric.histogram.map(\.label) == ["few words", "enough words"])
    #expect(json.facts.keys.contains("made-up-share"))
    let lines = try site.file("data/exchanges.jsonl").split(separator: "\n")
    #expect(lines.map { $0.contains(#","length":16,"madeUp":3,"#) } == [false, true])
  }

  private struct ReportData: Decodable {
    struct Share: Decodable { var count, total: Int }
    struct Bin: Decodable { var label: String }
    struct Metric: Decodable {
      var key: String
      var band: [Double]
      var all: Share
      var histogram: [Bin]
    }
    var metrics: [Metric]
    var facts: [String: Double?]
  }

  @Test func `a plan and a gate can be bound to its share`() async throws {
    let gate = try Gate.read("made-up-share < 70 %", MeasureNames(Self.registry)).get()
    let site = try await report {
      $0.standards.acceptAbove = 0
      $0.standards.flagBelow = 0
      $0.gates = [gate]
    }
    #expect(!site.outcome.model.findings.contains { $0.code == .unknownMeasure })
    #expect(site.outcome.model.gates.map(\.outcome) == [.passed])
    let tasks = site.outcome.model.plan.sections.flatMap(\.tasks)
    #expect(tasks.map(\.outcome) == [.measuredOpen, .measuredDone])
    #expect(tasks.first?.evidence?.contains("five words in 50") == true)
  }

  @Test func `its band is one of the team's, and fit asks for it`() async throws {
    let site = try await report { $0.standards.bands[4] = 0...0.1 }
    let metric = try #require(site.outcome.model.metrics.last)
    #expect(metric.key == "made-up" && metric.band == 0...0.1)
    let fit = try #require(
      Fit(
        site.outcome.project.judgement.record(1, of: site.outcome.project.summary),
        site.outcome.project.yardsticks.voice))
    #expect(fit.parts.last?.name == "made-up")
  }

  @Test func `the manual's table has a row for it`() {
    #expect(
      Self.registry.rows.map(\.key) == ["length", "question", "empathy", "context", "made-up"])
    let row = Self.registry.rows[4]
    #expect(row.title == "Made-up words" && row.question == "Responses of five words or more.")
    #expect(row.defaultBand == 0.9...1 && row.fact == "made-up-share")
    #expect(row.lineKey == "madeUp" && row.labels == [])
  }
}
