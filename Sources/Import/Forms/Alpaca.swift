internal import Bytes
internal import Corpus

extension RecordForm {
  /// Alpaca's instructions.
  static let alpaca = RecordForm(
    rows: [
      Row(
        name: "Alpaca", sign: "`instruction`, `input`, `output`",
        result: "instruction and input are one message, `history` stands before it")
    ]
  ) { record, chat in
    guard record.look("instruction") != nil, record.look("output") != nil else { return false }
    chat.form = "Alpaca"
    chat.readAlpaca(&record)
    return true
  }
}

extension ChatRecord {
  fileprivate mutating func readAlpaca(_ record: inout FieldReader) {
    readList(record.take("history", where: { $0.array != nil })?.array ?? [], at: "history[]")
    var instruction = record.take("instruction").map { text(of: $0, at: "instruction") } ?? []
    if let input = record.take("input", where: { !$0.isNothing }) {
      let more = text(of: input, at: "input")
      if !more.isEmpty { instruction += [0x0A] + more }
    }
    add(.user, instruction)
    readTurn(.assistant, record.take("output") ?? .null, at: "output")
  }
}
