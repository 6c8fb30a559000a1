internal import Bytes
internal import Corpus

/// Messages that name the one before them: of a conversation that was answered twice or edited the branch that was open last
/// is read.
extension ChatRecord {
  /// The order of a list's messages and, where one was answered twice, those of the branch that was open last; nil where
  /// all are one talk.
  ///
  /// Where messages name the one before them, it stands before them; else they have the order of the file. Answers of
  /// several speakers to one message are no branches, nor are messages that hang together in no tree.
  ///
  /// - Parameter leaf: The name of the last message of the branch; without one it is the last of all.
  func order(of list: [JSON], leaf: String?) -> (all: [Int], branch: Set<Int>?) {
    let keys = [
      ("messageId", "parentMessageId"), ("uuid", "parent_message_uuid"), ("id", "parentId"),
      ("id", "parent_id"), ("message_id", "parent_message_id"),
    ]
    let asWritten = Array(list.indices)
    guard list.count > 1,
      let (key, parentKey) = keys.first(where: { key, parent in
        list.contains { $0[key] != nil && $0[parent] != nil }
      })
    else { return (asWritten, nil) }
    var indices: [String: Int] = [:]
    for (index, item) in list.enumerated() {
      guard let name = item[key]?.identifier, indices.updateValue(index, forKey: name) == nil else {
        return (asWritten, nil)
      }
    }
    let parents = list.map { $0[parentKey]?.identifier }
    let order = order(behind: parents.map { $0.flatMap { indices[$0] } })
    var children: [String: [Int]] = [:]
    for (index, parent) in parents.enumerated() {
      if let parent { children[parent, default: []].append(index) }
    }
    func isRoot(_ parent: String) -> Bool { parent.utf8.allSatisfy { "0-".utf8.contains($0) } }
    let groups = children.filter { $0.value.count > 1 }
    guard !groups.isEmpty else { return (order, nil) }
    for (parent, group) in groups {
      let roles = Set(group.map { role(in: list[$0]) })
      guard roles.count == 1, let role = roles.first, role != nil else { return (order, nil) }
      if let index = indices[parent] {
        if self.role(in: list[index]) == role { return (order, nil) }
      } else if !isRoot(parent) {
        return (order, nil)
      }
    }
    var branch: Set<Int> = []
    var name =
      leaf.flatMap { indices[$0] == nil ? nil : $0 }
      ?? list[order[order.count - 1]][key]?
      .identifier
    while let current = name, let index = indices[current] {
      guard branch.insert(index).inserted else { return (order, nil) }
      name = parents[index]
    }
    if let name, !isRoot(name) { return (order, nil) }
    return (order, branch)
  }

  /// The order in which each message stands behind its parent, and else as they are written; of one tree that is written
  /// from its end the other way round.
  ///
  /// - Parameter parents: The index of each one's parent.
  private func order(behind parents: [Int?]) -> [Int] {
    let isReversed =
      parents.count { $0 == nil } == 1
      && parents.enumerated().allSatisfy { index, parent in parent.map { $0 > index } ?? true }
    var result: [Int] = []
    var isPlaced = Array(repeating: false, count: parents.count)
    for offset in parents.indices {
      var path: [Int] = []
      var next: Int? = isReversed ? parents.count - 1 - offset : offset
      while let index = next, !isPlaced[index] {
        isPlaced[index] = true
        path.append(index)
        next = parents[index]
      }
      result += path.reversed()
    }
    return result
  }
}
