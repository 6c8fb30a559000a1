internal import Analysis

/// Conversations that belong into the same part of a dataset: those of one participant, and those that share an
/// exchange or a response, all together.
struct SplitGroups {
  /// By number of the conversation: its group.
  private var groups: [Int] = []
  /// By group: the first of its names in the order of bytes, and its conversations.
  private var names: [Int: String] = [:]
  private var sizes: [Int: Int] = [:]
  /// Whether clusters joined several names in a group.
  private var isJoined: Set<Int> = []

  init(_ summary: Summary, _ clusters: [[Int]]) {
    let conversations = summary.conversations
    var parents = Array(conversations.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index {
        parents[index] = parents[parents[index]]
        index = parents[index]
      }
      return index
    }
    func join(_ a: Int, _ b: Int) {
      let (first, second) = (root(a), root(b))
      parents[max(first, second)] = min(first, second)
    }
    func key(_ index: Int) -> String {
      conversations[index].participant.map { "p\0" + $0 } ?? "c\0" + conversations[index].id
    }
    var first: [String: Int] = [:]
    for index in conversations.indices {
      let known = first[key(index)]
      if let known { join(known, index) } else { first[key(index)] = index }
    }
    let alone = conversations.indices.map(root)
    for cluster in clusters {
      for (a, b) in zip(cluster, cluster.dropFirst()) {
        join(
          Int(summary.exchanges[a].conversation), Int(summary.exchanges[b].conversation))
      }
    }
    groups = conversations.indices.map(root)
    for (index, group) in groups.enumerated() {
      let name = conversations[index].participant ?? conversations[index].id
      if names[group].map({ name.utf8.lexicographicallyPrecedes($0.utf8) }) ?? true {
        names[group] = name
      }
      sizes[group, default: 0] += 1
      if alone[index] != group { isJoined.insert(group) }
    }
  }

  func name(of conversation: Int) -> String { names[groups[conversation]] ?? "" }

  /// The share of all conversations that the conversation's group has.
  func share(of conversation: Int) -> Double {
    Double(sizes[groups[conversation]] ?? 0) / Double(groups.count)
  }

  /// 1 for a group of one participant or conversation, which may be held out whatever its size; 0 for one that
  /// clusters put together.
  func oneName(_ conversation: Int) -> Double {
    isJoined.contains(groups[conversation]) ? 0 : 1
  }
}
