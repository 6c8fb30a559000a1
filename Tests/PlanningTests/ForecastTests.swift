import Testing

@testable import Planning

struct ForecastTests {
  private func runs(_ entries: [(String, Double)]) throws -> [(day: CalendarDay, examples: Double)]
  {
    try entries.map { (try #require(CalendarDay($0.0)), $0.1) }
  }

  @Test func `a steady pace gives one day`() throws {
    let counts = try runs([
      ("2026-01-01", 0), ("2026-01-03", 20), ("2026-01-06", 50), ("2026-01-11", 100),
    ])
    let forecast = try #require(Forecast(counts, goal: 200))
    #expect(abs(forecast.pace - 10) < 1e-9)
    #expect(forecast.earliest == CalendarDay("2026-01-21"))
    #expect(forecast.latest == CalendarDay("2026-01-21"))
  }

  @Test func `an uneven pace gives a range around the mean`() throws {
    let counts = try runs([
      ("2026-01-01", 0), ("2026-01-08", 60), ("2026-01-15", 130), ("2026-01-22", 180),
      ("2026-01-29", 260),
    ])
    let forecast = try #require(Forecast(counts, goal: 520))
    let mean = try #require(CalendarDay("2026-02-26"))
    let latest = try #require(forecast.latest)
    #expect(forecast.earliest < mean && mean < latest)
  }

  @Test func `a pace that may be none has no last day`() throws {
    let counts = try runs([
      ("2026-01-01", 0), ("2026-01-08", 90), ("2026-01-15", 90), ("2026-01-22", 95),
    ])
    let forecast = try #require(Forecast(counts, goal: 500))
    #expect(forecast.latest == nil)
  }

  @Test(arguments: [
    [("2026-01-01", 0.0), ("2026-01-08", 60), ("2026-01-15", 130)],
    [("2026-01-01", 10), ("2026-01-08", 20), ("2026-01-15", 30), ("2026-01-22", 500)],
    [("2026-01-01", 30), ("2026-01-08", 30), ("2026-01-15", 30), ("2026-01-22", 30)],
    [("2026-01-01", 10), ("2026-01-01", 20), ("2026-01-01", 30), ("2026-01-01", 40)],
  ])
  func `too few days, a goal that is reached, or no growth gives none`(
    _ entries: [(String, Double)]
  ) throws {
    #expect(Forecast(try runs(entries), goal: 100) == nil)
  }

  @Test func `of several runs on a day the last counts`() throws {
    let one = try runs([
      ("2026-01-01", 0), ("2026-01-03", 20), ("2026-01-06", 50), ("2026-01-11", 100),
    ])
    let two = try runs([
      ("2026-01-01", 0), ("2026-01-03", 5), ("2026-01-03", 20), ("2026-01-06", 50),
      ("2026-01-11", 100),
    ])
    #expect(Forecast(one, goal: 300) == Forecast(two, goal: 300))
  }
}

struct FactChangeTests {
  @Test func `only what differs is a change, with its sign and unit`() {
    let then = Facts([.examples: 190, .flagged: 41, .empathyShare: 0.354679, .medianScore: 0.91])
    let now = Facts([.examples: 12_345, .flagged: 41, .empathyShare: 0.344, .trainLines: 4])
    let changes = now.changes(since: then, .known)
    #expect(changes.map(\.name) == [.examples, .trainLines, .empathyShare, .medianScore])
    #expect(
      changes.map { change in change.difference.map { change.name.text(ofDifference: $0) } } == [
        "+12,155", nil, "−1.1\u{A0}points", nil,
      ])
    #expect(MeasureName.empathyShare.text(0.354679) == "35\u{A0}%")
    #expect(MeasureName.empathyShare.title == "Responses with empathy")
    #expect(MeasureName.medianScore.text(ofDifference: 0.001) == "±0")
  }
}
