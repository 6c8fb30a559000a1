import TestSupport
import Testing

@testable import Language

/// All cues of a lexicon in a text.
func matches(_ lexicon: Lexicon, _ tokens: WordText) -> [Lexicon.Match] {
  var found: [Lexicon.Match] = []
  lexicon.match(tokens, into: &found)
  return found
}

struct LexiconTests {
  /// The stretches of a text that a small lexicon of reactions finds.
  private func found(_ cues: String, in text: String, topics: [Topic] = []) -> [String] {
    let lexicon = Lexicon(cues: CueList(cues), topics: topics)
    let bytes = Array(text.utf8)
    let tokens = WordText(bytes, lexicon: lexicon)
    return matches(lexicon, tokens).map { match in
      let words = match.words
      let range =
        Int(tokens.words[words.lowerBound].start)..<Int(tokens.words[words.upperBound - 1].end)
      return String(decoding: bytes[range], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("well done", "Oh, WELL done!", ["WELL done"]),
    ("well done", "a well. Done is done", []),
    ("well done", "swell done", []),
    ("well done", "well-done steak", ["well-done"]),
    ("(big|small) step", "a big step and a small step", ["big step", "small step"]),
    ("(big|small) step", "a bigger step", []),
    ("so (very |)glad", "so glad, so very glad", ["so glad", "so very glad"]),
    ("so (very|) glad", "so glad, so very glad", ["so glad", "so very glad"]),
    ("so (very|) glad", "so truly glad", []),
    ("(a|b) (c|d)", "a c, a d, b c, b d, c a", ["a c", "a d", "b c", "b d"]),
    ("take * time", "take your time, take time, take all your time", ["take your time"]),
    ("^ try this", "Try this. I try this. (Try this)", ["Try this", "Try this"]),
    ("don't", "I don’t, I don't, I dont", ["don’t", "don't"]),
    ("a b c", "a b", []),
    ("push-up", "push up, push-up, pushup", ["push up", "push-up"]),
  ]) func `matches phrases on whole words`(_ cue: String, _ text: String, _ stretches: [String]) {
    #expect(found("[reaction 0.5]\n\(cue)", in: text) == stretches)
  }

  @Test func `finds a cue inside a longer one too`() {
    #expect(
      found("[reaction 1]\ngood\ngood for you", in: "good for you") == ["good", "good for you"])
  }

  @Test func `takes the weight from the section, and 1 where it gives none`() {
    let lexicon = Lexicon(
      cues: CueList("[reaction 0.25]\nsoft\n[advice]\nhard"), topics: [])
    let outcomes = matches(lexicon, WordText(Array("soft hard".utf8), lexicon: lexicon))
      .map(\.outcome)
    #expect(outcomes.map(\.weight) == [0.25, 1])
    #expect(outcomes.map(\.meaning) == [.reaction, .advice])
  }

  @Test func `leaves out comments and blank lines`() {
    #expect(found("# soft\n\n[reaction 1]\n  # soft\n  hard  \n", in: "soft hard") == ["hard"])
  }

  @Test(arguments: [
    ("push-ups", "push-ups, push ups and pushups", ["push-ups", "push ups"]),
    ("R&D", "our r&d", ["r&d"]),
    ("work out", "I work out; it will not work. Out!", ["work out"]),
    ("10k", "a 10K and a 10 k", ["10K"]),
  ]) func `finds keywords of topics`(_ keyword: String, _ text: String, _ stretches: [String]) {
    let topic = Topic(slug: "a", title: "A", goal: 1, keywords: [TopicKeyword(keyword)])
    #expect(found("", in: text, topics: [topic]) == stretches)
  }

  @Test(arguments: ["", " ", "()", "(", ")", "(a", "a)", "^", "*", "-", "(|)", "((a|b)|c)"])
  func `an odd keyword harms nothing`(_ keyword: String) {
    let topic = Topic(
      slug: "a", title: "A", goal: 1, keywords: [TopicKeyword(keyword), TopicKeyword("run")])
    #expect(found("", in: "we run", topics: [topic]).contains("run"))
  }

  @Test func `tells words of grammar from words of content`() {
    let text = "the knee of you’re going my lighthouse"
    let message = analysed(text)
    let words = message.content.map { message.byteRange(ofWords: Int($0.word)..<Int($0.word) + 1) }
    #expect(marked(text, words) == "the «knee» of you’re going my «lighthouse»")
  }

  @Test(arguments: Emotion.allCases.dropFirst())
  func `every emotion has cues`(_ emotion: Emotion) {
    #expect(englishCues.contains("[\(emotion.name) "))
  }
}
