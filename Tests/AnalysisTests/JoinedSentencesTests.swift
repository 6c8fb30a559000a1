import Corpus
import Language
import TestSupport
import Testing

@testable import Analysis

/// Each line is a text; `|` stands where a sentence should begin.
@Suite struct JoinedSentencesTests {
  private func sentences(_ text: String) -> String {
    let message = analysed(text)
    return message.tokens.sentences.map { sentence in
      String(decoding: message.text[sentence.start..<sentence.end], as: UTF8.self)
    }.joined(separator: "|")
  }

  @Test(arguments: [
    "That garden sounds quiet now|What did you grow there before",
    "You kept the choir going|Try the low part tomorrow",
    "The stairs are hard|Let's begin with one step|You can rest after",
    "Your brother knows|It's good that you told him",
    "You told me about the boat|I hear how tired you are of it",
    "That must be so hard|Okay.|How is your knee today?",
    "That is a long winter|Running in the dark would wear anybody out.",
    "I am glad you wrote|Six weeks with a broken oven is long.",
    "You told Anna|You could tell her the rest, too.",
    "Hey [NAME]|Do you have a plan for the rain?",
    "Okay|So how was the ferry?",
    "You did it :)|Great job on the beans!",
    "You did it 🎉|Great job on the beans!",
    "The frost is over.|The beans are up.The rest will come",
    "Well done|You rowed the whole lake.",
  ]) func `a capital that no name explains begins a sentence`(_ line: String) {
    let parted = sentences(line.replacing("|", with: " "))
    // Without a space is another author's habit; there the text has none.
    #expect(parted == line.replacing("up.The", with: "up.|The"))
  }

  @Test(arguments: [
    "She read The Old Man and the Sea twice.", "On Monday I row, and then I sleep.",
    "When it rains I stay in the shed.", "That is the boat I built with my father.",
    "My friend Anna knows what I mean.", "I think I understand what you mean by that.",
    "We went from Oslo to Bergen by train.", "Take vitamin D every morning.",
    "You moved to New York in the spring.", "I'm so glad I know that now.",
    "Is that what Dr Berg told you?", "It is 5 PM there, and the Tuesday class is full.",
    "He said The boat is sinking.",
  ]) func `names, titles and I in mid-sentence part nothing`(_ text: String) {
    #expect(sentences(text) == text)
  }

  @Test func `a full stop without a space behind it ends a sentence, in an address it does not`() {
    #expect(sentences("That was hard.What helped?") == "That was hard.|What helped?")
    #expect(sentences("See example.org or v1.Beta for it.") == "See example.org or v1.Beta for it.")
  }

  @Test(arguments: [
    "That sounds really «tough What» did you do then?",
    "You kept the beans «alive That» took «patience Try» the tomatoes next.",
    "I hear how tired you «are You» have carried the choir alone. Who could help? When is the next concert?",
  ]) func `sentences that a script ran together are a fault`(_ line: String) {
    #expect(
      marked(.joinedSentences, user: "It has been a long day.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "that sounds tough, i had the same with my boat and it passed",
    "You read The Sea at last. I liked it. What did you think?",
    "There is nobody I can tell at work.", "You are the kindest person I have met.",
    "Ask somebody I trust.",
    "I know the boat I built is slow.",
    "The beans are up. The frost is over. You waited. It paid. The rest is easy Now water them. Then rest. Sleep well.",
    "Hi! It's Anna from the rowing club.",
    "Mittags gehe ich an die See, dann lese ich. Was machst Du?",
  ]) func `one slip in a long text, chat and other languages are none`(_ response: String) {
    #expect(
      marked(.joinedSentences, user: "It has been a long day.", response: response) == response)
  }

  @Test func `what is asked in a sentence that was run into another is heard as a question`() throws
  {
    let result = analyse(
      user("The choir is over for me."),
      assistant("That choir held your week together What will you miss most"))
    #expect(try #require(result.last?.question.value) >= 0.5)
  }

  @Test func `a text of a megabyte without any mark is read in linear time`() {
    let text = String(repeating: "that is hard The rain I know falls Running on ", count: 23_000)
    let message = analysed(text)
    #expect(message.tokens.sentences.count > 20_000)
  }
}
