internal import Bytes
package import Findings
package import Privacy

/// What a provider would say of a dataset.
package struct DatasetValidation: Sendable {
  package var lines = 0
  /// How many findings are errors, those that are not listed included.
  package var errors = 0
  /// How many of these are about lines, rather than about how many there are or how long the file is.
  package var lineErrors = 0
  /// What was found, ten thousand of it at most.
  package var findings: [Finding] = []

  package init() {}
}

/// Checks a JSONL file of chat messages by a provider's documented rules, piece by piece.
///
/// Memory grows with the longest line and, where lines are looked for that stand twice, by a hash for each. No text of a
/// message is quoted in a finding. Of a file in UTF-16 or UTF-32 that is all that is said: providers read UTF-8 alone.
package struct DatasetValidator {
  /// Which file of a dataset it is.
  package enum Part: Sendable {
    case training
    /// Any number of lines is taken.
    case heldOut
  }

  private let provider: Provider
  private let part: Part
  private let findsRepeats: Bool
  private var report: ValidationReport
  /// By hash of a line: the number of the first that has it.
  private var seen: [Int: Int] = [:]
  /// By form of a line: what is wrong with it. A file has few forms.
  private var known: [[UInt8]: [(String, String)]] = [:]
  private var number = 0
  private var byteCount = 0
  /// What was read of a line that has not ended.
  private var rest: [UInt8] = []
  private var isAtStart = true
  /// The beginning, until there is enough of it to tell the encoding; nil from then on.
  private var head: [UInt8]? = []
  private var isForeign = false

  /// - Parameters:
  ///   - path: Of the file, for the findings.
  ///   - findsRepeats: Whether to look for lines that stand twice.
  package init(
    for provider: Provider, path: ShownText, part: Part = .training, findsRepeats: Bool = true
  ) {
    self.provider = provider
    self.part = part
    self.findsRepeats = findsRepeats
    report = ValidationReport(path: path)
  }

  /// Takes the next bytes of the file.
  package mutating func read(_ bytes: [UInt8]) {
    byteCount += bytes.count
    guard var head else { return take(bytes) }
    head += bytes
    self.head = head
    if head.count >= 1024 { takeHead() }
  }

  /// Looks at the encoding of what was read first, and reads that.
  private mutating func takeHead() {
    guard let bytes = head else { return }
    head = nil
    if let finding = Finding.otherEncoding(.invalidDataset, of: bytes, path: report.path) {
      isForeign = true
      report.refuse(finding)
    }
    take(bytes)
  }

  private mutating func take(_ bytes: [UInt8]) {
    if isForeign { return }
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      if rest.isEmpty {
        read(line: bytes[start..<end])
      } else {
        rest.append(contentsOf: bytes[start..<end])
        let line = rest
        rest.removeAll(keepingCapacity: true)
        read(line: line[...])
      }
      start = end + 1
    }
    rest.append(contentsOf: bytes[start...])
  }

  /// Ends the file.
  package mutating func finish() -> DatasetValidation {
    takeHead()
    if isForeign { return report.validation }
    if !rest.isEmpty { read(line: rest[...]) }
    rest = []
    if isAtStart { checkMark(false) }
    if byteCount > provider.byteLimit {
      report.add(
        0, "the file has \(byteCount / 1_000_000) MB, more than \(provider.byteLimit / 1_000_000)",
        "Split it.")
    }
    let limits = provider.lineLimits
    switch part {
    case .heldOut: break
    case .training:
      if report.lines < limits.lowerBound {
        report.add(
          0, "\(report.lines) lines; at least \(limits.lowerBound) are asked for",
          "Write more examples.")
      } else if report.lines > limits.upperBound {
        report.add(
          0, "\(report.lines) lines; at most \(limits.upperBound) are taken", "Leave some out.")
      }
    }
    return report.validation
  }

  private mutating func checkMark(_ hasMark: Bool) {
    isAtStart = false
    if hasMark == provider.wantsByteOrderMark { return }
    report.add(
      1, hasMark ? "the file begins with a byte-order mark" : "the file has no byte-order mark",
      hasMark ? "Write it as UTF-8 without one." : "\(provider.rawValue) asks for UTF-8 with one.")
  }

  private mutating func read(line: ArraySlice<UInt8>) {
    var line = line
    if isAtStart {
      let hasMark = line.starts(with: [0xEF, 0xBB, 0xBF])
      if hasMark { line = line.dropFirst(3) }
      checkMark(hasMark)
      // Nothing but the mark: a file without lines.
      if hasMark, line.isEmpty, byteCount == 3 { return }
    }
    number += 1
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      return report.add(number, "the line is empty", "Delete it.")
    }
    report.lines += 1
    let problems: [(String, String)]
    if let form = PlainLine.form(of: line, provider.shape) {
      if let found = known[form] {
        problems = found
      } else {
        problems = lineProblems(of: PlainLine.example(form, provider.shape), provider)
        if known.count == 4096 { known.removeAll(keepingCapacity: true) }
        known[form] = problems
      }
    } else {
      if let (problem, advice) = damage(in: line) { return report.add(number, problem, advice) }
      let value: JSON
      do throws(JSONError) { value = try JSONReader.read(Array(line), .strict).value } catch {
        let (problem, advice) = problem(of: error.kind)
        return report.add(number, problem, advice)
      }
      guard value.isObject else {
        let (problem, advice) = problem(of: .syntax)
        return report.add(number, problem, advice)
      }
      problems = lineProblems(of: value, provider)
    }
    for problem in problems { report.add(number, problem.0, problem.1) }
    guard findsRepeats else { return }
    let hash = line.hashValue
    if let first = seen[hash] {
      report.add(number, "the line is the same as line \(first)", "Delete one of them.", .warning)
    } else {
      seen[hash] = number
    }
  }
}

