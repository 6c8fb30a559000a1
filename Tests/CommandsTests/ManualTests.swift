import Analysis
import Configuration
import Dialects
import Findings
import Foundation
import Import
import Planning
import Privacy
import Project
import TestSupport
import Testing

@testable import Dataset

/// The manual's tables are what the code has, and what the README says is true.
@Suite struct ManualTests {
  @Test func `the manual lists every finding with its severity and meaning`() throws {
    let rows = FindingCode.allCases.map {
      ["`\($0.rawValue)`", $0.defaultSeverity.rawValue, $0.meaning]
    }
    try expectGenerated(
      markdownTable(["code", "severity", "means"], rows), "findings", in: "Findings.md")
  }

  @Test func `the manual lists every fault with its effect, meaning and advice`() throws {
    let rows = faultRows(.standard).map {
      ["`\($0.code)`", $0.title, $0.effect, $0.explanation + " " + $0.advice]
    }
    try expectGenerated(
      markdownTable(["code", "name", "effect", "why it matters, and what to do"], rows),
      "faults", in: "Faults.md")
  }

  @Test func `the manual lists every command with its arguments and options`() async throws {
    let dump = try await Tuneboard.run(["--experimental-dump-help"])
    let tool = try JSONDecoder().decode(DumpedHelp.self, from: Data(dump.output.utf8)).command
    // The parser adds `help` by itself.
    let commands = (tool.subcommands ?? []).filter { $0.commandName != "help" }
    #expect(commands.count >= 18)
    try expectGenerated(
      commands.map(\.reference).joined(separator: "\n"), "commands", in: "CommandLine.md")
  }

  @Test func `the manual lists every provider with its form and rules`() throws {
    let rows = Provider.allCases.map {
      ["`\($0.rawValue)`", $0.title, form(of: $0), context(of: $0), rules(of: $0)]
    }
    try expectGenerated(
      markdownTable(["name", "trainer", "form", "responses as context", "rules"], rows),
      "providers", in: "Dataset.md")
  }

  @Test func `the manual lists every metric with its band and its names`() throws {
    let rows = MetricRegistry.standard.rows.map { row in
      let band = [row.defaultBand.lowerBound, row.defaultBand.upperBound]
        .map { "\(Int(($0 * 100).rounded())) %" }.joined(separator: " to ")
      return [
        row.title, row.question, band, "`metrics.\(row.key)`", "`\(row.fact)`",
        row.lineKey.map { "`\($0)`" } ?? "", row.labels.map { "`\($0)`" }.joined(separator: ", "),
      ]
    }
    try expectGenerated(
      markdownTable(
        [
          "metric", "counts", "band by default", "setting", "in plans and gates",
          "in `exchanges.jsonl`", "labels",
        ], rows), "metrics", in: "Judging.md")
  }

  @Test func `the manual lists every setting with its values, default and meaning`() throws {
    let rows = SettingTable.standard.rows().map { row in
      [
        "`\(row.key)`", row.type + (row.range.map { ", \($0)" } ?? ""),
        row.shortDefault().map { "`\($0)`" } ?? "", row.meaning,
      ]
    }
    try expectGenerated(
      markdownTable(["key", "values", "default", "does"], rows), "settings", in: "Settings.md")
  }

  @Test func `the manual lists every dialect with its sign and its turns`() throws {
    let rows = DialectRegistry.standard.rows.map { [$0.name, $0.summary.sign, $0.summary.turns] }
    try expectGenerated(
      markdownTable(
        ["dialect", "how it is known", "turns"],
        [["*the project's own*", "`dialects` in `tuneboard.yml`", "see below"]] + rows
          + [["*what marks the turns*", "the general reader", "see below"]]),
      "dialects", in: "Dialects.md")
  }

  @Test func `the manual lists every form of other tools that is imported`() throws {
    let rows = ImportRegistry.standard.rows.map { [$0.name, $0.sign, $0.result] }
    try expectGenerated(
      markdownTable(["form", "known by", "what becomes of it"], rows), "forms", in: "Importing.md")
  }

