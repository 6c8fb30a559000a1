package import Analysis
package import Dataset
package import Findings
package import Language
package import Planning
package import Privacy

/// Everything that the pages say, and nothing else: the input of every renderer.
///
/// Text from conversations in it is masked but not escaped; renderers escape.
package struct ReportModel: Sendable {
  /// The project's name, for titles.
  package var name: ShownText
  /// The day of the run, `YYYY-MM-DD`.
  package var date: String
  /// Tuneboard's version.
  package var version: String
  package var standards: Standards
  package var readiness: Readiness
  package var input: InputSummary
  /// In the order of the standards.
  package var metrics: [MeasuredMetric]
  package var volume: Volume
  /// One per topic, in the order of the standards.
  package var coverage: [TopicCoverage]
  package var scores: ScoreDistribution
  package var patterns: Patterns
  package var plan: PlanProgress
  package var style = StyleSummary()
  package var conversations = ConversationSummary()
  package var duplicates = DuplicateSummary()
  /// What people decided.
  package var reviews = ReviewSummary()
  package var flagged: FlaggedSummary
  package var dataset: DatasetSummary
  package var privacy: PrivacySummary
  /// What meets the bands, and what is worth rewriting; nil where nobody looked.
  package var bands: BandSummary?
  /// What the run measured, by the names that plans, gates and the history use.
  package var facts = Facts()
  /// Where the files' lines can be read; nil where the project does not say.
  package var source: SourceLink?
  /// How the run stands at the project's gates; empty when it has none.
  package var gates: [GateResult] = []
  /// The outermost keys that the configuration has.
  package var configuredKeys: Set<String> = []
  /// Earlier runs that something else decided, oldest first.
  package var history: [HistoryEntry] = []
  /// The day on which the history holds this run; nil where it does not yet.
  package var recordedDay: CalendarDay?
  /// Indicators that were fitted to the team's own labels; nil for the rules alone.
  package var calibration: Calibration?
  /// All findings of the run, sorted by place.
  package var findings: [Finding]
  /// Findings that are counted and not listed: left out by the configuration or a comment.
  package private(set) var ignoredFindings = 0
  /// Those that the baseline has.
  package private(set) var knownFindings = 0

  /// Takes the findings that are listed, and how many are not.
  package mutating func list(_ sorted: SortedFindings) {
    findings = sorted.listed
    ignoredFindings = sorted.ignored
    knownFindings = sorted.known
  }

  /// What is not listed: `3 ignored by configuration or comment, 2 known`; empty when all is.
  package var unlistedSentence: String {
    [
      ignoredFindings > 0
        ? "\(Numbers.count(ignoredFindings)) ignored by configuration or comment" : "",
      knownFindings > 0 ? "\(Numbers.count(knownFindings)) known" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  package init(
    name: ShownText, date: String, version: String, standards: Standards, readiness: Readiness,
    input: InputSummary, metrics: [MeasuredMetric], volume: Volume, coverage: [TopicCoverage],
    scores: ScoreDistribution, patterns: Patterns, plan: PlanProgress, flagged: FlaggedSummary,
    dataset: DatasetSummary, privacy: PrivacySummary, findings: [Finding]
  ) {
    self.name = name
    self.date = date
    self.version = version
    self.standards = standards
    self.readiness = readiness
    self.input = input
    self.metrics = metrics
    self.volume = volume
    self.coverage = coverage
    self.scores = scores
    self.patterns = patterns
    self.plan = plan
    self.flagged = flagged
    self.dataset = dataset
    self.privacy = privacy
    self.findings = findings
  }
}

extension ReportModel {
  /// What a run measures, in order.
  var measureNames: MeasureNames { MeasureNames(standards.metrics) }

  /// The earlier runs that were judged as this one, and this one.
  var runs: [HistoryEntry] {
    let alike = history.judged(by: Method.version)
    guard let day = recordedDay ?? CalendarDay(date) else { return Array(alike) }
    return alike + [
      HistoryEntry(
        day: day, content: "", version: version, method: Method.version, facts: facts)
    ]
  }

  /// The run before, where it was judged as this one.
  var previousRun: HistoryEntry? { history.judged(by: Method.version).last }

  /// Where the method of judging changed; nil where the history has one alone.
  var methodSentence: String? {
    let alike = history.judged(by: Method.version)
    guard let last = history.dropLast(alike.count).last else { return nil }
    return "Until \(last.day) exchanges were judged by method \(last.method), since then by method "
      + "\(Method.version): \(Numbers.count(history.count - alike.count, "earlier run")) "
      + "\(history.count - alike.count == 1 ? "is" : "are") neither compared nor drawn."
  }
}

/// Whether the data is ready to train on, and why not.
package struct Readiness: Sendable {
  package var isReady: Bool
  /// The answer as one sentence: "Not ready to train yet: 402 of 500 examples, and …".
  package var headline: String
  /// What stands in the way, most important first; empty when ready.
  package var reasons: [Reason]

  package struct Reason: Sendable {
    /// "Empathy is below its band."
    package var title: String
    /// One or two sentences with the numbers.
    package var detail: String
    /// What to do, as a link text: "Fix 48 responses".
    package var action: String
    /// The page it leads to: `coverage.html#stress-management`.
    package var link: String

    package init(title: String, detail: String, action: String, link: String) {
      self.title = title
      self.detail = detail
      self.action = action
      self.link = link
    }
  }

  package init(isReady: Bool, headline: String, reasons: [Reason]) {
    self.isReady = isReady
    self.headline = headline
    self.reasons = reasons
  }
}

/// What was read.
package struct InputSummary: Sendable {
  package var files: Int
  package var bytes: Int
  package var conversations: Int
  package var manualExamples: Int
  package var messages: Int
  package var exchanges: Int
  /// Files of which something could not be read.
  package var filesWithErrors: Int
  /// What the files were taken for, most files first.
  package var dialects: [(name: String, files: Int)] = []
  /// How the first files were read, those of which something could not be read or is not sure before the others.
  package var listedFiles: [FileRecord] = []
  /// How many ``listedFiles`` holds at most.
  package static let listedFileCount = 500
  /// Exchanges that no cue list judges, by language, most first; "unknown" where it is not known.
  package var notJudged: [(language: String, count: Int)] = []

  package init(
    files: Int, bytes: Int, conversations: Int, manualExamples: Int, messages: Int, exchanges: Int,
    filesWithErrors: Int
  ) {
    self.files = files
    self.bytes = bytes
    self.conversations = conversations
    self.manualExamples = manualExamples
    self.messages = messages
    self.exchanges = exchanges
    self.filesWithErrors = filesWithErrors
  }
}

/// A metric over the data: a share of responses against its band.
package struct MeasuredMetric: Sendable {
  package var definition: Metric
  /// What is counted, in one sentence.
  package var meaning: String
  package var band: ClosedRange<Double>
  /// Over what the dataset teaches: the responses that are trained on.
  package var dataset = Share(0, of: 0)
  /// Over every response that was read.
  package var all = Share(0, of: 0)
  /// Of the dataset, by topic, in the order of the standards.
  package var byTopic: [Share]
  /// Of the dataset: mined, manual.
  package var mined = Share(0, of: 0)
  package var manual = Share(0, of: 0)
  /// A second figure in words ("median 142 characters"), or nil.
  package var aside: String?
  /// Counts of the dataset's responses in equal or named bins, for a histogram.
  package var histogram: [Bin]

  package var key: String { definition.key }
  package var title: String { definition.wording.title }
  package var status: BandStatus { BandStatus(dataset, in: band) }
  /// The fact that its share in the dataset is.
  package var fact: MeasureName { MeasureName(definition.fact) }

  /// The metric with a number, of no response yet.
  package init(_ number: Int, _ standards: Standards) {
    definition = standards.metrics[number]
    meaning = definition.wording.meaning(standards)
    band = standards.bands[number]
    byTopic = standards.topics.map { _ in Share(0, of: 0) }
    let wanted = definition.amount.wanted(standards)
    histogram = definition.amount.bins(standards).map {
      Bin(label: $0.label, count: 0, isWanted: wanted.contains($0.start))
    }
  }
}

/// A bar of a histogram.
package struct Bin: Sendable {
  package var label: String
  package var count: Int
  /// Whether it lies in the band or range that is asked for.
  package var isWanted: Bool

  package init(label: String, count: Int, isWanted: Bool) {
    self.label = label
    self.count = count
    self.isWanted = isWanted
  }
}

/// How many examples there are against the goals.
package struct Volume: Sendable {
  package var goals: VolumeGoals
  package var manual: Int
  package var mined: Int
  package var total: Int { manual + mined }
  /// The phase that this number belongs to: "Foundation".
  package var phase: String
  /// "500–1000 examples, weeks 1–2"
  package var phaseDetail: String
  /// The next number to reach and how many are missing; nil beyond the last.
  package var next: (goal: Int, missing: Int)?

  package init(
    goals: VolumeGoals, manual: Int, mined: Int, phase: String, phaseDetail: String,
    next: (goal: Int, missing: Int)?
  ) {
    self.goals = goals
    self.manual = manual
    self.mined = mined
    self.phase = phase
    self.phaseDetail = phaseDetail
    self.next = next
  }
}

/// One topic against its goal.
package struct TopicCoverage: Sendable {
  package var topic: Topic
  /// Examples of the dataset about it, of all examples.
  package var share: Share
  /// Against the goal as the lower end: `.below` when short, `.within` otherwise.
  package var status: BandStatus
  /// Examples to write to reach the goal at the next volume; 0 when there.
  package var missing: Int
  package var manual: Int
  package var mined: Int
  /// Exchanges read about it, whatever their verdict.
  package var exchanges: Int
  /// Examples per emotional state of the user, in the order of `Emotion.allCases`.
  package var emotions: [Int]

  package init(
    topic: Topic, share: Share, status: BandStatus, missing: Int, manual: Int, mined: Int,
    exchanges: Int, emotions: [Int]
  ) {
    self.topic = topic
    self.share = share
    self.status = status
    self.missing = missing
    self.manual = manual
    self.mined = mined
    self.exchanges = exchanges
    self.emotions = emotions
  }
}

/// Scores of all exchanges in ten bins of 0.1 by verdict.
package struct ScoreDistribution: Sendable {
  /// Ten bins; the last includes 1.
  package var accepted: [Int]
  package var review: [Int]
  package var rejected: [Int]
  /// 0 to 1; nil without exchanges.
  package var median: Double?

  package init(accepted: [Int], review: [Int], rejected: [Int], median: Double?) {
    self.accepted = accepted
    self.review = review
    self.rejected = rejected
    self.median = median
  }
}

/// How the dataset's responses are written, the manual examples' beside the others'.
package struct StyleSummary: Sendable {
  package struct Row: Sendable {
    /// "Words per sentence"
    package var title: String
    /// Medians over the responses of ten words or more; nil without any.
    package var manual: Double?
    package var mined: Double?

    package init(title: String, manual: Double?, mined: Double?) {
      self.title = title
      self.manual = manual
      self.mined = mined
    }
  }

  package var rows: [Row] = []
  /// Responses that the medians are taken over.
  package var manual = 0
  package var mined = 0
  /// Responses written unlike the manual examples; nil when there are too few to compare with.
  package var outliers: Int?

  package init() {}
}

/// The scores of the conversations that were recorded, without those written by hand.
package struct ConversationSummary: Sendable {
  package struct Entry: Sendable {
    package var id: String
    package var place: Place
    package var exchanges: Int
    package var flagged: Int
    package var scores: ConversationScores

    package init(
      id: String, place: Place, exchanges: Int, flagged: Int, scores: ConversationScores
    ) {
      self.id = id
      self.place = place
      self.exchanges = exchanges
      self.flagged = flagged
      self.scores = scores
    }
  }

  /// One of the scores over all scored conversations.
  package struct Score: Sendable {
    package var kind: ConversationScore.Kind
    /// 0 to 1; nil without conversations.
    package var median: Double?
    /// The mean of each part in hundredths, in the order of the parts, the deduction last.
    package var parts: [(name: ConversationScore.Name, mean: Double)]

    package init(
      kind: ConversationScore.Kind, median: Double?,
      parts: [(name: ConversationScore.Name, mean: Double)]
    ) {
      self.kind = kind
      self.median = median
      self.parts = parts
    }
  }

  /// The score that the project steers by.
  package var steering: ConversationScore.Kind
  /// Conversations with a score.
  package var scored = 0
  /// Conversations without one: none of their exchanges could be judged.
  package var unscored = 0
  /// Scored conversations by the score that is steered by, in ten bins of 0.1; the last includes 1.
  package var bins = Array(repeating: 0, count: 10)
  /// Both scores; none without conversations.
  package var scores: [Score] = []
  /// How many conversations a page lists; all are in `data/conversations.jsonl`.
  package static let listedCount = 200

  /// The lowest by the score that is steered by, lowest first, at most ``listedCount``.
  package var lowest: [Entry] = []

  package init(steering: ConversationScore.Kind = .support) { self.steering = steering }
}

/// What recurs across conversations.
package struct Patterns: Sendable {
  /// Faults by number of exchanges, most frequent first.
  package var faults: [(fault: FaultRule, count: Int)]
  /// Sentences that open many responses, most frequent first: text (masked), responses, places.
  package var openers: [(text: String, count: Int, examples: [Place])]
  /// Users' emotional states by number of exchanges, most frequent first.
  package var emotions: [(emotion: Emotion, count: Int)]
  /// The pairs of topic and emotional state that occur in the most conversations, at most 12.
  package var concerns: [(topic: Topic, emotion: Emotion, conversations: Int, flagged: Int)]
  /// Of each topic, in the order of the standards: flagged exchanges of all exchanges.
  package var flaggedByTopic: [Share]

  package init(
    faults: [(fault: FaultRule, count: Int)],
    openers: [(text: String, count: Int, examples: [Place])],
    emotions: [(emotion: Emotion, count: Int)],
    concerns: [(topic: Topic, emotion: Emotion, conversations: Int, flagged: Int)],
    flaggedByTopic: [Share]
  ) {
    self.faults = faults
    self.openers = openers
    self.emotions = emotions
    self.concerns = concerns
    self.flaggedByTopic = flaggedByTopic
  }
}

/// How many exchanges are flagged, by reason. The exchanges themselves come one page at a time.
package struct FlaggedSummary: Sendable {
  package var total: Int
  package var exchanges: Int
  /// Why: a fault, or a low score without one, by number.
  package var reasons: [(title: String, count: Int)]
  package var pageCount: Int
  /// The lists of those with something in common, none of them empty.
  package var facets: [FlaggedFacet] = []

  package init(total: Int, exchanges: Int, reasons: [(title: String, count: Int)], pageCount: Int) {
    self.total = total
    self.exchanges = exchanges
    self.reasons = reasons
    self.pageCount = pageCount
  }
}

/// What personal data was found and masked.
package struct PrivacySummary: Sendable {
  /// Presidio's names with the number of stretches found, most frequent first.
  package var types: [(name: String, count: Int)]
  package var messages: Int
  package var conversations: Int
  /// Conversation dumps by consent.
  package var granted: Int
  package var denied: Int
  package var unknown: Int
  /// Presidio's names of the types that stay as they are, as the project decided.
  package var kept: [String] = []
  /// How many values stay, whatever their type.
  package var allowedCount = 0

  /// What stays in a sentence; empty when nothing does.
  package var keptSentence: String {
    let allowed = allowedCount > 0 ? [Numbers.count(allowedCount, "allowed value")] : []
    let parts = kept + allowed
    return parts.isEmpty
      ? ""
      : "Neither masked nor counted, as the configuration says: " + parts.joined(separator: ", ")
        + "."
  }

  package init(
    types: [(name: String, count: Int)], messages: Int, conversations: Int, granted: Int,
    denied: Int, unknown: Int
  ) {
    self.types = types
    self.messages = messages
    self.conversations = conversations
    self.granted = granted
    self.denied = denied
    self.unknown = unknown
  }
}
