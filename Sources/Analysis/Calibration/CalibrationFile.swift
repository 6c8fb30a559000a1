/// A calibration as a text file that people can read and keep beside their configuration.
///
/// ```
/// # Tuneboard calibration 1
/// [empathy]
/// labels: 1541                 then positive, conversations, strength, f1
/// auc: 0.846 0.826 0.866       cross-validated, with its 95 % interval
/// rules-auc: 0.817
/// bias: -0.123
/// 1.2345 rule: empathy         one feature a line, the heaviest first
/// -0.512 have you tried
/// ```
package struct CalibrationFile: Sendable {
  /// What is wrong with a line, counted from 1.
  package struct Problem: Sendable, Equatable {
    package var line: Int
    package var summary: String
  }

  package private(set) var calibration = Calibration([])
  package private(set) var problems: [Problem] = []

  static let heading = "# Tuneboard calibration 1"

  /// - Parameter metrics: Those whose labels can have been fitted to.
  package init(_ text: String, _ metrics: MetricRegistry) {
    let labels = Set(
      metrics.labels.filter { $0.calibrate != nil }.map(\.name) + [Calibration.quality])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.heading[...] else {
      problems = [Problem(line: 1, summary: "the first line is not '\(Self.heading)'")]
      return
    }
    var section: Section?
    for (index, line) in lines.enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        finish(section)
        section = nil
        let label = String(line.dropFirst().dropLast())
        if labels.contains(label) {
          section = Section(label: label, line: index + 1)
        } else {
          problems.append(Problem(line: index + 1, summary: "no indicator is called '\(label)'"))
        }
      } else if section != nil, section?.read(line) != true {
        problems.append(
          Problem(line: index + 1, summary: "neither 'key: number' nor a weight and a feature"))
      }
    }
    finish(section)
  }

  private mutating func finish(_ section: Section?) {
    guard let section else { return }
    if let indicator = section.indicator {
      calibration.indicators.append(indicator)
    } else {
      problems.append(
        Problem(line: section.line, summary: "'\(section.label)' lacks a figure or its bias"))
    }
  }

  private struct Section {
    var label: String
    var line: Int
    var figures: [String: [Double]] = [:]
    var weights: [CalibratedIndicator.Weight] = []

    private static let keys = [
      "labels", "positive", "conversations", "strength", "auc", "rules-auc", "f1", "bias",
    ]

    mutating func read(_ line: Substring) -> Bool {
      if let colon = line.firstIndex(of: ":"), Self.keys.contains(String(line[..<colon])) {
        let numbers = line[line.index(after: colon)...].split(separator: " ").map { Double($0) }
        let values = numbers.compactMap { $0 }
        guard !values.isEmpty, values.count == numbers.count, values.allSatisfy(\.isFinite) else {
          return false
        }
        figures[String(line[..<colon])] = values
        return true
      }
      guard let space = line.firstIndex(of: " "), let weight = Double(line[..<space]),
        weight.isFinite, line.index(after: space) < line.endIndex
      else { return false }
      weights.append(
        CalibratedIndicator.Weight(String(line[line.index(after: space)...]), weight))
      return true
    }

    var indicator: CalibratedIndicator? {
      func one(_ key: String) -> Double? { figures[key]?.first }
      func count(_ key: String) -> Int? { one(key).flatMap { Int(exactly: $0) } }
      guard let labels = count("labels"), let positive = count("positive"),
        let conversations = count("conversations"), let strength = one("strength"),
        let auc = figures["auc"], auc.count == 3, auc[1] <= auc[2], let rules = one("rules-auc"),
        let f1 = one("f1"), let bias = one("bias")
      else { return nil }
      return CalibratedIndicator(
        label: label,
        accuracy: CalibratedIndicator.Accuracy(
          labels: labels, positive: positive, conversations: conversations, areaUnderROC: auc[0],
          interval: auc[1]...auc[2], rulesAreaUnderROC: rules, f1: f1, strength: strength),
        bias: bias, weights: weights)
    }
  }
}

extension Calibration {
  /// The calibration in the form that ``CalibrationFile`` reads.
  package var fileText: String {
    var text = CalibrationFile.heading + "\n"
    text +=
      "# Written by `tuneboard calibrate`. Name this file in tuneboard.yml, `calibration: FILE`, and\n"
      + "# the indicators below stand in for those of the rules.\n"
    for indicator in indicators {
      let accuracy = indicator.accuracy
      text += """

        [\(indicator.label)]
        labels: \(accuracy.labels)
        positive: \(accuracy.positive)
        conversations: \(accuracy.conversations)
        strength: \(accuracy.strength)
        auc: \(rounded(accuracy.areaUnderROC)) \(rounded(accuracy.interval.lowerBound)) \
        \(rounded(accuracy.interval.upperBound))
        rules-auc: \(rounded(accuracy.rulesAreaUnderROC))
        f1: \(rounded(accuracy.f1))
        bias: \(rounded(indicator.bias))

        """
      for weight in indicator.weights { text += "\(rounded(weight.weight)) \(weight.feature)\n" }
    }
    return text
  }
}

/// To four places, as it is written.
private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
