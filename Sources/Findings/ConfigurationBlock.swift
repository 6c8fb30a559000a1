/// A piece of `tuneboard.yml` that advice names: complete, so that it works where it is put as it stands.
///
/// Advice is made of these, and a test loads each of ``examples``: what is advised is not refused.
package struct ConfigurationBlock: Sendable, Hashable {
  /// From the outermost key to the innermost.
  package var keys: [String]
  /// As YAML has it on one line: `granted`, `[LOCATION, URL]`.
  package var value: String

  package init(_ keys: String..., value: String) {
    self.keys = keys
    self.value = value
  }

  /// On one line, for a sentence: `consent: {default: granted}`.
  package var inline: String {
    guard let last = keys.last else { return value }
    return keys.dropLast().reversed().reduce("\(last): \(value)") { inner, key in
      "\(key): {\(inner)}"
    }
  }

  /// One key a line, indented by two spaces, to paste.
  package var lines: [String] {
    keys.enumerated().map { depth, key in
      String(repeating: "  ", count: depth) + key + ":"
        + (depth == keys.count - 1 ? " " + value : "")
    }
  }

  /// The same in a sentence: what to write, and where.
  ///
  /// A key that stands in the file already cannot stand there twice: then what goes below it is named.
  ///
  /// - Parameter configured: The outermost keys that the file has.
  package func advice(in configured: Set<String>) -> String {
    guard let outermost = keys.first, keys.count > 1, configured.contains(outermost) else {
      return "'\(inline)' in tuneboard.yml"
    }
    var inner = self
    inner.keys.removeFirst()
    return "'\(inner.inline)' below '\(outermost)' in tuneboard.yml"
  }

  /// A text as YAML writes it between double quotes.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}

extension ConfigurationBlock {
  /// Says that everybody whose words are in the folder agreed.
  package static let everybodyAgreed = ConfigurationBlock("consent", "default", value: "granted")

  /// Fewer earlier messages in an example.
  package static let lessContext = ConfigurationBlock("dataset", "context-messages", value: "4")

  package static func provider(_ name: String) -> ConfigurationBlock {
    ConfigurationBlock("dataset", "provider", value: name)
  }

  /// Leaves out what keeps the dataset out of its bands.
  package static let chooseBands = ConfigurationBlock("dataset", "choose", value: "bands")

  package static let gate = ConfigurationBlock("gates", value: "[flagged <= 40]")

  package static let price = ConfigurationBlock(
    "training", "models", value: "{gpt-4.1: {context: 65536, price: 5.00}}")

  package static let sourceURL = ConfigurationBlock(
    "source-url", value: "https://github.com/team/data/blob/{commit}/{path}#L{line}")

  /// - Parameter path: Of the file with the findings that are known.
  package static func baseline(_ path: String) -> ConfigurationBlock {
    ConfigurationBlock("findings", "baseline", value: path)
  }

  /// - Parameter key: `keep`, `drop`, `allow` or `deny`.
  package static func personalData(_ key: String) -> ConfigurationBlock {
    ConfigurationBlock(
      "personal-data", key,
      value: key == "keep" || key == "drop" ? "[LOCATION, URL]" : "[1-800-273-8255]")
  }

  /// A dialect, with names that stand for those in the file.
  ///
  /// - Parameter turn: How a line looks that begins a turn, with `{name}` in it.
  package static func dialect(turn: String) -> ConfigurationBlock {
    ConfigurationBlock(
      "dialects", "mine",
      value: "{turn: \(quoted(turn)), user: [USER], assistant: [ASSISTANT]}")
  }

  /// One of each that advice is made of.
  package static let examples: [ConfigurationBlock] =
    [
      everybodyAgreed, lessContext, chooseBands, provider("together"), gate, price, sourceURL,
      baseline("findings-baseline.jsonl"), dialect(turn: "### {name}:"),
      dialect(turn: "=== {name} ==="), dialect(turn: #"<h3 class="a\b">{name}</h3>"#),
    ] + ["keep", "drop", "allow", "deny"].map(personalData)
}
