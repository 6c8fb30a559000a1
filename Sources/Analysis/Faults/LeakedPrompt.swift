internal import Language

extension Fault {
  /// Instructions or a tool's text in a response. The check of ``Fault/markupDebris`` finds more of it.
  package static let leakedPrompt = Fault(number: 9)
}

extension FaultRule {
  /// How ``Fault/leakedPrompt`` is called, what it costs, and how it is found.
  package static let leakedPrompt = FaultRule(
    .leakedPrompt, code: "leaked-prompt", effect: .broken,
    texts: FaultTexts(
      title: "leaked prompt or tool text",
      explanation:
        "It contains instructions, a tool's output or notes that were not meant for the user.",
      advice: "Delete what is not said to the user."),
    checks: .cue(.leakedPrompt))
}
