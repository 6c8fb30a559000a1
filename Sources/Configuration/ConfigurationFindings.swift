internal import Bytes
internal import Findings
internal import Privacy
internal import Project
internal import Yams

extension Setting<ProjectSettings> {
  /// `findings`: how much each kind of finding matters here, and which are known.
  static var findings: Setting {
    Setting(
      group: "findings",
      [
        Setting(
          named: "severity", "CODE", sample: FindingCode.unknownKey.rawValue, .severity,
          "How much a kind of finding matters here; `ignore` counts it and leaves it out of the lists.",
          entries: { settings in
            let ignored = settings.findings.ignored.map { ($0.rawValue, nil as Severity?) }
            let others = settings.findings.severities.map { ($0.rawValue, $1 as Severity?) }
            return (ignored + others).sorted { $0.0 < $1.0 }
          },
          take: { reader, settings, node in
            reader.readNames(node, "'severity'") { reader, key, value in
              reader.readSeverity(value, key, into: &settings.findings)
            }
          }),
        Setting(
          "baseline", .pathInside(allowsEmpty: false), \.findings.baselinePath,
          "A file of findings that are known and no longer listed; `check --write-baseline` writes it."
        ),
      ])
  }
}

extension SettingForm<Severity?> {
  /// A severity, or nil for a kind that is left out; ``SettingsReader/readSeverity(_:_:into:)`` reads it, by its code.
  fileprivate static var severity: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "word", range: "`error`, `warning`, `note`, `ignore`", example: "ignore",
        outside: ["fatal", "[note]"]),
      write: { $0?.rawValue ?? "ignore" }, read: { _, _, _ in nil })
  }
}

extension SettingsReader {
  fileprivate mutating func readSeverity(
    _ node: Node, _ key: String, into rules: inout FindingRules
  ) {
    guard let code = FindingCode(rawValue: key) else {
      return report(
        .invalidConfiguration, node,
        "'\(masker(String(key.prefix(60))).text)' is no kind of finding",
        advice: "'tuneboard explain' lists them all.")
    }
    let text = node.scalar?.string ?? ""
    if text == "ignore" {
      rules.ignored.insert(code)
    } else if let severity = Severity(rawValue: text) {
      rules.severities[code] = severity
    } else {
      report(
        .invalidConfiguration, node, "'\(key)' is none of error, warning, note and ignore",
        advice: "Until it is, it is a \(code.defaultSeverity.rawValue).")
    }
  }
}
