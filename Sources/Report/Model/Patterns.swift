package import Analysis
package import Findings

/// What recurs across conversations.
package struct Patterns: Sendable {
  /// Faults by number of exchanges, most frequent first.
  package var faults: [(fault: FaultRule, count: Int)]
  /// Sentences that open many responses, most frequent first: text (masked), responses, places.
  package var openers: [(text: String, count: Int, examples: [Place])]
  /// Users' emotional states by number of exchanges, most frequent first.
  package var emotions: [(emotion: Emotion, count: Int)]
  /// The pairs of topic and emotional state that occur in the most conversations, at most 12.
  package var concerns: [(topic: Topic, emotion: Emotion, conversations: Int, flagged: Int)]
  /// Of each topic, in the order of the standards: flagged exchanges of all exchanges.
  package var flaggedByTopic: [Share]

  package init(
    faults: [(fault: FaultRule, count: Int)],
    openers: [(text: String, count: Int, examples: [Place])],
    emotions: [(emotion: Emotion, count: Int)],
    concerns: [(topic: Topic, emotion: Emotion, conversations: Int, flagged: Int)],
    flaggedByTopic: [Share]
  ) {
    self.faults = faults
    self.openers = openers
    self.emotions = emotions
    self.concerns = concerns
    self.flaggedByTopic = flaggedByTopic
  }
}
