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
