package import Analysis
package import ArgumentParser
internal import Findings

/// `tuneboard explain`: what a finding or a fault means.
package struct ExplainCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a finding's or a fault's code means, and what to do.",
    discussion: """
      Without a code, lists all.

      Example:
        tuneboard explain missed-marker
      """)

  @Argument(help: "The code, as it stands in brackets behind a finding, or in exchanges.jsonl.")
  var code: String?

  package init() {}

  package func run() throws {
    guard let lines = explanation(of: code) else {
      throw ValidationError("no code '\(code ?? "")'; 'tuneboard explain' lists all")
    }
    let terminal = Terminal(isQuiet: false)
    for line in lines { terminal.result(line) }
  }
}

/// What a finding's or a fault's code means, as lines; all codes with a few words where none is given.
///
/// - Returns: nil for a code that nothing has.
package func explanation(of code: String?, faults: FaultRegistry = .standard) -> [String]? {
  let rows = faultRows(faults)
  guard let code else {
    return FindingCode.allCases.map {
      "\($0.rawValue) (\($0.defaultSeverity.rawValue)): \($0.meaning)"
    }
      + rows.map { "\($0.code) (\($0.effect)): \($0.title)" }
  }
  if let finding = FindingCode(rawValue: code) {
    return ["\(finding.rawValue) (\(finding.defaultSeverity.rawValue))", finding.meaning]
  }
  return rows.first { $0.code == code }.map {
    ["\($0.code) (\($0.effect)): \($0.title)", $0.explanation, "To do: \($0.advice)"]
  }
}
