import Analysis
import Dataset
import Findings
import Language
import Planning
import Privacy
import Review

@testable import Report

// The sections of `SampleModel.full`, one by one.
extension SampleModel {
  static func duplicates() -> DuplicateSummary {
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

  static func history() -> [HistoryEntry] {
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

  static func conversations() -> ConversationSummary {
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

  static func reviews() -> ReviewSummary {
    let place = Place(file: "conversations/2026-01-14-morning-run.md", line: 12, column: 1)
    var reviews = ReviewSummary()
    reviews.worksheets = 3
    reviews.decided = [31, 9, 4]
    reviews.undecided = 6
    reviews.stale = 2
    reviews.disputed = 1
    reviews.preferences = 3
    reviews.reviewers = [("anna", 40), ("ben", 12)]
    reviews.agreement.pairs = [
      PairAgreement(first: "anna", second: "ben", count: 12, agreeing: 11, kappa: 0.81)
    ]
    reviews.agreement.alpha = 0.8
    reviews.agreement.sharedCount = 12
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

  static func tokens() -> DatasetTokens {
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

  static func metrics() -> [MeasuredMetric] {
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

  static func volume() -> Volume {
    Volume(
      goals: VolumeGoals(), manual: 121, mined: 281, phase: "Foundation",
      phaseDetail: "500–1000 examples, weeks 1–2", next: (500, 98))
  }

  static func coverage(_ topics: [Topic]) -> [TopicCoverage] {
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

  static func patterns(_ topics: [Topic]) -> Patterns {
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

  static func plan() -> PlanProgress {
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

  static func flaggedSummary() -> FlaggedSummary {
    FlaggedSummary(
      total: 298, exchanges: 1_204,
      reasons: [
        ("stock opener", 117), ("low score", 90), ("cut off", 49), ("unsupported memory", 37),
        ("repeats itself", 22), ("dismissive", 14),
      ], pageCount: FlaggedPages.count(for: 298))
  }

  static func findings() -> [Finding] {
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
