internal import Bytes
internal import Corpus

/// Conversations that were answered twice or edited: of each the branch that was open last is read.
extension ChatRecord {
  // MARK: ChatGPT

  /// Reads a conversation of ChatGPT's export: from the current node up to the root.
  mutating func readTree(_ mapping: JSON, current: String?) {
    guard case .object(let members) = mapping else { return }
    var nodes: [String: Int] = [:]
    for (index, member) in members.enumerated() where nodes[member.key] == nil {
      nodes[member.key] = index
    }
    func node(_ name: String) -> JSON? { nodes[name].map { members[$0].value } }
    // Without a current node: the newest child of each.
    var name = current
    var seen: Set<String> = []
    if name.flatMap(node) == nil {
      name = members.first { $0.value["parent"] == nil }?.key
      while let current = name, seen.insert(current).inserted,
        let child = node(current)?["children"]?.array?.last?.text, nodes[child] != nil
      {
        name = child
      }
      seen = []
    }
    var path: [Int] = []
    while let current = name, let index = nodes[current], seen.insert(current).inserted {
      path.append(index)
      name = members[index].value["parent"]?.text
    }
    let isOnPath = Set(path)
    for index in path.reversed() { readNode(members[index].value, isOpen: true) }
    for index in members.indices where !isOnPath.contains(index) {
      readNode(members[index].value, isOpen: false)
    }
  }

  /// Reads a node, or of one of another branch what it is called.
  private mutating func readNode(_ value: JSON, isOpen: Bool) {
    let path = "mapping[]"
    guard value.isObject else {
      if !value.isNothing { leaveOut("nodes that are no objects", value, at: path) }
      return
    }
    var node = FieldReader(value)
    // What makes the tree.
    _ = node.take("id") { $0.identifier != nil }
    _ = node.take("parent") { $0.identifier != nil }
    _ = node.take("children") { $0.array?.allSatisfy { $0.string != nil } == true }
    if let message = node.take("message"), !message.isNothing {
      if isOpen {
        readNodeMessage(message, at: path + ".message")
      } else {
        leaveOut("messages of other branches", message, at: path)
      }
    }
    leaveOut(restOf: node, at: path)
  }

  private mutating func readNodeMessage(_ value: JSON, at path: String) {
    var message = FieldReader(value)
    var author = FieldReader(message.take("author", where: \.isObject) ?? .null)
    let name = author.take("role") { $0.string != nil }?.text ?? ""
    guard let content = message.take("content") else {
      leaveOut("messages without text", value, at: path)
      return
    }
    let type = content["content_type"]?.text ?? "text"
    if value["metadata"]?["is_visually_hidden_from_conversation"] == .bool(true) {
      // Every export begins with an empty one.
      if !isEmpty(content) { leaveOut("hidden messages", content, at: path) }
      return
    }
    guard ["text", "multimodal_text", "code", "execution_output"].contains(type) else {
      leaveOut("messages of type '\(shortened(type, 32))'", value, at: path)
      return
    }
    var rest = FieldReader(content)
    _ = rest.take("content_type") { $0.string != nil }
    let text: [UInt8]
    if content.isObject {
      let body = rest.take(any: ["parts", "text", "content", "value"])
      text = body.map { self.text(of: $0.value, at: path + ".content." + $0.key) } ?? []
    } else {
      text = self.text(of: content, at: path + ".content")
    }
    leaveOut(restOf: rest, at: path + ".content")
    if text.isEmpty {
      if name != "system" { leaveOut("empty messages", nil, at: path) }
    } else {
      // What says nothing is taken; a tool's name is left.
      _ = message.take("recipient") { $0.text == "all" }
      let recipient = message.look("recipient") { $0.string != nil }?.text ?? "all"
      let role = role(name, at: path + ".author.role")
      add(role == .assistant && (recipient != "all" || type == "code") ? .unknown : role, text)
    }
    leaveOut(restOf: author, at: path + ".author")
    leaveOut(restOf: message, at: path)
  }

  /// Whether a content says nothing beside its type.
  private func isEmpty(_ content: JSON) -> Bool {
    guard case .object(let members) = content else { return content.isNothing }
    return members.allSatisfy { $0.key == "content_type" || $0.value.isNothing }
  }

  // MARK: Claude

  /// Reads the messages of a conversation of Claude's export.
  mutating func readExport(_ list: [JSON], leaf: String?) {
    let path = "chat_messages[]"
    let (order, branch) = order(of: list, leaf: leaf)
    for index in order {
      let value = list[index]
      guard value.isObject else {
        if !value.isNothing { leaveOut("messages without a role", value, at: path) }
        continue
      }
      if branch?.contains(index) == false {
        leaveOut("messages of other branches", value, at: path)
        continue
      }
      var item = FieldReader(value)
      let role = role(item.take("sender") { $0.string != nil }?.text ?? "", at: path + ".sender")
      var text = item.look("text")?.string ?? []
      if let parts = item.take("content", where: { $0.array != nil || $0.string != nil }) {
        let written = self.text(of: parts, at: path + ".content")
        // The text says the same again, as a rule.
        if written.isEmpty || isSame(text, written) { _ = item.take("text") { $0.string != nil } }
        if !written.isEmpty { text = written }
      } else {
        _ = item.take("text") { $0.string != nil }
      }
      for key in ["attachments", "files", "files_v2"] {
        guard let value = item.take(key, where: { !$0.isNothing }) else { continue }
        leaveOut("attached files", value, at: path + "." + key)
      }
      if text.isEmpty { leaveOut("empty messages", nil, at: path) } else { add(role, text) }
      leaveOut(restOf: item, at: path)
    }
  }

  /// Whether two texts differ in white space alone.
  private func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a == b || a.filter { !$0.isWhitespace } == b.filter { !$0.isWhitespace }
  }

  // MARK: Lists

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
