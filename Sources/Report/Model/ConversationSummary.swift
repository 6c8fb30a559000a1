package import Analysis
package import Findings

/// The scores of the conversations that were recorded, without those written by hand.
package struct ConversationSummary: Sendable {
  package struct Entry: Sendable {
    package var id: String
    package var place: Place
    package var exchanges: Int
    package var flagged: Int
    package var scores: ConversationScores

    package init(
      id: String, place: Place, exchanges: Int, flagged: Int, scores: ConversationScores
    ) {
      self.id = id
      self.place = place
      self.exchanges = exchanges
      self.flagged = flagged
      self.scores = scores
    }
  }

  /// One of the scores over all scored conversations.
  package struct Score: Sendable {
    package var kind: ConversationScore.Kind
    /// 0 to 1; nil without conversations.
    package var median: Double?
    /// The mean of each part in hundredths, in the order of the parts, the deduction last.
    package var parts: [(name: ConversationScore.Name, mean: Double)]

    package init(
      kind: ConversationScore.Kind, median: Double?,
      parts: [(name: ConversationScore.Name, mean: Double)]
    ) {
      self.kind = kind
      self.median = median
      self.parts = parts
    }
  }

  /// The score that the project steers by.
  package var steering: ConversationScore.Kind
  /// Conversations with a score.
  package var scored = 0
  /// Conversations without one: none of their exchanges could be judged.
  package var unscored = 0
  /// Scored conversations by the score that is steered by, in ten bins of 0.1; the last includes 1.
  package var bins = Array(repeating: 0, count: 10)
  /// Both scores; none without conversations.
  package var scores: [Score] = []
  /// How many conversations a page lists; all are in `data/conversations.jsonl`.
  package static let listedCount = 200

  /// The lowest by the score that is steered by, lowest first, at most ``listedCount``.
  package var lowest: [Entry] = []

  package init(steering: ConversationScore.Kind = .support) { self.steering = steering }
}
