internal import Bytes
internal import Findings

/// What the values of a key are, for the manual and for its test.
struct ValueDescription: Sendable {
  /// "whole number", "list of texts"
  let type: String
  /// "0 to 1000"; nil for any of the type.
  var range: String?
  /// One that may stand there, as YAML on one line.
  let example: String
  /// Some that may not stand there, next to the ends of the range where there is one.
  let outside: [String]
}

/// A key of `tuneboard.yml`, as the manual's reference has it.
package struct SettingRow: Sendable, Equatable {
  /// From the outermost key to the innermost; in capitals what stands for a name that the project gives.
  package private(set) var path: [String]
  /// "whole number", "list of texts"
  package let type: String
  /// "0 to 1000"; nil for any of the type.
  package let range: String?
  /// As it would stand in the file; nil for none. Where names have different ones, each behind its name.
  package private(set) var defaultValue: String?
  /// What it does: a sentence of Markdown.
  package let meaning: String
  /// The path with names that may stand there.
  private(set) var samplePath: [String]
  /// A value that may stand there.
  let example: String
  /// Values that may not stand there.
  let outside: [String]

  /// - Parameters:
  ///   - sample: What may stand in the file for a key in capitals.
  ///   - written: The default, as YAML on one line.
  init(
    _ key: String, sample: String? = nil, _ values: ValueDescription, _ meaning: String,
    written: String?
  ) {
    path = [key]
    samplePath = [sample ?? key]
    type = values.type
    range = values.range
    defaultValue = ["[]", "{}", "\"\""].contains(written) ? nil : written
    self.meaning = meaning
    example = written ?? values.example
    outside = values.outside
  }

  /// `dataset.provider`
  package var key: String { path.joined(separator: ".") }

  /// The default as a table has room for it: cut off behind a word, with an ellipsis.
  ///
  /// - Parameter limit: How many characters of it there is room for.
  package func shortDefault(limit: Int = 100) -> String? {
    guard let defaultValue, defaultValue.count > limit else { return defaultValue }
    let head = defaultValue.prefix(limit)
    return head[..<(head.lastIndex(of: " ") ?? head.endIndex)] + " …"
  }

  /// The same key below another.
  func below(_ key: String) -> SettingRow {
    var row = self
    row.path.insert(key, at: 0)
    row.samplePath.insert(key, at: 0)
    return row
  }

  /// Takes the defaults of names that the project has by itself: one where all have the same.
  mutating func take(defaults: [(name: String, value: String?)]) {
    guard let first = defaults.first else { return }
    guard defaults.contains(where: { $0.value != first.value }) else {
      defaultValue = first.value
      return
    }
    defaultValue = defaults.compactMap { name, value in value.map { "\(name): \($0)" } }
      .joined(separator: ", ")
  }

  /// The whole file with another value at this key.
  func block(_ value: String) -> ConfigurationBlock {
    var block = ConfigurationBlock(value: value)
    block.keys = samplePath
    return block
  }
}
