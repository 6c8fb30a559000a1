import Corpus
import Language
import TestSupport
import Testing

@testable import Analysis

struct SharedEmpathyTests {
  /// The empathy of the last of some conversations, the first ones of which open like it.
  private func empathy(sharedBy count: Int) -> Double {
    let opener = "I'm so sorry to hear that."
    var conversations = (0..<60).map { number in
      let digits = String(number).map {
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"][
          $0.wholeNumberValue ?? 0]
      }
      let name = digits.joined(separator: " ")
      let first = number < count - 1 ? opener : "Boat \(name) is yours."
      return Conversation([user("My boat \(name) sank."), assistant("\(first) Which pump is in?")])
    }
    conversations.append(
      Conversation([user("My kite is gone."), assistant("\(opener) Which wind took it?")]))
    return Judgement(analyse(conversations).summary, standards: Standards()).empathy.last?.value
      ?? 0
  }

  @Test func `a phrase counts less, the more responses share it`() {
    let values = [1, 3, 5, 8, 40].map(empathy)
    #expect(values[0] > values[1])
    #expect(values[1] > values[2])
    #expect(values[2] > values[3])
    #expect(values[3] == values[4])
  }
}

struct ConversationScoreTests {
  private func record(_ number: Int, _ generator: inout SeededGenerator) -> ExchangeRecord {
    var record = generator.record()
    record.words = UInt16.random(in: 0...90, using: &generator)
    record.adviceWords = number % 3 == 0 ? record.words / 2 : 0
    record.exploration = generator.grade()
    return record
  }

  @Test(arguments: 0..<60)
  func `the parts add up to the score, which stays between 0 and 1`(_ seed: Int) throws {
    var generator = SeededGenerator(seed: seed)
    let records = (0..<(1 + seed % 7)).map { record($0, &generator) }
    let disqualified = records.count { _ in Double.random(in: 0..<1, using: &generator) < 0.3 }
    let scores = try #require(
      ConversationScores(
        records, disqualified: disqualified, empathy: records.map(\.empathy)))
    for kind in ConversationScore.Kind.allCases {
      let score = scores[kind]
      #expect(score.hundredths == score.parts.map(\.points).reduce(0, +))
      #expect((0...100).contains(score.hundredths))
      #expect(score.parts.map(\.maximum).reduce(0, +) == 100)
    }
  }

  private func hundredths(
    _ kind: ConversationScore.Kind, disqualified: Int = 0,
    _ change: (inout ExchangeRecord) -> Void
  ) throws -> Int {
    var generator = SeededGenerator(seed: 1)
    var record = generator.record()
    (record.words, record.adviceWords, record.contextReference, record.exploration) = (
      20, 0, 80, 80
    )
    (record.empathy, record.question) = (80, 90)
    change(&record)
    let scores = try #require(
      ConversationScores([record], disqualified: disqualified, empathy: [record.empathy]))
    return scores[kind].hundredths
  }

  @Test func `advice, lectures and faults lower practice, taking up and asking into it raise it`()
    throws
  {
    #expect(try hundredths(.practice) { _ in } == 100)
    #expect(try hundredths(.practice) { $0.adviceWords = 5 } < 100)
    #expect(try hundredths(.practice) { $0.words = 60 } < 100)
    #expect(try hundredths(.practice) { $0.contextReference = 0 } < 100)
    #expect(try hundredths(.practice) { $0.exploration = 0 } < 100)
    #expect(try hundredths(.practice, disqualified: 1) { _ in } < 100)
    #expect(try hundredths(.practice) { $0.empathy = 0 } == 100)
  }

  @Test func `coldness, few words, mere questions and faults lower support, advice does not`()
    throws
  {
    #expect(try hundredths(.support) { _ in } == 100)
    #expect(try hundredths(.support) { $0.contextReference = 0 } < 100)
    #expect(try hundredths(.support) { $0.empathy = 0 } < 100)
    #expect(try hundredths(.support) { $0.words = 3 } < 100)
    let cold = try hundredths(.support) { ($0.empathy, $0.contextReference) = (0, 0) }
    let silent = try hundredths(.support) {
      ($0.empathy, $0.contextReference, $0.question) = (0, 0, 0)
    }
    #expect(cold < silent)
    #expect(try hundredths(.support, disqualified: 1) { _ in } < 100)
    #expect(try hundredths(.support) { $0.adviceWords = 5 } == 100)
  }

  @Test func `a conversation without a judged exchange has none`() {
    var generator = SeededGenerator(seed: 1)
    var record = generator.record()
    record.forgetIndicators()
    #expect(ConversationScores([record], disqualified: 0, empathy: [record.empathy]) == nil)
    #expect(ConversationScores([ExchangeRecord](), disqualified: 0, empathy: [Grade]()) == nil)
  }
}

