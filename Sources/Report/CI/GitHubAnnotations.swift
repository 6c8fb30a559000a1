internal import Findings
internal import Planning

/// Workflow commands that GitHub shows beside the lines of a pull request.
///
/// It takes ten of each kind a step; what goes beyond stands as plain lines in the log, and is counted.
package func gitHubAnnotations(_ result: CheckResult) -> [String] {
  var lines: [String] = []
  for (title, outcome, evidence) in result.model.asked where outcome == .failed {
    lines.append("::error title=\(property("Gate: " + title))::\(message(evidence))")
  }
  var left: [Severity: Int] = [.error: max(0, 10 - lines.count), .warning: 10, .note: 9]
  var cut = 0
  for finding in result.bySeverity {
    guard let room = left[finding.severity], room > 0 else {
      cut += 1
      continue
    }
    left[finding.severity] = room - 1
    lines.append(annotation(finding, result))
  }
  if cut > 0 {
    lines.append(
      "::notice title=Tuneboard::\(cut) more findings are in the job's summary and in the report.")
  }
  return lines
}

private func annotation(_ finding: Finding, _ result: CheckResult) -> String {
  let command =
    switch finding.severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  var properties: [String] = []
  if let place = finding.place {
    properties.append("file=\(property(result.path(place)))")
    if place.line > 0 { properties.append("line=\(place.line)") }
    if place.column > 0 { properties.append("col=\(place.column)") }
  }
  properties.append("title=\(finding.code.rawValue)")
  let text = finding.advice.isEmpty ? finding.summary : finding.summary + ". " + finding.advice
  return "::\(command) \(properties.joined(separator: ","))::\(message(text))"
}

/// The escapes of the `@actions/core` toolkit.
private func message(_ text: String) -> String {
  text.replacingEach(["%": "%25", "\r": "%0D", "\n": "%0A"])
}

private func property(_ text: String) -> String {
  text.replacingEach(["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
}

extension String {
  fileprivate func replacingEach(_ table: [Unicode.Scalar: String]) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let replacement = table[scalar] {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