/// What is said of a file so far.
private struct ValidationReport {
  let path: ShownText
  /// How many lines were read.
  var lines = 0
  private var errors = 0
  private var lineErrors = 0
  private var tally = FindingTally()

  init(path: ShownText) { self.path = path }

  var validation: DatasetValidation {
    var result = DatasetValidation()
    result.lines = lines
    result.errors = errors
    result.lineErrors = lineErrors
    result.findings = tally.findings
    return result
  }

  /// Says what keeps the whole file from being read.
  mutating func refuse(_ finding: Finding) {
    errors = 1
    lineErrors = 1
    tally.add(finding)
  }

  /// - Parameter line: 0 for the file as a whole.
  mutating func add(
    _ line: Int, _ summary: String, _ advice: String, _ severity: Severity = .error
  ) {
    if severity == .error {
      errors += 1
      if line > 0 { lineErrors += 1 }
    }
    tally.add(
      Finding(
        .invalidDataset, at: Place(file: path, line: line, column: line == 0 ? 0 : 1), summary,
        advice: advice, severity: severity))
  }
}

/// What keeps a line from being UTF-8 alone, with what to do; nil when nothing does.
private func damage(in line: ArraySlice<UInt8>) -> (String, String)? {
  if line.starts(with: [0xEF, 0xBB, 0xBF]) {
    return (
      "a byte-order mark stands within the file", "Delete it; it is there where files were joined."
    )
  }
  if line.contains(0) {
    return (
      "the line has NUL bytes", "Write the whole file as UTF-8; what was appended may be UTF-16."
    )
  }
  if String(validating: line, as: UTF8.self) == nil {
    return ("the line has bytes that are not UTF-8", "Write the whole file as UTF-8.")
  }
  return nil
}

private func problem(of refusal: JSONError.Kind) -> (String, String) {
  switch refusal {
  case .syntax: ("the line is no JSON object", "Write one object a line.")
  case .tooDeep: ("the line is nested too deeply", "Write it flat: messages with texts.")
  case .twice(let name):
    (
      "key '\(name.prefix(40))' stands twice in one object",
      "Delete one: some readers take the first, and others the last."
    )
  }
}

/// Checks a whole file at once.
package func validateDataset(
  _ bytes: [UInt8], for provider: Provider, path: ShownText
) -> DatasetValidation {
  var validator = DatasetValidator(for: provider, path: path)
  validator.read(bytes)
  return validator.finish()
}
