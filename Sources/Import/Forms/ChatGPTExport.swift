internal import Bytes
internal import Corpus

extension RecordForm {
  /// ChatGPT's data export: a tree of messages, of which the branch is read that was open last.
  static let chatGPTExport = RecordForm(
    rows: [
      Row(
        name: "ChatGPT's data export", sign: "`mapping`",
        result: "the branch that was open last; hidden and empty messages and thoughts are left out"
      )
    ],
    bodies: [BodyField("mapping", isOwn: true, isObject: true)]
  ) { record, chat in
    guard let mapping = record.take("mapping", where: \.isObject) else { return false }
    chat.form = "ChatGPT"
    chat.readTree(
      mapping,
      current: record.take("current_node") { name in
        name.text.map { mapping[$0] != nil } == true
      }?.text)
    return true
  }
}

extension ChatRecord {
  /// Reads a conversation of ChatGPT's export: from the current node up to the root.
  fileprivate mutating func readTree(_ mapping: JSON, current: String?) {
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
}
