import Foundation
import TestSupport
import Testing

/// Choosing what meets the bands, as a team meets it: on the pages, in the data, in what is exported.
struct ChoosingTests {
  private static let reasons = [
    "since the phone call", "after every long visit", "whenever rain comes down",
    "because of that letter",
  ]

  /// A person in distress; the responses all take up what was said, most of them ask.
  private func write(_ project: Project, _ configuration: String) throws {
    for (number, subject) in Sample.subjects.enumerated() {
      for (part, reason) in Self.reasons.enumerated() {
        let asks = number > 0
        let answer =
          asks
          ? "Lying awake over \(subject) \(reason) sounds exhausting. What would help you to let go of it tonight?"
          : "Lying awake over \(subject) \(reason) sounds exhausting. I am sorry that it is so hard right now."
        try project.write(
          "conversations/\(number)-\(part).md",
          "---\nconsent: granted\nparticipant: u-\(number)-\(part)\n---\n\n**User:** I worry about \(subject) "
            + "so much that I could not sleep \(reason).\n\n**Assistant:** \(answer)\n"
        )
      }
    }
    try project.write(
      "tuneboard.yml",
      "metrics: {question: [60 %, 80 %], empathy: [0 %, 100 %], context: [0 %, 100 %]}\n"
        + "thresholds: {accept: 0, flag: 0}\nvolume: {minimum: 10, target: 100, optimal: 200}\ntopics: {other: {goal: 100 %}}\n"
        + configuration)
  }

  private struct Report: Decodable {
    struct Metric: Decodable {
      struct Share: Decodable {
        var count: Int
        var total: Int
      }
      var key: String
      var status: String
      var dataset: Share
    }
    struct Bands: Decodable {
      var chosen: Bool
      var available: Int
      var kept: Int
      var leftOut: Int
      var least: Bool
    }
    var metrics: [Metric]
    var bands: Bands
  }

  private struct LeftOut: Decodable {
    var id: String
    var fit: Double?
    var reason: String
  }

  private func report(_ project: Project) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(project.siteText("report.json").utf8))
  }

  @Test func `the page says what to leave out, and nothing is left out unless it is wanted`()
    async throws
  {
    let project = try Project()
    try write(project, "")
    try await project.report()
    let report = try report(project)
    let question = try #require(report.metrics.first { $0.key == "question" })
    #expect(question.status == "above" && question.dataset.count == 44)
    #expect(!report.bands.chosen && report.bands.available == question.dataset.total)
    // Four of them do not ask: 20 can stay, 16 of which ask.
    #expect(report.bands.kept == 20 && report.bands.least)
    let page = try project.siteText("dataset.html")
    expectPieces(
      [
        "id=\"bands\"", "would have to be left out to meet every band",
        "or rewriting", "write 7 without a question",
      ], in: page)
    #expect(page.contains("choose: bands"))
    #expect(!(try project.siteTree().files.contains("data/left-out.jsonl")))
    expectPieces(["dataset.html#bands"], in: try project.siteText("index.html"))
    expectPieces(["## Bands", "Would stay"], in: try project.siteText("report.md"))
    expectPieces(["## Bands"], in: try project.siteText("wiki/Home.md"))
  }

  @Test func `chosen for the bands, the dataset meets them, and what is left out is listed`()
    async throws
  {
    let project = try Project()
    try write(project, "dataset: {choose: bands, validation: 10 %}\n")
    let outcome = try await project.report()
    expectPieces(["28 of 48 responses that are good enough are left out"], in: outcome.output)
    let report = try report(project)
    #expect(report.metrics.map(\.status) == ["within", "within", "within", "within"])
    #expect(report.bands.chosen && report.bands.kept == 20 && report.bands.leftOut == 28)
    #expect(try project.dataset().count == 20)
    let leftOut: [LeftOut] = try jsonLines(project.siteText("data/left-out.jsonl"))
    #expect(leftOut.count == 28 && leftOut.allSatisfy { $0.reason == "bands" })
    #expect(leftOut.map { $0.fit ?? 2 } == leftOut.map { $0.fit ?? 2 }.sorted())
    // Only accepted ones are left out, and their verdicts stay.
    let lines = try project.exchanges()
    for line in leftOut { #expect(lines.first { $0.id == line.id }?.verdict == "accept") }
    expectPieces(
      ["are left out to meet every band", "good enough, but left out so that the bands are met"],
      in: try project.siteText("dataset.html"))
    // The same for any number of jobs, and in another form.
    let before = try project.siteTree()
    try await project.report(["--jobs", "1"])
    #expect(try project.siteTree() == before)
    let export = try await Tuneboard.run([
      "export", project.path, "--provider", "trl", "--output", project.folder.path + "/trl",
      "--date", Sample.day,
    ])
    expectPieces(["Left out: 28 good enough, but left out"], in: export.output)
  }

  @Test func `each exchange has its fit, and one of low fit is worth rewriting`() async throws {
    let project = try Project([
      "examples/one.md": """
      ## Cold

      **User:** I cried all evening because my sister will not speak to me since the funeral.

      **Assistant:** Families quarrel. Write a letter, wait for two weeks, and then ring at the weekend. Most people calm down by then, and a calendar helps with the waiting.

      """
    ])
    try await project.report()
    struct Line: Decodable { var fit: Double? }
    let lines: [Line] = try jsonLines(project.siteText("data/exchanges.jsonl"))
    let fit = try #require(lines.first?.fit)
    #expect((0...0.6).contains(fit))
    #expect(try project.siteText("data/exchanges.jsonl").contains(#","fit":"#))
    let check = try await Tuneboard.run([
      "check", project.path + "/examples/one.md", "--date", Sample.day,
    ])
    expectPieces(["; fit 0.", "where the user is sad"], in: check.output)
  }
}
