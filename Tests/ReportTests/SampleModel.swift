import Analysis
import Export
import Findings
import Planning
import Privacy
import Review

@testable import Report

/// Models to render in tests, with invented numbers.
enum SampleModel {
  private static let empathyShare = MeasureName(Metric.empathy.fact)

  /// A project half-way: every section has something to say.
  static func full() -> ReportModel {
    var standards = Standards()
    standards.topics = Topic.defaults
    var model = ReportModel(
      name: "ReflectWithin", date: "2026-01-14", version: "0.1.0", standards: standards,
      readiness: Readiness(
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
        ]),
      input: InputSummary(
        files: 160, bytes: 1_482_113, conversations: 118, manualExamples: 121, messages: 3_412,
        exchanges: 1_204, filesWithErrors: 2),
      metrics: metrics(), volume: volume(), coverage: coverage(standards.topics),
      scores: ScoreDistribution(
        accepted: [0, 0, 0, 0, 0, 0, 0, 0, 214, 188],
        review: [0, 0, 0, 0, 0, 0, 241, 263, 0, 0],
        rejected: [22, 14, 9, 31, 47, 88, 40, 21, 18, 8], median: 0.71),
      patterns: patterns(standards.topics), plan: plan(), flagged: flaggedSummary(),
      dataset: DatasetSummary(
        trainLines: 362, validationLines: 40, trainBytes: 318_224, validationBytes: 35_013,
        manualExamples: 121, minedExamples: 281,
        leftOut: [
          ("review: nobody has decided yet", 504), ("rejected by a fault", 174),
          ("score under 0.60", 124), ("consent denied", 4),
        ],
        systemPrompt:
          "You are ReflectWithin, a warm companion for fitness, wellness and personal growth.\n"
          + "Listen first. Name what you hear. Ask one question."),
      privacy: PrivacySummary(
        types: [("EMAIL_ADDRESS", 14), ("PHONE_NUMBER", 9), ("CREDIT_CARD", 1)],
        messages: 21, conversations: 12, granted: 96, denied: 2, unknown: 20),
      findings: findings())
    model.reviews = reviews()
    model.dataset.completions = (
      .init(lines: 362, bytes: 320_100), .init(lines: 40, bytes: 35_200)
    )
    model.dataset.providers = Provider.allCases.map {
      ProviderVerdict($0, trainingLines: 362, bytes: 318_224, unsayable: 120)
    }
    model.dataset.providers[4].problems = ["9 training lines, at least 10 are asked for"]
    model.dataset.notice = Provider.openai.notice(
      on: CalendarDay(year: 2026, month: 11, day: 28))
    model.dataset.heldBack.exchanges = 1_204
    model.dataset.heldBack.consentUnknown = 12
    model.dataset.tokens = tokens()
    model.dataset.choices = Topic.defaults.enumerated().map {
      ($1, CoverageChoice(available: 80 * ($0 + 1), chosen: 70 + $0))
    }
    model.bands = bands(standards)
    model.dataset.moderation = [(.selfHarm, 3), (.violence, 1)]
    model.style.rows = [
      .init(title: "Reading ease, as a school grade", manual: 4.2, mined: 7.8),
      .init(title: "Words per sentence", manual: 9.5, mined: nil),
    ]
    (model.style.manual, model.style.mined, model.style.outliers) = (121, 281, 14)
    model.conversations = conversations()
    model.duplicates = duplicates()
    model.input.dialects = [("Tuneboard", 140), ("SpecStory", 18), ("headings of level 2", 2)]
    var file = FileRecord(
      path: "conversations/log.md", byteCount: 9000, hasErrors: true)
    file.dialect = "SpecStory"
    file.confidence = 95
    file.conversationCount = 1
    file.messageCounts = [0, 12, 12, 3]
    file.leftOut = [LeftOutLines(reason: "thoughts and work of tools", count: 40)]
    model.input.listedFiles = [file]
    model.list(
      SortedFindings(
        model.findings
          + [
            Finding(.endsWithUser, at: Place(file: "conversations/log.md", line: 3, column: 1), "x")
          ],
        rules: {
          var rules = FindingRules()
          rules.ignored = [.endsWithUser]
          return rules
        }()))
    model.facts = Facts([.examples: 402, .flagged: 298, empathyShare: 0.58, .trainLines: 362])
    model.history = history()
    model.gates = [
      GateResult(
        gate: Gate(text: "flagged <= 300", condition: .fact(.init(.flagged, .atMost, 300))),
        outcome: .passed, evidence: "298 flagged exchanges, at most 300 wanted"),
      GateResult(
        gate: Gate(text: "new-flagged = 0", condition: .fact(.init(.newFlagged, .equal, 0))),
        outcome: .unchecked, evidence: "no earlier site to compare with"),
    ]
    model.flagged.facets = [
      FlaggedFacet(kind: .reason, key: "stock-opener", title: "stock opener", count: 41),
      FlaggedFacet(kind: .reason, key: "low-score", title: "low score without a fault", count: 7),
      FlaggedFacet(kind: .topic, key: "fitness", title: "Fitness", count: 401),
      FlaggedFacet(kind: .source, key: "mined", title: "mined", count: 298),
    ]
    return model
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

