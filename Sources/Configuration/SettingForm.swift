internal import Bytes
internal import Dialects
internal import Findings
internal import Planning
internal import Privacy
internal import Yams

/// How a kind of value is written in `tuneboard.yml`, and read from there.
struct SettingForm<Value>: Sendable {
  var values: ValueDescription
  /// As YAML on one line; nil where it is not written.
  let write: @Sendable (Value) -> String?
  /// Reads a node that stands behind a key; nil, and a finding, for one that is no such value.
  let read: @Sendable (inout SettingsReader, Node, _ key: String) -> Value?
}

extension SettingForm where Value == Double {
  /// A part of a whole, `10 %` or `0.1`.
  static func share(_ range: ClosedRange<Double>) -> SettingForm {
    let percent = "\(Int(range.lowerBound * 100)) % to \(Int(range.upperBound * 100)) %"
    return SettingForm(
      values: ValueDescription(
        type: "share", range: percent, example: writtenShare(range.lowerBound),
        outside: ["much", writtenShare(range.lowerBound - 0.01)]
          + [writtenShare(range.upperBound + 0.01)]),
      write: writtenShare,
      read: { reader, node, key in
        guard let text = node.scalar?.string, let value = parsedShare(text), range.contains(value)
        else {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is not a share from \(percent)",
            advice: "Write it as '10 %' or 0.1; until then the default holds.")
          return nil
        }
        return value
      })
  }
}

extension SettingForm where Value == Int {
  /// A whole number, in digits alone.
  static func wholeNumber(_ range: ClosedRange<Int>) -> SettingForm {
    let span = "\(range.lowerBound) to \(range.upperBound)"
    return SettingForm(
      values: ValueDescription(
        type: "whole number", range: span, example: "\(range.lowerBound)",
        outside: ["\(range.lowerBound - 1)", "\(range.upperBound + 1)", "1.5"]),
      write: { "\($0)" },
      read: { reader, node, key in
        guard let text = node.scalar?.string, let value = Int(text), range.contains(value) else {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is not a whole number from \(span)")
          return nil
        }
        return value
      })
  }
}

extension SettingForm where Value == ClosedRange<Double> {
  /// Two shares: the lowest and the highest.
  static var shares: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "two shares, ascending", range: "0 % to 100 %", example: "[60 %, 80 %]",
        outside: ["[-1 %, 50 %]", "[50 %, 101 %]", "[51 %, 50 %]", "50 %"]),
      write: { "[\(writtenShare($0.lowerBound)), \(writtenShare($0.upperBound))]" },
      read: { $0.pair($1, $2, parsedShare, 0...1) })
  }
}

extension SettingForm where Value == ClosedRange<Int> {
  /// Two whole numbers: the lowest and the highest.
  static func wholeNumbers(_ limits: ClosedRange<Int>) -> SettingForm {
    let (low, high) = (limits.lowerBound, limits.upperBound)
    return SettingForm(
      values: ValueDescription(
        type: "two whole numbers, ascending", range: "\(low) to \(high)",
        example: "[\(low), \(high)]",
        outside: ["[\(low - 1), \(high)]", "[\(low), \(high + 1)]", "[\(high), \(low)]"]),
      write: { "[\($0.lowerBound), \($0.upperBound)]" },
      read: { $0.pair($1, $2, { Int($0) }, limits) })
  }
}

extension SettingForm where Value == Bool {
  /// `true` or `false`, and YAML's other words for them.
  static var flag: SettingForm {
    SettingForm(
      values: ValueDescription(type: "`true` or `false`", example: "true", outside: ["maybe"]),
      write: { "\($0)" },
      read: { reader, node, key in
        guard let flag = node.bool else {
          reader.report(.invalidConfiguration, node, "'\(key)' is neither true nor false")
          return nil
        }
        return flag
      })
  }
}

