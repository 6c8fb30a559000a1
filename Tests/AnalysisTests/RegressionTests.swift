import BuiltinTemplates
import Language
import TestSupport
import Testing

@testable import Analysis

/// Cases that rules once got wrong.
struct RegressionTests {
  private func matches(_ lexicon: Lexicon, _ words: WordText) -> [Lexicon.Match] {
    var found: [Lexicon.Match] = []
    lexicon.match(words, into: &found)
    return found
  }

  @Test(arguments: [
    "stop (doing|being (so|such)|it)", "(on (one|two)|off) days", "^so you",
  ]) func `alternatives inside alternatives, and a word right behind the start sign`(_ cue: String)
  {
    let texts = ["stop being so", "on two days", "so you"]
    let lexicon = Lexicon(cues: CueList("[reaction 1]\n\(cue)"), topics: [])
    #expect(
      texts.contains { !matches(lexicon, WordText(Array($0.utf8), lexicon: lexicon)).isEmpty })
  }

  /// The words of a phrase, with the first of each set and of each choice.
  private func example(_ elements: [Phrase.Element], _ cues: CueList) -> [String] {
    elements.flatMap { element in
      switch element {
      case .word(let word): [word]
      case .set(let name): [cues.wordLists.first { $0.name == name }?.words.first ?? "?"]
      case .anyWord: ["anything"]
      case .choice(let options): example(options.first ?? [], cues)
      }
    }
  }

  @Test(arguments: ["en", "de", "es"])
  func `every phrase of a cue list is found in a text that is that phrase`(_ code: String) throws {
    let file = try #require(BuiltinTemplates.files.first { $0.name == "cues/\(code).txt" })
    let cues = CueList(file.text)
    let lexicon = try #require(languages.all.first { $0.code == code }).lexicon
    #expect(cues.problems.isEmpty)
    for phrase in cues.sections.flatMap(\.phrases) {
      let text = example(Phrase(phrase).elements, cues).joined(separator: " ")
      let tokens = WordText(Array(text.utf8), lexicon: lexicon)
      let covered = matches(lexicon, tokens).map(\.words.count).max() ?? 0
      #expect(covered == tokens.words.count, "\(phrase)")
    }
  }

  @Test(arguments: [
    "worry worries worried", "carry carried carrying", "walk walk’s", "hive hive’s",
  ])
  func `inflections with a doubled consonant before y, and with a curly apostrophe`(_ words: String)
  {
    let bytes = Array(words.utf8)
    var stems: Set<UInt64> = []
    for word in WordText(bytes, lexicon: lexicon).words { stems.insert(stem(word, in: bytes.span)) }
    #expect(stems.count == 1)
  }

  @Test(arguments: ["It costs Â£20.", "Itâ\u{80}\u{99}s fine.", "â‚¬20 it is."])
  func `other traces of a wrong encoding`(_ text: String) {
    #expect(damagedCharacters(in: Array(text.utf8)) != nil)
  }

  @Test(arguments: ["Are you safe?🙂", "He wonders, “Are you safe?”", "Are you safe?— Good."])
  func `a question mark right before an emoji, a curly quote or a dash ends the sentence`(
    _ text: String
  ) {
    #expect(WordText(Array(text.utf8), lexicon: lexicon).sentences.first?.ending == .question)
  }

  @Test func `a question quoted inside a sentence asks nothing`() {
    #expect(questionIndicator(analysed("Your aunt asked \"do you rest?\" and left.")).value < 0.5)
  }

  @Test(arguments: [
    "It takes time to get over it.", "You were able to just deal with it for years.",
    "A swim is a good way to cheer up.", "Nobody may tell you to suck it up.",
  ]) func `words of belittling that order nothing`(_ response: String) {
    #expect(marked(.dismissive, user: "My tent flooded.", response: response) == response)
  }

  @Test(arguments: [
    "Well done! You are doing fine. Friday is the day for the pool",
    "You can become whoever you want to be", "What are you involved with",
    "It gets easier. We are here. I hope that helps, Maren",
    "You need a friend now. One who stays. Find someone you can talk to",
  ]) func `finished sentences without a full stop`(_ response: String) {
    #expect(marked(.cutOff, user: "I did it again.", response: response) == response)
  }

  @Test func `a question that stops behind its subject`() {
    let line = "A blue kite with a red tail. «What wind did you»"
    #expect(marked(.cutOff, user: "I made a kite.", response: unmarked(line)) == line)
  }

  @Test(arguments: [
    "When was the last time you swam in the lake", "That fits what you've told me.",
    "Swimming in the cold would fit what you've told me.",
  ]) func `claims that are questions or speak of the message itself`(_ response: String) {
    #expect(
      marked(.unsupportedMemory, user: "I feel alone.", response: response) == response)
  }

  @Test func `a cheer over and over`() {
    let response = "Happy birthday! Happy birthday! Happy birthday! Happy birthday!"
    #expect(marked(.repeatsItself, user: "I am 40.", response: response) == response)
  }

  @Test(arguments: [
    ("My aunt sold my piano. I had no say.", "Your aunt sold your piano. You had no say."),
    ("Yes. That's what I said. I feel sold.", "Yes. That's what you said. You feel sold."),
  ]) func `copies with the persons turned round`(_ said: String, _ response: String) {
    #expect(marked(.copiesUser, user: said, response: response) == "«\(response)»")
  }

  @Test func `another turn in the middle of a line`() {
    let result = marked(
      .roleConfused, user: "Is it far?",
      response: "Not far. Assistant: Shall I look? User: Yes please. Assistant: Two miles.")
    #expect(result.contains("«"))
  }
}
