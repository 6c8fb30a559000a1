import Testing
import WordVectors

struct WordVectorsTests {
  private let vectors = WordVectors()

  private func relatedness(_ response: String, to message: String, before: [String] = []) -> Double?
  {
    vectors.relatedness(
      of: vectors.vector(of: Array(response.utf8)), to: vectors.vector(of: Array(message.utf8)),
      before: before.map { vectors.vector(of: Array($0.utf8)) })
  }

  /// As `Tests/Measures/word_vectors.py CORPORA --show` prints them, which cuts words and counts by itself.
  @Test(arguments: [
    (
      "I keep hitting snooze and skipping my run.",
      "That sounds frustrating. What makes the mornings so hard?", 0.7333
    ),
    (
      "I keep hitting snooze and skipping my run.",
      "The recipe needs two eggs and a cup of flour.", 0.4983
    ),
    (
      "My boss shouted at me in front of everyone.",
      "Being shouted at in front of your colleagues must have been humiliating.", 1
    ),
  ])
  func `what is computed is what the script computes`(
    _ message: String, _ response: String, _ expected: Double
  ) throws {
    let value = try #require(relatedness(response, to: message))
    #expect(abs(value - expected) < 0.002, "\(value)")
  }

  @Test func `case, marks and other letters change nothing`() throws {
    let plain = try #require(relatedness("rest your knee first", to: "my knee hurts after the run"))
    let loud = try #require(
      relatedness("REST – your knee… first!", to: "My Knee HURTS (after the run)"))
    #expect(plain == loud)
  }

  @Test func `what was said before counts`() throws {
    let message = "Yes, since March."
    let response = "Three months of knee pain would wear anybody down."
    let alone = try #require(relatedness(response, to: message))
    let within = try #require(
      relatedness(
        response, to: message,
        before: ["My knee hurts on every run.", "Is it always the same knee?"]))
    #expect(within > alone)
  }

  @Test(arguments: ["", "?!", "ok", "好的", "…"])
  func `too little says nothing`(_ message: String) {
    #expect(relatedness("What happened then?", to: message) == nil)
    #expect(relatedness(message.filter { !$0.isASCII }, to: "My knee hurts after the run") == nil)
  }

  @Test func `long words and long texts end`() throws {
    let word = String(repeating: "abcdefgh", count: 5000)
    _ = relatedness(word, to: "My knee hurts")
    let text = String(repeating: "my knee hurts ", count: 5000)
    #expect(try #require(relatedness(text, to: text)).isFinite)
  }
}
