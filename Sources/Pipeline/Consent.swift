internal import Analysis
internal import Corpus
internal import Dialects
internal import Export
internal import Findings
internal import Privacy
internal import Report

/// The consent ledger of a project, and what is wrong with it.
func loadLedger(_ options: RunOptions) -> (ConsentLedger, [Finding]) {
  var findings: [Finding] = []
  do throws(DiskError) {
    let path = options.root + "/" + ConsentLedger.fileName
    // A pipe or a link that leads nowhere is no absent ledger: what it said is lost.
    guard try Disk.status(of: path, followingLinks: false) != nil else {
      return (ConsentLedger(), [])
    }
    let source = SourceText(
      path: "consent.md", bytes: try Disk.read(path), masker: Masker(), findings: &findings)
    // Of a damaged ledger nobody knows whose refusal is lost.
    let isDamaged = !findings.isEmpty
    var ledger = ConsentLedger(
      reading: source.bytes, hash: hashOfParticipant, findings: &findings)
    if isDamaged { ledger.isUnreadable = true }
    return (ledger, findings)
  } catch {
    var ledger = ConsentLedger()
    ledger.isUnreadable = true
    return (
      ledger,
      [
        Finding(
          .unreadableFile, at: Place(file: "consent.md"),
          "the consent ledger cannot be read: \(error.reason)",
          advice: error.advice(or: "Mend its permissions.")
            + " Until then nobody's consent is known.")
      ]
    )
  }
}

/// 64 hexadecimal digits.
func hashOfParticipant(_ participant: String) -> String { SHA256.hex(Array(participant.utf8)) }

/// Says of each conversation whether it may be used, by its source where neither it nor its participant says.
///
/// - Returns: One finding for all conversations of which nothing is known.
///
/// - Parameter advice: What to write.
func applyConsent(
  _ rules: ConsentRules, _ advice: ConsentAdvice, to summary: inout Summary
) -> [Finding] {
  var unknown = 0
  var firstUnknown: Int?
  summary.conversations.update { [files = summary.files] index, conversation in
    let consent = rules.consent(
      stated: conversation.consent, file: files[Int(conversation.file)].path.text,
      source: conversation.source)
    if consent == .unknown {
      unknown += 1
      if firstUnknown == nil { firstUnknown = index }
    }
    defer { conversation.consent = consent }
    return conversation.consent != consent
  }
  guard let first = firstUnknown else { return [] }
  let conversation = summary.conversations[first]
  return [
    Finding(
      .unknownConsent,
      at: Place(
        file: summary.files[Int(conversation.file)].path, line: Int(conversation.line), column: 1),
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
      .map { ($0.key, $0.value.name) },
    isConfigured: options.configuredKeys.contains("consent"))
}
