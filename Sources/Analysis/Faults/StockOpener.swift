internal import Language

extension Fault {
  /// A first sentence that many responses open with.
  package static let stockOpener = Fault(number: 18)
}

extension FaultRule {
  /// How ``Fault/stockOpener`` is called, what it costs, and how it is found.
  package static let stockOpener = FaultRule(
    .stockOpener, code: "stock-opener", effect: .style,
    texts: FaultTexts(
      title: "stock opener",
      explanation: "Many responses open with this sentence; it teaches a stock phrase.",
      advice: "Say what you heard in this message, in words that fit only it."),
    checks: .text { exchange, found, _ in
      // Whether it is a stock phrase is known only beside the others; the mark is dropped if not.
      if opener(of: exchange.response) != 0, let first = exchange.response.tokens.sentences.first {
        found.mark(.stockOpener, first.start..<first.end)
      }
    },
    .dataset { exchange, habits, faults in
      if habits.openers[exchange.opener, default: 1] >= habits.stockCount {
        faults.insert(.stockOpener)
      }
    })
}

/// A hash of the words of the first sentence, if it has 3 to 12; 0 otherwise.
func opener(of message: AnalysedMessage) -> UInt64 {
  guard let first = message.tokens.sentences.first, (3...12).contains(first.words.count) else {
    return 0
  }
  let hash = message.tokens.words[first.words]
    .reduce(UInt64(1)) { $0 &* 0x9E37_79B9_7F4A_7C15 &+ $1.hash }
  return hash == 0 ? 1 : hash
}
