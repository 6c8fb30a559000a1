internal import Findings
internal import Planning

/// A JUnit report: a test for each gate, and one for each kind of finding, which fails on errors.
package func jUnit(_ result: CheckResult) -> [UInt8] {
  let asked = result.model.asked
  let codes = FindingCode.allCases.filter { code in result.findings.contains { $0.code == code } }
  func failures(_ code: FindingCode) -> [Finding] {
    result.findings.filter { $0.code == code && $0.severity == .error }
  }
  let failed = asked.count { $0.outcome == .failed }
  let skipped = asked.count { $0.outcome == .unchecked }
  let failedCodes = codes.count { !failures($0).isEmpty }
  var lines = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<testsuites name=\"tuneboard\" tests=\"\(asked.count + codes.count)\" "
      + "failures=\"\(failed + failedCodes)\">",
    "<testsuite name=\"gates\" tests=\"\(asked.count)\" failures=\"\(failed)\" "
      + "skipped=\"\(skipped)\">",
  ]
  for (title, outcome, evidence) in asked {
    let name = "<testcase classname=\"tuneboard.gates\" name=\"\(xml(title))\""
    switch outcome {
    case .passed: lines.append("\(name)/>")
    case .failed:
      lines.append("\(name)><failure message=\"\(xml(evidence))\"/></testcase>")
    case .unchecked:
      lines.append("\(name)><skipped message=\"\(xml(evidence))\"/></testcase>")
    }
  }
  lines.append("</testsuite>")
  lines.append(
    "<testsuite name=\"findings\" tests=\"\(codes.count)\" failures=\"\(failedCodes)\" skipped=\"0\">"
  )
  for code in codes {
    let all = result.findings.filter { $0.code == code }
    let errors = failures(code)
    lines.append(
      "<testcase classname=\"tuneboard.findings\" name=\"\(code.rawValue)\">")
    let list = all.prefix(100).map { finding in
      (finding.place.map { result.pathPrefix + $0.description + ": " } ?? "") + finding.summary
    }
    let more = all.count > list.count ? ["… and \(all.count - list.count) more"] : []
    let text = xml((list + more).joined(separator: "\n"))
    lines.append(
      errors.isEmpty
        ? "<system-out>\(text)</system-out>"
        : "<failure message=\"\(xml(code.meaning))\">\(text)</failure>")
    lines.append("</testcase>")
  }
  lines += ["</testsuite>", "</testsuites>", ""]
  return Array(lines.joined(separator: "\n").utf8)
}

/// Text for XML 1.0, which has no place at all for most control characters.
func xml(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
