internal import Language

/// Hashes of up to four sentences of a response, by which a sentence that many share is found.
///
/// Of the sentences of 5 to 30 words the four with the smallest hashes, so that of a long response the same ones are
/// kept wherever it stands; the first sentence is left out where it counts as an opener already. Of a sentence in
/// responses of up to four such sentences none is missed. 32 bits are enough: the least count that makes a sentence
/// stock is far above what chance gives to one of 2³² values.
package struct SentenceHashes: Sendable, Equatable, BitwiseCopyable {
  /// Ascending, 0 for none.
  private var a: UInt32 = 0
  private var b: UInt32 = 0
  private var c: UInt32 = 0
  private var d: UInt32 = 0

  package init() {}

  init(_ message: AnalysedMessage) {
    let words = message.tokens.words.span
    for (number, sentence) in message.tokens.sentences.enumerated()
    where (5...30).contains(sentence.words.count) {
      if number == 0, sentence.words.count <= 12 { continue }
      var hash: UInt64 = 1
      for index in sentence.words { hash = (hash ^ words[index].hash) &* 0x9E37_79B9_7F4A_7C15 }
      insert(max(1, UInt32(truncatingIfNeeded: hash >> 32)))
    }
  }

  /// Keeps a hash in its place among the smallest, once.
  private mutating func insert(_ hash: UInt32) {
    if hash == a || hash == b || hash == c || hash == d { return }
    if a == 0 || hash < a {
      (a, b, c, d) = (hash, a, b, c)
    } else if b == 0 || hash < b {
      (b, c, d) = (hash, b, c)
    } else if c == 0 || hash < c {
      (c, d) = (hash, c)
    } else if d == 0 || hash < d {
      d = hash
    }
  }

  /// Calls `body` with each hash.
  func visit(_ body: (UInt32) -> Void) {
    if a != 0 { body(a) }
    if b != 0 { body(b) }
    if c != 0 { body(c) }
    if d != 0 { body(d) }
  }
}
