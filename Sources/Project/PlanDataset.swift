internal import Analysis
internal import Corpus
internal import Dataset
internal import Findings
internal import Language
internal import Privacy
internal import Report

/// Plans the dataset in the form that the settings name, what of it is held out, and what meets its bands.
///
/// What is held out is decided on all that can be learned, whatever the form can say: the validation part of
/// one form has nothing in common with the training part of another. So is what to leave out for the bands, and
/// set aside where the settings say so.
func planDataset(
  _ summary: Summary, _ judgement: inout Judgement, _ duplicates: Duplicates, _ voice: TeamVoice,
  _ settings: ProjectSettings
) -> (dataset: DatasetPlan, holdout: Holdout, bands: BandChoice) {
  let choosesBands = settings.dataset.choice == .bands
  var all = settings
  // A limit is part of the choice.
  if choosesBands { all.dataset.lineLimit = nil }
  var whole = lines(summary, judgement, duplicates, all, .weights)
  let holdout = Holdout(
    whole, summary, judgement, clusters: duplicates.clusters,
    share: settings.dataset.validationShare)
  whole.hold(out: holdout, judgement)
  let bands = BandChoice(
    candidates(whole, summary, judgement, voice, settings.standards),
    BandGoals(settings.standards, limit: choosesBands ? settings.dataset.lineLimit : nil))
  let masking = settings.dataset.provider.masking
  let isSetAside = choosesBands && !bands.leftOut.isEmpty
  if isSetAside { judgement.setAside(bands.leftOut.map(\.exchange)) }
  if isSetAside || masking != .weights {
    whole = lines(summary, judgement, duplicates, settings, masking)
    whole.hold(out: holdout, judgement)
  }
  return (whole, holdout, bands)
}

/// What a plan teaches, by what it counts toward the bands.
private func candidates(
  _ plan: DatasetPlan, _ summary: Summary, _ judgement: Judgement, _ voice: TeamVoice,
  _ standards: Standards
) -> [BandKind: [BandCandidate]] {
  var result: [BandKind: [BandCandidate]] = [:]
  for line in plan.lines {
    let isManual = summary.conversations[Int(line.conversation)].source == .manual
    for index in line.exchanges(judgement) {
      let exchange = judgement.record(index, of: summary)
      result[BandKind(exchange, standards), default: []].append(
        BandCandidate(
          exchange: index, fit: Fit(exchange, voice)?.hundredths,
          score: judgement.scores[index], isDecided: judgement.decisions[index] != nil,
          isManual: isManual))
    }
  }
  return result
}

/// Plans the dataset in another form of the same project.
func planDataset(
  _ project: JudgedProject, _ settings: ProjectSettings, _ masking: LossMasking
) -> DatasetPlan {
  var plan = lines(project.summary, project.judgement, project.duplicates, settings, masking)
  plan.hold(out: project.holdout, project.judgement)
  return plan
}

private func lines(
  _ summary: Summary, _ judgement: Judgement, _ duplicates: Duplicates,
  _ settings: ProjectSettings, _ masking: LossMasking
) -> DatasetPlan {
  var plan = DatasetPlan(
    summary, judgement, kept: duplicates.kept, contextMessages: settings.dataset.contextMessages,
    masking: masking, takesOpenings: masking == .completion,
    exportsUnknown: settings.consent.exportsUnknown,
    dropped: exchanges(of: summary, with: settings.personalData.dropped))
  plan.choose(
    limit: settings.dataset.lineLimit, goals: settings.standards.topics.map(\.goal), summary,
    judgement)
  return plan
}

/// Responses that stand in lines of the weighted form as context alone, and how many of these are rejected.
func contextResponses(
  _ project: JudgedProject, _ plan: DatasetPlan
) -> (all: Int, rejected: Int) {
  let (summary, verdicts) = (project.summary, project.judgement.verdicts)
  var (all, rejected) = (0, 0)
  for line in plan.lines {
    // A line's messages alternate, and every other one is a response.
    let last = Int(line.lastExchange)
    let messages = Int(summary.exchanges[last].message - line.firstMessage) + 1
    let count = messages / 2
    // One more opens the conversation.
    if messages % 2 == 1 { all += 1 }
    let taught = Set(line.exchanges(project.judgement))
    for exchange in last + 1 - count...last where !taught.contains(exchange) {
      all += 1
      if verdicts[exchange] == .reject { rejected += 1 }
    }
  }
  return (all, rejected)
}

/// What each provider would say of the dataset, the project's own first.
func providerVerdicts(
  _ project: JudgedProject, _ settings: ProjectSettings, _ dataset: DatasetSummary
) -> [ProviderVerdict] {
  let own = settings.dataset.provider.masking
  var counts: [LossMasking: (training: Int, unsayable: Int)] = [:]
  var context = (all: 0, rejected: 0)
  for masking in LossMasking.allCases {
    let plan = masking == own ? project.dataset : planDataset(project, settings, masking)
    if masking == .weights { context = contextResponses(project, plan) }
    counts[masking] = (
      plan.lines.count { !$0.isValidation },
      plan.omitted[DatasetPlan.Omission.contextLearned.rawValue]
    )
  }
  let providers =
    [settings.dataset.provider] + Provider.allCases.filter { $0 != settings.dataset.provider }
  return providers.map { provider in
    let (training, unsayable) = counts[provider.masking] ?? (0, 0)
    return ProviderVerdict(
      provider, trainingLines: training,
      bytes: max(dataset.written.train.bytes, dataset.written.validation.bytes),
      context: context, unsayable: unsayable)
  }
}

/// The finding where less than half of what is wanted is held out; nil where one line would be more than that.
private func smallValidation(
  _ lines: Int, held: Int, share: Double, largestGroup: Int, leftOut: Int
) -> Finding? {
  guard isSmallValidation(lines: lines, held: held, share: share) else { return nil }
  let reason =
    largestGroup > 0
    ? "; the largest group of conversations that belong together has \(largestGroup) lines"
    : leftOut > 0
      ? "; \(leftOut) more were left out, since training teaches the same responses" : ""
  return Finding(
    .smallValidation, at: nil,
    "\(held) of \(lines) lines \(held == 1 ? "is" : "are") held out, less than half of the "
      + "\(Int((share * 100).rounded())) % that 'dataset: validation' asks for" + reason,
    advice:
      "Add conversations of other participants, or responses of their own; until then a training "
      + "run cannot be judged by the validation part.")
}

func smallValidation(
  _ dataset: DatasetPlan, _ holdout: Holdout, _ settings: ProjectSettings
) -> Finding? {
  smallValidation(
    dataset.lines.count, held: dataset.lines.count { $0.isValidation },
    share: settings.dataset.validationShare, largestGroup: holdout.largestGroup,
    leftOut: dataset.omitted[DatasetPlan.Omission.taughtInTraining.rawValue])
}

/// Whether less than half of what is wanted is held out, and that is a line at least.
func isSmallValidation(lines: Int, held: Int, share: Double) -> Bool {
  let wanted = share * Double(lines)
  return wanted >= 1 && Double(held) < wanted / 2
}
