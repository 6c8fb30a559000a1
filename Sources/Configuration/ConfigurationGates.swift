internal import Findings
internal import Planning
internal import Privacy
internal import Project
internal import Yams

extension Setting<ProjectSettings> {
  /// `gates`: what continuous integration asks for.
  static var gates: Setting {
    Setting(
      "gates", .gates, \.gates,
      "What `check` and `report --strict` ask for; without any, readiness is the gate.")
  }
}

extension SettingForm<[Gate]> {
  fileprivate static var gates: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "list of conditions", example: ConfigurationBlock.gate.value,
        outside: ["flagged", "[flagged]", "[[ready]]"]),
      write: { "[" + $0.map { yamlText($0.text) }.joined(separator: ", ") + "]" },
      read: { reader, node, key in
        guard let list = node.sequence else {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is not a list",
            advice: "Write each gate as an item, '\(ConfigurationBlock.gate.inline)'.")
          return nil
        }
        return list.compactMap { reader.gate($0) }
      })
  }
}

extension SettingsReader {
  fileprivate mutating func gate(_ node: Node) -> Gate? {
    guard let text = node.scalar?.string else {
      report(.invalidConfiguration, node, "a gate is not a text", advice: "It was left out.")
      return nil
    }
    switch Gate.read(masker(text).text, measureNames) {
    case .success(let gate): return gate
    case .failure(let problem):
      report(
        .invalidConfiguration, node, "gate '\(masker(text).text.prefix(60))': \(problem.reason)",
        advice: problem.advice)
      return nil
    }
  }
}
