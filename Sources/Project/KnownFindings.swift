internal import Bytes
package import Findings
internal import Privacy
internal import Records
package import Storage

/// What decides which findings of a run are listed.
package struct FindingFilter: Sendable {
  package var rules = FindingRules()
  var passages: [IgnoredPassage] = []
  var known: [KnownFinding: Int] = [:]

  func callAsFunction(_ findings: [Finding]) -> SortedFindings {
    SortedFindings(findings, rules: rules, passages: passages, known: known)
  }
}

/// The findings that a project knows of, from its baseline.
func loadKnownFindings(
  _ rules: FindingRules, in root: String, _ masker: Masker
) -> (known: [KnownFinding: Int], findings: [Finding]) {
  guard let path = rules.baselinePath else { return ([:], []) }
  let shown = masker.path(path)
  let bytes: [UInt8]
  do throws(DiskError) { bytes = try Disk.read(root + "/" + path) } catch {
    return (
      [:],
      [
        Finding(
          .invalidConfiguration, at: Place(file: shown),
          "the baseline of findings cannot be read: \(error.reason)",
          advice: error.advice(
            or: "Write it with 'tuneboard check --write-baseline'; until then no finding is known.")
        )
      ]
    )
  }
  var known: [KnownFinding: Int] = [:]
  var findings: [Finding] = []
  for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
  where !line.isEmpty {
    guard let entry = KnownFindingLine(line: line) else {
      findings.append(
        Finding(
          .invalidConfiguration, at: Place(file: shown, line: index + 1, column: 1),
          "the line is no known finding",
          advice: "Delete it, or write the file again with 'tuneboard check --write-baseline'."))
      continue
    }
    // Masked again: what is denied since then is masked in the findings of today.
    let finding = KnownFinding(
      code: entry.finding.code, file: masker.path(entry.finding.file).text,
      summary: masker(entry.finding.summary).text)
    known[finding, default: 0] += max(0, entry.count)
  }
  return (known, findings)
}

/// Writes the findings of a run as known ones: a line each, by file, code and words.
package func writeKnownFindings(_ findings: [Finding], to path: String) throws(DiskError) {
  let counts = Dictionary(grouping: findings, by: KnownFinding.init).mapValues(\.count)
  var writer = JSONWriter()
  for (known, count) in counts.sorted(by: { a, b in
    (a.key.file, a.key.code, a.key.summary) < (b.key.file, b.key.code, b.key.summary)
  }) {
    KnownFindingLine(known, count: count).append(to: &writer)
  }
  try Disk.replace(path, with: writer.take())
}
