internal import Analysis
internal import Corpus
internal import Dataset
internal import Findings
internal import Language
internal import Planning
internal import Privacy
internal import Report
internal import Storage

/// Turns a judged project into what the pages say. Every number on a page is counted here.
struct ModelBuilder {
  let project: JudgedProject
  let settings: ProjectSettings
  let options: RunOptions
  /// By number of the exchange: whether a line of the dataset teaches it.
  let isTaught: [Bool]
  /// By number of the topic: lines of the dataset, and what they consist of.
  private(set) var examples: ExampleCounts
  /// What the provider's rules say of the dataset; nil where it was not looked at.
  var form: DatasetForm?

  var summary: Summary { project.summary }
  var judgement: Judgement { project.judgement }
  var standards: Standards { settings.standards }

  /// Lines of the dataset by source, topic and emotional state.
  struct ExampleCounts {
    var manual: [Int]
    var mined: [Int]
    /// By topic, then by emotional state.
    var emotions: [[Int]]
    var total: Int { manual.reduce(0, +) + mined.reduce(0, +) }
  }

  init(_ project: JudgedProject, _ settings: ProjectSettings, _ options: RunOptions) {
    self.project = project
    self.settings = settings
    self.options = options
    let topicCount = settings.standards.topics.count
    var isTaught = Array(repeating: false, count: project.summary.exchanges.count)
    var counts = ExampleCounts(
      manual: Array(repeating: 0, count: topicCount), mined: Array(repeating: 0, count: topicCount),
      emotions: Array(
        repeating: Array(repeating: 0, count: Emotion.allCases.count), count: topicCount))
    for line in project.dataset.lines {
      for index in Int(line.firstExchange)...Int(line.lastExchange)
      where project.judgement.isTaught(index) { isTaught[index] = true }
      // A line is about what its last exchange is about.
      let exchange = project.summary.exchanges[Int(line.lastExchange)]
      let topic = Int(exchange.topic)
      switch project.summary.conversations[Int(line.conversation)].source {
      case .manual: counts.manual[topic] += 1
      case .mined: counts.mined[topic] += 1
      }
      counts.emotions[topic][Int(exchange.emotion.rawValue)] += 1
    }
    self.isTaught = isTaught
    examples = counts
  }