  private static func duplicates() -> DuplicateSummary {
    var duplicates = DuplicateSummary()
    (duplicates.exchangeClusters, duplicates.exchangeCount) = (1, 3)
    (duplicates.responseClusters, duplicates.responseCount) = (1, 40)
    let kept = Array("That sounds hard. What would help?".utf8)
    func member(_ number: Int, _ similarity: Double) -> DuplicateSummary.Member {
      DuplicateSummary.Member(
        place: Place(file: shown("conversations/\(number).md"), line: 7, column: 1),
        source: "mined",
        score: 0.82, isKept: number == 0, similarity: similarity,
        difference: similarity < 1
          ? wordDifference(kept, Array("That is hard. What would help you?".utf8)) : [])
    }
    duplicates.exchanges = [
      DuplicateSummary.Cluster(
        size: 3, kept: kept, members: [member(0, 1), member(1, 1), member(2, 0.84)])
    ]
    duplicates.responses = [
      DuplicateSummary.Cluster(size: 40, kept: kept, members: (0..<8).map { member($0, 1) })
    ]
    return duplicates
  }

  private static func history() -> [HistoryEntry] {
    // The first was judged otherwise.
    [
      ("2025-12-19", 120.0), ("2025-12-20", 180), ("2025-12-27", 240), ("2026-01-03", 290),
      ("2026-01-10", 361),
    ]
    .compactMap { day, examples in
      CalendarDay(day).map {
        HistoryEntry(
          day: $0, content: "", version: "0.1.0",
          method: day < "2025-12-20" ? Method.version - 1 : Method.version,
          facts: Facts([
            .examples: examples, .flagged: 250, empathyShare: 0.52, .trainLines: examples - 40,
          ]))
      }
    }
  }

