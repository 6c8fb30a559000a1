internal import Bytes
internal import Corpus
internal import Dialects
internal import Findings
internal import Privacy
internal import Project
internal import Yams

extension Setting<ProjectSettings> {
  /// `dialects`: how the turns of other Markdown are marked, by a name for each.
  static var dialects: Setting {
    Setting(
      named: "dialects", "NAME", Setting<DialectDraft>.all, blank: DialectDraft(),
      // None by default, and what is declared does not tell its words again.
      entries: { _ in [] },
      take: { reader, settings, node in
        reader.readNames(node, "'dialects'") { reader, key, value in
          let name = reader.masker(String(key.prefix(60))).text
          var draft = DialectDraft()
          reader.read(value, "'\(name)'", Setting<DialectDraft>.all, into: &draft)
          if let dialect = draft.dialect(name, at: value, &reader) {
            settings.dialects.append(dialect)
          }
        }
      })
  }
}

/// What a configuration says about a dialect, before it is known whether that is enough.
struct DialectDraft: Sendable {
  var turn: String?
  /// In the order of the file: who is named twice is what the last line says.
  var names: [(role: Role, names: [String])] = []
  var conversation: String?
  var drops: [String] = []
  var files: String?

  /// nil, and a finding, where it is not said how a turn begins or who the user and the assistant are.
  fileprivate func dialect(
    _ name: String, at node: Node, _ reader: inout SettingsReader
  ) -> DeclaredDialect? {
    guard let turn, var dialect = DeclaredDialect(name, turn: turn) else {
      reader.report(
        .invalidConfiguration, node, "dialect '\(name)' has no 'turn' with '{name}' in it",
        advice: "Write how the line looks that begins a turn: 'turn: \"### {name}:\"'.")
      return nil
    }
    for (role, spellings) in names { dialect.call(role, spellings) }
    guard dialect.roles.values.contains(.user), dialect.roles.values.contains(.assistant) else {
      reader.report(
        .invalidConfiguration, node,
        "dialect '\(name)' does not say who the user and the assistant are",
        advice:
          "Write their names as they stand in the turns: 'user: [Anna]', 'assistant: [Coach]'.")
      return nil
    }
    dialect.conversation = conversation
    dialect.drops = drops
    dialect.files = files
    return dialect
  }
}

extension Setting<DialectDraft> {
  fileprivate static var all: [Setting] {
    [
      Setting(
        "turn", .text(example: "### {name}:"), \.turn,
        "The line that begins a turn, with `{name}` where the speaker's name stands; needed."),
      names("user", .user, "What users are called in turns; needed."),
      names("assistant", .assistant, "What assistants are called in turns; needed."),
      names("system", .system, "What a system message's speaker is called."),
      names("tool", .unknown, "What tools are called in turns."),
      Setting(
        "conversation", .text(example: "# "),
        "What a line begins with that begins a conversation; its rest is the title.",
        get: \.conversation, set: { $0.conversation = $1.isEmpty ? nil : $1 }),
      Setting("drop", .texts, \.drops, "What lines begin with that nobody said."),
      Setting(
        "files", .text(example: "notes/"), \.files,
        "What the paths begin with of files that are read so, whatever they hold."),
    ]
  }

  private static func names(_ key: String, _ role: Role, _ meaning: String) -> Setting {
    Setting(key, .texts, meaning, get: { _ in nil }, set: { $0.names.append((role, $1)) })
  }
}
