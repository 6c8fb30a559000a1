import Analysis
import Dataset
import Findings
import Language
import Planning
import Privacy
import Review

@testable import Report

/// Models to render in tests, with invented numbers.
enum SampleModel {
  static let empathyShare = MeasureName(Metric.empathy.fact)

  /// A project half-way: every section has something to say.
  static func full() -> ReportModel {
    var standards = Standards()
    standards.topics = Topic.defaults
    var model = ReportModel(
      name: "ReflectWithin", date: "2026-01-14", version: "0.1.0", standards: standards,
      readiness: readiness(),
      input: input(), metrics: metrics(), volume: volume(), coverage: coverage(standards.topics),
      scores: ScoreDistribution(
        accepted: [0, 0, 0, 0, 0, 0, 0, 0, 214, 188],
        review: [0, 0, 0, 0, 0, 0, 241, 263, 0, 0],
        rejected: [22, 14, 9, 31, 47, 88, 40, 21, 18, 8], median: 0.71),
      patterns: patterns(standards.topics), plan: plan(), flagged: flaggedSummary(),
      dataset: dataset(),
      privacy: PrivacySummary(
        types: [("EMAIL_ADDRESS", 14), ("PHONE_NUMBER", 9), ("CREDIT_CARD", 1)],
        messages: 21, conversations: 12, granted: 96, denied: 2, unknown: 20),
      findings: findings())
    model.reviews = reviews()
    model.bands = bands(standards)
    model.style = style()
    model.conversations = conversations()
    model.duplicates = duplicates()
    model.list(sorted(model.findings))
    model.facts = Facts([.examples: 402, .flagged: 298, empathyShare: 0.58, .trainLines: 362])
    model.history = RunHistory(history())
    model.gates = gates()
    model.flagged.facets = facets()
    return model
  }

  private static func readiness() -> Readiness {
    Readiness(
      isReady: false,
      headline: "Not ready to train yet: 402 of 500 examples, and three things stand in the way.",
      reasons: [
        .init(
          title: "98 examples are missing.",
          detail: "There are 402; training starts at 500.",
          action: "Write these next", link: "coverage.html"),
        .init(
          title: "Empathy is below its band.",
          detail:
            "58 % of responses show it, 70–90 % is the target; the interval rules out chance.",
          action: "Fix 48 responses", link: "metrics.html#empathy"),
        .init(
          title: "Stress management is thin.",
          detail: "24 examples of 75 for 15 %. Anxious and tired are missing altogether.",
          action: "Write these 51 next", link: "coverage.html#stress-management"),
        .init(
          title: "41 responses open with the same sentence.",
          detail: "“That sounds really tough.” would teach a stock phrase, not empathy.",
          action: "See them", link: "flagged.html"),
      ])
  }

  private static func input() -> InputSummary {
    var input = InputSummary(
      files: 160, bytes: 1_482_113, conversations: 118, manualExamples: 121, messages: 3_412,
      exchanges: 1_204, filesWithErrors: 2)
    input.dialects = [("Tuneboard", 140), ("SpecStory", 18), ("headings of level 2", 2)]
    var file = FileRecord(
      path: "conversations/log.md", byteCount: 9000, hasErrors: true)
    file.dialect = "SpecStory"
    file.confidence = 95
    file.conversationCount = 1
    file.messageCounts = [0, 12, 12, 3]
    file.leftOut = [LeftOutLines(reason: "thoughts and work of tools", count: 40)]
    input.listedFiles = [file]
    return input
  }

  private static func dataset() -> DatasetSummary {
    var dataset = DatasetSummary(
      written: .init(
        train: .init(lines: 362, bytes: 318_224), validation: .init(lines: 40, bytes: 35_013)),
      manualExamples: 121, minedExamples: 281,
      leftOut: [
        ("review: nobody has decided yet", 504), ("rejected by a fault", 174),
        ("score under 0.60", 124), ("consent denied", 4),
      ],
      systemPrompt:
        "You are ReflectWithin, a warm companion for fitness, wellness and personal growth.\n"
        + "Listen first. Name what you hear. Ask one question.")
    dataset.completions = .init(
      train: .init(lines: 362, bytes: 320_100), validation: .init(lines: 40, bytes: 35_200)
    )
    dataset.destination.verdicts = Provider.allCases.map {
      ProviderVerdict($0, trainingLines: 362, bytes: 318_224, unsayable: 120)
    }
    dataset.destination.verdicts[4].problems = ["9 training lines, at least 10 are asked for"]
    dataset.destination.notice = Provider.openai.notice(
      on: CalendarDay(year: 2026, month: 11, day: 28))
    dataset.absence.heldBack.exchanges = 1_204
    dataset.absence.heldBack.consentUnknown = 12
    dataset.tokens = tokens()
    dataset.choices = Topic.defaults.enumerated().map {
      ($1, CoverageChoice(available: 80 * ($0 + 1), chosen: 70 + $0))
    }
    dataset.moderation = [(.selfHarm, 3), (.violence, 1)]
    return dataset
  }

  private static func style() -> StyleSummary {
    var style = StyleSummary()
    style.rows = [
      .init(title: "Reading ease, as a school grade", manual: 4.2, mined: 7.8),
      .init(title: "Words per sentence", manual: 9.5, mined: nil),
    ]
    (style.manual, style.mined, style.outliers) = (121, 281, 14)
    return style
  }

