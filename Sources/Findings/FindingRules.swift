internal import Bytes
package import Privacy

/// How much each kind of finding matters in a project, and which findings are left out of its lists.
package struct FindingRules: Sendable, Equatable {
  /// What takes the place of the default severities.
  package var severities: [FindingCode: Severity] = [:]
  /// Kinds that are counted and not listed.
  package var ignored: Set<FindingCode> = []
  /// The file of known findings, relative to the project folder; nil for none.
  package var baselinePath: String?

  package init() {}
}

/// Lines of a file for which a comment leaves some kinds of findings out.
package struct IgnoredPassage: Sendable, Equatable {
  package var file: ShownText
  /// 1-based.
  package var lines: ClosedRange<Int>
  /// nil for every kind.
  package var codes: Set<FindingCode>?

  package init(file: ShownText, lines: ClosedRange<Int>, codes: Set<FindingCode>?) {
    self.file = file
    self.lines = lines
    self.codes = codes
  }

  fileprivate func covers(_ finding: Finding) -> Bool {
    guard let place = finding.place, codes?.contains(finding.code) ?? true else { return false }
    return place.line == 0 ? lines.lowerBound == 1 : lines.contains(place.line)
  }
}

/// The passages of one file.
private struct PassagesOfFile {
  /// Those that begin on one line, by that line: of the file, and of its conversations, which do not overlap.
  private let starts: [(line: Int, passages: [IgnoredPassage])]

  init(_ passages: [IgnoredPassage]) {
    starts = Dictionary(grouping: passages, by: \.lines.lowerBound)
      .map { (line: $0.key, passages: $0.value) }.sorted { $0.line < $1.line }
  }

  func cover(_ finding: Finding) -> Bool {
    guard let line = finding.place?.line else { return false }
    let last = starts.partitioningIndex(where: { $0.line > max(1, line) }) - 1
    guard last >= 0 else { return false }
    // The first may hold for the whole file.
    return (starts[last].passages + (last > 0 ? starts[0].passages : []))
      .contains { $0.covers(finding) }
  }
}

/// How often a finding is known: what makes two the same is its kind, its file and its words, so that lines may move.
package struct KnownFinding: Sendable, Hashable {
  package var code: String
  package var file: String
  package var summary: String

  package init(code: String, file: String, summary: String) {
    self.code = code
    self.file = file
    self.summary = summary
  }

  package init(_ finding: Finding) {
    code = finding.code.rawValue
    file = finding.place?.file.text ?? ""
    summary = finding.summary
  }
}

/// Findings that are listed, and how many are not.
package struct SortedFindings: Sendable {
  package var listed: [Finding]
  /// Left out by the configuration or a comment.
  package var ignored = 0
  /// Left out since the baseline has them.
  package var known = 0

  /// - Parameters:
  ///   - findings: In the order in which known ones are taken for the first of their like.
  ///   - known: How often each is known.
  package init(
    _ findings: [Finding], rules: FindingRules, passages: [IgnoredPassage] = [],
    known: [KnownFinding: Int] = [:]
  ) {
    listed = []
    var rest = known
    let byFile = Dictionary(grouping: passages, by: \.file).mapValues(PassagesOfFile.init)
    for var finding in findings {
      if rules.ignored.contains(finding.code)
        || finding.place.flatMap({ byFile[$0.file] })?.cover(finding) ?? false
      {
        ignored += 1
        continue
      }
      if !rest.isEmpty, let count = rest[KnownFinding(finding)], count > 0 {
        rest[KnownFinding(finding)] = count - 1
        self.known += 1
        continue
      }
      if let severity = rules.severities[finding.code] { finding.severity = severity }
      listed.append(finding)
    }
  }
}
