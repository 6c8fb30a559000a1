extension Fault {
  /// A response whose wording is like that of harmful ones.
  package static let harmful = Fault(number: 30)
}

extension FaultRule {
  /// How ``Fault/harmful`` is called, what it costs, and how it is found.
  package static let harmful = FaultRule(
    .harmful, code: "harmful", effect: .suspicion,
    texts: FaultTexts(
      title: "may be harmful",
      explanation: "Its wording is like that of replies which people judged to do harm.",
      advice: "Read it as the user would, and leave it out if it could hurt or mislead."),
    checks: .text { exchange, found, _ in
      if isLikelyHarmful(exchange.harm) { found.add(.harmful) }
    })
}

/// Whether a response is one that a person should look at: its harm is 0.8 or more.
///
/// Chosen on people's clean talk alone, so that at most 2 in 100 of its responses reach it: ESConv 0.1 %, EPITOME 0.4 %, health
/// coaching 0.5 %, AnnoMI 1.7 %. Of the unsafe replies of DiaSafety 6.4 % do, of the safe ones none (left out by fold); of kinds of
/// harm that were not fitted 1.2 % and 0.2 %. The number itself says more than the cut: see `Tests/Measures/harm_model.py`.
private func isLikelyHarmful(_ harm: Grade) -> Bool { harm.value.map { $0 >= 0.8 } ?? false }
