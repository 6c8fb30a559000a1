internal import Bytes
internal import Findings
internal import Yams

/// A key of `tuneboard.yml`: how it is read, how it is written, and what the manual says about it.
///
/// `Target` is what the key's value goes into: the project's settings, or one topic, model or dialect of theirs.
struct Setting<Target>: Sendable {
  let key: String
  /// Reads the value into a target; what is wrong with it becomes a finding, and the target stays as it is.
  var take: @Sendable (inout SettingsReader, inout Target, Node) -> Void
  /// What a target has of the key, as YAML on one line; nil where there is nothing to write.
  let written: @Sendable (Target) -> String?
  /// What the manual says about the key, or about those below it, with what a target has as defaults.
  let rows: @Sendable (Target) -> [SettingRow]
}

extension Setting {
  /// A key with one value.
  ///
  /// - Parameters:
  ///   - meaning: What it does, in a sentence of Markdown.
  ///   - get: nil where the target has none.
  init<Value>(
    _ key: String, _ form: SettingForm<Value>, _ meaning: String,
    get: @escaping @Sendable (Target) -> Value?,
    set: @escaping @Sendable (inout Target, Value) -> Void
  ) {
    self.init(
      key, form.values, meaning, written: { get($0).flatMap(form.write) },
      take: { reader, target, node in
        if let value = form.read(&reader, node, key) { set(&target, value) }
      })
  }

  /// A key whose value stands somewhere in the target, which has the default.
  init<Value>(
    _ key: String, _ form: SettingForm<Value>,
    _ path: any WritableKeyPath<Target, Value> & Sendable,
    _ meaning: String
  ) {
    self.init(
      key, form, meaning, get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// A key whose value stands somewhere in the target, which has none by default.
  init<Value>(
    _ key: String, _ form: SettingForm<Value>,
    _ path: any WritableKeyPath<Target, Value?> & Sendable,
    _ meaning: String
  ) {
    self.init(
      key, form, meaning, get: { $0[keyPath: path] }, set: { $0[keyPath: path] = $1 })
  }

  /// A key with one value that is read in a way of its own.
  init(
    _ key: String, _ values: ValueDescription, _ meaning: String,
    written: @escaping @Sendable (Target) -> String?,
    take: @escaping @Sendable (inout SettingsReader, inout Target, Node) -> Void
  ) {
    self.init(
      key: key, take: take, written: written,
      rows: { [SettingRow(key, values, meaning, written: written($0))] })
  }

  /// A key with keys of its own.
  ///
  /// - Parameters:
  ///   - unknown: Called with the value of each key that is not known, before it is reported.
  ///   - finish: Called when all are read, with whether each key was known: for what holds between several.
  init(
    group key: String, _ settings: [Setting],
    unknown: @escaping @Sendable (inout SettingsReader, inout Target, Node) -> Void = { _, _, _ in
    },
    finish: @escaping @Sendable (inout SettingsReader, inout Target, Node, Bool) -> Void = {
      _, _, _, _ in
    }
  ) {
    self.init(
      key: key,
      take: { reader, target, node in
        let isKnown = reader.read(node, "'\(key)'", settings, into: &target, unknown: unknown)
        finish(&reader, &target, node, isKnown)
      },
      written: { settings.written($0) },
      rows: { target in settings.flatMap { $0.rows(target) }.map { $0.below(key) } })
  }

  /// A key below which the project gives names, with the same keys below each.
  ///
  /// - Parameters:
  ///   - name: What stands in the manual for a name that the project gives.
  ///   - blank: What a new name has by default.
  ///   - entries: What a target has, by name.
  init<Entry: Sendable>(
    named key: String, _ name: String, _ settings: [Setting<Entry>], blank: Entry,
    entries: @escaping @Sendable (Target) -> [(name: String, entry: Entry)],
    take: @escaping @Sendable (inout SettingsReader, inout Target, Node) -> Void
  ) {
    self.init(
      key: key, take: take,
      written: { target in
        flowMapping(entries(target).map { ($0.name, settings.written($0.entry)) })
      },
      rows: { target in
        let ofEntries = entries(target).map { item in
          (item.name, settings.flatMap { $0.rows(item.entry) })
        }
        return settings.flatMap { $0.rows(blank) }.enumerated().map { index, row in
          var row = row
          row.take(defaults: ofEntries.map { ($0, $1[index].defaultValue) })
          return row.below(name).below(key)
        }
      })
  }

  /// A key below which the project gives names, with one value behind each.
  ///
  /// - Parameters:
  ///   - name: What stands in the manual for a name that the project gives.
  ///   - sample: A name that may stand there.
  ///   - entries: What a target has, by name.
  init<Value>(
    named key: String, _ name: String, sample: String, _ form: SettingForm<Value>,
    _ meaning: String, entries: @escaping @Sendable (Target) -> [(name: String, value: Value)],
    take: @escaping @Sendable (inout SettingsReader, inout Target, Node) -> Void
  ) {
    self.init(
      key: key, take: take,
      written: { target in flowMapping(entries(target).map { ($0.name, form.write($0.value)) }) },
      rows: { _ in
        [SettingRow(name, sample: sample, form.values, meaning, written: nil).below(key)]
      })
  }
}

extension Array {
  /// What a target has of all these keys, as a YAML mapping on one line.
  func written<Target>(_ target: Target) -> String where Element == Setting<Target> {
    flowMapping(map { ($0.key, $0.written(target)) })
  }
}

/// A YAML mapping on one line, without the keys that have no value.
private func flowMapping(_ pairs: [(key: String, value: String?)]) -> String {
  let items = pairs.compactMap { key, value in value.map { "\(yamlText(key)): \($0)" } }
  return "{" + items.joined(separator: ", ") + "}"
}

/// A text as YAML has it on one line: between quotes where it needs them.
func yamlText(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy {
    (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || " _./-".utf8.contains($0)
  }
  guard isPlain, let first = text.first, let last = text.last, first.isLetter, last != " " else {
    return ConfigurationBlock.quoted(text)
  }
  return text
}
