internal import Dialects
internal import Findings
internal import Pipeline
internal import Privacy
internal import Yams

/// Reads `personal-data`. What is not understood masks more, never less.
extension ConfigurationFile {
  private static let path = "personal-data"

  /// Reads what is to be masked before anything else, as all else is masked by it.
  mutating func readPersonalDataFirst(_ root: Node) {
    denyWhatMayBeMeant(root)
    guard let mapping = root.mapping else { return }
    for (key, value) in mapping {
      let name = key.string ?? ""
      if name == Self.path {
        readPersonalData(value)
      } else if Self.letters(name).contains("personal") || isNear(Self.path, name) {
        // It is reported where keys are; until it is mended its strict half holds.
        let (kept, allowed) = (settings.personalData.kept, settings.personalData.allowed)
        readPersonalData(value)
        settings.personalData.kept = kept
        settings.personalData.allowed = allowed
      }
    }
  }

  private mutating func readPersonalData(_ node: Node) {
    if node.mapping == nil { deny(node) }
    read(node, "'personal-data'") { file, key, value in
      switch key {
      case "keep":
        file.settings.personalData.kept.formUnion(file.types(value, key).compactMap(\.self))
      case "drop":
        for type in file.types(value, key) {
          if let type {
            file.settings.personalData.dropped.insert(type)
          } else {
            file.settings.personalData.dropped.formUnion(PersonalDataType.allCases)
          }
        }
      case "allow":
        for item in file.items(value, key, otherwise: "Until it is, nothing is allowed.") {
          guard let text = item.scalar?.string, !text.isEmpty else {
            file.report(
              .invalidConfiguration, item, "a value is not a text", advice: "Write it in quotes.")
            continue
          }
          file.settings.personalData.allowed.insert(text.lowercased())
        }
      case "deny":
        file.deny(value)
        for item in file.items(value, key, otherwise: "Until it is, it is masked in one piece.") {
          let text = item.scalar?.string ?? ""
          if text.isEmpty || !file.settings.personalData.deny(text) {
            file.report(
              .invalidConfiguration, item,
              text.isEmpty ? "a value is not a text" : "a value has no letter to look for",
              advice: "Write it in quotes.")
          }
        }
      default:
        file.deny(value)
        return ["keep", "drop", "allow", "deny"]
      }
      return []
    }
  }

  private mutating func items(_ node: Node, _ key: String, otherwise: String) -> [Node] {
    if let list = node.sequence { return Array(list) }
    report(
      .invalidConfiguration, node, "'\(key)' is not a list",
      advice: "Write '\(ConfigurationBlock.personalData(key).inline)'. \(otherwise)")
    return []
  }

  /// The types that a list names; nil for what names none.
  private mutating func types(_ node: Node, _ key: String) -> [PersonalDataType?] {
    let consequence =
      key == "drop"
      ? "Until it is mended, exchanges with any type are dropped." : "It was left out."
    if node.sequence == nil {
      _ = items(node, key, otherwise: consequence)
      return key == "drop" ? [nil] : []
    }
    return items(node, key, otherwise: consequence).compactMap { item in
      let text = item.scalar?.string ?? ""
      if let type = PersonalDataType.allCases.first(where: { $0.name == text }) { return type }
      report(
        .invalidConfiguration, item, "'\(masker(text))' is no type of personal data",
        advice: "\(consequence) Types are "
          + PersonalDataType.allCases.map(\.name).joined(separator: ", ") + ".")
      return key == "drop" ? .some(nil) : nil
    }
  }

  /// Denies what stands below a key that may have been meant to, wherever it is.
  private mutating func denyWhatMayBeMeant(_ node: Node) {
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        if Self.letters(key.string ?? "").hasPrefix("deny") {
          deny(value)
        } else {
          denyWhatMayBeMeant(value)
        }
      }
    case .sequence(let list): for item in list { denyWhatMayBeMeant(item) }
    case .scalar, .alias: break
    }
  }

  /// Denies all texts in a node: of `- Project: Heron` the whole, and its halves.
  private mutating func deny(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      // `deny:` with nothing behind it denies nothing.
      if scalar.style != .plain || !["~", "null"].contains(scalar.string) {
        settings.personalData.deny(scalar.string)
      }
    case .sequence(let list):
      for item in list { deny(item) }
    case .mapping(let mapping):
      for (key, value) in mapping {
        deny(key)
        deny(value)
        if let name = key.string, let text = value.scalar?.string {
          settings.personalData.deny("\(name): \(text)")
        }
      }
    case .alias: break
    }
  }

  private static func letters(_ key: String) -> String {
    String(key.lowercased().filter { ("a"..."z").contains($0) })
  }
}
