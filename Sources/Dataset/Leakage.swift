package import Analysis
internal import Bytes

/// What the two parts of a dataset have in common; all zero when nothing leaks.
///
/// Counted over the lines as they were written, by other means than those that split them.
package struct Leakage: Sendable, Equatable {
  /// In both parts: participants, conversations, exchanges with the same content, and groups of exchanges or
  /// responses that are alike.
  package var participants = 0
  package var conversations = 0
  package var exchanges = 0
  package var clusters = 0
  /// How many of each were looked at.
  package var participantCount = 0
  package var conversationCount = 0
  package var exchangeCount = 0
  package var clusterCount = 0

  package var isNone: Bool { participants + conversations + exchanges + clusters == 0 }

  package init() {}

  /// - Parameter clusters: Numbers of exchanges that say the same, or give the same response.
  package init(
    of plan: DatasetPlan, _ summary: Summary, _ judgement: Judgement, clusters: [[Int]]
  ) {
    var people = PartsOfKeys()
    var parts = PartsOfKeys()
    var contents = PartsOfKeys()
    // By number of the exchange: 1 where training teaches it, 2 where validation does.
    var learned = [UInt8](repeating: 0, count: plan.lines.isEmpty ? 0 : summary.exchanges.count)
    for line in plan.lines {
      parts.add(UInt64(line.conversation), line.isValidation)
      let conversation = summary.conversations[Int(line.conversation)]
      if let participant = summary.participant(of: conversation) {
        people.add(SHA256.first64Bits(Array(participant.utf8)), line.isValidation)
      }
      for index in line.exchanges(judgement) {
        contents.add(summary.exchanges[index].id, line.isValidation)
        learned[index] = line.isValidation ? 2 : 1
      }
    }
    (participantCount, participants) = people.counts()
    (conversationCount, conversations) = parts.counts()
    (exchangeCount, exchanges) = contents.counts()
    guard !learned.isEmpty else { return }
    for cluster in clusters {
      let found = cluster.reduce(into: UInt8(0)) { $0 |= learned[$1] }
      if found != 0 { clusterCount += 1 }
      if found == 3 { self.clusters += 1 }
    }
  }
}

/// Which parts of a dataset each of many keys stands in.
private struct PartsOfKeys {
  private var training: [UInt64] = []
  private var validation: [UInt64] = []

  mutating func add(_ key: UInt64, _ isValidation: Bool) {
    if isValidation { validation.append(key) } else { training.append(key) }
  }

  /// How many keys there are, and how many stand in both parts.
  mutating func counts() -> (all: Int, both: Int) {
    training.makeDistinct()
    validation.makeDistinct()
    var both = 0
    var index = 0
    for key in validation {
      while index < training.count, training[index] < key { index += 1 }
      if index < training.count, training[index] == key { both += 1 }
    }
    return (training.count + validation.count - both, both)
  }
}

extension [UInt64] {
  /// Sorts the keys and keeps one of each.
  fileprivate mutating func makeDistinct() {
    sort()
    var count = 0
    for index in indices where count == 0 || self[index] != self[count - 1] {
      self[count] = self[index]
      count += 1
    }
    removeLast(self.count - count)
  }
}
