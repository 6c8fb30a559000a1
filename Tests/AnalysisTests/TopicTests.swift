import Corpus
import Findings
import Language
import Privacy
import Testing

@testable import Analysis

struct TopicTests {
  private func topic(_ turns: [Turn], stated: String? = nil) -> (slug: String, findings: [Finding])
  {
    var attributes = Attributes()
    attributes.topic = stated
    let result = analyse([Conversation(turns, attributes: attributes)])
    let slugs = Standards().topics.map(\.slug)
    return (result.last.map { slugs[Int($0.topic)] } ?? "none", result.summary.findings)
  }

  @Test(arguments: [
    ("My marathon training starts on Monday.", "fitness"),
    ("Push-ups, then a rest day.", "fitness"),
    ("I am grieving; my father passed away.", "emotional-support"),
    ("I want a habit tracker and a milestone plan.", "goal-setting"),
    ("Deadlines, panic attacks, insomnia.", "stress-management"),
    ("Which stamps are on the postcard?", "other"),
    ("", "other"),
  ]) func `the user's words decide the topic`(_ said: String, _ slug: String) {
    #expect(topic([user(said), assistant("Go on.")]).slug == slug)
  }

  @Test func `a stated topic stands above the words`() {
    let turns = [user("My marathon training starts on Monday."), assistant("Go on.")]
    #expect(topic(turns, stated: "other").slug == "other")
    #expect(topic(turns, stated: "goal-setting").slug == "goal-setting")
    #expect(topic(turns, stated: "goal-setting").findings.isEmpty)
  }

  @Test func `a topic that the project does not know is reported, and the words decide`() throws {
    let found = topic(
      [user("My marathon training starts on Monday."), assistant("Go on.")], stated: "fitnes")
    #expect(found.slug == "fitness")
    let finding = try #require(found.findings.first)
    #expect(found.findings.count == 1)
    #expect(finding.code == .unknownTopic)
    #expect(finding.place == Place(file: "conversations/a.md", line: 1, column: 1))
    #expect(finding.summary.contains("fitnes"))
    #expect(finding.advice.contains("goal-setting"))
  }

  @Test func `personal data in an unknown topic is not repeated`() {
    let found = topic([user("Hi"), assistant("Go on.")], stated: "ann@example.com")
    #expect(found.findings.allSatisfy { !$0.summary.contains("ann@example.com") })
    #expect(!found.findings.isEmpty)
  }

  @Test func `a newer subject outweighs an older one`() {
    #expect(
      topic([
        user("My marathon training starts on Monday."), assistant("Go on."),
        user("Never mind. I am grieving; my father passed away."), assistant("Go on."),
      ]).slug == "emotional-support")
  }

  @Test(arguments: [
    ("I feel ashamed of it.", Emotion.ashamed), ("I can't sleep, I am exhausted.", .tired),
    ("Everyone left. I am so lonely.", .lonely), ("I am furious with him.", .angry),
    ("I finally finished it, I am proud!", .proud), ("The bus is blue.", .neutral),
    ("", .neutral),
  ]) func `the user's words decide the emotional state`(_ said: String, _ emotion: Emotion) {
    #expect(analyse(user(said), assistant("Furious? Lonely?")).last?.emotion == emotion)
  }

  @Test(arguments: [("proud", Emotion.proud), ("Tired", .tired), ("purple", .angry)])
  func `a stated emotional state stands above the words, if it is one`(
    _ stated: String, _ emotion: Emotion
  ) {
    var attributes = Attributes()
    attributes.emotion = stated
    let turns = [user("I am furious with him."), assistant("Go on.")]
    #expect(analyse([Conversation(turns, attributes: attributes)]).last?.emotion == emotion)
  }

  @Test func `keywords of the project's own topics decide`() {
    var standards = Standards()
    standards.topics = [
      Topic(slug: "bees", title: "Bees", goal: 0.5, keywords: ["hive", "queen-bee"]),
      Topic(slug: Topic.otherSlug, title: "Other", goal: 0.5),
    ]
    for (said, number) in [("The hive hums.", 0), ("A queen bee!", 0), ("A marathon.", 1)] {
      let result = analyse([Conversation([user(said), assistant("Go on.")])], standards: standards)
      #expect(result.last?.topic == UInt8(number), "\(said)")
    }
  }
}

/// Several topics, weights, and what is felt and what is denied.
struct TopicWeightTests {
  private func slugs(_ turns: [Turn], _ standards: Standards = Standards()) -> Set<String> {
    guard let exchange = analyse([Conversation(turns)], standards: standards).last else {
      return []
    }
    let topics = standards.topics
    return Set(
      topics.indices.filter { exchange.topics & 1 << UInt64($0) != 0 }.map { topics[$0].slug })
  }

  @Test func `an exchange can have several topics, its main one among them`() {
    let turns = [
      user("My marathon training fell apart since my father passed away. I am grieving."),
      assistant("Go on."),
    ]
    #expect(slugs(turns).isSuperset(of: ["fitness", "emotional-support"]))
    #expect(slugs([user("Which stamps are on the postcard?"), assistant("Go on.")]) == ["other"])
  }

  @Test(arguments: [(3.0, "bees"), (0.0, "other")])
  func `a keyword counts by its weight`(_ weight: Double, _ slug: String) {
    var standards = Standards()
    standards.topics = [
      Topic(
        slug: "bees", title: "Bees", goal: 0.5, keywords: [TopicKeyword("hive", weight: weight)]),
      Topic(slug: Topic.otherSlug, title: "Other", goal: 0.5),
    ]
    #expect(slugs([user("The hive hums."), assistant("Go on.")], standards) == [slug])
  }

  @Test func `a stated topic that the words clearly contradict is reported, and holds`() throws {
    var attributes = Attributes()
    attributes.topic = "goal-setting"
    let turns = [
      user("I am grieving; my father passed away."), assistant("That is a great loss."),
      user("The funeral was on Friday. I cried, I am so lonely and depressed."),
      assistant("Grief and loneliness come in waves."),
    ]
    let result = analyse([Conversation(turns, attributes: attributes)])
    let finding = try #require(result.summary.findings.first)
    #expect(finding.code == .topicDisagreement)
    #expect(finding.summary.contains("emotional-support"))
    #expect(Standards().topics[Int(result.last?.topic ?? 0)].slug == "goal-setting")
  }

  @Test(arguments: [
    ("I am not angry any more.", Emotion.neutral), ("I'm never lonely.", .neutral),
    ("I'm not sad, I am furious.", .angry),
  ]) func `a feeling that is denied is none`(_ said: String, _ emotion: Emotion) {
    #expect(analyse(user(said), assistant("Go on.")).last?.emotion == emotion)
  }
}