  /// - Parameter text: Reads bytes of the text that the records point into.
  func model(
    text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws -> ReportModel {
    let metrics = metrics()
    let volume = volume()
    let heldBack = HeldBack(
      summary, judgement, kept: project.duplicates.kept,
      dropped: exchanges(of: summary, with: settings.personalData.dropped),
      exportsUnknown: settings.consent.exportsUnknown)
    let coverage = coverage(volume)
    let flaggedCount = judgement.verdicts.indices.count(where: judgement.isFlagged)
    let scores = scores()
    let facts = facts(metrics, volume, coverage, flagged: flaggedCount, scores)
    let (plan, planFindings) = progress(
      of: project.plan, facts: facts, start: settings.plan.start, today: options.date)
    let patterns = try patterns(text)
    var model = ReportModel(
      name: settings.name, date: options.date, version: options.version, standards: standards,
      readiness: readiness(metrics, volume, coverage, heldBack),
      input: input(), metrics: metrics, volume: volume, coverage: coverage, scores: scores,
      patterns: patterns, plan: plan,
      flagged: FlaggedSummary(
        total: flaggedCount, exchanges: summary.exchanges.count, reasons: flaggedReasons(),
        pageCount: FlaggedPages.count(for: flaggedCount)),
      dataset: DatasetSummary(
        written: .init(
          train: .init(lines: project.dataset.lines.count { !$0.isValidation }, bytes: 0),
          validation: .init(lines: project.dataset.lines.count { $0.isValidation }, bytes: 0)),
        manualExamples: volume.manual, minedExamples: volume.mined,
        leftOut: DatasetPlan.Omission.allCases.compactMap { [project] in
          let count = project.dataset.omitted[$0.rawValue]
          return count == 0 ? nil : ($0.title, count)
        }, systemPrompt: settings.dataset.systemPrompt),
      privacy: privacy(),
      findings: (project.findings + planFindings).sortedByPlace)
    model.calibration = project.yardsticks.calibration
    model.source = settings.sourceURL.flatMap {
      SourceLink($0, commit: options.repository.commit, pathPrefix: options.repository.pathPrefix)
    }
    model.flagged.facets = flaggedFacets()
    model.facts = facts
    model.style = style()
    model.conversations = conversations()
    model.duplicates = try duplicates(text)
    model.reviews = reviews()
    model.dataset.moderation = moderation()
    model.dataset.choices = zip(standards.topics, project.dataset.choices).map {
      (topic: $0, choice: $1)
    }
    model.dataset.absence.heldBack = heldBack
    model.bands = try bands(text)
    model.dataset.absence.consentAdvice = consentAdvice(settings, options)
    model.configuredKeys = options.configuration.keys
    model.dataset.destination.notice = CalendarDay(options.date).flatMap {
      settings.dataset.provider.notice(on: $0)
    }
    model.dataset.leakage = Leakage(
      of: project.dataset, summary, judgement, clusters: project.duplicates.clusters)
    return model
  }

  private func input() -> InputSummary {
    var input = InputSummary(
      files: summary.files.count, bytes: summary.files.reduce(0) { $0 + $1.byteCount },
      conversations: summary.conversations.count { $0.source == .mined },
      manualExamples: summary.conversations.count { $0.source == .manual },
      messages: summary.messageCount, exchanges: summary.exchanges.count,
      filesWithErrors: filesWithErrors)
    var dialects: [String: Int] = [:]
    for file in summary.files where !file.dialect.isEmpty {
      dialects[file.dialect, default: 0] += 1
    }
    input.dialects = dialects.map { ($0.key, $0.value) }
      .sorted { ($1.files, $0.name) < ($0.files, $1.name) }
    func needsALook(_ file: FileRecord) -> Bool { file.hasErrors || file.confidence < 90 }
    input.listedFiles = Array(
      (summary.files.filter(needsALook) + summary.files.filter { !needsALook($0) })
        .prefix(InputSummary.listedFileCount))
    var counts: [String: Int] = [:]
    for exchange in summary.exchanges where !exchange.question.isJudged {
      counts[project.yardsticks.languages.code(of: exchange.language) ?? "unknown", default: 0] += 1
    }
    input.notJudged = counts.map { ($0.key, $0.value) }
      .sorted { ($1.count, $0.language) < ($0.count, $1.language) }
    return input
  }

  /// Cues of moderation in what the dataset teaches.
  private func moderation() -> [(category: ModerationCategory, count: Int)] {
    ModerationCategory.allCases.compactMap { category in
      let count = summary.exchanges.enumerated().count { index, exchange in
        isTaught[index] && exchange.moderation.isSuperset(of: ModerationSet(category))
      }
      return count == 0 ? nil : (category, count)
    }
  }

  private func volume() -> Volume {
    let goals = standards.volume
    let manual = examples.manual.reduce(0, +)
    let mined = examples.mined.reduce(0, +)
    let total = manual + mined
    let next = [goals.minimum, goals.target, goals.optimal].first { $0 > total }
    let (phase, detail) =
      total < goals.target
      ? ("Foundation", "\(goals.minimum)–\(goals.target) examples, weeks 1–2")
      : total < goals.optimal
        ? ("Expansion", "\(goals.target)–\(goals.optimal) examples, weeks 3–4")
        : ("Refinement", "\(goals.optimal) examples and more, weeks 5–6")
    return Volume(
      goals: goals, manual: manual, mined: mined, phase: phase, phaseDetail: detail,
      next: next.map { ($0, $0 - total) })
  }

  private func coverage(_ volume: Volume) -> [TopicCoverage] {
    var exchanges = Array(repeating: 0, count: standards.topics.count)
    for exchange in summary.exchanges { exchanges[Int(exchange.topic)] += 1 }
    let reference = volume.next?.goal ?? volume.total
    return standards.topics.enumerated().map { index, topic in
      let count = examples.manual[index] + examples.mined[index]
      let share = Share(count, of: volume.total)
      let wanted = Int((topic.goal * Double(reference)).rounded(.up))
      return TopicCoverage(
        topic: topic, share: share, status: BandStatus(share, in: topic.goal...1),
        missing: max(0, wanted - count), manual: examples.manual[index],
        mined: examples.mined[index], exchanges: exchanges[index],
        emotions: examples.emotions[index])
    }
  }

  private func scores() -> ScoreDistribution {
    var bins = Array(repeating: Array(repeating: 0, count: 10), count: Verdict.allCases.count)
    for index in judgement.scores.indices {
      bins[Int(judgement.verdicts[index].rawValue)][min(9, Int(judgement.scores[index]) / 10)] += 1
    }
    return ScoreDistribution(
      accepted: bins[Int(Verdict.accept.rawValue)], review: bins[Int(Verdict.review.rawValue)],
      rejected: bins[Int(Verdict.reject.rawValue)],
      median: median(judgement.scores.map { Double($0) / 100 }))
  }

  private func flaggedReasons() -> [(title: String, count: Int)] {
    var counts = Array(repeating: 0, count: standards.faults.rules.count)
    var (withoutFault, byPeople) = (0, 0)
    for index in judgement.verdicts.indices where judgement.isFlagged(index) {
      if judgement.isRejectedByPeople(index) { byPeople += 1 }
      let faults = judgement.faults[index].faults
      if faults.isEmpty, !judgement.isRejectedByPeople(index) { withoutFault += 1 }
      for fault in faults { counts[Int(fault.number)] += 1 }
    }
    var reasons = zip(standards.faults.rules, counts).map { (title: $0.title, count: $1) }
    reasons.append(("low score without a fault", withoutFault))
    reasons.append(("rejected by reviewers", byPeople))
    return reasons.filter { $0.count > 0 }.sorted { ($1.count, $0.title) < ($0.count, $1.title) }
  }

  private func flaggedFacets() -> [FlaggedFacet] {
    var faults = Array(repeating: 0, count: standards.faults.rules.count)
    var topics = Array(repeating: 0, count: standards.topics.count)
    var (withoutFault, byPeople, manual, mined) = (0, 0, 0, 0)
    for index in judgement.verdicts.indices where judgement.isFlagged(index) {
      let exchange = summary.exchanges[index]
      let own = judgement.faults[index].faults
      if judgement.isRejectedByPeople(index) {
        byPeople += 1
      } else if own.isEmpty {
        withoutFault += 1
      }
      for fault in own { faults[Int(fault.number)] += 1 }
      topics[Int(exchange.topic)] += 1
      switch summary.conversation(of: exchange).source {
      case .manual: manual += 1
      case .mined: mined += 1
      }
    }
    var reasons = zip(standards.faults.rules, faults).map {
      FlaggedFacet(kind: .reason, key: $0.code, title: $0.title, count: $1)
    }
    reasons.append(
      FlaggedFacet(
        kind: .reason, key: FlaggedFacet.lowScoreKey, title: "low score without a fault",
        count: withoutFault))
    reasons.append(
      FlaggedFacet(
        kind: .reason, key: FlaggedFacet.reviewersKey, title: "rejected by reviewers",
        count: byPeople))
    reasons.sort { ($1.count, $0.title) < ($0.count, $1.title) }
    let byTopic = zip(standards.topics, topics).map {
      FlaggedFacet(kind: .topic, key: $0.slug, title: $0.title, count: $1)
    }
    let bySource = [
      FlaggedFacet(kind: .source, key: Source.mined.name, title: "mined", count: mined),
      FlaggedFacet(kind: .source, key: Source.manual.name, title: "written by hand", count: manual),
    ]
    return (reasons + byTopic + bySource).filter { $0.count > 0 }
  }

  private func privacy() -> PrivacySummary {
    var types: [String: Int] = [:]
    var (messages, conversations) = (0, 0)
    // They stand in the order of messages.
    var last: (conversation: UInt32, message: UInt32)?
    for record in summary.personalData {
      types[record.type.name, default: 0] += 1
      if record.conversation != last?.conversation { conversations += 1 }
      if last.map({ $0 != (record.conversation, record.message) }) ?? true { messages += 1 }
      last = (record.conversation, record.message)
    }
    // Whoever writes an example by hand agrees by writing it; dumps are other people's words.
    func count(_ consent: Consent) -> Int {
      summary.conversations.count { $0.source == .mined && $0.consent == consent }
    }
    var result = PrivacySummary(
      types: types.map { (name: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.name) < ($0.count, $1.name) },
      messages: messages, conversations: conversations, granted: count(.granted),
      denied: count(.denied), unknown: count(.unknown))
    result.kept = settings.personalData.kept.map(\.name).sorted()
    result.allowedCount = settings.personalData.allowed.count
    return result
  }

  private func facts(
    _ metrics: [MeasuredMetric], _ volume: Volume, _ coverage: [TopicCoverage], flagged: Int,
    _ scores: ScoreDistribution
  ) -> Facts {
    var facts = Facts([
      .examples: Double(volume.total), .manualExamples: Double(volume.manual),
      .minedExamples: Double(volume.mined),
      .conversations: Double(summary.conversations.count { $0.source == .mined }),
      .exchanges: Double(summary.exchanges.count),
      .accepted: Double(judgement.verdicts.count { $0 == .accept }), .flagged: Double(flagged),
      .reviewed: Double(judgement.decisions.count),
      .disqualified: Double(judgement.faults.count(where: standards.faults.disqualifies)),
      .personalData: Double(summary.personalData.count),
      .filesWithErrors: Double(filesWithErrors),
      .metricsOnTarget: Double(metrics.count { $0.status == .within }),
      .topicsOnGoal: Double(coverage.count { $0.status == .within }),
      .validationLines: Double(project.dataset.lines.count { $0.isValidation }),
      .trainLines: Double(project.dataset.lines.count { !$0.isValidation }),
    ])
    facts.set(
      .validationShare, to: project.dataset.lines.count { $0.isValidation },
      of: project.dataset.lines.count)
    // Of a file without lines nothing is shown to be right.
    if let form, let lines = facts[.trainLines], lines > 0 {
      facts[.formatErrors] = Double(form.errors)
    }
    for metric in metrics {
      facts.set(metric.fact, to: metric.dataset.count, of: metric.dataset.total)
    }
    facts[.medianScore] = scores.median
    return facts
  }
}
