import Corpus
import TestSupport
import Testing

@testable import Analysis

/// What a script leaves behind that cuts, repeats, shuffles or pastes.
@Suite struct BrokenTextTests {
  private func faults(_ response: String, after before: [Turn] = []) -> FaultSet {
    let turns = before + [user("It has been a long day with the boat."), assistant(response)]
    return analyse([Conversation(turns)]).summary.exchanges.reversed().first?.faults ?? []
  }

  @Test(arguments: [
    "You rowed out again. That took courage. What did the wat",
    "You rowed out again. That took courage. It might help to tell your",
    "The lake is calm in the morning. You could take the small boat and go befo",
  ]) func `a cut shows without any other response beside it`(_ response: String) {
    #expect(faults(response).contains(.cutOff))
  }

  @Test func `a writer who leaves marks out is asked for more before an end is called a cut`() {
    let line = "It might help to row out in the"
    let casual = [user("hi"), assistant("hey, good to hear from you again")]
    #expect(faults(line).contains(.cutOff))
    let ending = "row out again tomorrow and tell me about it"
    #expect(
      faults(ending, after: casual).isDisjoint(with: [FaultSet(.cutOff), FaultSet(.unfinished)]))
  }

  @Test(arguments: [
    "You rowed out again. That took courage. Sleep well tonight",
    "You rowed out again. See you on Thursday",
    "Good that you are safe. I would love to hear more about it",
  ]) func `an end that sentences have is left alone`(_ response: String) {
    #expect(!faults(response).contains(.cutOff))
  }

  @Test(arguments: [
    "You took the boat out before the storm. Take a rest now. «The boat out before the storm.»",
    "You took the boat out before the storm. Tell me «the boat out before the storm»",
    "You could write the letter to your old teacher «the letter to your old teacher»",
  ]) func `the end of a sentence that is said again is a fault`(_ line: String) {
    #expect(
      marked(.repeatsItself, user: "It has been a long day.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "It will take time. Take your time.",
    "You know the lake well. I do not know the lake well yet, so tell me how it lies.",
    "Step by step you get there. You can do it, you can.",
  ]) func `an echo of a few words is rhetoric`(_ response: String) {
    #expect(!faults(response).contains(.repeatsItself))
  }

  @Test(arguments: [
    "«Then row to the small island. Start by checking the weather.»",
    "That is a good plan. «Finally, tie up the boat. First, pack the bag.»",
    "«After that, put the phone away. To begin, set a timer.»",
    "«Finish with a short rest. Then row back. The first step is to breathe.»",
  ]) func `a later step before the first is out of order`(_ line: String) {
    #expect(
      marked(.stepsOutOfOrder, user: "It has been a long day.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "First, pack the bag. Then row to the island. Finally, tie up the boat.",
    "Then what did he say? First things first: are you safe?",
    "Next week is the concert. Start by tuning the oboe.",
    "Then the rain came. You stayed.",
    "Last week was long. Start with one small thing.",
  ]) func `steps in order, questions and stories are left alone`(_ response: String) {
    #expect(!faults(response).contains(.stepsOutOfOrder))
  }

  @Test func `steps that the message before began may go on`() {
    let before = [user("How do I start?"), assistant("First, pack the bag and check the weather.")]
    let line = "Then row to the island. Start by the east side."
    #expect(faults(line).contains(.stepsOutOfOrder))
    #expect(!faults(line, after: before).contains(.stepsOutOfOrder))
  }

  @Test(arguments: [
    "«Your journal shows that mornings are hardest.» What helps?",
    "«Based on your pattern, Thursdays pull you down.»",
    "«According to your log, you slept four hours.» How are you now?",
    "«We agreed on the oboe as your goal.»",
    "«Three weeks ago this felt impossible to you.»",
    "«Your check-ins have been pointing there for a while.»",
    "«I've noticed that you skip the stairs on Mondays.»",
  ]) func `a claim to know records or the past is found in other words`(_ line: String) {
    #expect(marked(.unsupportedMemory, user: "I am tired.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    ("My journal says the same every day.", "Your journal shows the same thing daily. What else?"),
    ("I am tired.", "Your log might show when it began."),
    ("I am tired.", "Write it in your journal. Does your diary say when it began?"),
    ("I stopped rowing three weeks ago.", "Three weeks ago you stopped rowing. What changed?"),
    ("I am tired.", "I moved here two months ago."),
  ]) func `records that were spoken of, advice and the speaker's own past are no claims`(
    _ said: String, _ response: String
  ) {
    #expect(marked(.unsupportedMemory, user: said, response: response) == response)
  }
}

/// What shows only beside the other responses of a dataset.
@Suite struct DatasetDamageTests {
  private func judged(_ responses: [String]) -> Judgement {
    let conversations = responses.map { Conversation([user("I did it again."), assistant($0)]) }
    return Judgement(analyse(conversations).summary, standards: Standards())
  }

  private let things = [
    "garden", "choir", "boat", "oboe", "kitchen", "ferry", "orchard", "attic", "marathon",
    "harbour",
    "bakery", "museum", "village", "library", "workshop", "vineyard", "stable", "lighthouse",
    "station",
    "theatre", "market", "quarry", "pond", "meadow",
  ]

  @Test func `responses cut at one length are cut off, shorter ones are not`() {
    let whole = things.map { "You went to the \($0). That was brave." }
    let cut = things.map { thing in
      String(
        "You went to the \(thing) and you told them all of it, as you had planned to do".prefix(60))
    }
    let judgement = judged(whole + cut)
    for index in things.indices {
      #expect(!judgement.faults[index].contains(.cutOff))
      #expect(judgement.faults[things.count + index].contains(.cutOff))
    }
  }

  @Test func `a sentence in many responses is stock wherever it stands`() {
    let stock = "Small steps carry you over any hill in the end."
    let shared = things.prefix(8).map { "You went to the \($0). \(stock) What is next?" }
    let own = things.suffix(8).map {
      "You left the \($0) behind. What is next for the \($0) and you?"
    }
    let judgement = judged(shared + own)
    for index in 0..<16 {
      #expect(judgement.faults[index].contains(.stockSentence) == (index < 8))
    }
    let few = judged(Array(shared.prefix(7)) + own)
    #expect(few.faults.allSatisfy { !$0.contains(.stockSentence) })
  }
}
