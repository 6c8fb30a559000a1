internal import Bytes
internal import Corpus
internal import Findings
internal import Project
internal import Yams

extension Setting<ProjectSettings> {
  /// `consent`: what holds where conversations do not say it.
  static var consent: Setting {
    Setting(
      group: "consent",
      [
        Setting(
          "default", .consent, \.consent.fallback,
          "What holds for conversations that do not say it, and whose participants are not in `consent.md`."
        ),
        Setting(
          named: "sources", "PATH", sample: "conversations/pilot", .consent,
          "The same for a folder or file of the project; the longest path that fits holds.",
          entries: { $0.consent.sources.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } },
          take: { reader, settings, node in
            reader.readNames(node, "'sources'") { reader, key, value in
              var path = key
              while path.hasSuffix("/") { path.removeLast() }
              settings.consent.sources[path] = SettingForm.consent.read(&reader, value, path)
            }
          }),
        Setting(
          "export-unknown", .flag, \.consent.exportsUnknown,
          "Whether conversations of unknown consent go into the dataset."),
      ],
      finish: { _, settings, _, isKnown in
        // What is not understood permits nothing where conversations are silent.
        if !isKnown {
          settings.consent.fallback = .denied
          settings.consent.exportsUnknown = false
        }
      })
  }
}

extension SettingForm<Consent> {
  /// What is not understood is taken as denied.
  fileprivate static var consent: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "word", range: "`granted`, `denied`, `unknown`", example: "granted",
        outside: ["perhaps", "[granted]"]),
      write: \.name,
      read: { reader, node, key in
        if let consent = Consent.allCases.first(where: {
          $0.name == node.scalar?.string.lowercased()
        }
        ) {
          return consent
        }
        reader.report(
          .invalidConfiguration, node, "'\(key)' is none of granted, denied and unknown",
          advice: "Until it is, it is taken as denied.")
        return .denied
      })
  }
}
