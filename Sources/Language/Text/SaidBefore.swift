/// How much of what the assistant says in a conversation it said before.
///
/// People rate a response lower, the more it repeats what was said: shares of word runs are the usual measure
/// (Li et al. 2016, distinct-n; of earlier messages: See et al. 2019).
package struct SaidBefore {
  /// Three words in a row of the assistant's messages so far.
  private var triples = WordSet()

  package init() {}

  /// The shares of the next message of the assistant, both 0 to 1, and remembers the message.
  ///
  /// - Parameter pairs: A set to work with.
  /// - Returns: `earlier`, the share of its word triples that an earlier message has (of three at the
  ///   least); `twice`, the share of its word pairs that stand in it before.
  package mutating func add(
    _ message: AnalysedMessage, _ pairs: inout WordSet
  ) -> (earlier: Double, twice: Double) {
    let words = message.tokens.words.span
    guard words.count > 1 else { return (0, 0) }
    pairs.reset(capacity: words.count)
    var repeated = 0
    var known = 0
    for index in 1..<words.count {
      let pair = words[index - 1].hash &* multiplier &+ words[index].hash
      if pairs.insert(pair) != nil { repeated += 1 }
      if index > 1, triples.contains(words[index - 2].hash &* multiplier &* multiplier &+ pair) {
        known += 1
      }
    }
    for index in 2..<max(2, words.count) {
      let pair = words[index - 1].hash &* multiplier &+ words[index].hash
      triples.insert(words[index - 2].hash &* multiplier &* multiplier &+ pair)
    }
    return (
      Double(known) / Double(max(3, words.count - 2)), Double(repeated) / Double(words.count - 1)
    )
  }
}

private let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
