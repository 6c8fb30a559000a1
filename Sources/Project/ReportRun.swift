package import Analysis
internal import BuiltinTemplates
internal import Bytes
internal import Corpus
package import Dataset
internal import Dialects
package import Findings
internal import HarmModel
package import Language
package import Planning
internal import Privacy
internal import Report
package import Review
internal import Storage
internal import WordVectors

/// What a run is asked to do; everything from outside the project's files comes in here.
package struct RunOptions: Sendable {
  /// The project folder.
  package var root: String
  /// The day of the run, `YYYY-MM-DD`.
  package var date: String
  package var version: String
  /// How many cores to use.
  package var jobs: Int
  /// A folder for the run's own use; nothing stays in it.
  package var temporaryFolder: String
  /// Folders with templates that stand in for the built-in ones, the first to have a file first.
  package var templateFolders: [String]
  /// Files besides conversations that the result depends on: the configuration. Relative paths.
  package var configurationFiles: [String]
  /// The outermost keys that the configuration has; advice names none that would stand there twice.
  package var configuredKeys: Set<String> = []
  /// From the root of the repository to the project folder, `data/companion/`; empty at the root.
  package var pathPrefix = ""
  /// The one file to read, relative to the root; nil for all.
  package var onlyFile: String?
  /// The commit that the project is at; nil when it is not known.
  package var commit: String?
  /// An earlier report to compare with.
  package var baseline: Baseline?
  /// Whether the dashboard is written as one file too.
  package var writesSingleFile = false
  /// Whether a page and a data file show what is masked everywhere else; then no wiki pages are written.
  package var showsPersonalData = false
  /// Whether the run is added to the project's history.
  package var recordsHistory = false
  /// Paths relative to the root that hold no conversations: the output, the plan.
  package var excluded: Set<String>

  package init(
    root: String, date: String, version: String, jobs: Int, temporaryFolder: String,
    templateFolders: [String], configurationFiles: [String], excluded: Set<String>
  ) {
    self.root = root
    self.date = date
    self.version = version
    self.jobs = jobs
    self.temporaryFolder = temporaryFolder
    self.templateFolders = templateFolders
    self.configurationFiles = configurationFiles
    self.excluded = excluded
  }
}

/// How far a run is, for a progress line.
package enum Progress: Sendable {
  case reading(done: Int, of: Int)
  case writing(done: Int, of: Int)
  /// Conversations, of an unknown number.
  case importing(done: Int)
}

/// A project that was read and judged, before anything is written.
package struct JudgedProject: Sendable {
  package var summary: Summary
  package var judgement: Judgement
  package var duplicates: Duplicates
  /// Which conversations are held out, in whatever form the dataset is written.
  package var holdout: Holdout
  package var dataset: DatasetPlan
  /// What the team asks of each response.
  package var voice: TeamVoice
  /// What to leave out so that the bands are met, whether it is left out or not.
  package var bands: BandChoice
  package var plan: Plan
  package var languages: Languages
  package var calibration: Calibration?
  /// What people decided.
  package var reviews = Reviews([])
  /// The worksheets' paths, relative to the project folder.
  package var worksheets: [String] = []
  /// Names of the ledgers of consent in the project folder.
  package var ledgers: [String] = []
  /// Responses that are written unlike the manual examples.
  package var styleOutlierCount = 0
  /// What is wrong with the input, the plan and the configuration; sorted by place.
  package var findings: [Finding]
  /// Which of them are listed.
  package var filter = FindingFilter()
}

