package import Findings
internal import Planning
internal import Privacy

/// What a run says to continuous integration: its findings, its numbers, whether it passed.
package struct CheckResult: Sendable {
  package var model: ReportModel
  /// The findings of the run and the flagged exchanges, by place.
  package var findings: [Finding]
  /// From the repository's root to the project folder: `data/companion/`, or empty.
  package var pathPrefix: String

  package init(_ model: ReportModel, findings: [Finding], pathPrefix: String) {
    self.model = model
    self.findings = findings
    self.pathPrefix = pathPrefix
  }

  /// Whether the run may go on: all gates of the project, or readiness where it has none.
  package var passes: Bool { model.passes }

  /// A path from the repository's root.
  func path(_ place: Place) -> String { pathPrefix + place.file.text }

  /// The most important findings first: by severity, then by place.
  var bySeverity: [Finding] {
    findings.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
  }

  /// Names of findings that hold while lines move: what it is, in which file, and which of several.
  var fingerprints: [String] {
    var seen: [String: Int] = [:]
    return findings.map { finding in
      let key = "\(finding.code.rawValue)\0\(finding.place?.file ?? "")\0\(finding.summary)"
      seen[key, default: 0] += 1
      return fingerprint("\(key)\0\(seen[key] ?? 0)")
    }
  }
}

extension ReportModel {
  package var passes: Bool {
    gates.isEmpty ? readiness.isReady : !gates.contains { $0.outcome == .failed }
  }

  /// What is asked of the run, one row each: the gates, or what stands in the way of readiness.
  var asked: [(title: String, outcome: GateResult.Outcome, evidence: String)] {
    if !gates.isEmpty { return gates.map { ($0.gate.text, $0.outcome, $0.evidence) } }
    if readiness.isReady { return [("ready", .passed, readiness.headline)] }
    return readiness.reasons.map { ($0.title, .failed, $0.detail) }
  }
}