extension SettingForm where Value: CaseIterable & RawRepresentable<String> & Sendable {
  /// One of a few words.
  ///
  /// - Parameter problem: What is wrong with any other, behind its key: "is none of the ways to choose".
  static func choice(orElse problem: String, advice: String) -> SettingForm {
    let words = Value.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    return SettingForm(
      values: ValueDescription(
        type: "word", range: words, example: Value.allCases.first?.rawValue ?? "",
        outside: ["nothing", "[\(Value.allCases.first?.rawValue ?? "")]"]),
      write: { $0.rawValue },
      read: { reader, node, key in
        guard let value = node.scalar.flatMap({ Value(rawValue: $0.string) }) else {
          reader.report(.invalidConfiguration, node, "'\(key)' \(problem)", advice: advice)
          return nil
        }
        return value
      })
  }
}

extension SettingForm where Value == String {
  /// Any text, as it stands.
  ///
  /// - Parameter example: One that may stand there.
  static func text(example: String) -> SettingForm {
    SettingForm(
      values: ValueDescription(type: "text", example: yamlText(example), outside: ["[a]"]),
      write: yamlText, read: { $0.text($1, $2) })
  }

  /// A text with what personal data it holds masked.
  ///
  /// - Parameter limit: How many characters of it are taken; nil for all.
  static func maskedText(limit: Int? = nil) -> SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "text", range: limit.map { "the first \($0) characters count" }, example: "text",
        outside: ["[a]"]),
      write: yamlText,
      read: { reader, node, key in
        let text = reader.text(node, key)
        return text.map { reader.masker(String($0.prefix(limit ?? .max))).text }
      })
  }

  /// A path that leads nowhere out of the project folder.
  static func pathInside(allowsEmpty: Bool) -> SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "path in the project", example: "folder/file",
        outside: ["/file", "../file", "[a]"] + (allowsEmpty ? [] : ["\"\""])),
      write: yamlText,
      read: { reader, node, key in
        guard let path = reader.text(node, key) else { return nil }
        if path.isEmpty && !allowsEmpty || path.hasPrefix("/")
          || path.split(separator: "/").contains("..")
        {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is not a path inside the project folder")
          return nil
        }
        return path
      })
  }

  /// A day of the calendar.
  static var day: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "day, `YYYY-MM-DD`", example: "2026-01-05", outside: ["2026-02-29", "2026-1-5"]),
      write: { $0 },
      read: { reader, node, key in
        guard let text = reader.text(node, key) else { return nil }
        guard CalendarDay(text) != nil else {
          reader.report(.invalidConfiguration, node, "'\(key)' is not a day, YYYY-MM-DD")
          return nil
        }
        return text
      })
  }
}

extension SettingForm where Value == ShownText {
  /// A text with what personal data it holds masked.
  static var shownText: SettingForm {
    SettingForm(
      values: ValueDescription(type: "text", example: "text", outside: ["[a]"]),
      write: { yamlText($0.text) },
      read: { reader, node, key in
        let text = reader.text(node, key)
        return text.map { reader.masker($0) }
      })
  }
}

extension SettingForm where Value == [String] {
  /// A text, or a list of some.
  static var texts: SettingForm {
    SettingForm(
      values: ValueDescription(
        type: "text, or list of texts", example: "[one, two]", outside: ["{a: b}", "[[a]]"]),
      write: { "[" + $0.map(yamlText).joined(separator: ", ") + "]" },
      read: { reader, node, key in
        if let text = node.scalar?.string { return text.isEmpty ? [] : [text] }
        let texts = node.sequence.map { $0.compactMap { $0.scalar?.string }.filter { !$0.isEmpty } }
        guard let texts, texts.count == node.sequence?.count else {
          reader.report(
            .invalidConfiguration, node, "'\(key)' is neither a text nor a list of texts",
            advice: "Write '\(key): [one, two]'.")
          return nil
        }
        return texts
      })
  }
}

/// Reads `30 %`, `30%` or `0.3`, as 0.3.
private func parsedShare(_ text: String) -> Double? {
  let text = text.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
  if text.hasSuffix("%") { return Double(text.dropLast()).map { $0 / 100 } }
  return Double(text)
}

/// Writes 0.3 as `30 %`, and what is no whole number of them as it is.
private func writtenShare(_ value: Double) -> String {
  let percent = "\(Int((value * 100).rounded())) %"
  return parsedShare(percent) == value ? percent : "\(value)"
}
