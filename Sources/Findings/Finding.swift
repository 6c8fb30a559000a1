package import Privacy

/// One message to the user about their input, at a place in it.
///
/// Printed as `file:line:column: severity: summary [code]`. Findings are values: stages return
/// them, and only the command layer prints.
package struct Finding: Hashable, Sendable {
  package var code: FindingCode
  package var severity: Severity
  /// Where it is; nil for what concerns the project as a whole.
  package var place: Place?
  /// What is wrong, as a headline without a final period. Never holds text of a message.
  package var summary: String
  /// What to do about it, in one sentence; empty when the summary says it.
  package var advice: String

  package init(
    _ code: FindingCode, at place: Place?, _ summary: String, advice: String = "",
    severity: Severity? = nil
  ) {
    self.code = code
    self.severity = severity ?? code.defaultSeverity
    self.place = place
    self.summary = summary
    self.advice = advice
  }

  /// The finding with personal data in the names and values that it quotes masked.
  package func masked(by masker: Masker) -> Finding {
    var result = self
    result.summary = masker.quoting(summary)
    result.advice = masker.quoting(advice)
    return result
  }
}

/// How much a finding matters. An error means that some input could not be read as it stands.
package enum Severity: String, Comparable, Sendable, CaseIterable {
  case note, warning, error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// A place in a file: a path relative to the project folder, and a 1-based line and column.
///
/// Columns count UTF-8 bytes. Line 0 stands for the file as a whole.
package struct Place: Hashable, Sendable, Comparable {
  package var file: ShownText
  package var line: Int
  package var column: Int

  package init(file: ShownText, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (a: Place, b: Place) -> Bool {
    if a.file != b.file { return a.file < b.file }
    return (a.line, a.column) < (b.line, b.column)
  }

  /// `file`, or `file:line:column` when a line is known.
  package var description: String { line == 0 ? file.text : "\(file):\(line):\(column)" }
}

extension [Finding] {
  /// The findings by place, those without a place first; equal places by code and summary.
  package var sortedByPlace: [Finding] {
    sorted { a, b in
      switch (a.place, b.place) {
      case (nil, .some): return true
      case (.some, nil): return false
      case (let x?, let y?) where x != y: return x < y
      default: return (a.code.rawValue, a.summary) < (b.code.rawValue, b.summary)
      }
    }
  }
}