  @Test(arguments: [
    // What a team's own list denies is whatever they say.
    ("PersonalData.md", PersonalDataType.allCases.filter { $0 != .custom }.map(\.name)),
    ("ContinuousIntegration.md", ProjectSettings().measureNames.all.map(\.rawValue)),
  ]) func `a table written by hand has a row for each`(_ page: String, _ names: [String]) throws {
    let described = try firstCells(of: page)
    for name in names { #expect(described.contains("`\(name)`"), "\(page): \(name)") }
  }

  @Test func `the manual says what each file of a site's data holds`() async throws {
    let project = try Project()
    try await Tuneboard.run(["init", project.path])
    try await project.report()
    let described = try firstCells(of: "Output.md")
    let files = try project.siteTree().files.filter { $0.hasPrefix("data/") }
    #expect(files.count > 8)
    for file in files { #expect(described.contains("`\(file)`"), "\(file)") }
  }

  @Test func `the README is short, and its links lead somewhere`() throws {
    let readme = try String(contentsOfFile: Repository.path + "/README.md", encoding: .utf8)
    #expect(readme.utf8.count < 8000)
    let links = readme.matches(of: /\]\(([^)]+)\)/).map(\.output.1)
    #expect(links.count > 15)
    for link in links where !link.hasPrefix("https:") {
      #expect(FileManager.default.fileExists(atPath: Repository.path + "/" + link), "\(link)")
    }
  }

  @Test func `each command of the tours works`() async throws {
    let pages = ["README.md", "Sources/Commands/Manual.docc/GettingStarted.md"]
    var commands: [Substring] = []
    for page in pages {
      let text = try String(contentsOfFile: Repository.path + "/" + page, encoding: .utf8)
      let tour = text.split(separator: "\n").filter { $0.hasPrefix("tuneboard ") }
        .map { $0.prefix { $0 != "#" } }
      #expect(tour.count > 5)
      // A server does not end.
      commands += tour.filter { !commands.contains($0) && !$0.hasPrefix("tuneboard serve") }
    }
    let folder = try TemporaryFolder()
    for command in commands {
      let words = command.split(separator: " ").dropFirst().map(String.init)
      let outcome = try await Tuneboard.run(words, in: folder.path)
      // 1 says that the data is not ready, or too little for a provider.
      let expected: Int32 = ["check", "export"].contains(words[0]) ? 1 : 0
      #expect(outcome.status == expected, "\(command): \(outcome.errors)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `a shell completes commands and options`(_ shell: String) async throws {
    let outcome = try await Tuneboard.run(["--generate-completion-script", shell])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("calibrate") && outcome.output.contains("single-file"))
  }
}

/// The first cell of each row of a page's tables, one a line.
private func firstCells(of page: String) throws -> String {
  let text = try String(
    contentsOfFile: Repository.path + "/Sources/Commands/Manual.docc/" + page, encoding: .utf8)
  return text.split(separator: "\n").filter { $0.hasPrefix("|") }
    .compactMap { $0.split(separator: "|").first }.joined(separator: "\n")
}

/// A table of Markdown; the cells are Markdown themselves.
func markdownTable(_ header: [String], _ rows: [[String]]) -> String {
  ([header, header.map { _ in "---" }] + rows)
    .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
}

private func form(of provider: Provider) -> String {
  switch provider.shape {
  case .messages: "`messages`" + (provider.wantsByteOrderMark ? ", with a byte-order mark" : "")
  case .completion: "`prompt` and `completion` of messages"
  case .shareGPT: "`conversations` of `from` and `value`"
  }
}

private func context(of provider: Provider) -> String {
  switch provider.masking {
  case .weights: "`\"weight\": 0`" + (provider.weighsEveryMessage ? ", on each message" : "")
  case .completion: "in `prompt`"
  case .none: "cannot be said"
  }
}

private func rules(of provider: Provider) -> String {
  let style = IntegerFormatStyle<Int>(locale: Locale(identifier: "en_US"))
  let lines = provider.lineLimits
  var rules: [String] = []
  if lines.upperBound < .max {
    rules.append("\(lines.lowerBound) to \(lines.upperBound.formatted(style)) lines")
  } else if lines.lowerBound > 1 {
    rules.append("\(lines.lowerBound) lines or more")
  }
  if provider.alternates { rules.append("speakers alternate") }
  if provider.byteLimit < .max {
    rules.append("at most \((provider.byteLimit / 1_000_000).formatted(style)) MB")
  }
  return rules.joined(separator: ", ")
}