  private static func conversations() -> ConversationSummary {
    var conversations = ConversationSummary()
    (conversations.scored, conversations.unscored) = (118, 3)
    conversations.bins = [0, 2, 4, 9, 14, 21, 30, 22, 12, 4]
    conversations.scores = [
      ConversationSummary.Score(
        kind: .practice, median: 0.64,
        parts: [
          (.restraint, 28.2), (.takingUp, 23.4), (.followingUp, 9.9), (.faults, -1.3),
        ]),
      ConversationSummary.Score(
        kind: .support, median: 0.55,
        parts: [
          (.takingUp, 17.5), (.empathy, 19.1), (.talk, 14.2), (.questions, 7.7), (.faults, -1.3),
        ]),
    ]
    conversations.lowest = (0..<30).map { number in
      ConversationSummary.Entry(
        id: "2026-01-0\(number % 9 + 1)-evening-\(number)",
        place: Place(file: shown("conversations/evening-\(number).md"), line: 9, column: 1),
        exchanges: 4 + number % 5, flagged: 3 - number % 4,
        scores: ConversationScores(
          practice: ConversationScore(
            .practice, [.restraint: 3, .takingUp: 12, .followingUp: 4, .faults: -3]),
          support: ConversationScore(
            .support, [.takingUp: 12, .empathy: number, .talk: 4, .faults: -3])))
    }
    return conversations
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
        trainLines: 0, validationLines: 0, trainBytes: 0, validationBytes: 0, manualExamples: 0,
        minedExamples: 0, leftOut: [], systemPrompt: ""),
      privacy: PrivacySummary(
        types: [], messages: 0, conversations: 0, granted: 0, denied: 0, unknown: 0),
      findings: [])
  }

  private static func reviews() -> ReviewSummary {
    let place = Place(file: "conversations/2026-01-14-morning-run.md", line: 12, column: 1)
    var reviews = ReviewSummary()
    reviews.worksheets = 3
    reviews.decided = [31, 9, 4]
    reviews.undecided = 6
    reviews.stale = 2
    reviews.disputed = 1
    reviews.preferences = 3
    reviews.reviewers = [("anna", 40), ("ben", 12)]
    reviews.agreements = [
      PairAgreement(first: "anna", second: "ben", count: 12, agreeing: 11, kappa: 0.81)
    ]
    reviews.alpha = 0.8
    reviews.sharedCount = 12
    reviews.acceptedByVerdict = [(.accept, Share(28, of: 31)), (.reject, Share(3, of: 13))]
    reviews.disagreements = [
      ReviewSummary.Disagreement(
        place: place, opinions: [("anna", .accept, ""), ("ben", .fix, "It lectures.")])
    ]
    reviews.waivers = [
      ReviewSummary.Waiver(
        place: place, owner: "anna", until: "2026-03-01", why: "The persona text is not settled.")
    ]
    return reviews
  }

  private static func tokens() -> DatasetTokens {
    var tokens = DatasetTokens()
    let training = (0..<362).map { UInt32(90 + $0) } + [70_000]
    tokens.training = TokenStatistics(training)
    tokens.validation = TokenStatistics([110, 130, 150])
    var priced = TrainingModel(name: "gpt-4.1-mini")
    priced.price = 5
    tokens.models = [priced, TrainingModel(name: "house-model")].map {
      ModelEstimate($0, training: training, validation: [110, 130, 150], epochs: 3)
    }
    tokens.longExamples = [
      DatasetTokens.LongExample(
        file: "data/train.jsonl", line: 363, tokens: 70_000, limit: 65_536,
        source: "conversations/marathon.md", sourceLine: 88,
        lost: Array("And on the last day you said that it had been worth it.".utf8))
    ]
    return tokens
  }

  private static func metrics() -> [MeasuredMetric] {
    func metric(
      _ number: Int, _ title: String, _ meaning: String, _ dataset: Share, _ all: Share,
      aside: String? = nil, _ bins: [Bin]
    ) -> MeasuredMetric {
      var metric = MeasuredMetric(number, Standards())
      metric.definition.wording.title = title
      metric.meaning = meaning
      (metric.dataset, metric.all) = (dataset, all)
      metric.byTopic = [
        Share(dataset.count * 36 / 100, of: 145), Share(dataset.count * 22 / 100, of: 84),
        Share(dataset.count * 20 / 100, of: 97), Share(14, of: 24), Share(30, of: 52),
      ]
      metric.mined = Share(dataset.count * 6 / 10, of: 281)
      metric.manual = Share(dataset.count * 4 / 10, of: 160)
      (metric.aside, metric.histogram) = (aside, bins)
      return metric
    }
    func bins(_ counts: [Int], wanted: ClosedRange<Int>, step: Int, unit: String = "") -> [Bin] {
      counts.enumerated().map { index, count in
        let isLast = index == counts.count - 1
        return Bin(
          label: isLast
            ? "\(index * step) and more" : "\(index * step)–\((index + 1) * step - 1)\(unit)",
          count: count, isWanted: wanted.contains(index))
      }
    }
    func tenths(_ counts: [Int]) -> [Bin] {
      counts.enumerated().map { Bin(label: "0.\($0)–0.\($0 + 1)", count: $1, isWanted: $0 >= 5) }
    }
    return [
      metric(
        0, "Response length", "Responses of 50 to 200 characters.",
        Share(245, of: 402), Share(688, of: 1204), aside: "The median is 186 characters",
        bins([12, 84, 97, 64, 71, 40, 22, 12], wanted: 1...3, step: 50)),
      metric(
        1, "Questions", "Responses that ask the user something.",
        Share(285, of: 402), Share(799, of: 1204), tenths([60, 30, 12, 8, 7, 20, 35, 60, 80, 90])),
      metric(
        2, "Empathy", "Responses that take up what the user feels.",
        Share(233, of: 402), Share(540, of: 1204), tenths([40, 44, 30, 30, 25, 33, 50, 60, 60, 30])),
      metric(
        3, "Refers to context", "Responses that refer to earlier messages.",
        Share(156, of: 402), Share(402, of: 1204),
        tenths([150, 40, 30, 16, 10, 26, 30, 40, 40, 20])),
    ]
  }

  private static func volume() -> Volume {
    Volume(
      goals: VolumeGoals(), manual: 121, mined: 281, phase: "Foundation",
      phaseDetail: "500–1000 examples, weeks 1–2", next: (500, 98))
  }

  private static func coverage(_ topics: [Topic]) -> [TopicCoverage] {
    let counts = [145, 84, 97, 24, 52]
    let missing = [5, 41, 3, 51, 0]
    return topics.enumerated().map { index, topic in
      let share = Share(counts[index], of: 402)
      let emotions = Emotion.allCases.indices.map { emotion in
        counts[index] * ((emotion * 7 + index * 3) % 5) / 24
      }
      return TopicCoverage(
        topic: topic, share: share,
        status: share.value >= topic.goal
          ? .within : share.interval.upperBound < topic.goal ? .below : .uncertain,
        missing: missing[index], manual: counts[index] * 3 / 10,
        mined: counts[index] - counts[index] * 3 / 10, exchanges: counts[index] * 3,
        emotions: emotions)
    }
  }

  private static func patterns(_ topics: [Topic]) -> Patterns {
    Patterns(
      faults: [
        (.stockOpener, 117), (.cutOff, 49), (.unsupportedMemory, 37), (.repeatsItself, 22),
        (.dismissive, 14), (.tooShort, 11), (.garbledText, 3),
      ],
      openers: [
        ("That sounds really tough.", 41, [Place(file: "conversations/2026-01-12.md", line: 48)]),
        (
          "I hear you.", 29,
          [
            Place(file: "conversations/2026-01-02.md", line: 12),
            Place(file: "examples/stress.md", line: 112),
          ]
        ),
        (
          "It sounds like you are going through a lot right now, and I want you to know that.", 12,
          []
        ),
      ],
      emotions: [
        (.neutral, 402), (.stressed, 240), (.anxious, 171), (.sad, 120), (.discouraged, 99),
        (.tired, 80), (.proud, 41), (.hopeful, 30), (.lonely, 11), (.angry, 10),
      ],
      concerns: [
        (topics[3], .anxious, 31, 14), (topics[1], .sad, 24, 9), (topics[0], .discouraged, 19, 2),
      ],
      flaggedByTopic: [
        Share(61, of: 435), Share(80, of: 252), Share(40, of: 291), Share(88, of: 72 + 88),
        Share(29, of: 156),
      ])
  }

  private static func plan() -> PlanProgress {
    func task(
      _ title: String, _ outcome: TaskState.Outcome, _ evidence: String? = nil, depth: Int = 0
    ) -> TaskState {
      TaskState(
        title: title, place: Place(file: "plan.md", line: 12, column: 1),
        isTicked: outcome == .ticked || outcome == .contradicted, outcome: outcome,
        evidence: evidence, depth: depth)
    }
    return PlanProgress(
      title: "Fine-tuning plan", path: "plan.md", start: "2026-01-05", currentWeek: 2,
      sections: [
        .init(
          title: "Week 1: Foundation", group: "Weeks", week: 1,
          tasks: [
            task("Set up data collection", .ticked),
            task("Create 100 manual examples", .measuredDone, "121 of 100 manual examples"),
            task("Analyze existing conversations", .measuredDone, "118 conversations read"),
            task("Prepare initial dataset of 500", .contradicted, "402 of 500 examples"),
            task("Test data quality metrics", .ticked),
          ]),
        .init(
          title: "Week 2: Expansion", group: "Weeks", week: 2,
          tasks: [
            task("Collect user feedback on current AI", .open),
            task("Create 200 more manual examples", .measuredOpen, "121 of 300 manual examples"),
            task("Mine high-quality conversations", .contradicted, "281 of 500 mined examples"),
            task("from the January dump", .open, depth: 1),
            task("Expand dataset to 1000 examples", .measuredOpen, "402 of 1000 examples"),
            task("Validate data format", .measuredDone, "402 of 402 lines are valid"),
          ]),
        .init(
          title: "Week 3: Preparation", group: "Weeks", week: 3,
          tasks: [task("Finalize dataset", .open), task("Run quality assurance", .open)]),
        .init(
          title: "Week 4: Training", group: "Weeks", week: 4,
          tasks: [task("Upload training data", .open), task("Start fine-tuning job", .open)]),
        .init(
          title: "After 1–2 weeks", group: "Success criteria", week: nil,
          tasks: [
            task("500+ high-quality examples", .measuredOpen, "402 of 500 examples"),
            task("Automated collection pipeline", .ticked),
          ]),
        .init(
          title: "After 6–8 weeks", group: "Success criteria", week: nil,
          tasks: [task("2000+ examples", .measuredOpen, "402 of 2000 examples")]),
      ])
  }

  private static func flaggedSummary() -> FlaggedSummary {
    FlaggedSummary(
      total: 298, exchanges: 1_204,
      reasons: [
        ("stock opener", 117), ("low score", 90), ("cut off", 49), ("unsupported memory", 37),
        ("repeats itself", 22), ("dismissive", 14),
      ], pageCount: FlaggedPages.count(for: 298))
  }

  private static func findings() -> [Finding] {
    [
      Finding(
        .invalidUTF8, at: Place(file: "conversations/old.md"), "The file is not valid UTF-8",
        advice: "Save it as UTF-8."),
      Finding(
        .unknownAttribute, at: Place(file: "conversations/a.md", line: 3, column: 1),
        "Unknown attribute 'mood'", advice: "Did you mean 'emotion'?"),
      Finding(
        .personalData, at: Place(file: "conversations/b.md", line: 12, column: 14),
        "An e-mail address is masked"),
      Finding(
        .endsWithUser, at: Place(file: "conversations/c.md", line: 88, column: 1),
        "The last message has no response"),
    ].sortedByPlace
  }
}
