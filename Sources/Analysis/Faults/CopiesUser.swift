internal import Language

extension Fault {
  /// A response that is the user's message again.
  package static let copiesUser = Fault(number: 5)
}

extension FaultRule {
  /// How ``Fault/copiesUser`` is called, what it costs, and how it is found.
  package static let copiesUser = FaultRule(
    .copiesUser, code: "copies-user", effect: .broken,
    texts: FaultTexts(
      title: "copies the user",
      explanation: "The response is the user's own message again.",
      advice: "Say back what you heard in other words, or answer it."),
    checks: .words { exchange, found, scratch in
      let response = exchange.response
      let shared = exchange.shared.reduce(0) { $0 + $1.current }
      if shared * 2 >= response.content.count, copies(exchange.user, response, &scratch.grams) {
        found.add(.copiesUser, 0..<response.text.count)
      }
    })
}

/// Whether a response is mostly the user's own words in the user's own order, with "I" and "you"
/// taken for the same word.
private func copies(
  _ user: AnalysedMessage, _ response: AnalysedMessage, _ said: inout WordSet
) -> Bool {
  let words = response.tokens.words
  guard words.count >= 6, user.tokens.words.count >= 6 else { return false }
  func grams(_ words: [Word]) -> [UInt64] {
    (0...(words.count - 4)).map { start in
      words[start..<start + 4].reduce(1) {
        $0 &* 0x9E37_79B9_7F4A_7C15 &+ (firstPersonOf[$1.hash] ?? $1.hash)
      }
    }
  }
  said.reset(capacity: user.tokens.words.count)
  for gram in grams(user.tokens.words) { said.insert(gram) }
  let own = grams(words)
  let shared = own.count { said.contains($0) }
  return Double(shared) >= 0.7 * Double(own.count)
}

/// By the hash of a word that speaks of "you": the hash of the one that speaks of "I".
private let firstPersonOf: [UInt64: UInt64] = Dictionary(
  uniqueKeysWithValues: [
    ("you", "i"), ("me", "i"), ("your", "my"), ("yours", "mine"), ("yourself", "myself"),
    ("are", "am"), ("were", "was"), ("you're", "i'm"), ("you've", "i've"), ("you'd", "i'd"),
    ("you'll", "i'll"),
  ].map { (hashOfWord($0.0.utf8), hashOfWord($0.1.utf8)) })
