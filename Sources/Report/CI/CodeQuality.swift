internal import Bytes
internal import Dataset
internal import Findings
internal import Privacy

/// GitLab's code quality report: a JSON array without a byte order mark, a finding an element.
///
/// Findings about the project as a whole stand at `tuneboard.yml`, as each needs a file.
package func gitLabCodeQuality(_ result: CheckResult) -> [UInt8] {
  var writer = JSONWriter()
  writer.list(zip(result.findings, result.fingerprints)) { json, entry in
    let (finding, fingerprint) = entry
    json.object {
      $0.member(
        "description",
        finding.advice.isEmpty ? finding.summary : "\(finding.summary). \(finding.advice)")
      $0.member("check_name", finding.code.rawValue)
      $0.member("fingerprint", fingerprint)
      $0.member("severity", finding.severity.codeQuality)
      $0.key("location")
      $0.object {
        let place = finding.place ?? Place(file: "tuneboard.yml", line: 1)
        $0.member("path", result.path(place))
        $0.key("lines")
        $0.object { $0.member("begin", max(1, place.line)) }
      }
    }
  }
  writer.newline()
  return writer.take()
}

extension Severity {
  fileprivate var codeQuality: String {
    switch self {
    case .error: "major"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
