import Foundation

/// What the program says of itself with `--experimental-dump-help`, as the reference of commands needs it.
struct DumpedHelp: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: Kind
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var discussion: String?
    var defaultValue: String?
    var allValues: [String]?
    var isOptional: Bool
    var isRepeating: Bool
  }
}

extension DumpedHelp.Command {
  /// A section of Markdown: what it does, how it is called, an example, every argument and option.
  var reference: String {
    let shown = (arguments ?? []).filter { !["help", "version"].contains($0.valueName) }
    let required = shown.filter { $0.kind == .positional || !$0.isOptional }
    let usage =
      ["tuneboard", commandName]
      + required.map { $0.isOptional ? "[\($0.call)]" : $0.call }
      + (shown.count > required.count ? ["[<options>]"] : [])
    var lines = ["### tuneboard \(commandName)", "", escaped(abstract ?? ""), ""]
    lines += ["```", usage.joined(separator: " "), "```", ""]
    for paragraph in (discussion ?? "").components(separatedBy: "\n\n") where paragraph != "" {
      let rows = paragraph.components(separatedBy: "\n")
      if rows[0].hasPrefix("Example") {
        lines += ["```sh"] + rows.dropFirst().map { String($0.trimmingPrefix("  ")) } + ["```", ""]
      } else {
        lines += [escaped(paragraph), ""]
      }
    }
    return lines.joined(separator: "\n") + "\n"
      + markdownTable(["argument", "means"], shown.map { ["`\($0.spelling)`", $0.meaning] })
  }
}

extension DumpedHelp.Argument {
  /// `-o, --output <site>`.
  fileprivate var spelling: String { dashedNames.dropLast().map { $0 + ", " }.joined() + call }

  /// How it is given: `<folder>`, `--output <site>`, `--strict`.
  fileprivate var call: String {
    let value = "<\(valueName ?? "")>" + (isRepeating ? " ..." : "")
    switch kind {
    case .positional: return value
    case .option: return (dashedNames.last ?? "") + " " + value
    case .flag: return dashedNames.last ?? ""
    }
  }

  /// The short name first.
  private var dashedNames: [String] {
    (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }.sorted { $0.count < $1.count }
  }

  /// What is said of it, with the values where the sentence does not name them, and the default.
  fileprivate var meaning: String {
    var sentences = [abstract, discussion].compactMap { $0 }.map(escaped)
    let values = allValues ?? []
    if let abstract, !values.allSatisfy(abstract.contains) {
      sentences.append("One of " + values.map { "`\($0)`" }.joined(separator: ", ") + ".")
    }
    if let defaultValue { sentences.append("Default: `\(defaultValue)`.") }
    return sentences.joined(separator: " ")
  }
}

/// Plain text as Markdown that shows it.
private func escaped(_ text: String) -> String {
  text.replacing(/[*<\[|]/) { "\\" + $0.output }
}
