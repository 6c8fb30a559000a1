import TestSupport
import Testing

@testable import Tokenizer

@Suite("Tokens of o200k_base")
struct TokenizerTests {
  let tokenizer = Tokenizer()

  /// What tiktoken 0.14 gives; `Tests/Benchmarks/tokens.py` compares many more texts.
  @Test(
    "are those of tiktoken",
    arguments: [
      ("I keep skipping my run.", [40, 3357, 89472, 922, 2461, 13]),
      (
        "THAT'S hard, isn't it? We'RE here.",
        [4867, 1228, 31233, 3479, 11, 12471, 480, 30, 1416, 6, 1099, 2105, 13]
      ),
      (
        "Ran 12345 m in 0:59:07!",
        [151870, 220, 7633, 2548, 284, 306, 220, 15, 25, 4621, 25, 3173, 0]
      ),
      ("  two\n\n\n  lines \t", [220, 1920, 2499, 220, 8698, 14593]),
      (
        "naïve café — Žižek's 心配しないで",
        [1503, 9954, 737, 30469, 2733, 51788, 107977, 886, 885, 101346, 23246, 3829, 47592, 4344]
      ),
      (
        "\u{1F3C3}\u{1F3FD}\u{200D}\u{2640}\u{FE0F} go",
        [52622, 225, 52622, 121, 2524, 15794, 15148, 810]
      ),
      ("<|endoftext|>", [27, 91, 419, 1440, 919, 91, 29]),
      (String(repeating: "a", count: 200), Array(repeating: 117525, count: 25)),
      ("\u{301}ABC \u{301}abc", [13430, 44197, 220, 13430, 26682]),
      ("it’s 'ſ we'ſ", [278, 802, 461, 70067, 581, 6, 70067]),
      ("path//\n/x", [4189, 22704, 14, 87]),
      ("", []),
    ] as [(String, [Int32])])
  func tokens(text: String, expected: [Int32]) {
    #expect(tokenizer.tokens(Array(text.utf8)) == expected)
    #expect(tokenizer.count(Array(text.utf8)) == expected.count)
  }

  @Test("stand for the text again, whatever it is")
  func roundTrip() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      // Bytes that are no UTF-8 too.
      let text = (0..<Int.random(in: 0...90, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let tokens = tokenizer.tokens(text)
      #expect(tokenizer.text(of: tokens) == text)
      #expect(tokenizer.count(text) == tokens.count)
    }
  }

  @Test("of a long word are the same by either way of joining")
  func longWords() throws {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let letters = Array("abcdefgh".utf8)
      let word = (0..<Int.random(in: 2...300, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? letters[0]
      }
      unsafe word.withUnsafeBufferPointer { bytes in
        let (first, second) = unsafe (
          tokenizer.mergedBySearch(bytes), tokenizer.mergedInOrder(bytes)
        )
        #expect(first == second)
      }
    }
  }

  @Test("of a word of a million letters are found without trying all pairs over and over")
  func millionLetters() {
    #expect(tokenizer.count([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)) == 125_000)
  }

  @Test("come from a vocabulary of 199,998")
  func vocabulary() {
    #expect(RankTable().count == 199_998)
    #expect(RankTable().bytes(of: 0) == [UInt8(ascii: "!")])
  }
}