  /// The findings with one more that the configuration leaves out.
  private static func sorted(_ findings: [Finding]) -> SortedFindings {
    var rules = FindingRules()
    rules.ignored = [.endsWithUser]
    let left = Finding(
      .endsWithUser, at: Place(file: "conversations/log.md", line: 3, column: 1), "x")
    return SortedFindings(findings + [left], rules: rules)
  }

  private static func gates() -> [GateResult] {
    [
      GateResult(
        gate: Gate(text: "flagged <= 300", condition: .fact(.init(.flagged, .atMost, 300))),
        outcome: .passed, evidence: "298 flagged exchanges, at most 300 wanted"),
      GateResult(
        gate: Gate(text: "new-flagged = 0", condition: .fact(.init(.newFlagged, .equal, 0))),
        outcome: .unchecked, evidence: "no earlier site to compare with"),
    ]
  }

  private static func facets() -> [FlaggedFacet] {
    [
      FlaggedFacet(kind: .reason, key: "stock-opener", title: "stock opener", count: 41),
      FlaggedFacet(kind: .reason, key: "low-score", title: "low score without a fault", count: 7),
      FlaggedFacet(kind: .topic, key: "fitness", title: "Fitness", count: 401),
      FlaggedFacet(kind: .source, key: "mined", title: "mined", count: 298),
    ]
  }

  /// A dataset of which too many ask, about one topic more than the others.
  static func bands(_ standards: Standards, isChosen: Bool = false) -> BandSummary {
    let goals = BandGoals(standards, limit: nil)
    var candidates: [BandKind: [BandCandidate]] = [:]
    for number in 0..<900 {
      let kind = BandKind(
        [number % 9 > 1, number % 12 > 0, number % 7 > 1, number % 2 == 0], topic: number % 6 % 5)
      candidates[kind, default: []].append(
        BandCandidate(exchange: number, fit: number * 37 % 101, score: 90))
    }
    let choice = BandChoice(candidates, goals)
    var bands = BandSummary(choice, goals)
    bands.isChosen = isChosen
    bands.repairs = goals.bands.indices.compactMap { BandRepair(choice.available, goals, $0) }
    bands.additions = BandAdditions(to: choice.available, goals)
    var entry = BandSummary.Entry(
      place: Place(file: "conversations/2026-01-12.md", line: 31, column: 1),
      topicTitle: "Fitness", fit: 0.41, score: 0.86,
      missing: ["no empathy, where the user is tired", "40 characters too long"],
      excerpt: Array("Run <on> the heater & count to ten.".utf8))
    bands.worthRewriting = [entry, entry]
    entry.kind = "with a question, without empathy"
    bands.leftOut = [entry, entry, entry]
    bands.toShorten = [entry]
    (bands.tooLong, bands.tooShort) = (90, 4)
    (bands.rewritingCount, bands.medianFit) = (120, 0.84)
    return bands
  }

  /// A folder in which nothing was found.
  static func empty() -> ReportModel {
    let standards = Standards()
    let none = Share(0, of: 0)
    return ReportModel(
      name: "", date: "1970-01-01", version: "0.1.0", standards: standards,
      readiness: Readiness(
        isReady: false, headline: "Nothing to train on yet: no exchange was found.", reasons: []),
      input: InputSummary(
        files: 0, bytes: 0, conversations: 0, manualExamples: 0, messages: 0, exchanges: 0,
        filesWithErrors: 0),
      metrics: standards.metrics.indices.map { number in
        var metric = MeasuredMetric(number, standards)
        metric.definition.wording.title = metric.key.capitalizedFirst
        metric.meaning = "What is counted."
        metric.band = 0.6...0.8
        metric.histogram = []
        return metric
      },
      volume: Volume(
        goals: standards.volume, manual: 0, mined: 0, phase: "Foundation",
        phaseDetail: "500–1000 examples, weeks 1–2", next: (500, 500)),
      coverage: standards.topics.map { topic in
        TopicCoverage(
          topic: topic, share: none, status: .noData, missing: Int(500 * topic.goal), manual: 0,
          mined: 0, exchanges: 0, emotions: Emotion.allCases.map { _ in 0 })
      },
      scores: ScoreDistribution(
        accepted: .init(repeating: 0, count: 10), review: .init(repeating: 0, count: 10),
        rejected: .init(repeating: 0, count: 10), median: nil),
      patterns: Patterns(faults: [], openers: [], emotions: [], concerns: [], flaggedByTopic: []),
      plan: PlanProgress(title: "Plan", path: nil, start: nil, currentWeek: nil, sections: []),
      flagged: FlaggedSummary(total: 0, exchanges: 0, reasons: [], pageCount: 0),
      dataset: DatasetSummary(
        written: .init(
          train: .init(lines: 0, bytes: 0), validation: .init(lines: 0, bytes: 0)),
        manualExamples: 0,
        minedExamples: 0, leftOut: [], systemPrompt: ""),
      privacy: PrivacySummary(
        types: [], messages: 0, conversations: 0, granted: 0, denied: 0, unknown: 0),
      findings: [])
  }
}
