import Corpus
import Language
import Privacy
import Testing

@testable import Analysis

/// How much a response has of what its team asks for.
struct FitTests {
  private func record(_ change: (inout ExchangeRecord) -> Void = { _ in }) -> ExchangeRecord {
    var record = ExchangeRecord(
      conversation: 0, assistantTurn: 0, message: 1, line: 1, id: 1, opener: 0, faults: [],
      length: 120, question: 90, empathy: 80, contextReference: 70, topic: 0, emotion: .sad,
      personalData: 0)
    record.userLength = 140
    change(&record)
    return record
  }

  private let voice = TeamVoice(Standards(), short: ["question"])

  private func fit(
    _ voice: TeamVoice? = nil, _ change: (inout ExchangeRecord) -> Void = { _ in }
  ) throws -> Fit {
    let record = record(change)
    return try #require(Fit(record, voice ?? self.voice))
  }

  @Test func `a response that has all that is asked for fits`() throws {
    let fit = try fit()
    #expect(fit.hundredths == 100 && fit.value == 1)
    #expect(fit.parts.map(\.name) == ["length", "empathy", "context", "question"])
    #expect(fit.parts.map(\.maximum) == [25, 25, 25, 25])
    #expect(fit.missing(record(), voice) == [] && !fit.isWorthRewriting)
  }

  @Test func `a sound but cold answer to somebody in distress is of low fit, and says why`() throws
  {
    let cold = record {
      $0.empathy = 3
      $0.contextReference = 0
      $0.question = 0
    }
    let fit = try #require(Fit(cold, voice))
    #expect(fit.hundredths <= 30 && fit.isWorthRewriting)
    #expect(
      fit.missing(cold, voice) == [
        "little empathy, where the user is sad", "takes up nothing of the message", "asks nothing",
      ])
  }

  @Test func `what is not asked for is not missed`() throws {
    let enough = TeamVoice(Standards())
    let fit = try fit(enough) {
      $0.emotion = .neutral
      $0.empathy = 0
      $0.question = 0
      $0.userLength = 8
      $0.contextReference = 0
    }
    #expect(fit.hundredths == 100)
    #expect(fit.parts.map(\.name) == ["length"])
  }

  @Test(arguments: [(10, 0), (55, 50), (100, 100), (4_000, 100)])
  func `the more the user wrote, the more is to be taken up`(_ length: Int, _ share: Int) throws {
    let voice = TeamVoice(Standards())
    let fit = try fit(voice) {
      $0.userLength = UInt32(length)
      $0.emotion = .neutral
    }
    // Length counts once; what the rest of the hundred is was asked of taking up.
    let context = fit.parts.first { $0.name == "context" }?.maximum ?? 0
    #expect(context == Int((100 * Double(share) / Double(100 + share)).rounded()))
  }

  @Test(arguments: [(25, 0), (37, 48), (50, 100), (200, 100), (500, 50), (800, 0), (9_000, 0)])
  func `length is met in the range and falls off beside it`(_ length: Int, _ fitting: Int) throws {
    let voice = TeamVoice(Standards())
    let fit = try fit(voice) {
      $0.length = UInt32(length)
      $0.emotion = .neutral
      $0.userLength = 0
    }
    #expect(fit.hundredths == fitting)
  }

  @Test func `how much too long or too short it is stands in words`() throws {
    for (length, words) in [(230, "30 characters too long"), (44, "6 characters too short")] {
      let record = record { $0.length = UInt32(length) }
      let fit = try #require(Fit(record, voice))
      #expect(fit.missing(record, voice) == [words])
    }
  }

  @Test func `parts add up to the fit, and what they can add to one`() {
    for seed in 0..<2_000 {
      let record = record {
        $0.length = UInt32(seed * 37 % 900)
        $0.userLength = UInt32(seed * 13 % 190)
        $0.question = Grade(Double(seed * 7 % 101) / 100)
        $0.empathy = Grade(Double(seed * 11 % 101) / 100)
        $0.contextReference = Grade(Double(seed * 17 % 101) / 100)
        $0.emotion = seed % 3 == 0 ? .neutral : .anxious
      }
      let voice = TeamVoice(Standards(), short: seed % 2 == 0 ? ["question"] : [])
      guard let fit = Fit(record, voice) else {
        Issue.record("a judged exchange has a fit")
        continue
      }
      #expect(fit.parts.reduce(0) { $0 + $1.maximum } == 100)
      #expect(fit.parts.allSatisfy { (0...$0.maximum).contains($0.points) })
      #expect((0...100).contains(fit.hundredths))
    }
  }

  @Test func `there is none where the language is not judged`() {
    var unknown = record()
    unknown.forgetIndicators()
    #expect(Fit(unknown, voice) == nil)
  }

  @Test func `a question is asked for where accepted exchanges have too few`() {
    var summary = Summary()
    summary.add(
      ConversationRecord(
        file: 0, line: 1, source: .mined, consent: .granted, messageCount: 10,
        hasUnknownRole: false, textOffset: 0, textLength: 0), id: "a", participant: nil)
    for question in [90, 10, 10, 90, 90] as [Grade] {
      summary.add(record { $0.question = question })
    }
    var judgement = Judgement(summary, standards: Standards())
    judgement.verdicts = [.accept, .accept, .accept, .reject, .review]
    #expect(TeamVoice(summary, judgement, Standards()).isShort == [false, true, false, false])
    judgement.verdicts = [.accept, .accept, .review, .accept, .accept]
    #expect(TeamVoice(summary, judgement, Standards()).isShort.allSatisfy { !$0 })
  }
}
