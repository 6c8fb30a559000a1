package import Bytes
package import Findings

/// A line of the baseline of findings: one that is known, and how often.
package struct KnownFindingLine: LineRecord {
  package var finding: KnownFinding
  package var count: Int

  package init(_ finding: KnownFinding, count: Int) {
    self.finding = finding
    self.count = count
  }

  package init?(_ json: JSON) {
    guard let code = json["code"]?.text, let file = json["file"]?.text,
      let summary = json["summary"]?.text, let count = json["count"]?.integer
    else { return nil }
    self.init(KnownFinding(code: code, file: file, summary: summary), count: count)
  }

  package func write(to writer: inout JSONWriter) {
    writer.object {
      $0.member("code", finding.code)
      $0.member("file", finding.file)
      $0.member("summary", finding.summary)
      $0.member("count", count)
    }
  }
}
