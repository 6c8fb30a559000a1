import TestSupport
import Testing

@testable import Language

struct WordTextTests {
  @Test(arguments: [
    ("I ran. It hurt!", ["I ran.", "It hurt!"]),
    ("Really?! Yes", ["Really?!", "Yes"]),
    ("I did it 3.5 times at example.com today.", ["I did it 3.5 times at example.com today."]),
    ("See https://example.com/a?b=c&d=e for it.", ["See https://example.com/a?b=c&d=e for it."]),
    ("She said \"stop.\" Then she left.", ["She said \"stop.\"", "Then she left."]),
    ("It (the knee) hurts.) **Rest now.** Good", ["It (the knee) hurts.)", "Rest now.**", "Good"]),
    ("First line\nSecond line", ["First line", "Second line"]),
    ("a line that goes\non in lower case", ["a line that goes\non in lower case"]),
    ("a paragraph\n\nanother", ["a paragraph", "another"]),
    ("- eat\n- sleep", ["eat", "sleep"]),
    ("1. Eat well\n2. Sleep", ["1.", "Eat well", "2.", "Sleep"]),
    ("Well… I see… and go on.", ["Well…", "I see…", "and go on."]),
    ("Wait... what?", ["Wait...", "what?"]),
    ("well...maybe not", ["well...maybe not"]),
    ("   ", []),
    ("?!", []),
    ("", []),
  ]) func `cuts a text into sentences`(_ text: String, _ sentences: [String]) {
    let tokens = WordText(Array(text.utf8), lexicon: lexicon)
    let found = tokens.sentences.map {
      String(decoding: Array(text.utf8)[$0.start..<$0.end], as: UTF8.self)
    }
    #expect(found == sentences)
  }

  @Test(arguments: [
    ("You ran", Sentence.Ending.none), ("You ran.", .statement), ("You ran!", .exclamation),
    ("You ran?", .question), ("You ran?!", .question), ("You ran!?", .question),
    ("You ran? !", .question), ("You ran…", .statement), ("You ran?\"", .question),
    ("You ran (far?)", .question), ("You ran?**", .question), ("You ran,", .none),
    ("Go to a?b=c", .none), ("Is it 3.5", .none),
  ]) func `knows how a sentence ends`(_ text: String, _ ending: Sentence.Ending) throws {
    let last = try #require(WordText(Array(text.utf8), lexicon: lexicon).sentences.last)
    #expect(last.ending == ending)
  }

  @Test(arguments: [
    ("Don't stop", ["Don't", "stop"]),
    ("Don’t stop", ["Don’t", "stop"]),
    ("'quoted' and ‘quoted’ words", ["quoted", "and", "quoted", "words"]),
    ("the runners' shoes", ["the", "runners", "shoes"]),
    ("well-known — or not", ["well", "known", "or", "not"]),
    ("“Yes”, she said…", ["Yes", "she", "said"]),
    ("naïve café", ["naïve", "café"]),
    ("use `let x = 1` here", ["use", "here"]),
    ("use ``a ` b`` here", ["use", "here"]),
    ("before\n```swift\nlet x = 1\n```\nafter", ["before", "after"]),
    ("before\n~~not code~~", ["before", "not", "code"]),
    ("an `open span", ["an", "open", "span"]),
    ("an `open\n\nparagraph` ends it", ["an", "open", "paragraph", "ends", "it"]),
    ("```\nnever closed", []),
    ("snake_case 42 5k", ["snake_case", "42", "5k"]),
  ]) func `takes words, and leaves code out`(_ text: String, _ words: [String]) {
    let bytes = Array(text.utf8)
    let tokens = WordText(bytes, lexicon: lexicon)
    let found = tokens.words.map {
      String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self)
    }
    #expect(found == words)
  }

  @Test(arguments: [("a `b` c", true), ("```\nb\n```", true), ("a ` b", false), ("plain", false)])
  func `says whether code was left out`(_ text: String, _ hasCode: Bool) {
    #expect(WordText(Array(text.utf8), lexicon: lexicon).hasCode == hasCode)
  }

  @Test(arguments: [("Don’t", "don't"), ("RUN", "run"), ("I’M", "i'm"), ("Café", "café")])
  func `hashes words alike whatever their case and apostrophe`(_ word: String, _ same: String) {
    let words = WordText(Array("\(word) \(same)".utf8), lexicon: lexicon).words
    #expect(words.count == 2)
    #expect(words.first?.hash == words.last?.hash)
  }

  @Test(arguments: 0..<400)
  func `counts the Unicode scalars of any text`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let text = generator.text(pieces: seed % 60)
    let tokens = WordText(Array(text.utf8), lexicon: lexicon)
    #expect(tokens.scalarCount == text.unicodeScalars.count, "\(text.debugDescription)")
  }

  @Test(arguments: 0..<400)
  func `sentences hold all words, in order, without overlap`(_ seed: Int) {
    var generator = SeededGenerator(seed: 1000 + seed)
    let text = generator.text(pieces: seed % 60)
    let tokens = WordText(Array(text.utf8), lexicon: lexicon)
    var word = 0
    var end = 0
    for (number, sentence) in tokens.sentences.enumerated() {
      #expect(sentence.words.lowerBound == word)
      #expect(!sentence.words.isEmpty)
      #expect(sentence.start >= end && sentence.end <= text.utf8.count)
      #expect(tokens.words[sentence.words].allSatisfy { $0.sentence == number })
      word = sentence.words.upperBound
      end = sentence.end
    }
    #expect(word == tokens.words.count)
  }
}
