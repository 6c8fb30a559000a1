internal import Analysis
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
  var plan = WritingPlan(findings: outcome.model.findings.filter { $0.severity == .error })
  plan.wanted = mostMissing(count, outcome, topic: topic, emotion: emotion)
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

/// How far a topic's examples to users in one state are from the next goal.
private struct Gap {
  var topic: Int
  var emotion: Emotion
  /// How many are missing.
  var missing: Double
  var chosen = 0

  /// What the next choice goes by (Sainte-Laguë's method): places in proportion to the gaps.
  var claim: Double { missing - Double(chosen) < 0.5 ? 0 : missing / Double(2 * chosen + 1) }
}

/// Chooses so many examples at most, in the order in which gaps claim them.
private func mostMissing(
  _ count: Int, _ outcome: RunOutcome, topic: String?, emotion: Emotion?
) -> [WantedExample] {
  var gaps = gaps(outcome, topic: topic, emotion: emotion)
  var wanted: [WantedExample] = []
  while wanted.count < count {
    let best = gaps.indices.max { (gaps[$0].claim, $1) < (gaps[$1].claim, $0) }
    guard let best, gaps[best].claim > 0 else { break }
    let coverage = outcome.model.coverage[gaps[best].topic]
    let present = coverage.emotions[Int(gaps[best].emotion.rawValue)]
    wanted.append(
      WantedExample(
        topic: coverage.topic, emotion: gaps[best].emotion, present: present,
        wanted: present + Int(gaps[best].missing.rounded(.up))))
    gaps[best].chosen += 1
  }
  return wanted
}

private func gaps(_ outcome: RunOutcome, topic: String?, emotion: Emotion?) -> [Gap] {
  let coverages = outcome.model.coverage
  var met = coverages.map { _ in Emotion.allCases.map { _ in 1 } }
  for exchange in outcome.project.summary.exchanges {
    met[Int(exchange.topic)][Int(exchange.emotion.rawValue)] += 1
  }
  let goal = outcome.model.volume.next?.goal ?? outcome.model.volume.total
  var gaps: [Gap] = []
  for (index, coverage) in coverages.enumerated() {
    if let topic, coverage.topic.slug != topic { continue }
    let all = Double(met[index].reduce(0, +))
    for state in Emotion.allCases where emotion == nil || emotion == state {
      let share = Double(met[index][Int(state.rawValue)]) / all
      let wanted = coverage.topic.goal * Double(goal) * share
      gaps.append(
        Gap(
          topic: index, emotion: state,
          missing: wanted - Double(coverage.emotions[Int(state.rawValue)])))
    }
  }
  return gaps
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
    let conversation = project.summary.conversation(of: exchange)
    let file = project.summary.path(of: conversation)
    let score = JSONWriter.decimalText(Double(project.judgement.scores[index]) / 100, places: 2)
    let line = "\(file):\(exchange.line): score \(score), \(project.judgement.verdicts[index].name)"
    guard let fit = Fit(exchange, project.yardsticks.voice) else {
      return line
    }
    let missing = fit.missing(exchange, project.yardsticks.voice)
    return line + "; fit \(JSONWriter.decimalText(fit.value, places: 2))"
      + (missing.isEmpty ? "" : " (\(missing.joined(separator: ", ")))")
  }
}
