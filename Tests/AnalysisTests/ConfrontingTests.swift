import Testing

@testable import Analysis

struct ConfrontingTests {
  private func faults(_ said: String, _ response: String) -> FaultSet {
    analyse(user(said), assistant(response)).last?.faults ?? []
  }

  @Test(arguments: [
    "Your attitude about the whole trip is really childish and your tone was awful.",
    "The way you talk to the crew isn't very fair.",
    "The way you treat the boat is careless, and the way you describe it sounds absurd.",
    "You're far worse than the skipper you complain about.",
    "Do you honestly think anyone cares?",
    "This isn't about your sail.",
    "What you did is cruel.",
    "That was cruel of you.",
    "You sound like a spoiled brat.",
    "You're the one who left the hatch open.",
    "You can't have it both ways.",
    "Why on earth would you sail in that?",
    "You need to stop acting as if nobody else was on board.",
  ]) func `criticising, correcting or shaming the user confronts`(_ response: String) {
    #expect(faults("My crew left me after the storm.", response).contains(.confronting))
  }

  @Test(arguments: [
    "Your situation is awful, and none of it is fair to you.",
    "The way your crew treated you was cruel.",
    "The way you talk about the sea sounds lovely.",
    "What they did was cruel.",
    "It isn't about your worth as a skipper; the storm was strong.",
    "You sound worn out. What would help tonight?",
    "It was wrong of them to leave you.",
    "Why would you go out alone again?",
    "You can stop for a while whenever you need to.",
  ]) func `the same words in care confront nobody`(_ response: String) {
    #expect(!faults("My crew left me after the storm.", response).contains(.confronting))
  }

  @Test func `advice alone to somebody who asked for none is unasked`() {
    #expect(
      faults("I lost my keys again and I was late.", "You should hang them beside the door.")
        .contains(.unaskedAdvice))
  }

  @Test(arguments: [
    ("I lost my keys again. What should I do?", "You should hang them beside the door."),
    (
      "I lost my keys again and I was late.",
      "Late again, and over your keys: how annoying. You could hang them beside the door."
    ),
    ("The weather turned.", "You should close the hatch."),
  ]) func `advice that was asked for, or follows understanding, is fine`(
    _ said: String, _ response: String
  ) {
    #expect(!faults(said, response).contains(.unaskedAdvice))
  }
}
