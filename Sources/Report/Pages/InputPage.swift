internal import Analysis
internal import Corpus
internal import Findings

/// What was read, and what was found while reading.
struct InputPage {
  /// How many findings are listed in full, the most severe first.
  static let findingCount = 500

  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let findings = model.findings
    let listed = Severity.allCases.reversed().flatMap { severity in
      findings.filter { $0.severity == severity }
    }.prefix(InputPage.findingCount)
    return [
      "input": InputValues(model.input).values,
      "hasDialects": model.input.dialects.count > 1,
      "dialects": Charts.bars(
        model.input.dialects.prefix(50).map { (Clipping.clipped($0.name, to: 60), $0.files) },
        of: model.input.files),
      "hasFiles": !model.input.listedFiles.isEmpty,
      "isCutFiles": model.input.files > model.input.listedFiles.count,
      "listedFiles": Numbers.count(model.input.listedFiles.count),
      "files": model.input.listedFiles.map(values),
      "unlisted": model.unlisted.sentence,
      "hasUnlisted": !model.unlisted.sentence.isEmpty,
      "hasFindings": !findings.isEmpty,
      "findingCount": Numbers.count(findings.count, "finding"),
      "severities": Severity.allCases.reversed().map { severity in
        let number = findings.count { $0.severity == severity }
        return [
          "number": Numbers.count(number), "word": severity.rawValue + (number == 1 ? "" : "s"),
        ]
      },
      "codes": codes,
      "findings": listed.map { finding in
        [
          "severity": finding.severity.stateWord.values,
          "place": finding.place.map(description) ?? "the project",
          "summary": Clipping.clipped(finding.summary, to: 200),
          "advice": Clipping.clipped(finding.advice, to: 600), "hasAdvice": !finding.advice.isEmpty,
          "code": finding.code.rawValue,
        ] as [String: Any]
      },
      "isCut": findings.count > listed.count,
      "listed": Numbers.count(listed.count),
      "leftOut": Numbers.count(findings.count - listed.count),
    ]
  }

  /// A file: what it was taken for, what it holds, what was left out.
  private func values(_ file: FileRecord) -> [String: Any] {
    let tools = file.messageCounts[Int(Role.unknown.rawValue)]
    let leftOut =
      file.leftOut.map { "\(Numbers.count($0.count, "line")) \($0.reason)" }
      + (tools > 0
        ? ["\(Numbers.count(tools, "message")) of tools or unknown speakers, kept apart"] : [])
      + (file.hasErrors ? ["see the findings"] : [])
    return [
      "path": Clipping.clipped(file.path, to: 200),
      "dialect": file.dialect.isEmpty ? "not read" : Clipping.clipped(file.dialect, to: 60),
      "confidence": Numbers.percent(Double(file.confidence) / 100),
      "conversations": Numbers.count(file.conversationCount),
      "users": Numbers.count(file.messageCounts[Int(Role.user.rawValue)]),
      "assistants": Numbers.count(file.messageCounts[Int(Role.assistant.rawValue)]),
      "leftOut": leftOut.joined(separator: "; "),
    ]
  }

  private func description(_ place: Place) -> String {
    place.line == 0
      ? place.shortDescription
      : "\(Clipping.clipped(place.file, to: 200)):\(place.line):\(place.column)"
  }

  /// Findings per code, the most severe and then the most frequent first.
  private var codes: [[String: Any]] {
    var counts: [FindingCode: (count: Int, severity: Severity)] = [:]
    for finding in model.findings {
      let entry = counts[finding.code] ?? (0, finding.severity)
      counts[finding.code] = (entry.count + 1, max(entry.severity, finding.severity))
    }
    return counts.sorted { a, b in
      if a.value.severity != b.value.severity { return a.value.severity > b.value.severity }
      if a.value.count != b.value.count { return a.value.count > b.value.count }
      return a.key.rawValue < b.key.rawValue
    }.map { code, entry in
      [
        "code": code.rawValue, "count": Numbers.count(entry.count), "meaning": code.meaning,
        "severity": entry.severity.stateWord.values,
      ]
    }
  }
}
