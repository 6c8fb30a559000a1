import Testing

@testable import Language

struct SaidBeforeTests {
  private func shares(_ messages: [String]) -> (earlier: Double, twice: Double) {
    var said = SaidBefore()
    var scratch = WordSet()
    var last = (earlier: 0.0, twice: 0.0)
    for message in messages {
      last = said.add(analysed(message), &scratch)
    }
    return last
  }

  @Test func `what is new was not said before`() {
    let shares = shares(["How was your run?", "Rest today, then walk for ten minutes tomorrow."])
    #expect(shares.earlier == 0)
    #expect(shares.twice == 0)
  }

  @Test func `the same message again was all said earlier`() {
    let message = "That sounds hard. What would help you tonight?"
    #expect(shares([message, "Good.", message]).earlier == 1)
  }

  @Test func `three of ten triples were said earlier`() {
    // 12 words, ten triples; "what would help you today" has three.
    let shares = shares([
      "So what would help you today?",
      "Your knee is better now so tell me what would help you today",
    ])
    #expect(abs(shares.earlier - 3.0 / 11) < 1e-9)
  }

  @Test func `a few words said again are no repetition of a whole`() {
    #expect(shares(["I see you.", "I see you."]).earlier == 1.0 / 3)
  }

  @Test func `pairs that stand twice in a message count there`() {
    // Eight words, seven pairs; "good for" and "for you" stand twice.
    #expect(abs(shares(["Good for you, really good for you, friend"]).twice - 2.0 / 7) < 1e-9)
  }

  @Test(arguments: ["", "Yes", "…", "Oh no"])
  func `short messages say nothing twice`(_ message: String) {
    let shares = shares([message, message])
    #expect(shares.earlier == 0 && shares.twice == 0)
  }
}