/// Reads and judges a project. The whole line, top to bottom, without the last step.
///
/// - Parameters:
///   - takeText: Receives the text that the records point into.
///   - readText: Reads it again.
func judgeProject(
  _ settings: ProjectSettings, _ options: RunOptions, takeText: ([UInt8]) throws -> Void,
  readText: (_ offset: UInt64, _ count: Int) throws -> [UInt8], progress: (Progress) -> Void
) async throws -> JudgedProject {
  var discovery = try SourceDiscovery(
    of: options.root, excluding: options.excluded, only: options.onlyFile,
    masker: settings.masker)
  var participants = Participants(of: options.root)
  participants.refuseStrayLedgers(of: options.root, discovery.files)
  if participants.ledger.hasErased { discovery.showPaths(participants.hidingErased) }
  let (languages, languageFindings) = loadLanguages(settings, options)
  let (calibration, calibrationFindings) = loadCalibration(settings, options)
  let (key, keyFindings) = loadKey(options)
  let analyzer = ConversationAnalyzer(
    standards: settings.standards, languages: languages, calibration: calibration,
    vectors: settings.relatesTexts ? WordVectors() : nil, harm: HarmModel(),
    masker: settings.masker, showsPersonalData: options.showsPersonalData,
    key: key?.hash)
  var summary = try await analyseCorpus(
    discovery.files,
    read: SourceReader(root: options.root, dialects: settings.dialects, masker: settings.masker),
    with: analyzer, participants: participants, consent: settings.consent, width: options.jobs,
    store: try RecordStore(temporaryIn: options.temporaryFolder), takeText: takeText
  ) { progress(.reading(done: $0, of: discovery.files.count)) }
  let consentFindings = unknownConsent(
    summary, settings.consent, consentAdvice(settings, options))
  makeIDsUnique(&summary)

  var judgement = Judgement(summary, standards: settings.standards)
  var loaded = loadReviews(options, settings.masker)
  loaded.reviews = try renamed(loaded.reviews, for: summary, settings.masker, text: readText)
  let reviewFindings =
    loaded.findings + apply(loaded.reviews, to: &judgement, summary, today: options.date)
  let decided = judgement
  let dropped = exchanges(of: summary, with: settings.personalData.dropped)
  let duplicates = try withoutActuallyEscaping(readText) { readText in
    try findDuplicates(
      summary, decided,
      mayStay: { index in
        let conversation = summary.conversations[Int(summary.exchanges[index].conversation)]
        if conversation.consent == .denied || dropped.contains(index) { return false }
        if conversation.consent == .unknown, !settings.consent.exportsUnknown { return false }
        return conversation.source == .manual
          ? !decided.isFlagged(index) : decided.verdicts[index] == .accept
      }, text: readText)
  }
  let voice = TeamVoice(summary, judgement, settings.standards)
  let (dataset, holdout, bands) = planDataset(summary, &judgement, duplicates, voice, settings)
  let (plan, planFindings) = loadPlan(settings, options)
  var findings = discovery.findings + summary.findings + planFindings + languageFindings
  findings +=
    calibrationFindings + reviewFindings + participants.findings + consentFindings + keyFindings
  if let finding = smallValidation(dataset, holdout, settings) { findings.append(finding) }
  summary.findings = []
  if discovery.files.isEmpty {
    findings.append(
      Finding(
        .noConversations, at: nil, "no Markdown file in the project folder",
        advice: "Put conversations into 'conversations/' and examples into 'examples/'."))
  } else if summary.exchanges.isEmpty {
    findings.append(
      Finding(
        .noExchanges, at: nil, "no exchange in any file",
        advice: "An exchange is a '**User:**' turn and the '**Assistant:**' turn that follows it."))
  }
  findings += rejectedExamples(summary, judgement, settings.standards)
  let (outliers, outlierCount) = unusualStyles(summary, judgement)
  findings += outliers
  let (known, baselineFindings) = loadKnownFindings(
    settings.findings, in: options.root, settings.masker)
  findings += baselineFindings
  let filter = FindingFilter(
    rules: settings.findings, passages: summary.files.flatMap(\.ignores), known: known)
  findings = findings.map { $0.masked(by: settings.masker) }.withoutRepeats(of: .invalidConsent)
  if let closing = CalendarDay(options.date).flatMap(settings.provider.closingFinding) {
    // Its words are ours: the address that it names is nobody's.
    findings.append(closing)
  }
  return JudgedProject(
    summary: summary, judgement: judgement, duplicates: duplicates, holdout: holdout,
    dataset: dataset, voice: voice, bands: bands, plan: plan,
    languages: languages, calibration: calibration, reviews: loaded.reviews,
    worksheets: loaded.paths, ledgers: participants.files, styleOutlierCount: outlierCount,
    findings: findings.sortedByPlace, filter: filter)
}

