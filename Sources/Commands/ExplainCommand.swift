internal import Analysis
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
    let terminal = Terminal(isQuiet: false)
    guard let code else {
      for code in FindingCode.allCases {
        terminal.result("\(code.rawValue) (\(code.defaultSeverity.rawValue)): \(code.meaning)")
      }
      for fault in Fault.allCases {
        terminal.result("\(fault.code) (\(effect(fault))): \(fault.title)")
      }
      return
    }
    if let finding = FindingCode(rawValue: code) {
      terminal.result("\(finding.rawValue) (\(finding.defaultSeverity.rawValue))")
      terminal.result(finding.meaning)
    } else if let fault = Fault.allCases.first(where: { $0.code == code }) {
      terminal.result("\(fault.code) (\(effect(fault))): \(fault.title)")
      terminal.result(fault.explanation)
      terminal.result("To do: \(fault.advice)")
    } else {
      throw ValidationError("no code '\(code)'; 'tuneboard explain' lists all")
    }
  }

  private func effect(_ fault: Fault) -> String {
    switch fault.kind {
    case .note: "note, costs nothing"
    case .style: "fault of style, lowers the score"
    case .suspicion: "suspicion, never accepted without a person"
    case .harmful: "fault of harm, disqualifies"
    case .broken: "fault of integrity, disqualifies"
    }
  }
}
