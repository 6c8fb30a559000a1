internal import Analysis
internal import Corpus
internal import Dataset
internal import Dialects
internal import Findings
internal import Privacy
internal import Report

/// Says for how many conversations nothing is known of consent.
///
/// - Parameter advice: What to write.
/// - Returns: One finding for all of them.
func unknownConsent(
  _ summary: Summary, _ rules: ConsentRules, _ advice: ConsentAdvice
) -> [Finding] {
  var unknown = 0
  var firstUnknown: Int?
  for (index, conversation) in summary.conversations.enumerated()
  where conversation.consent == .unknown {
    unknown += 1
    if firstUnknown == nil { firstUnknown = index }
  }
  guard let first = firstUnknown else { return [] }
  let conversation = summary.conversations[first]
  return [
    Finding(
      .unknownConsent,
      at: Place(
        file: summary.path(of: conversation), line: Int(conversation.line), column: 1),
      (unknown == 1
        ? "nothing says whether the participant agreed"
        : "nothing says whether participants agreed, here and in \(unknown - 1) more")
        + (rules.exportsUnknown ? "" : "; not exported"),
      advice: advice.sentence)
  ]
}

/// What to write into this project's configuration where everybody agreed.
///
/// A folder that is said to be unknown is left out of it: everybody agreed.
func consentAdvice(_ settings: ProjectSettings, _ options: RunOptions) -> ConsentAdvice {
  ConsentAdvice(
    sources: settings.consent.sources.filter { $0.value != .unknown }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { (settings.masker.path($0.key).text, $0.value.name) },
    isConfigured: options.configuration.keys.contains("consent"))
}
