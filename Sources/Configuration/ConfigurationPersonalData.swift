internal import Bytes
internal import Dialects
internal import Findings
internal import Privacy
internal import Project
internal import Yams

extension Setting<ProjectSettings> {
  /// `personal-data`: what is masked, and what is not. What is not understood masks more, never less.
  static var personalData: Setting {
    var setting = Setting(
      group: "personal-data",
      [
        Setting(
          "keep", .types,
          "Types that stay as they are and are not reported: `[LOCATION, URL]` keeps places and links.",
          written: { list($0.personalData.kept.map(\.name)) }, take: { $0.keep($2, in: &$1) }),
        Setting(
          "drop", .types, "Types that keep an exchange out of the dataset.",
          written: { list($0.personalData.dropped.map(\.name)) }, take: { $0.drop($2, in: &$1) }),
        Setting(
          "allow", .values, "Values that are nobody's, as a hotline's number.",
          written: { list($0.personalData.allowed) }, take: { $0.allow($2, in: &$1) }),
        Setting(
          "deny", .values, "Values that are masked as `[CUSTOM]` wherever they stand as words.",
          // What is denied is kept folded, not as it was written; nothing is by default.
          written: { _ in list([]) }, take: { $0.readDenied($2, in: &$1) }),
      ],
      unknown: { $0.deny($2, in: &$1) })
    let takeKeys = setting.take
    setting.take = { reader, settings, node in
      if node.mapping == nil { reader.deny(node, in: &settings) }
      takeKeys(&reader, &settings, node)
    }
    return setting
  }

  private static func list(_ texts: some Sequence<String>) -> String {
    "[" + texts.sorted().map(yamlText).joined(separator: ", ") + "]"
  }
}

extension ValueDescription {
  fileprivate static let types = ValueDescription(
    type: "list of types of personal data",
    example: ConfigurationBlock.personalData("keep").value, outside: ["URL", "[PHONE]", "[[URL]]"])
  fileprivate static let values = ValueDescription(
    type: "list of texts", example: ConfigurationBlock.personalData("deny").value,
    outside: ["text", "[[text]]"])
}

extension SettingTable {
  /// Reads what is to be masked before anything else, as all else is masked by it.
  ///
  /// - Returns: The outermost keys that remain to be read: for `personal-data` one that takes nothing any more.
  func readPersonalDataFirst(
    _ root: Node, _ reader: inout SettingsReader, into settings: inout ProjectSettings
  ) -> [Setting<ProjectSettings>] {
    reader.denyWhatMayBeMeant(root, in: &settings)
    return self.settings.map { setting in
      let path = Setting.personalData.key
      guard setting.key == path else { return setting }
      for (key, value) in root.mapping ?? Node.Mapping([]) {
        let name = key.string ?? ""
        if name == path {
          setting.take(&reader, &settings, value)
        } else if letters(name).contains("personal") || isNear(path, name) {
          // It is reported where keys are; until it is mended its strict half holds.
          let (kept, allowed) = (settings.personalData.kept, settings.personalData.allowed)
          setting.take(&reader, &settings, value)
          settings.personalData.kept = kept
          settings.personalData.allowed = allowed
          reader.masker = settings.masker
        }
      }
      var rest = setting
      rest.take = { _, _, _ in }
      return rest
    }
  }
}

/// Each changes what is masked, and what the reader masks from there on.
extension SettingsReader {
  fileprivate mutating func keep(_ node: Node, in settings: inout ProjectSettings) {
    let (types, _) = types(node, "keep", otherwise: "It was left out.")
    settings.personalData.kept.formUnion(types)
    masker = settings.masker
  }

  fileprivate mutating func drop(_ node: Node, in settings: inout ProjectSettings) {
    let (types, isUnderstood) = types(
      node, "drop", otherwise: "Until it is mended, exchanges with any type are dropped.")
    settings.personalData.dropped.formUnion(isUnderstood ? types : PersonalDataType.allCases)
    masker = settings.masker
  }

  fileprivate mutating func allow(_ node: Node, in settings: inout ProjectSettings) {
    for item in items(node, "allow", otherwise: "Until it is, nothing is allowed.") {
      guard let text = item.scalar?.string, !text.isEmpty else {
        report(
          .invalidConfiguration, item, "a value is not a text", advice: "Write it in quotes.")
        continue
      }
      settings.personalData.allowed.insert(text.lowercased())
      masker = settings.masker
    }
  }

  fileprivate mutating func readDenied(_ node: Node, in settings: inout ProjectSettings) {
    deny(node, in: &settings)
    for item in items(node, "deny", otherwise: "Until it is, it is masked in one piece.") {
      let text = item.scalar?.string ?? ""
      if text.isEmpty || !settings.personalData.deny(text) {
        report(
          .invalidConfiguration, item,
          text.isEmpty ? "a value is not a text" : "a value has no letter to look for",
          advice: "Write it in quotes.")
      }
      masker = settings.masker
    }
  }

  private mutating func items(_ node: Node, _ key: String, otherwise: String) -> [Node] {
    if let list = node.sequence { return Array(list) }
    report(
      .invalidConfiguration, node, "'\(key)' is not a list",
      advice: "Write '\(ConfigurationBlock.personalData(key).inline)'. \(otherwise)")
    return []
  }

  /// The types that a list names, and whether each of its names is one.
  private mutating func types(
    _ node: Node, _ key: String, otherwise consequence: String
  ) -> ([PersonalDataType], isUnderstood: Bool) {
    var isUnderstood = node.sequence != nil
    let types: [PersonalDataType] = items(node, key, otherwise: consequence).compactMap { item in
      let text = item.scalar?.string ?? ""
      if let type = PersonalDataType.allCases.first(where: { $0.name == text }) { return type }
      report(
        .invalidConfiguration, item, "'\(masker(text))' is no type of personal data",
        advice: "\(consequence) Types are "
          + PersonalDataType.allCases.map(\.name).joined(separator: ", ") + ".")
      isUnderstood = false
      return nil
    }
    return (types, isUnderstood)
  }

  /// Denies what stands below a key that may have been meant to, wherever it is.
  fileprivate mutating func denyWhatMayBeMeant(_ node: Node, in settings: inout ProjectSettings) {
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        if letters(key.string ?? "").hasPrefix("deny") {
          deny(value, in: &settings)
        } else {
          denyWhatMayBeMeant(value, in: &settings)
        }
      }
    case .sequence(let list): for item in list { denyWhatMayBeMeant(item, in: &settings) }
    case .scalar, .alias: break
    }
  }

  /// Denies all texts in a node.
  fileprivate mutating func deny(_ node: Node, in settings: inout ProjectSettings) {
    settings.personalData.deny(node)
    masker = settings.masker
  }
}

extension PersonalDataPolicy {
  /// Denies all texts in a node: of `- Project: Heron` the whole, and its halves.
  fileprivate mutating func deny(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      // `deny:` with nothing behind it denies nothing.
      if scalar.style != .plain || !["~", "null"].contains(scalar.string) { deny(scalar.string) }
    case .sequence(let list):
      for item in list { deny(item) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        deny(key)
        deny(value)
        if let name = key.string, let text = value.scalar?.string { deny("\(name): \(text)") }
      }
    case .alias: break
    }
  }
}

/// The Latin letters of a key, in lower case.
private func letters(_ key: String) -> String {
  String(key.lowercased().filter { ("a"..."z").contains($0) })
}
