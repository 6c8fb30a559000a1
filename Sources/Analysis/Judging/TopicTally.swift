internal import Corpus
internal import Language

/// What a conversation speaks of, exchange by exchange.
///
/// A cue of a topic counts its weight, once a message. An exchange's topic rests on its own words (the
/// user's twice, the response's once), on the user's words before it, halved with every turn, and on
/// the conversation as a whole (a fifth of all evidence in it, at most 3 by topic): short replies
/// ("Tuesday") are about what their conversation is about. A topic needs 1 to
/// count at all; the strongest is the main one, and those with at least half as much count too.
struct TopicTally {
  private var recent: [Double]
  private var whole: [Double]
  private let other: Int
  private static let floor = 1.0

  init(count: Int, other: Int) {
    recent = Array(repeating: 0, count: count)
    whole = recent
    self.other = other
  }

  /// Counts a message for the conversation as a whole.
  mutating func addWhole(_ message: AnalysedMessage) {
    add(message, message.role == .user ? 1 : 0.5, to: &whole)
  }

  /// Counts a user's message for the exchanges from here on.
  mutating func hear(_ message: AnalysedMessage) {
    for index in recent.indices { recent[index] *= 0.5 }
    add(message, 2, to: &recent)
  }

  /// The topics of the exchange that a response ends: the main one, and all as bits.
  func topics(answering response: AnalysedMessage) -> (main: Int, all: UInt64) {
    var scores = recent
    add(response, 1, to: &scores)
    for index in scores.indices { scores[index] += min(3, whole[index] / 5) }
    var main = other
    var most = Self.floor
    for (index, score) in scores.enumerated() where score >= most && index != other {
      if score > most || main == other { main = index }
      most = score
    }
    guard main != other else { return (main, 0) }
    var all: UInt64 = 0
    for (index, score) in scores.enumerated()
    where index != other && score >= max(Self.floor, most / 2) {
      all |= 1 << UInt64(index)
    }
    return (main, all)
  }

  /// The topic that the conversation's words speak of instead of the stated one, if they do so clearly:
  /// with three times the evidence, and with that of four words at least.
  func contradiction(of stated: Int) -> Int? {
    var strongest = other
    for index in whole.indices where index != other {
      if strongest == other || whole[index] > whole[strongest] { strongest = index }
    }
    guard strongest != other, strongest != stated, whole[strongest] >= 6,
      whole[strongest] >= 3 * whole[stated]
    else { return nil }
    return strongest
  }

  private func add(_ message: AnalysedMessage, _ weight: Double, to scores: inout [Double]) {
    var seen: [Int] = []  // a handful of cues
    for cue in message.cues {
      guard case .topic(let topic) = cue.outcome.meaning, !seen.contains(cue.outcome.cue) else {
        continue
      }
      seen.append(cue.outcome.cue)
      scores[topic] += weight * cue.outcome.weight
    }
  }
}
