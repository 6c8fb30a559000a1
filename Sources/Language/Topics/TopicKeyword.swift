/// A word or phrase that speaks of a topic, in lower case and in the form of a cue, with a weight.
package struct TopicKeyword: Sendable, Hashable {
  package var phrase: String
  /// 0 to 3: how much it says by itself. 1 for a word of one's own choice, more for one that hardly
  /// speaks of anything else, less for one that often does.
  package var weight: Double

  /// How many keywords one topic may have.
  package static let maximumCount = 1000

  /// Whether a text is short enough for a keyword: looking for it takes time and memory by its words.
  package static func isShort(_ text: String) -> Bool { Phrase.isShort(text) }

  /// What ``isShort(_:)`` asks, for a finding.
  package static let limits =
    "\(Phrase.maximumBytes) bytes or \(Phrase.maximumParts) words and alternatives"

  package init(_ phrase: String, weight: Double = 1) {
    self.phrase = phrase
    self.weight = weight
  }
}

extension TopicKeyword: ExpressibleByStringLiteral {
  package init(stringLiteral phrase: String) { self.init(phrase) }
}