struct SharedTemplateTests {
  /// Whether the last of some conversations has the fault; the first ones fill one template.
  private func isTemplate(_ alike: Int, _ template: (String) -> String) -> Bool {
    let names = ["boat", "garden", "violin", "marathon", "bakery", "letter", "kitchen", "orchard"]
    let conversations = (0..<40).map { number in
      let name = names[number % 8] + String(repeating: "x", count: number / 8)
      let response =
        number < alike || number == 39
        ? template(name) : "Number \(number) of the \(name) is yours."
      return Conversation([user("My \(name) is lost."), assistant(response)])
    }
    let judgement = Judgement(analyse(conversations).summary, standards: Standards())
    return judgement.faults.last?.contains(.sharedTemplate) == true
  }

  @Test func `eight responses that fill one template share it, whatever fills it`() {
    let template: (String) -> String = {
      "It is not easy to be without the \($0), and it is good that you told me of it today."
    }
    #expect(isTemplate(7, template))
    #expect(!isTemplate(6, template))
  }

  @Test func `a short phrase is no template`() {
    #expect(!isTemplate(20) { "What would the \($0) need?" })
  }
}

struct StyleOutlierTests {
  private func outliers(_ summary: Summary) -> [(exchange: Int, reasons: [String])] {
    var found: [(exchange: Int, reasons: [String])] = []
    forStyleOutliers(summary) { index, _, reasons in found.append((index, reasons)) }
    return found
  }

  private func summary(count: Int = 30, _ style: (Int) -> Style) -> Summary {
    var generator = SeededGenerator(seed: 1)
    var result = analyse([Conversation([user("Hi"), assistant("Hello.")], source: .manual)]).summary
    result.exchanges = []
    for number in 0..<count {
      var record = generator.record()
      record.words = 30
      record.style = style(number)
      result.exchanges.append(record)
    }
    return result
  }

  private func style(_ sentenceLength: Int, exclamations: Int = 0) -> Style {
    var style = Style()
    style.sentenceLength = UInt16(sentenceLength)
    style.wordLength = 420
    style.exclamations = UInt8(exclamations)
    return style
  }

  @Test func `a response unlike the examples is named with how`() {
    let found = outliers(
      summary { $0 == 17 ? style(400, exclamations: 100) : style(100 + $0) })
    #expect(found.map(\.exchange) == [17])
    #expect(found.first?.reasons == ["longer sentences", "more exclamation marks"])
  }

  @Test func `examples that vary have no outlier, and few examples none at all`() {
    #expect(outliers(summary { style(60 + 5 * $0) }).isEmpty)
    let few = summary(count: 15) { $0 == 3 ? style(900, exclamations: 100) : style(100) }
    #expect(outliers(few).isEmpty)
  }
}

struct ModerationTests {
  @Test(arguments: [
    ("I want to kill myself.", ["self-harm", "self-harm/intent"]),
    ("He threatened to kill me.", ["harassment/threatening"]),
    ("My father beat my mother.", ["violence"]),
    ("How do I make a bomb?", ["illicit/violent"]),
    ("I had a killer workout and my legs are dead.", []),
    ("I bombed the exam.", []), ("She stabbed at the salad.", []),
  ]) func `words of a category are found, harmless look-alikes are not`(
    _ said: String, _ names: [String]
  ) {
    let result = analyse(user(said), assistant("I am here. What happened?"))
    let found = result.last.map { $0.moderation.categories.map(\.name) } ?? []
    #expect(Set(found).isSuperset(of: names))
    if names.isEmpty { #expect(found.isEmpty) }
  }

  @Test func `each category has cues`() throws {
    for category in ModerationCategory.allCases {
      #expect(englishCues.contains("[moderation \(category.name) "))
    }
  }
}
