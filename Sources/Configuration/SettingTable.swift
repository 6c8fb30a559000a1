package import Analysis
internal import Bytes
internal import Dataset
internal import Findings
internal import Privacy
internal import Project
internal import Report

/// All keys of `tuneboard.yml`, each in one row: reading, the check for unknown keys and the manual go by it.
package struct SettingTable: Sendable {
  /// The outermost keys, in the order in which the manual and findings name them.
  let settings: [Setting<ProjectSettings>]

  /// For Tuneboard's own metrics.
  package static let standard = SettingTable(metrics: .standard)

  /// The settings of a project that sets nothing.
  let defaults: ProjectSettings

  /// - Parameter metrics: Those whose bands can be set.
  package init(metrics: MetricRegistry) {
    var defaults = ProjectSettings()
    defaults.standards = Standards(metrics: metrics)
    self.defaults = defaults
    settings = [
      Setting("name", .shownText, \.name, "The project's name, as it stands on top of each page."),
      .systemPrompt, .thresholds, .metrics(metrics), .volume, .conversations, .topics,
      Setting(
        "calibration", .pathInside(allowsEmpty: true), \.scoring.calibrationPath,
        "A file that `tuneboard calibrate` wrote; without it the rules alone judge."),
      Setting(
        "relatedness", .flag, \.scoring.relatesTexts,
        "Whether word vectors tell how well each response answers its message; this enters the score."
      ),
      .plan, .dataset, .training, .consent, .gates,
      Setting(
        "source-url", .sourceURL, \.sourceURL,
        "The address of a line in a file, with `{commit}`, `{path}` and `{line}`; without it places are no links."
      ),
      .personalData, .dialects, .findings,
    ]
  }

  /// The manual's reference: a row for each key that has a value, with the default.
  package func rows() -> [SettingRow] {
    settings.flatMap { $0.rows(defaults) }
  }
}

extension Setting<ProjectSettings> {
  fileprivate static var systemPrompt: Setting {
    Setting(
      "system-prompt", .prompt, \.dataset.systemPrompt,
      "The system message of each line of the dataset whose file names no other; `''` for none.")
  }

  fileprivate static var conversations: Setting {
    Setting(
      group: "conversations",
      [
        Setting(
          "score",
          .choice(
            orElse: "is not a score of conversations", advice: "Write 'support' or 'practice'."),
          \.scoring.conversationScore, "Which score of whole conversations the team steers by.")
      ])
  }

  fileprivate static var plan: Setting {
    Setting(
      group: "plan",
      [
        Setting("path", .text(example: "plan.md"), \.plan.path, "The team's plan as task lists."),
        Setting(
          "start", .day, \.plan.start,
          "The plan's first day; without it no week is the current one."),
      ])
  }

  fileprivate static var dataset: Setting {
    Setting(
      group: "dataset",
      [
        Setting(
          "validation", .share(0...0.5), \.dataset.validationShare,
          "The share of conversations that is held out in `validation.jsonl`."),
        Setting(
          "context-messages", .wholeNumber(0...1000), \.dataset.contextMessages,
          "How many earlier messages an example has at most."),
        Setting(
          "choose",
          .choice(
            orElse: "is none of the ways to choose",
            advice: "Write 'choose: bands', or 'choose: all' for the default."),
          \.dataset.choice,
          "What is taken of the good exchanges: `bands` leaves out those that keep the dataset out of its bands."
        ),
        Setting(
          "provider",
          .choice(
            orElse: "is none that Tuneboard writes for",
            advice: "Known are \(Provider.allCases.map(\.rawValue).joined(separator: ", "))."),
          \.dataset.provider, "Whose form the dataset in `data/` has."),
        Setting(
          "license", .license, \.dataset.license,
          "The license on the dataset's card, by its identifier of SPDX."),
        Setting(
          "limit", .wholeNumber(1...100_000_000), \.dataset.lineLimit,
          "How many lines the dataset has at most, chosen so that topics come near to their goals."),
      ])
  }
}

extension SettingForm<ShownText> {
  /// A prompt, in which the assistant's own name is nobody's.
  fileprivate static var prompt: SettingForm {
    SettingForm(
      values: SettingForm.shownText.values, write: SettingForm.shownText.write,
      read: { reader, node, key in
        guard let text = reader.text(node, key) else { return nil }
        let prompt = reader.masker.prompt(text)
        if prompt.text != text {
          reader.report(
            .personalData, node, "personal data in '\(key)'",
            advice: "It is masked in the dataset; take it out of the prompt.")
        }
        return prompt
      })
  }
}

extension SettingForm<String> {
  /// A link's template, with no name or password in it.
  fileprivate static var sourceURL: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "URL with `{path}`", example: yamlText(ConfigurationBlock.sourceURL.value),
        outside: ["https://example.org", "\"ftp://example.org/{path}\"", "[a]"]),
      write: yamlText,
      read: { reader, node, key in
        guard let text = reader.text(node, key) else { return nil }
        // Tried with a commit, as whether there is one is not the file's fault.
        guard SourceLink(text, commit: "", pathPrefix: "") != nil else {
          reader.report(
            .invalidConfiguration, node,
            "'\(key)' is not a URL with '{path}' and without a password in it",
            advice: "Write '\(ConfigurationBlock.sourceURL.inline)'.")
          return nil
        }
        return text
      })
  }

  fileprivate static var license: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "identifier", range: "60 letters, digits, `-` and `.` at most", example: "cc-by-4.0",
        outside: ["a b", String(repeating: "a", count: 61), "[a]"]),
      write: yamlText,
      read: { reader, node, key in
        guard let text = reader.text(node, key) else { return nil }
        let isPlain = text.utf8.allSatisfy {
          (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "-.".utf8.contains($0)
        }
        guard isPlain, text.utf8.count <= 60 else {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is no identifier of a license",
            advice: "Write one of SPDX's, such as 'cc-by-4.0', or 'other'.")
          return nil
        }
        return text.lowercased()
      })
  }
}
