internal import Analysis
internal import Corpus
package import Evaluation
internal import Findings
internal import Privacy
internal import Storage

/// The calibration that the settings name, with what is wrong with it.
func loadCalibration(
  _ settings: ProjectSettings, _ options: RunOptions
) -> (Calibration?, [Finding]) {
  guard let path = settings.scoring.calibrationPath else { return (nil, []) }
  let shown = settings.masker.path(path)
  let file: CalibrationFile
  do throws(DiskError) {
    file = CalibrationFile(
      String(decoding: try Disk.read(options.root + "/" + path), as: UTF8.self),
      settings.standards.metrics)
  } catch {
    return (
      nil,
      [
        Finding(
          .unreadableFile, at: Place(file: shown), "calibration cannot be read: \(error.reason)",
          advice: error.advice(
            or:
              "Write it with 'tuneboard calibrate --labels labels.jsonl --output FILE', or take it out of "
              + "tuneboard.yml."))
      ]
    )
  }
  guard file.problems.isEmpty else {
    return (
      nil,
      file.problems.map {
        Finding(
          .invalidCalibration, at: Place(file: shown, line: $0.line, column: 1),
          settings.masker($0.summary).text,
          advice:
            "Write it again with 'tuneboard calibrate --labels labels.jsonl --output FILE'; until then "
            + "the rules hold.")
      }
    )
  }
  return (file.calibration, [])
}

/// The labelled exchanges of a project, as the rules judge them.
package struct CalibrationData: Sendable {
  package var project: JudgedProject
  package var rows: [CalibrationTarget: [CalibrationRow]] = [:]
  package var unmatched: [Label] = []
}

/// The text that records point into, for two closures to share.
private final class TextInMemory {
  var bytes: [UInt8] = []
}

/// Reads a project and puts its labels beside what can be weighed in each exchange.
///
/// A calibration that the settings name is left out: what is fitted rests on the rules.
package func calibrationData(
  _ settings: ProjectSettings, _ options: RunOptions, labels: [Label],
  progress: (Progress) -> Void
) async throws -> CalibrationData {
  var settings = settings
  settings.scoring.calibrationPath = nil
  let memory = TextInMemory()
  let project = try await judgeProject(
    settings, options, takeText: { memory.bytes += $0 },
    readText: { Array(memory.bytes[Int($0)..<Int($0) + $1]) }, progress: progress)
  let text = memory.bytes
  var data = CalibrationData(project: project)
  struct Key: Hashable {
    var conversation: String
    var turn: Int
  }
  var exchangeAt: [Key: Int] = [:]
  let summary = project.summary
  for (index, exchange) in summary.exchanges.enumerated() {
    let id = summary.id(of: summary.conversation(of: exchange))
    exchangeAt[Key(conversation: id, turn: Int(exchange.assistantTurn))] = index
  }
  for label in labels {
    // A whole conversation's quality is no exchange's.
    let isKept = label.assistantTurn == nil ? nil : label.isKept
    guard !label.flags.isEmpty || isKept != nil else { continue }
    guard let turn = label.assistantTurn,
      let index = exchangeAt[Key(conversation: label.conversation, turn: turn)]
    else {
      data.unmatched.append(label)
      continue
    }
    let record = summary.exchanges[index]
    guard record.question.isJudged else { continue }
    let conversation = summary.conversation(of: record)
    let message = Int(record.message)
    let words = conversationPart(message - 1..<message + 1, of: conversation) {
      Array(text[Int($0)..<Int($0) + $1])
    }
    let features = CalibrationFeatures(
      of: record, response: words[message], to: words[message - 1],
      languages: project.yardsticks.languages, standards: settings.standards)
    for metricLabel in settings.standards.metrics.labels {
      guard let isYes = label.flags[metricLabel.name] else { continue }
      data.rows[.indicator(label: metricLabel.name), default: []].append(
        CalibrationRow(
          conversation: summary.id(of: conversation), isYes: isYes,
          rules: metricLabel.grade(record).value ?? 0, features: features))
    }
    if let isKept {
      data.rows[.quality, default: []].append(
        CalibrationRow(
          conversation: summary.id(of: conversation), isYes: isKept,
          rules: Double(project.judgement.scores[index]) / 100, features: features))
    }
  }
  return data
}
