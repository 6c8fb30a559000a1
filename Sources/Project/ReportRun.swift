internal import Analysis
internal import BuiltinTemplates
internal import Bytes
internal import Corpus
internal import Dataset
internal import Dialects
package import Findings
internal import HarmModel
internal import Language
internal import Planning
internal import Privacy
internal import Report
internal import Storage
internal import WordVectors

/// Reads and judges a project. The whole line, top to bottom, without the last step.
///
/// - Parameters:
///   - takeText: Receives the text that the records point into.
///   - readText: Reads it again.
func judgeProject(
  _ settings: ProjectSettings, _ options: RunOptions, takeText: ([UInt8]) throws -> Void,
  readText: (_ offset: UInt64, _ count: Int) throws -> [UInt8], progress: (Progress) -> Void
) async throws -> JudgedProject {
  let (discovery, participants) = try discoverInputs(settings, options)
  let (languages, languageFindings) = loadLanguages(settings, options)
  let (calibration, calibrationFindings) = loadCalibration(settings, options)
  let (key, keyFindings) = loadKey(options)
  let analyzer = ConversationAnalyzer(
    standards: settings.standards, languages: languages, calibration: calibration,
    vectors: settings.scoring.relatesTexts ? WordVectors() : nil, harm: HarmModel(),
    masker: settings.masker, showsPersonalData: options.extras.showsPersonalData,
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
  let duplicates = try findDuplicates(summary, judgement, settings, text: readText)
  let voice = TeamVoice(summary, judgement, settings.standards)
  let (dataset, holdout, bands) = planDataset(summary, &judgement, duplicates, voice, settings)
  let (plan, planFindings) = loadPlan(settings, options)
  var findings = discovery.findings + summary.findings + planFindings + languageFindings
  findings +=
    calibrationFindings + reviewFindings + participants.findings + consentFindings + keyFindings
  if let finding = smallValidation(dataset, holdout, settings) { findings.append(finding) }
  summary.findings = []
  if let finding = emptyInput(discovery, summary) { findings.append(finding) }
  findings += rejectedExamples(summary, judgement, settings.standards)
  let (outliers, outlierCount) = unusualStyles(summary, judgement)
  findings += outliers
  let (known, baselineFindings) = loadKnownFindings(
    settings.findings, in: options.root, settings.masker)
  findings += baselineFindings
  let filter = FindingFilter(
    rules: settings.findings, passages: summary.files.flatMap(\.ignores), known: known)
  return JudgedProject(
    summary: summary, judgement: judgement, duplicates: duplicates, holdout: holdout,
    dataset: dataset, bands: bands, plan: plan,
    yardsticks: Yardsticks(voice: voice, languages: languages, calibration: calibration),
    people: PeoplesRecords(
      reviews: loaded.reviews, worksheets: loaded.paths, ledgers: participants.files),
    styleOutlierCount: outlierCount, findings: shown(findings, settings, options), filter: filter)
}

/// The project's files and what its ledgers say, by which the paths of erased participants are hidden.
private func discoverInputs(
  _ settings: ProjectSettings, _ options: RunOptions
) throws -> (discovery: SourceDiscovery, participants: Participants) {
  var discovery = try SourceDiscovery(
    of: options.root, excluding: options.excluded, only: options.onlyFile,
    masker: settings.masker)
  var participants = Participants(of: options.root)
  participants.refuseStrayLedgers(of: options.root, discovery.files)
  if participants.ledger.hasErased { discovery.showPaths(participants.hidingErased) }
  return (discovery, participants)
}

/// Finds duplicates, of which one that may be in the dataset is kept.
private func findDuplicates(
  _ summary: Summary, _ judgement: Judgement, _ settings: ProjectSettings,
  text: (_ offset: UInt64, _ count: Int) throws -> [UInt8]
) throws -> Duplicates {
  let dropped = exchanges(of: summary, with: settings.personalData.dropped)
  return try withoutActuallyEscaping(text) { text in
    try findDuplicates(
      summary, judgement,
      mayStay: { index in
        let conversation = summary.conversation(of: summary.exchanges[index])
        if conversation.consent == .denied || dropped.contains(index) { return false }
        if conversation.consent == .unknown, !settings.consent.exportsUnknown { return false }
        return conversation.source == .manual
          ? !judgement.isFlagged(index) : judgement.verdicts[index] == .accept
      }, text: text)
  }
}

/// The finding where there is nothing to judge.
private func emptyInput(_ discovery: SourceDiscovery, _ summary: Summary) -> Finding? {
  if discovery.files.isEmpty {
    return Finding(
      .noConversations, at: nil, "no Markdown file in the project folder",
      advice: "Put conversations into 'conversations/' and examples into 'examples/'.")
  }
  if summary.exchanges.isEmpty {
    return Finding(
      .noExchanges, at: nil, "no exchange in any file",
      advice: "An exchange is a '**User:**' turn and the '**Assistant:**' turn that follows it.")
  }
  return nil
}

/// Findings as they may be shown, by place, with the one that the provider's closing asks for.
private func shown(
  _ findings: [Finding], _ settings: ProjectSettings, _ options: RunOptions
) -> [Finding] {
  var result = findings.map { $0.masked(by: settings.masker) }.withoutRepeats(of: .invalidConsent)
  if let closing = CalendarDay(options.date).flatMap(settings.dataset.provider.closingFinding) {
    // Its words are ours: the address that it names is nobody's.
    result.append(closing)
  }
  return result.sortedByPlace
}

/// How far a run is, for a progress line.
package enum Progress: Sendable {
  case reading(done: Int, of: Int)
  case writing(done: Int, of: Int)
  /// Conversations, of an unknown number.
  case importing(done: Int)
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

/// The project's plan, or the built-in one with a finding when it cannot be read.
private func loadPlan(_ settings: ProjectSettings, _ options: RunOptions) -> (Plan, [Finding]) {
  let masker = settings.masker
  let path = masker.path(settings.plan.path)
  var findings: [Finding] = []
  do throws(DiskError) {
    let file = options.root + "/" + settings.plan.path
    if try Disk.status(of: file, followingLinks: false) != nil {
      // Mends and reports damaged bytes; the titles of tasks are shown on pages.
      let source = SourceText(
        path: path, bytes: try Disk.read(file), masker: masker, findings: &findings)
      let (plan, more) = readPlan(
        masker.masked(source.bytes), path: path, settings.measureNames)
      return (plan, findings + more)
    }
    if settings.plan.path != ProjectSettings().plan.path {
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
    && summary.conversation(of: exchange).source == .manual
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
    findings.add(
      Finding(
        .styleOutlier,
        at: summary.place(of: exchange),
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
        index, project.summary, project.judgement, project.yardsticks.voice.standards,
        code: .flaggedExchange))
  }
  return project.filter(findings.findings).listed
}

private func flaggedFinding(
  _ index: Int, _ summary: Summary, _ judgement: Judgement, _ standards: Standards,
  code: FindingCode
) -> Finding {
  let exchange = summary.exchanges[index]
  let faults = judgement.faultRules(at: index)
  let score = JSONWriter.decimalText(Double(judgement.scores[index]) / 100, places: 2)
  return Finding(
    code,
    at: summary.place(of: exchange),
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
