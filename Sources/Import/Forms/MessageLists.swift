internal import Bytes

extension RecordForm {
  /// Lists of messages, as OpenAI, Anthropic, Gemini, ShareGPT and many more have them.
  static let messageLists = RecordForm(
    rows: [
      Row(
        name: "OpenAI chat, Anthropic, Bedrock",
        sign: "`messages`, also in `body`, `request`, `params`, `modelInput`",
        result:
          "`developer` is the system; calls of tools and their results are kept apart as `Tool`; of parts the texts "
          + "are read"),
      Row(
        name: "OpenAI preferences", sign: "`input.messages`, `preferred_output`",
        result: "the preferred response"),
      Row(
        name: "Gemini", sign: "`contents` with `parts`",
        result: "`model` is the assistant; thoughts are left out"),
      Row(
        name: "LibreChat", sign: "`messages` with `isCreatedByUser`",
        result:
          "nested in `children` or one after the other; of replies to the same message the last"),
      Row(
        name: "ShareGPT", sign: "`conversations` with `from` and `value`",
        result: "`human`, `gpt`, `system`; `function_call` and `observation` are tools"),
    ],
    bodies: [BodyField("messages", isOwn: true), BodyField("contents", isOwn: true)]
      + ["conversations", "conversation", "turns", "dialog", "dialogue", "items"].map {
        BodyField($0)
      }
  ) { record, chat in chat.readMessages(&record) }
}

extension ChatRecord {
  /// Where the lists stand that hold messages: in the record itself, or in what was sent.
  private static let wrappers = ["input", "body", "request", "params", "modelInput", "chat"]

  /// Reads a list of messages; false where there is none.
  fileprivate mutating func readMessages(_ record: inout FieldReader) -> Bool {
    let forms = [
      "messages": "OpenAI", "contents": "Gemini",
      "conversations": "ShareGPT", "conversation": "ShareGPT", "items": "ShareGPT",
      "dialog": "ShareGPT", "dialogue": "ShareGPT", "turns": "ShareGPT",
    ]
    let names = [
      "messages", "contents", "conversations", "conversation", "items", "dialog", "dialogue",
      "turns",
    ]
    if let list = record.take(any: names, where: { $0.array != nil }) {
      form = forms[list.key] ?? ""
      readList(list.value.array ?? [], at: list.key + "[]")
    } else {
      let sent = record.take(any: Self.wrappers) { value in
        names.prefix(2).contains { value[$0]?.array != nil }
      }
      guard let sent else { return false }
      var inner = FieldReader(sent.value)
      guard let list = inner.take(any: names, where: { $0.array != nil }) else { return false }
      form = forms[list.key] ?? ""
      readList(list.value.array ?? [], at: sent.key + "." + list.key + "[]")
      addSystem(&inner, at: sent.key)
      leaveOut(definitionsIn: &inner, at: sent.key)
      leaveOut(restOf: inner, at: sent.key)
    }
    if let preferred = record.take("preferred_output", where: { $0.array != nil })?.array {
      form = "OpenAI preferences"
      readList(preferred, at: "preferred_output[]")
      if let other = record.take("non_preferred_output") {
        leaveOut("rejected responses", other, at: "non_preferred_output")
      }
    }
    // In these `id` is the conversation's, whatever else has one.
    if form.hasPrefix("OpenAI") { formIDs = ["id", "conversation_id"] }
    leaveOut(definitionsIn: &record, at: "")
    // LibreChat keeps the system prompt among the settings.
    if let options = record.take("options", where: { $0["promptPrefix"]?.string != nil }) {
      var inner = FieldReader(options)
      let prompt = inner.take("promptPrefix")?.string ?? []
      addSystem(prompt)
      leaveOut(restOf: inner, at: "options")
    }
    return true
  }

  private mutating func leaveOut(definitionsIn record: inout FieldReader, at path: String) {
    for key in ["tools", "functions"] {
      guard let value = record.take(key, where: { !$0.isNothing }) else { continue }
      leaveOut("definitions of tools", value, at: LeftOut.path(path, key))
    }
  }
}
