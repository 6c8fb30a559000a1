import Analysis
import Findings
import Project
import Testing

@testable import Configuration

extension SettingRow: CustomTestStringConvertible {
  package var testDescription: String { key }
}

/// One table gives the reading of `tuneboard.yml`, the check for unknown keys, and the manual's reference.
struct SettingTableTests {
  private static let rows = SettingTable.standard.rows()

  private func read(_ text: String) -> ConfigurationFile {
    ConfigurationFile(reading: Array(text.utf8))
  }

  /// The file with one value, and with what a dialect needs besides.
  private func file(_ row: SettingRow, _ value: String) -> String {
    let needed = [
      "turn": "turn: \"### {name}:\"", "user": "user: [Anna]", "assistant": "assistant: [Coach]",
    ]
    guard row.path.first == "dialects", let key = row.path.last else {
      return row.block(value).inline + "\n"
    }
    let others = needed.filter { $0.key != key }.values.sorted().joined(separator: ", ")
    return "dialects: {mine: {\(key): \(value), \(others)}}\n"
  }

  @Test func `all defaults, written into a file, are the default settings`() {
    for setting in SettingTable.standard.settings {
      guard let written = setting.written(ProjectSettings()) else { continue }
      let file = read("\(setting.key): \(written)\n")
      #expect(file.findings.isEmpty, "\(setting.key): \(file.findings)")
      #expect(file.settings == ProjectSettings(), "\(setting.key): \(written)")
    }
    let whole = read(SettingTable.standard.settings.written(ProjectSettings()))
    #expect(whole.findings.isEmpty)
    #expect(whole.settings == ProjectSettings())
    #expect(whole.keys.isSuperset(of: ["name", "thresholds", "dataset", "personal-data"]))
  }

  @Test(arguments: rows) func `every key of the table is taken`(_ row: SettingRow) {
    let text = file(row, row.example)
    #expect(read(text).findings.isEmpty, "\(text)")
  }

  @Test(arguments: rows) func `what is just outside of a range is a finding`(_ row: SettingRow) {
    #expect(!row.outside.isEmpty)
    for value in row.outside {
      let text = file(row, value)
      let findings = read(text).findings
      #expect(
        findings.contains { $0.code == .invalidConfiguration && $0.severity == .error }, "\(text)")
    }
  }

  @Test(arguments: rows) func `a misspelt key is told with its nearest`(_ row: SettingRow) throws {
    var path = row.samplePath
    // What stands in capitals is a name of the project's own: the key above it is misspelt.
    let index = try #require(row.path.lastIndex { $0 != $0.uppercased() })
    let key = path[index]
    path[index] = key + "x"
    var block = row.block(row.example)
    block.keys = path
    let findings = read(block.inline + "\n").findings
    let finding = try #require(findings.first { $0.code == .unknownKey }, "\(block.inline)")
    #expect(finding.summary.contains("'\(key)x' is not known"))
    #expect(finding.advice == "Did you mean '\(key)'?")
  }

  @Test func `no key stands twice, and each says in a sentence what it does`() {
    #expect(Set(Self.rows.map(\.key)).count == Self.rows.count)
    for row in Self.rows {
      #expect(row.meaning.first?.isUppercase == true || row.meaning.hasPrefix("`"), "\(row.key)")
      #expect(row.meaning.hasSuffix("."), "\(row.key)")
      #expect(!row.meaning.contains("|"), "\(row.key) has to fit into a table")
    }
  }

  @Test(
    arguments: [
      ("name", "text", nil, "Training data"),
      ("thresholds.accept", "share", "0 % to 100 %", "80 %"),
      (
        "metrics.length.characters", "two whole numbers, ascending", "1 to 1000000", "[50, 200]"
      ),
      ("metrics.question", "two shares, ascending", "0 % to 100 %", "[60 %, 80 %]"),
      ("conversations.score", "word", "`practice`, `support`", "support"),
      (
        "topics.SLUG.goal", "share", "0 % to 100 %",
        "fitness: 30 %, emotional-support: 25 %, goal-setting: 20 %, stress-management: 15 %, "
          + "other: 10 %"
      ),
      ("dataset.limit", "whole number", "1 to 100000000", nil),
      ("training.models.NAME.context", "whole number", "1 to 100000000", "65536"),
      ("consent.default", "word", "`granted`, `denied`, `unknown`", "unknown"),
      ("consent.export-unknown", "`true` or `false`", nil, "false"),
      ("findings.severity.CODE", "word", "`error`, `warning`, `note`, `ignore`", nil),
    ] as [(String, String, String?, String?)])
  func `a row has type, range and default of its key`(
    _ key: String, _ type: String, _ range: String?, _ value: String?
  ) throws {
    let row = try #require(Self.rows.first { $0.key == key })
    #expect(row.type == type)
    #expect(row.range == range)
    #expect(row.defaultValue == value)
  }

  @Test func `a long default is cut off behind a word`() throws {
    let row = try #require(Self.rows.first { $0.key == "system-prompt" })
    #expect(row.shortDefault(limit: 20) == "\"You are a warm, …")
    #expect(row.shortDefault(limit: 9999) == row.defaultValue)
  }
}