extension [Finding] {
  /// Without repeats of a kind: a line of the ledger is met with each conversation that it is about.
  fileprivate func withoutRepeats(of code: FindingCode) -> [Finding] {
    var seen: Set<Finding> = []
    return filter { $0.code != code || seen.insert($0).inserted }
  }
}

/// Numbers of the exchanges whose messages hold personal data of some types.
func exchanges(of summary: Summary, with types: Set<PersonalDataType>) -> Set<Int> {
  if types.isEmpty { return [] }
  var messages: Set<UInt64> = []
  for record in summary.personalData where types.contains(record.type) {
    messages.insert(UInt64(record.conversation) << 32 | UInt64(record.message))
  }
  if messages.isEmpty { return [] }
  return Set(
    summary.exchanges.indices.filter { index in
      let exchange = summary.exchanges[index]
      let key = UInt64(exchange.conversation) << 32 | UInt64(exchange.message)
      return messages.contains(key) || messages.contains(key - 1)
        || exchange.hasOpening && messages.contains(key - 2)
    })
}

/// Gives conversations that share an id different ones and reports them.
private func makeIDsUnique(_ summary: inout Summary) {
  func hash(_ id: String) -> UInt64 { SHA256.first64Bits(Array(id.utf8)) }
  // Nearly all ids are unique, and a hash shows that with a fraction of their memory.
  let hashes = summary.conversations.map { hash(summary.id(of: $0)) }
  let repeated = hashes.repeated
  if repeated.isEmpty { return }
  let sorted = hashes.sorted()
  var first: [String: Int] = [:]
  var renamed: [Int: String] = [:]
  func isTaken(_ id: String) -> Bool {
    if first[id] != nil { return true }
    // Where one that comes later has it, that one keeps it.
    let hash = hash(id)
    let index = sorted.partitioningIndex(where: { $0 >= hash })
    return index < sorted.count && sorted[index] == hash
  }
  var nextOrdinals: [String: Int] = [:]
  var findings = FindingTally()
  for (index, conversation) in summary.conversations.enumerated()
  where repeated.contains(hashes[index]) {
    let id = summary.id(of: conversation)
    guard let earlier = first[id] else {
      first[id] = index
      continue
    }
    let original = summary.conversations[earlier]
    findings.add(
      Finding(
        .duplicateID,
        at: Place(
          file: summary.files[Int(conversation.file)].path, line: Int(conversation.line),
          column: 1),
        "id '\(id)' is taken by \(summary.files[Int(original.file)].path):\(original.line)",
        advice: "Give one of them another id; both were read."))
    var ordinal = nextOrdinals[id] ?? 2
    while isTaken("\(id)~\(ordinal)") { ordinal += 1 }
    renamed[index] = "\(id)~\(ordinal)"
    first["\(id)~\(ordinal)"] = index
    nextOrdinals[id] = ordinal + 1
  }
  summary.findings += findings.findings
  summary.rename(renamed)
}

/// The project's plan, or the built-in one with a finding when it cannot be read.
private func loadPlan(_ settings: ProjectSettings, _ options: RunOptions) -> (Plan, [Finding]) {
  let masker = settings.masker
  let path = masker.path(settings.planPath)
  var findings: [Finding] = []
  do throws(DiskError) {
    let file = options.root + "/" + settings.planPath
    if try Disk.status(of: file, followingLinks: false) != nil {
      // Mends and reports damaged bytes; the titles of tasks are shown on pages.
      let source = SourceText(
        path: path, bytes: try Disk.read(file), masker: masker, findings: &findings)
      let (plan, more) = readPlan(
        masker.masked(source.bytes), path: path, settings.measureNames)
      return (plan, findings + more)
    }
    if settings.planPath != ProjectSettings().planPath {
      findings.append(
        Finding(
          .invalidPlan, at: nil, "plan '\(path)' does not exist",
          advice:
            "Write it, or take its 'path' out of 'plan' in tuneboard.yml to use the built-in plan.")
      )
    }
  } catch {
    findings.append(
      Finding(
        .unreadableFile, at: Place(file: path), "plan cannot be read: \(error.reason)",
        advice: error.advice(or: "Mend it; until then the built-in plan stands in.")))
  }
  let builtin = BuiltinTemplates.text(of: "project/plan.md") ?? ""
  return (readPlan(Array(builtin.utf8), path: nil, settings.measureNames).plan, findings)
}

