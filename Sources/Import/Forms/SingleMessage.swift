internal import Corpus

extension RecordForm {
  /// One message a record: those of one conversation follow each other. With its replies it is a conversation of its own.
  static let singleMessage = RecordForm(
    rows: [
      Row(
        name: "one message a record", sign: "`role` and `content`, or as `--field` says",
        result: "records of one `conversation_id` that follow each other are one conversation")
    ]
  ) { record, chat in
    guard chat.fields.content.contains(where: { record.look($0) != nil }),
      let role = chat.takeRole(&record, at: "")
    else { return false }
    chat.form = "one message a record"
    chat.readMessage(&record, role, at: "")
    let count = chat.messages.count
    chat.readReplies(&record, to: role, at: "")
    if chat.messages.count > count {
      chat.form = "nested replies"
    } else {
      // The name of a message is none of its conversation.
      let ids = chat.fields.id
      let names = ids.filter { ids.count == 1 || $0 != "id" && $0 != "uuid" }
      chat.content = .message(conversation: chat.takeIdentifier(&record, names))
    }
    return true
  }
}
