package import Analysis

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
  private var keys: [Bool: [UInt64]] = [false: [], true: []]

  mutating func add(_ key: UInt64, _ isValidation: Bool) {
    keys[isValidation, default: []].append(key)
  }

  /// How many keys there are, and how many stand in both parts.
  consuming func counts() -> (all: Int, both: Int) {
    let training = distinct(keys[false] ?? [])
    let validation = distinct(keys[true] ?? [])
    var both = 0
    var index = 0
    for key in validation {
      while index < training.count, training[index] < key { index += 1 }
      if index < training.count, training[index] == key { both += 1 }
    }
    return (training.count + validation.count - both, both)
  }

  private func distinct(_ keys: [UInt64]) -> [UInt64] {
    var result: [UInt64] = []
    for key in keys.sorted() where key != result.last { result.append(key) }
    return result
  }
}
