import BuiltinTemplates
import Findings
import TestSupport
import Testing

@testable import Report

/// What templates can show, as `Templates.md` lists it.
struct TemplateModelTests {
  /// A key of a page: its path, its type, an example.
  private struct Key: Hashable, Comparable {
    var path: String
    var type: String
    var example: String

    static func < (a: Key, b: Key) -> Bool { a.path < b.path }
  }

  private func keys(_ value: Any, _ path: String, into keys: inout [String: Key]) {
    let below = path.isEmpty ? "" : path + "."
    switch value {
    case let dictionary as [String: Any]:
      if !path.isEmpty { note(path, "group", "", &keys) }
      for (name, value) in dictionary { self.keys(value, below + name, into: &keys) }
    case let list as [Any]:
      note(path, "list", "", &keys)
      for element in list {
        if let dictionary = element as? [String: Any] {
          for (name, value) in dictionary { self.keys(value, below + name, into: &keys) }
        }
      }
    case let flag as Bool: note(path, "yes or no", flag ? "yes" : "no", &keys)
    default: note(path, "text", "\(value)", &keys)
    }
  }

  private func note(_ path: String, _ type: String, _ example: String, _ keys: inout [String: Key])
  {
    // The first example that shows something.
    if let known = keys[path], !known.example.isEmpty || example.isEmpty { return }
    keys[path] = Key(path: path, type: type, example: String(example.prefix(48)))
  }

  private func keys(of page: SitePage) -> [Key] {
    var found: [String: Key] = [:]
    let values = values(of: page, SampleModel.full(), SampleModel.exchanges(8))
    keys(values, "", into: &found)
    return found.values.sorted()
  }

  private var document: String {
    var lines = [
      "# Templates", "",
      "Change what the pages look like, one file at a time.", "",
      "## Files", "",
      "A file in `Templates/` of the project, or in the folder that `--templates` names, stands in for the "
        + "built-in one of the",
      "same name: `pages/index.mustache`, `partials/bar.mustache`, `assets/style.css`. They are "
        + "[Mustache](https://mustache.github.io);",
      "`{{key}}` is escaped for HTML. A template that cannot be parsed, a partial that does not exist and a "
        + "key that no page has are",
      "findings with their line; the built-in template stands in where the user's cannot be used.",
      "",
      "Colours and fonts are custom properties of CSS at the top of `assets/style.css`: `--paper`, `--sheet`, "
        + "`--ink`, `--link`,",
      "`--good`, `--bad`, `--band`, `--sans`, `--serif` and so on, once for light and "
        + "once for dark.", "",
      "`assets/report.js` adds search and sorting to pages that are complete without it, and keeps both in "
        + "the address. A project",
      "that wants no script on its pages puts an empty file of that name in its `Templates/`.", "",
      "## Keys", "",
      "Every page has these, and its own below. `a.b` is `b` inside of `{{#a}}`.", "",
    ]
    let frame = Set(keys(of: .flagged).map(\.path))
    func table(_ keys: [Key]) -> [String] {
      ["| key | type | for example |", "|---|---|---|"]
        + keys.map { key in
          let example = key.example.replacing("|", with: "\\|").replacing("\n", with: " ")
          return "| `\(key.path)` | \(key.type) | \(example.isEmpty ? "" : "`\(example)`") |"
        }
    }
    lines += table(keys(of: .flagged))
    for page in SitePage.allCases where page != .flagged {
      lines += ["", "### pages/\(page.rawValue).mustache", ""]
      lines += table(keys(of: page).filter { !frame.contains($0.path) })
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func `the documentation lists every key of every page`() throws {
    try expectRecorded(document, at: "Sources/Commands/Manual.docc/Templates.md")
  }

  @Test func `every key is shown by some built-in template`() {
    let shown = Set(
      BuiltinTemplates.files.filter { $0.name.hasSuffix(".mustache") }
        .flatMap { TemplateSource($0.name, $0.text).keys.map(\.name) })
    let all = Set(
      SitePage.allCases.flatMap { keys(of: $0) }.flatMap {
        $0.path.split(separator: ".").map(String.init)
      })
    #expect(all.subtracting(shown).sorted() == [])
  }

  @Test func `an unknown key is reported where it stands, with the nearest known`() {
    let library = TemplateLibrary {
      $0 == "pages/index.mustache"
        ? Array("<p>{{name}}</p>\n<b>{{headlin}}</b>\n{{#zebra}}{{/zebra}}".utf8) : nil
    }
    #expect(
      library.findings.map { "\($0.place?.description ?? ""): \($0.summary) \($0.advice)" } == [
        "pages/index.mustache:2:4: No page has the key 'headlin' Did you mean 'headline'?",
        "pages/index.mustache:3:1: No page has the key 'zebra' It shows nothing; Templates.md lists all keys.",
      ])
  }
}
