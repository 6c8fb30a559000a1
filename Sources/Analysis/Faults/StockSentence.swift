extension Fault {
  /// A sentence that many responses have word for word.
  package static let stockSentence = Fault(number: 28)
}

extension FaultRule {
  /// How ``Fault/stockSentence`` is called, what it costs, and how it is found.
  package static let stockSentence = FaultRule(
    .stockSentence, code: "stock-sentence", effect: .style,
    texts: FaultTexts(
      title: "stock sentence",
      explanation: "Many responses have this sentence word for word; it teaches a stock phrase.",
      advice: "Say it in words that fit only this message, or leave it out."),
    checks: .dataset { exchange, habits, faults in
      exchange.sentences.visit {
        if habits.stockSentences.contains($0) { faults.insert(.stockSentence) }
      }
    })
}
