package import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
package import Findings
package import Language
internal import Report
internal import Storage

/// An example that is missing: about a topic, to a user in a state.
package struct WantedExample: Sendable, Equatable {
  package var topic: Topic
  package var emotion: Emotion
  /// How many the dataset has of both, and how many it would have at the next goal.
  package var present: Int
  package var wanted: Int
}

/// What to write next.
package struct WritingPlan: Sendable {
  package var wanted: [WantedExample] = []
  package var findings: [Finding] = []
  /// Relative to the project folder; nil when nothing is missing.
  package var path: String?
}

/// Chooses the examples that are missing most, and writes skeletons of them into `drafts/DAY.md` of the project. No
/// file is ever overwritten.
///
/// A topic's share of the next goal is spread over emotional states as users bring them up in the project's
/// exchanges about it, each counted once more so that none is forgotten; the places of the list go to the gaps in
/// proportion to their sizes, the largest first.
///
/// - Parameters:
///   - topic: A topic's slug; nil for all.
///   - emotion: nil for all.
package func writeSkeletons(
  count: Int, topic: String?, emotion: Emotion?, _ settings: ProjectSettings, _ options: RunOptions,
  progress: (Progress) -> Void
) async throws -> WritingPlan {
  let outcome = try await checkProject(settings, options, progress: progress)
  let summary = outcome.project.summary
  let topics = settings.standards.topics
  var met = topics.map { _ in Emotion.allCases.map { _ in 1 } }
  for exchange in summary.exchanges {
    met[Int(exchange.topic)][Int(exchange.emotion.rawValue)] += 1
  }
  let goal = outcome.model.volume.next?.goal ?? outcome.model.volume.total
  struct Cell {
    var topic: Int
    var emotion: Emotion
    /// How many are missing.
    var gap: Double
    var chosen = 0

    /// What the next choice goes by (Sainte-Laguë's method): places in proportion to the gaps.
    var claim: Double { gap - Double(chosen) < 0.5 ? 0 : gap / Double(2 * chosen + 1) }
  }
  var cells: [Cell] = []
  for (index, coverage) in outcome.model.coverage.enumerated() {
    if let topic, coverage.topic.slug != topic { continue }
    let all = Double(met[index].reduce(0, +))
    for state in Emotion.allCases where emotion == nil || emotion == state {
      let share = Double(met[index][Int(state.rawValue)]) / all
      let wanted = coverage.topic.goal * Double(goal) * share
      cells.append(
        Cell(
          topic: index, emotion: state,
          gap: wanted - Double(coverage.emotions[Int(state.rawValue)])))
    }
  }
  var plan = WritingPlan(findings: outcome.model.findings.filter { $0.severity == .error })
  while plan.wanted.count < count {
    let best = cells.indices.max { (cells[$0].claim, $1) < (cells[$1].claim, $0) }
    guard let best, cells[best].claim > 0 else { break }
    let coverage = outcome.model.coverage[cells[best].topic]
    let present = coverage.emotions[Int(cells[best].emotion.rawValue)]
    plan.wanted.append(
      WantedExample(
        topic: coverage.topic, emotion: cells[best].emotion, present: present,
        wanted: present + Int(cells[best].gap.rounded(.up))))
    cells[best].chosen += 1
  }
  guard !plan.wanted.isEmpty else { return plan }
  if try Disk.status(of: options.root + "/drafts") == nil {
    try Disk.makeFolder(options.root + "/drafts")
  }
  var name = "drafts/\(options.date).md"
  var number = 2
  let text = skeletons(plan.wanted, date: options.date)
  while try !Disk.createIfFree(options.root + "/" + name, text) {
    name = "drafts/\(options.date)-\(number).md"
    number += 1
  }
  plan.path = name
  return plan
}

private func skeletons(_ wanted: [WantedExample], date: String) -> [UInt8] {
  var lines = [
    "# To write, \(date)", "",
    "One example below each heading: give it a title, say what the user says and the answer that you would want. "
      + "'tuneboard check' of this file tells how it fares; move what is done into examples/.",
  ]
  for (index, example) in wanted.enumerated() {
    lines += [
      "", "## Example \(index + 1)", "", "Topic: \(example.topic.slug)",
      "Emotion: \(example.emotion.name)", "", "**User:**", "", "**Assistant:**",
    ]
  }
  return Array((lines.joined(separator: "\n") + "\n").utf8)
}

/// One line per exchange of a project: its place, score and verdict.
package func scoreLines(_ project: JudgedProject) -> [String] {
  project.summary.exchanges.indices.map { index in
    let exchange = project.judgement.record(index, of: project.summary)
    let conversation = project.summary.conversations[Int(exchange.conversation)]
    let file = project.summary.files[Int(conversation.file)].path
    let score = JSONWriter.decimalText(Double(project.judgement.scores[index]) / 100, places: 2)
    let line = "\(file):\(exchange.line): score \(score), \(project.judgement.verdicts[index].name)"
    guard let fit = Fit(exchange, project.voice) else {
      return line
    }
    let missing = fit.missing(exchange, project.voice)
    return line + "; fit \(JSONWriter.decimalText(fit.value, places: 2))"
      + (missing.isEmpty ? "" : " (\(missing.joined(separator: ", ")))")
  }
}
