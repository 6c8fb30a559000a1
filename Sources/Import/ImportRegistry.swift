/// The forms in which other tools write conversations, in the order in which a record is tried.
///
/// A value that is handed down to ``Importer``, so that a test can hand down another.
package struct ImportRegistry: Sendable {
  let forms: [RecordForm]

  /// Those that are known; the last takes whatever is left.
  package static let standard = ImportRegistry([
    .chatGPTExport, .claudeExport, .messageLists, .alpaca, .singleMessage, .questionAndAnswer,
  ])

  init(_ forms: [RecordForm]) { self.forms = forms }

  /// The forms as the manual's table has them.
  package var rows: [RecordForm.Row] { forms.flatMap(\.rows) }

  /// The fields that hold the messages of a conversation.
  var bodies: [RecordForm.BodyField] { forms.flatMap(\.bodies) }
}

/// A form in which other tools write conversations: one file below `Forms`, and one word in ``ImportRegistry/standard``.
package struct RecordForm: Sendable {
  /// A row of the manual's table, in Markdown.
  package struct Row: Sendable, Equatable {
    package var name: String
    /// How a record in it is known.
    package var sign: String
    /// What becomes of it.
    package var result: String
  }

  /// A field that holds the messages of a conversation, so that records with it may stand in a list.
  struct BodyField: Sendable {
    var name: String
    /// Whether only a conversation has it, and no list of several.
    var isOwn: Bool
    /// Whether its value may be an object with the messages by their names.
    var isObject: Bool

    init(_ name: String, isOwn: Bool = false, isObject: Bool = false) {
      self.name = name
      self.isOwn = isOwn
      self.isObject = isObject
    }
  }

  let rows: [Row]
  let bodies: [BodyField]
  /// Reads a record; false where it is in another form, and nothing of it was taken.
  let read: @Sendable (inout FieldReader, inout ChatRecord) -> Bool

  init(
    rows: [Row], bodies: [BodyField] = [],
    read: @escaping @Sendable (inout FieldReader, inout ChatRecord) -> Bool
  ) {
    self.rows = rows
    self.bodies = bodies
    self.read = read
  }
}
