internal import Bytes
internal import Corpus

extension RecordForm {
  /// Claude's data export.
  static let claudeExport = RecordForm(
    rows: [
      Row(
        name: "Claude's data export", sign: "`chat_messages`",
        result: "text; thinking, tools and attached files are left out")
    ],
    bodies: [BodyField("chat_messages", isOwn: true)]
  ) { record, chat in
    guard let list = record.take("chat_messages", where: { $0.array != nil })?.array else {
      return false
    }
    chat.form = "Claude"
    chat.readExport(
      list, leaf: record.take("current_leaf_message_uuid", where: { $0.string != nil })?.text)
    return true
  }
}

extension ChatRecord {
  /// Reads the messages of a conversation of Claude's export.
  fileprivate mutating func readExport(_ list: [JSON], leaf: String?) {
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
}
