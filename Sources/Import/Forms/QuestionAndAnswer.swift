internal import Bytes
internal import Corpus

extension RecordForm {
  /// A question and its answer in fields of their own; what is in no other form is read so, or says why not.
  static let questionAndAnswer = RecordForm(
    rows: [
      Row(
        name: "question and answer",
        sign:
          "`prompt`/`completion`, `question`/`answer`, `input`/`output` and such, or as `--field` says",
        result: "a conversation each")
    ]
  ) { record, chat in
    chat.form = "fields"
    chat.readFields(&record)
    return true
  }
}

extension ChatRecord {
  fileprivate mutating func readFields(_ record: inout FieldReader) {
    guard let answer = record.take(any: fields.assistant) else {
      content = .nothing("no field of it is known to hold a conversation")
      return
    }
    guard let question = record.take(any: fields.user) else {
      // Some write the whole conversation into the chosen answer.
      if let list = answer.value.array {
        readList(list, at: answer.key + "[]")
      } else {
        content = .nothing("it has an answer, and no field that is known to hold the question")
      }
      return
    }
    readTurn(.user, question.value, at: question.key)
    let count = messages.count
    readTurn(.assistant, answer.value, at: answer.key)
    // Preference data repeats the question in the answers, as messages of their own.
    let said = messages[count...]
    if said.count > 1,
      begins(said, with: messages[..<count])
        || begins(said.drop { $0.role == .system }, with: messages[..<count])
    {
      messages.removeFirst(count)
    }
    if let other = record.take("rejected", where: { !$0.isNothing }) {
      leaveOut("rejected responses", other, at: "rejected")
    }
  }

  private func begins(_ said: ArraySlice<Message>, with before: ArraySlice<Message>) -> Bool {
    said.count > before.count
      && zip(said, before).allSatisfy { $0.role == $1.role && $0.text == $1.text }
  }
}
