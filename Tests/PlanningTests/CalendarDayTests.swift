import Testing

@testable import Planning

@Suite struct CalendarDayTests {
  @Test(arguments: ["2026-01-12", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])
  func `reads a day and writes it the same`(text: String) throws {
    #expect(try #require(CalendarDay(text)).description == text)
  }

  @Test(arguments: [
    "", "2026-1-12", "2026-01-1", "2026/01/12", "12-01-2026", "2026-00-10", "2026-13-10",
    "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29", "1900-02-29", "0000-01-01",
    "2026-01-12T00:00", "+026-01-12", "２026-01-12", " 2026-01-12",
  ])
  func `refuses what is not a day`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2000-03-01", 11_017),
    ("2026-11-22", 20_779), ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
  ])
  func `numbers days from 1970 on`(text: String, number: Int) throws {
    #expect(try #require(CalendarDay(text)).dayNumber == number)
  }

  @Test func `numbers every day of four centuries one after the other`() throws {
    var expected = try #require(CalendarDay("1800-01-01")).dayNumber
    for year in 1800..<2200 {
      for month in 1...12 {
        for day in 1...31 {
          let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
          guard let date = CalendarDay(text) else { continue }
          if date.dayNumber != expected { Issue.record("\(text) is \(date.dayNumber)") }
          expected += 1
        }
      }
    }
    #expect(expected == CalendarDay("2200-01-01")?.dayNumber)
  }

  @Test(arguments: [
    ("2026-01-11", nil), ("2026-01-12", 1), ("2026-01-18", 1), ("2026-01-19", 2),
    ("2026-02-09", 5), ("2027-01-11", 53),
  ])
  func `counts weeks from the first day on`(today: String, week: Int?) throws {
    let start = try #require(CalendarDay("2026-01-12"))
    #expect(try #require(CalendarDay(today)).week(from: start) == week)
  }
}
