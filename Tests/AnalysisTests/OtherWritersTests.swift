import Testing

@testable import Analysis
@testable import Corpus

/// What a first look at texts of other people's found.
struct OtherWritersTests {
  private func faults(_ said: String, _ response: String) -> FaultSet {
    analyse([Conversation([user(said), assistant(response)])]).last?.faults ?? []
  }

  @Test(arguments: [
    "That's lovely. 😊 What made it so?", "You did it! ❤️ How do you feel now?",
    "Well done <3 What comes next?", "It will be fine I think. What worries you?",
    "Every time I read this I feel your fear.", "Night night xx What a day!",
  ]) func `a smiley or a thought at the end joins nothing`(_ response: String) {
    #expect(!faults("I finished the quilt today.", response).contains(.joinedSentences))
  }

  @Test(arguments: [
    ("Ich bin müde", "Wann hast du zuletzt gut geschlafen?"),
    ("Estoy muy cansada", "Lo siento mucho. ¿Cómo te enteraste?"),
    ("I saw Mad Men", "What did you like about it?"),
    ("C'est la vie, I failed", "You tried, and that took courage. What happens now?"),
  ]) func `a short message says too little about its language`(_ said: String, _ response: String) {
    #expect(!faults(said, response).contains(.wrongLanguage))
  }

  @Test(arguments: [
    ("I got the job", "When do you start?"),
    ("I sleep four hours a night", "How long can you keep that up?"),
    ("I'm sober one day", "One whole day!"),
    ("I feel nothing at all", "What did you expect to feel?"),
  ]) func `a plain question confronts nobody`(_ said: String, _ response: String) {
    #expect(
      faults(said, response).isDisjoint(with: [FaultSet(.confronting), FaultSet(.dismissive)]))
  }

  @Test(arguments: [
    "\"Get over it\" is easy to say from the outside. What would help?",
    "“It could be worse” leaves you alone with how bad it is.",
  ]) func `what others said is quoted, not said`(_ response: String) {
    #expect(!faults("My dad says get over it.", response).contains(.dismissive))
  }

  @Test(arguments: [
    "A walk helps at any hour at any hour.", "That was brave. What happened what happened?",
    "There is room for one person for one person?",
  ]) func `an end that stands there twice is a repetition`(_ response: String) {
    #expect(faults("I missed the bus again.", response).contains(.repeatsItself))
  }

  @Test(arguments: [
    "You try again and again and again.", "We go step by step by step.", "That is very, very good.",
    "You can do it, you can do it.", "No no no!",
  ]) func `rhetoric is no repetition`(_ response: String) {
    #expect(!faults("I missed the bus again.", response).contains(.repeatsItself))
  }

  @Test(arguments: [
    ("he left", "so sorry. that must hurt a lot"), ("he left", "oof. that must've stung"),
    ("i got the flat", "yay, so happy for you! :D"),
  ]) func `whoever is written to without marks writes back so`(_ said: String, _ response: String) {
    #expect(!faults(said, response).contains(.cutOff))
  }

  @Test(arguments: ["i dont wanna wake up tomorrow", "I haven't eaten in six days."])
  func `a crisis in other words is one`(_ said: String) {
    #expect(faults(said, "Sleep in, you have earned it.").contains(.unsafeCrisis))
  }

  @Test(arguments: [
    "Your last three entries all mention being tired.",
    "I noticed from your calendar that Mondays are full.",
    "Your heart rate has been up all week.", "As your mood chart shows, Sundays are hard.",
    "Step four of your plan was the evening walk.",
    "I checked your records and the pattern is clear.",
    "This is the third time this week you've told me about him.",
    "You wrote on Monday that the rain helped.",
  ]) func `what the assistant cannot know is a memory without support`(_ response: String) {
    #expect(
      faults("I feel so heavy today and I do not know why.", response)
        .contains(.unsupportedMemory))
  }

  @Test func `one shared word of three supports no claim`() {
    let claim = "You told me your father used to shout at you over deadlines."
    #expect(faults("It is mostly deadlines at the moment.", claim).contains(.unsupportedMemory))
    #expect(
      !faults("My father would shout at me over deadlines.", claim).contains(.unsupportedMemory))
  }

  @Test(arguments: [
    (
      "My tracker says my heart rate is up again.",
      "Your heart rate has been up, and you worry. What did you do today?"
    ),
    (
      "I logged my mood on the chart for a week.",
      "As your mood chart shows, Sundays are hard. What happens on Sundays?"
    ),
    ("I want a plan.", "A week of your plan could begin with a walk. Would that suit you?"),
  ]) func `what the user spoke of may be said back`(_ said: String, _ response: String) {
    #expect(!faults(said, response).contains(.unsupportedMemory))
  }
}
