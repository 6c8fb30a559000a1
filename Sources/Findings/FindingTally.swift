internal import Privacy

/// Findings of which so many are kept of each kind in a file; what is beyond is counted.
///
/// A file with a million conversations can have a finding in each. Nobody reads them, but that there are so many has to
/// be said.
package struct FindingTally: Sendable {
  /// How many are kept of each kind in a file.
  package static let limit = 10_000

  private struct Key: Hashable {
    var code: FindingCode
    var file: ShownText?
  }

  private let limit: Int
  private var kept: [Finding] = []
  private var counts: [Key: (count: Int, severity: Severity)] = [:]

  package init(limit: Int = Self.limit) { self.limit = limit }

  package mutating func add(_ finding: Finding) {
    let key = Key(code: finding.code, file: finding.place?.file)
    let known = counts[key] ?? (0, .note)
    counts[key] = (known.count + 1, max(known.severity, finding.severity))
    if known.count < limit { kept.append(finding) }
  }

  package mutating func add(_ findings: some Sequence<Finding>) {
    for finding in findings { add(finding) }
  }

  /// What was kept, in its order, and behind it one finding for each kind and file that had more.
  package var findings: [Finding] {
    let more = counts.filter { $0.value.count > limit }.map { key, value in
      Finding(
        key.code, at: key.file.map { Place(file: $0) },
        "\(value.count - limit) more of this kind are not listed, behind the first \(limit)",
        advice: "Mend the first, then check again.", severity: value.severity)
    }
    return kept + more.sortedByPlace
  }
}
