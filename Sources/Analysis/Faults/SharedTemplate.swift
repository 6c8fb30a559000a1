internal import Language

extension Fault {
  /// A wording that many responses fill with other words.
  package static let sharedTemplate = Fault(number: 19)
}

extension FaultRule {
  /// How ``Fault/sharedTemplate`` is called, what it costs, and how it is found.
  package static let sharedTemplate = FaultRule(
    .sharedTemplate, code: "shared-template", effect: .style,
    texts: FaultTexts(
      title: "shared template",
      explanation: "Many responses have this wording with other words filled in.",
      advice: "Answer this message, in words that fit only it."),
    checks: .dataset { exchange, habits, faults in
      if habits.templates[exchange.template, default: 0] >= habits.stockCount {
        faults.insert(.sharedTemplate)
      }
    })
}

/// A hash of how a response is built, with its content left out: "I hear that … is … for you."
///
/// Function words stand as they are, each run of other words as one gap, and sentences end where they
/// end. Responses filled into one template have one hash. 0 for fewer than 12 words or fewer than 8
/// function words, where likeness may be chance.
func responseTemplate(of message: AnalysedMessage, _ lexicon: Lexicon) -> UInt64 {
  let words = message.tokens.words
  guard words.count >= 12 else { return 0 }
  var hash: UInt64 = 1
  var functionWords = 0
  var isInGap = false
  var sentence = words[0].sentence
  func add(_ value: UInt64, to hash: inout UInt64) {
    hash = hash &* 0x9E37_79B9_7F4A_7C15 &+ value
    hash ^= hash >> 29
  }
  for word in words {
    if word.sentence != sentence {
      sentence = word.sentence
      isInGap = false
      add(2, to: &hash)
    }
    if lexicon.grammar(of: word).contains(.function) {
      functionWords += 1
      isInGap = false
      add(word.hash, to: &hash)
    } else if !isInGap {
      isInGap = true
      add(3, to: &hash)
    }
  }
  guard functionWords >= 8 else { return 0 }
  return hash == 0 ? 1 : hash
}
