internal import Corpus
internal import Dialects
internal import Findings
internal import Pipeline
internal import Privacy
internal import Yams

extension ConfigurationFile {
  /// Reads `dialects`: how the turns of other Markdown are marked, by a name for each.
  mutating func readDialects(_ node: Node) {
    read(node, "'dialects'") { file, key, value in
      file.readDialect(value, name: file.masker(String(key.prefix(60))).text)
      return []
    }
  }

  private mutating func readDialect(_ node: Node, name: String) {
    var turn: String?
    var names: [(role: Role, names: [String])] = []
    var conversation: String?
    var drops: [String] = []
    var files: String?
    read(node, "'\(name)'") { file, key, value in
      switch key {
      case "turn": file.readText(value, key) { turn = $1 }
      case "user": names.append((.user, file.texts(value, key)))
      case "assistant": names.append((.assistant, file.texts(value, key)))
      case "system": names.append((.system, file.texts(value, key)))
      case "tool": names.append((.unknown, file.texts(value, key)))
      case "conversation": file.readText(value, key) { conversation = $1.isEmpty ? nil : $1 }
      case "drop": drops = file.texts(value, key)
      case "files": file.readText(value, key) { files = $1 }
      default:
        return ["turn", "user", "assistant", "system", "tool", "conversation", "drop", "files"]
      }
      return []
    }
    guard let turn, var dialect = DeclaredDialect(name, turn: turn) else {
      return report(
        .invalidConfiguration, node, "dialect '\(name)' has no 'turn' with '{name}' in it",
        advice: "Write how the line looks that begins a turn: 'turn: \"### {name}:\"'.")
    }
    for (role, spellings) in names { dialect.call(role, spellings) }
    guard dialect.roles.values.contains(.user), dialect.roles.values.contains(.assistant) else {
      return report(
        .invalidConfiguration, node,
        "dialect '\(name)' does not say who the user and the assistant are",
        advice:
          "Write their names as they stand in the turns: 'user: [Anna]', 'assistant: [Coach]'.")
    }
    dialect.conversation = conversation
    dialect.drops = drops
    dialect.files = files
    settings.dialects.append(dialect)
  }

  /// A text, or a list of some.
  private mutating func texts(_ node: Node, _ key: String) -> [String] {
    if let text = node.scalar?.string { return text.isEmpty ? [] : [text] }
    let texts = node.sequence.map { $0.compactMap { $0.scalar?.string }.filter { !$0.isEmpty } }
    guard let texts, texts.count == node.sequence?.count else {
      report(
        .invalidConfiguration, node, "'\(key)' is neither a text nor a list of texts",
        advice: "Write '\(key): [one, two]'.")
      return []
    }
    return texts
  }

  /// Reads `findings`: how much each kind of finding matters here, and which are known.
  mutating func readFindings(_ node: Node) {
    read(node, "'findings'") { file, key, value in
      switch key {
      case "baseline":
        file.readText(value, key) { file, path in
          if path.isEmpty || path.hasPrefix("/") || path.split(separator: "/").contains("..") {
            file.report(
              .invalidConfiguration, value, "'baseline' is not a path inside the project folder")
          } else {
            file.settings.findings.baselinePath = path
          }
        }
      case "severity":
        file.read(value, "'severity'") { file, key, value in
          guard let code = FindingCode(rawValue: key) else {
            file.report(
              .invalidConfiguration, value,
              "'\(file.masker(String(key.prefix(60))).text)' is no kind of finding",
              advice: "'tuneboard explain' lists them all.")
            return []
          }
          let text = value.scalar?.string ?? ""
          if text == "ignore" {
            file.settings.findings.ignored.insert(code)
          } else if let severity = Severity(rawValue: text) {
            file.settings.findings.severities[code] = severity
          } else {
            file.report(
              .invalidConfiguration, value, "'\(key)' is none of error, warning, note and ignore",
              advice: "Until it is, it is a \(code.defaultSeverity.rawValue).")
          }
          return []
        }
      default: return ["severity", "baseline"]
      }
      return []
    }
  }
}