private func rejectedExamples(
  _ summary: Summary, _ judgement: Judgement, _ standards: Standards
) -> [Finding] {
  var findings = FindingTally()
  for (index, exchange) in summary.exchanges.enumerated()
  where judgement.isFlagged(index)
    && summary.conversations[Int(exchange.conversation)].source == .manual
  {
    findings.add(flaggedFinding(index, summary, judgement, standards, code: .rejectedExample))
  }
  return findings.findings
}

/// One finding per response that is written unlike the manual examples and not rejected anyway.
private func unusualStyles(
  _ summary: Summary, _ judgement: Judgement
) -> (findings: [Finding], count: Int) {
  var findings = FindingTally()
  var count = 0
  forStyleOutliers(summary) { index, exchange, reasons in
    if judgement.isFlagged(index) { return }
    count += 1
    let conversation = summary.conversations[Int(exchange.conversation)]
    findings.add(
      Finding(
        .styleOutlier,
        at: Place(
          file: summary.files[Int(conversation.file)].path, line: Int(exchange.line), column: 1),
        "written unlike the manual examples: \(reasons.joined(separator: ", "))",
        advice: "Rewrite it in their tone, or keep it if the difference is meant."))
  }
  return (findings.findings, count)
}

/// One finding per flagged exchange of the dumps, worst first; manual ones are reported anyway.
package func flaggedFindings(_ project: JudgedProject) -> [Finding] {
  var findings = FindingTally()
  for index in project.judgement.flagged {
    let conversation = project.summary.exchanges[index].conversation
    guard project.summary.conversations[Int(conversation)].source == .mined else { continue }
    findings.add(
      flaggedFinding(
        index, project.summary, project.judgement, project.voice.standards, code: .flaggedExchange))
  }
  return project.filter(findings.findings).listed
}

private func flaggedFinding(
  _ index: Int, _ summary: Summary, _ judgement: Judgement, _ standards: Standards,
  code: FindingCode
) -> Finding {
  let exchange = summary.exchanges[index]
  let conversation = summary.conversations[Int(exchange.conversation)]
  let faults = judgement.faultRules(at: index)
  let score = JSONWriter.decimalText(Double(judgement.scores[index]) / 100, places: 2)
  return Finding(
    code,
    at: Place(
      file: summary.files[Int(conversation.file)].path, line: Int(exchange.line), column: 1),
    judgement.isRejectedByPeople(index)
      ? "rejected by reviewers; score \(score)"
      : faults.isEmpty
        ? "score \(score), for little \(weakTerms(exchange, standards).joined(separator: " and "))"
        : "\(faults.map(\.title).joined(separator: ", ")); score \(score)",
    advice: faults.first?.advice ?? "Take up what the user said, or leave the exchange out.")
}

/// What takes the most from the score of an exchange without a fault: at most two terms.
private func weakTerms(_ exchange: ExchangeRecord, _ standards: Standards) -> [String] {
  Score(exchange, faults: [], standards: standards).parts
    .compactMap { part -> (title: String, points: Int)? in
      guard case .term(let term) = part.name, part.points < 0 else { return nil }
      return (
        term == .repetition ? "that is new" : term.title(standards.metrics), part.points
      )
    }
    .sorted { $0.points < $1.points }.prefix(2).map(\.title)
}
