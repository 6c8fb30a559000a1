internal import Bytes

/// Conversations that stand in a list of one record, as exports of whole accounts have them.
struct ConversationList {
  private static let names = [
    "conversations", "data", "items", "chats", "threads", "sessions", "records", "results",
  ]
  /// What stands in the list, in its order.
  let conversations: [JSON]
  /// What stands beside it.
  let rest: [JSON.Member]

  /// - Returns: nil for a record that is a conversation itself, or none.
  init?(_ value: JSON, fields: RecordFields, forms: ImportRegistry) {
    var record = FieldReader(value)
    let bodies = forms.bodies
    let isConversation = bodies.contains { body in
      body.isOwn && record.look(body.name) { !$0.isNothing } != nil
    }
    guard !isConversation,
      let list = record.take(
        any: Self.names, where: { Self.holdsConversations($0, fields, bodies) })
    else { return nil }
    conversations = (list.value.array ?? []).filter { !$0.isNothing }
    rest = record.rest
  }

  private static func holdsConversations(
    _ value: JSON, _ fields: RecordFields, _ bodies: [RecordForm.BodyField]
  ) -> Bool {
    guard let items = value.array?.filter({ !$0.isNothing }), !items.isEmpty else { return false }
    // Of lists of messages a single one may be a talk in brackets.
    if items.count > 1, items.allSatisfy({ isTalk($0, fields) }) { return true }
    return items.contains { item in bodies.contains { hasBody(item, $0) } }
      && !items.contains { isMessage($0, fields) }
  }

  private static func hasBody(_ item: JSON, _ field: RecordForm.BodyField) -> Bool {
    item[field.name].map { body in
      body.array?.contains { $0.isObject || $0.array != nil } ?? (field.isObject && body.isObject)
    } ?? false
  }

  private static func isTalk(_ item: JSON, _ fields: RecordFields) -> Bool {
    item.array.map { !$0.isEmpty && $0.allSatisfy { isMessage($0, fields) } } ?? false
  }

  private static func isMessage(_ item: JSON, _ fields: RecordFields) -> Bool {
    (item["isCreatedByUser"] ?? item[any: fields.role]) != nil
      && fields.content.contains { item[$0] != nil }
  }
}
