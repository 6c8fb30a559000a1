package import Analysis
package import Findings
package import Planning
package import Privacy

/// Everything that the pages say, and nothing else: the input of every renderer.
///
/// Text from conversations in it is masked but not escaped; renderers escape.
///
/// Size: one property a section of the report, which a page shows, the wiki repeats and `report.json` lists by the same
/// name; in groups, one would look for a section by a name that no output has.
package struct ReportModel: Sendable {
  /// What the pages say of the run itself.
  package struct Run: Sendable {
    /// The project's name, for titles.
    package var name: ShownText
    /// The day of the run, `YYYY-MM-DD`.
    package var date: String
    /// Tuneboard's version.
    package var version: String
  }

  package var run: Run
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
  package var history = RunHistory()
  /// Indicators that were fitted to the team's own labels; nil for the rules alone.
  package var calibration: Calibration?
  /// All findings of the run, sorted by place.
  package var findings: [Finding]
  package private(set) var unlisted = UnlistedFindings()

  /// Takes the findings that are listed, and how many are not.
  package mutating func list(_ sorted: SortedFindings) {
    findings = sorted.listed
    unlisted = UnlistedFindings(ignored: sorted.ignored, known: sorted.known)
  }

  // Size: what every run has. A section with a default here would be one that a run can forget.
  package init(
    name: ShownText, date: String, version: String, standards: Standards, readiness: Readiness,
    input: InputSummary, metrics: [MeasuredMetric], volume: Volume, coverage: [TopicCoverage],
    scores: ScoreDistribution, patterns: Patterns, plan: PlanProgress, flagged: FlaggedSummary,
    dataset: DatasetSummary, privacy: PrivacySummary, findings: [Finding]
  ) {
    run = Run(name: name, date: date, version: version)
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
    guard let day = history.recordedDay ?? CalendarDay(run.date) else {
      return Array(history.alike)
    }
    return history.alike + [
      HistoryEntry(
        day: day, content: "", version: run.version, method: Method.version, facts: facts)
    ]
  }
}
