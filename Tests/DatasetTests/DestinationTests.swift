import Dataset
import Findings
import Planning
import Testing

/// What is said of a provider on some day.
struct DestinationTests {
  private func notice(_ provider: Provider, _ day: String) throws -> DestinationNotice? {
    provider.notice(on: try #require(CalendarDay(day)))
  }

  @Test(arguments: [
    ("2026-11-06", nil), ("2026-11-07", "from 6 January 2027, in 60 days"),
    ("2026-11-28", "from 6 January 2027, in 39 days"),
    ("2027-01-05", "from 6 January 2027, in 1 day"),
    ("2027-01-06", "since 6 January 2027"), ("2028-02-29", "since 6 January 2027"),
  ]) func `a closing is said from sixty days before it on`(_ day: String, _ end: String?) throws {
    let notice = try notice(.openai, day)
    let closing = notice.flatMap { $0.isMild ? nil : $0.sentence }
    #expect(closing == end.map { "OpenAI takes no new fine-tuning jobs " + $0 })
  }

  @Test func `a day long before says nothing of what came later`() throws {
    for provider in Provider.allCases { #expect(try notice(provider, "2026-01-21") == nil) }
  }

  @Test func `who is closed out earlier is said more mildly`() throws {
    let first = try #require(try notice(.openai, "2026-05-08"))
    #expect(first.kind == .narrowed)
    #expect(first.sentence.contains("since 7 May 2026"))
    let second = try #require(try notice(.openai, "2026-07-02"))
    #expect(second.sentence.contains("since 2 July 2026"))
    let azure = try #require(try notice(.azure, "2026-11-28"))
    #expect(azure.kind == .narrowed)
    #expect(
      azure.sentence
        == "Azure OpenAI trains GPT-4o and GPT-4.1 for existing customers only since 14 October 2026"
    )
    #expect(try notice(.azure, "2026-09-01")?.delay == "in 43 days")
    #expect(try notice(.azure, "2026-08-01") == nil)
  }

  @Test func `what was said without a day holds from the day on which it was read`() throws {
    #expect(try notice(.mistral, "2026-11-27") == nil)
    #expect(try notice(.mistral, "2026-11-28")?.kind == .deprecated)
  }

  @Test(arguments: [Provider.together, .fireworks, .trl, .sharegpt, .chatml])
  func `nothing is said of what is open or the team's own`(_ provider: Provider) throws {
    #expect(try notice(provider, "2027-06-01") == nil)
  }

  @Test func `who trains for others has a source and the day of reading`() throws {
    for provider in Provider.allCases {
      let isOwn = [.trl, .sharegpt, .chatml].contains(provider)
      #expect((provider.destination == nil) == isOwn)
      guard let destination = provider.destination else { continue }
      #expect(destination.source.hasPrefix("https://"))
      #expect(destination.checked >= CalendarDay(year: 2026, month: 11, day: 28))
      #expect(destination.steps.map(\.day) == destination.steps.map(\.day).sorted())
    }
  }

  @Test func `the finding stays the same while the days go by`() throws {
    let day = CalendarDay(year: 2026, month: 11, day: 28)
    let next = CalendarDay(dayNumber: day.dayNumber + 1)
    let finding = try #require(Provider.openai.closingFinding(on: day))
    #expect(finding.summary == Provider.openai.closingFinding(on: next)?.summary)
    #expect(finding.severity == .warning)
    #expect(finding.advice.hasPrefix("That is in 39 days."))
    #expect(Provider.azure.closingFinding(on: day)?.severity == .note)
  }
}
