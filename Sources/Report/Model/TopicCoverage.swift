package import Analysis

/// One topic against its goal.
package struct TopicCoverage: Sendable {
  package var topic: Topic
  /// Examples of the dataset about it, of all examples.
  package var share: Share
  /// Against the goal as the lower end: `.below` when short, `.within` otherwise.
  package var status: BandStatus
  /// Examples to write to reach the goal at the next volume; 0 when there.
  package var missing: Int
  package var manual: Int
  package var mined: Int
  /// Exchanges read about it, whatever their verdict.
  package var exchanges: Int
  /// Examples per emotional state of the user, in the order of `Emotion.allCases`.
  package var emotions: [Int]

  package init(
    topic: Topic, share: Share, status: BandStatus, missing: Int, manual: Int, mined: Int,
    exchanges: Int, emotions: [Int]
  ) {
    self.topic = topic
    self.share = share
    self.status = status
    self.missing = missing
    self.manual = manual
    self.mined = mined
    self.exchanges = exchanges
    self.emotions = emotions
  }
}
