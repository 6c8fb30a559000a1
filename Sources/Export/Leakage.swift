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
    var parts: [UInt32: Set<Bool>] = [:]
    var people: [String: Set<Bool>] = [:]
    var contents: [UInt64: Set<Bool>] = [:]
    var learned: [Int: Bool] = [:]
    for line in plan.lines {
      parts[line.conversation, default: []].insert(line.isValidation)
      if let participant = summary.conversations[Int(line.conversation)].participant {
        people[participant, default: []].insert(line.isValidation)
      }
      for index in line.exchanges(judgement) {
        contents[summary.exchanges[index].id, default: []].insert(line.isValidation)
        learned[index] = line.isValidation
      }
    }
    participants = people.values.count { $0.count > 1 }
    conversations = parts.values.count { $0.count > 1 }
    exchanges = contents.values.count { $0.count > 1 }
    let found = clusters.map { Set($0.compactMap { learned[$0] }) }.filter { !$0.isEmpty }
    self.clusters = found.count { $0.count > 1 }
    (participantCount, conversationCount) = (people.count, parts.count)
    (exchangeCount, clusterCount) = (contents.count, found.count)
  }
}
