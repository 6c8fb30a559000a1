import Corpus
import Testing

@testable import Analysis

@Suite struct OpenEndTests {
  private let closed = [
    "You swam again. What did the water feel like?",
    "The choir waits for you. Which song is first?",
    "A garden takes time. Your beans know it too.",
  ]

  /// The faults of the last of several responses, judged together.
  private func faultsOfLast(_ responses: [String]) -> FaultSet {
    let result = analyse([Conversation(responses.flatMap { [user("I did it."), assistant($0)] })])
    return Judgement(result.summary, standards: Standards()).faults.last ?? FaultSet([])
  }

  @Test(arguments: [
    "You kept the beans alive. Tomorrow you could begin with the tomat",
    "That was a long winter. It makes sense that everything in the garden",
    "Good that you wrote. The first week in the garden is the hardest,",
  ]) func `a response without its end is cut off where the others have theirs`(_ line: String) {
    #expect(faultsOfLast(closed + [line]).contains(.cutOff))
  }

  @Test func `a missing last mark says nothing where people leave it out`() {
    let casual = [
      "You swam again. Tell your sister about it", "The choir waits for you. Sing the low part",
      "A garden takes time. Your beans know it too",
    ]
    #expect(!faultsOfLast(casual).contains(.cutOff))
  }

  @Test(arguments: [
    "You kept the beans alive. Take care of yourself", "Well grown, all of it. Ada Bohm, Gardener",
    "The list of seeds is long. See example.org for seeds", "You did it! 10 is very confident",
    "You kept them alive.\n\nYour friend in the garden", "You kept the beans alive this year 🌱",
  ]) func `a greeting, a name, an address or a line of its own is an end`(_ line: String) {
    #expect(!faultsOfLast(closed + [line]).contains(.cutOff))
  }
}
