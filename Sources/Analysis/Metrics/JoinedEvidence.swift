internal import Language

/// Pieces of evidence for one thing, joined as independent: 1 − Π(1 − wᵢ).
struct JoinedEvidence {
  private var rest = 1.0

  /// - Parameter weight: 0 to 1; no single piece proves more than 0.95.
  mutating func add(_ weight: Double) { rest *= 1 - min(0.95, max(0, weight)) }

  /// 0 to 1.
  var value: Double { 1 - rest }
}

/// How much of a sentence's content the user said before.
struct SharedWords {
  /// Words of the user's last message, and of the messages before it.
  var current = 0
  var earlier = 0
}

/// By sentence of a response: the words of content that the user said.
func sharedWords(
  of response: AnalysedMessage, current: WordSet, heard: WordSet
) -> [SharedWords] {
  var shared = Array(repeating: SharedWords(), count: response.sentences.count)
  for word in response.content {
    if current.contains(word.stem) {
      shared[Int(word.sentence)].current += 1
    } else if heard.contains(word.stem) {
      shared[Int(word.sentence)].earlier += 1
    }
  }
  return shared
}
