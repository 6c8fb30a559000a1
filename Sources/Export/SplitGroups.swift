package import Analysis

/// Conversations that belong into the same part of a dataset: those of one participant, and those that share an
/// exchange or a response, all together.
package struct SplitGroups: Sendable {
  /// By number of the conversation: its group, which is the number of the first conversation in it.
  private var groups: [UInt32]
  /// By group of several conversations.
  private var joined: [UInt32: Group] = [:]

  private struct Group: Sendable {
    /// The first of its names in the order of bytes.
    var name: String
    var size: Int
    /// Whether clusters put several names together.
    var isOfClusters: Bool
  }

  /// - Parameters:
  ///   - clusters: Numbers of exchanges that say the same, or give the same response.
  ///   - hash: 64 evenly spread bits of some text.
  package init(_ summary: Summary, _ clusters: [[Int]], hash: (_ text: [UInt8]) -> UInt64) {
    let count = summary.conversations.count
    var parents = Array(0..<UInt32(count))
    func root(_ index: UInt32) -> UInt32 {
      var index = index
      while parents[Int(index)] != index {
        parents[Int(index)] = parents[Int(parents[Int(index)])]
        index = parents[Int(index)]
      }
      return index
    }
    func join(_ a: UInt32, _ b: UInt32) {
      let (first, second) = (root(a), root(b))
      parents[Int(max(first, second))] = min(first, second)
    }
    // A participant is in many conversations; an id is that of one.
    var people: [(name: UInt64, conversation: UInt32)] = []
    for (index, conversation) in summary.conversations.enumerated() {
      guard let participant = summary.participant(of: conversation) else { continue }
      people.append((hash(Array(participant.utf8)), UInt32(index)))
    }
    people.sort { $0 < $1 }
    for (a, b) in zip(people, people.dropFirst()) where a.name == b.name {
      join(a.conversation, b.conversation)
    }
    people = []
    let alone = (0..<UInt32(count)).map(root)
    for cluster in clusters {
      for (a, b) in zip(cluster, cluster.dropFirst()) {
        join(summary.exchanges[a].conversation, summary.exchanges[b].conversation)
      }
    }
    groups = (0..<UInt32(count)).map(root)
    var isShared = Array(repeating: false, count: count)
    for (index, group) in groups.enumerated() where Int(group) != index {
      isShared[Int(group)] = true
    }
    for (index, group) in groups.enumerated() where isShared[Int(group)] {
      let conversation = summary.conversations[index]
      let name = summary.participant(of: conversation) ?? summary.id(of: conversation)
      let known = joined[group] ?? Group(name: name, size: 0, isOfClusters: false)
      joined[group] = Group(
        name: name.utf8.lexicographicallyPrecedes(known.name.utf8) ? name : known.name,
        size: known.size + 1, isOfClusters: known.isOfClusters || alone[index] != group)
    }
  }

  func name(of conversation: Int, _ summary: Summary) -> String {
    if let group = joined[groups[conversation]] { return group.name }
    let record = summary.conversations[conversation]
    return summary.participant(of: record) ?? summary.id(of: record)
  }

  /// The share of all conversations that the conversation's group has.
  func share(of conversation: Int) -> Double {
    Double(joined[groups[conversation]]?.size ?? 1) / Double(groups.count)
  }

  /// 1 for a group of one participant or conversation, which may be held out whatever its size; 0 for one that
  /// clusters put together.
  func oneName(_ conversation: Int) -> Double {
    joined[groups[conversation]]?.isOfClusters ?? false ? 0 : 1
  }
}
