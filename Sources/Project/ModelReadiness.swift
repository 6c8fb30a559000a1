internal import Analysis
internal import Corpus
internal import Dataset
internal import Findings
internal import Language
internal import Report

extension ModelBuilder {
  /// Whether the data is ready, and what stands in the way, most important first.
  ///
  /// Ready means: at least the minimum of examples, no metric off target, no topic short, no
  /// stock opener in one of twenty examples or more, everybody's consent known, enough held out, and every
  /// input read.
  func readiness(
    _ metrics: [MeasuredMetric], _ volume: Volume, _ coverage: [TopicCoverage],
    _ heldBack: HeldBack
  ) -> Readiness {
    let waiting = heldBack.consentUnknown
    let reasons: [Readiness.Reason] =
      [tooFew(volume, waiting: waiting), unknownConsent(waiting: waiting)].compactMap { $0 }
      + metrics.filter(\.status.isOffTarget).map(offTarget)
      + coverage.filter { $0.status == .below }.map { thinTopic($0, volume) }
      + [stockPhrases(), littleHeldOut(), unreadFiles()].compactMap { $0 }
    return Readiness(
      isReady: reasons.isEmpty, headline: headline(reasons.count, volume), reasons: reasons)
  }

  private func tooFew(_ volume: Volume, waiting: Int) -> Readiness.Reason? {
    guard volume.total < volume.goals.minimum else { return nil }
    return Readiness.Reason(
      title: volume.total == 0 ? "There is no example yet." : "There are too few examples.",
      detail: "\(volume.total) of at least \(volume.goals.minimum): \(volume.manual) manual, "
        + "\(volume.mined) mined"
        + (waiting > 0
          ? "; \(waiting) more \(waiting == 1 ? "is" : "are") good enough and "
            + "\(waiting == 1 ? "waits" : "wait") only for consent"
          : "") + setAsideWords + ".",
      // What waits for consent alone is nearer than what is to be written.
      action: waiting > volume.total ? "See what they wait for" : "See what is missing",
      link: waiting > volume.total ? "dataset.html#waiting" : "coverage.html")
  }

  private func unknownConsent(waiting: Int) -> Readiness.Reason? {
    let unknown = summary.conversations.count { $0.consent == .unknown }
    guard unknown > 0 else { return nil }
    return Readiness.Reason(
      title: unknown == 1
        ? "One conversation does not say whether its participant agreed."
        : "\(unknown) conversations do not say whether their participants agreed.",
      detail: settings.consent.exportsUnknown
        ? (unknown == 1 ? "It is" : "They are")
          + " exported all the same, as the configuration says."
        : (unknown == 1 ? "It is" : "They are") + " not exported: "
          + (waiting == 0
            ? "none of their exchanges is good enough and missing here for this alone."
            : "\(waiting) of their exchanges \(waiting == 1 ? "waits" : "wait") for nothing else."),
      action: waiting == 0 ? "See the consents" : "See what to write",
      link: waiting == 0 ? "dataset.html#consent" : "dataset.html#waiting")
  }

  private func offTarget(_ metric: MeasuredMetric) -> Readiness.Reason {
    let side = metric.status == .below ? "below" : "above"
    let isPlural = metric.definition.wording.isPlural
    return Readiness.Reason(
      title: "\(metric.title) \(isPlural ? "are" : "is") \(side) "
        + (isPlural ? "their band." : "its band."),
      detail: "\(percent(metric.dataset.value)) of the responses that would be learned "
        + "(\(metric.dataset.count) of \(metric.dataset.total)); the target is "
        + "\(percent(metric.band)), and the 95\u{A0}% interval rules out chance.",
      action: project.bands.leftOut.isEmpty
        ? "See the metric" : "See what to leave out or write",
      link: project.bands.leftOut.isEmpty ? "metrics.html#\(metric.key)" : "dataset.html#bands")
  }

  private func thinTopic(_ topic: TopicCoverage, _ volume: Volume) -> Readiness.Reason {
    Readiness.Reason(
      title: "\(topic.topic.title) is thin.",
      detail: "\(percent(topic.share.value)) of the examples (\(topic.share.count) of "
        + "\(topic.share.total)); the goal is \(percent(topic.topic.goal)). "
        + "\(topic.missing) missing at \(volume.next?.goal ?? volume.total) examples.",
      action: "See what to write", link: "coverage.html#\(topic.topic.slug)")
  }

  private func stockPhrases() -> Readiness.Reason? {
    let stock = stockShare()
    guard stock.value >= 0.05 else { return nil }
    return Readiness.Reason(
      title: "\(stock.count) examples open with a stock phrase.",
      detail: "\(percent(stock.value)) of the responses that would be learned open with a "
        + "sentence that many others open with; the model would learn the phrase.",
      action: "See the phrases", link: "coverage.html#openers")
  }

  private func littleHeldOut() -> Readiness.Reason? {
    let lines = project.dataset.lines
    let held = lines.count { $0.isValidation }
    let share = settings.dataset.validationShare
    guard isSmallValidation(lines: lines.count, held: held, share: share) else { return nil }
    return Readiness.Reason(
      title: held == 0 ? "Nothing is held out." : "Too little is held out.",
      detail:
        "\(held) of \(lines.count) lines are in the validation part, less than half of the "
        + "\(percent(share)) that are asked for; a training run could not be judged by "
        + "\(held == 1 ? "it" : "them").",
      action: "See the dataset", link: "dataset.html")
  }

  private func unreadFiles() -> Readiness.Reason? {
    let unread = filesWithErrors
    guard unread > 0 else { return nil }
    return Readiness.Reason(
      title: unread == 1
        ? "One file could not be read in full." : "\(unread) files could not be read in full.",
      detail:
        "What \(unread == 1 ? "it holds" : "they hold") is missing from every number here.",
      action: "See the findings", link: "input.html")
  }

  /// What was left out so that the bands are met, behind a number of examples; empty for nothing.
  private var setAsideWords: String {
    let count = project.dataset.omitted[DatasetPlan.Omission.setAside.rawValue]
    return count == 0
      ? ""
      : "; \(count) more \(count == 1 ? "is" : "are") left out so that the bands are met"
  }

  /// Files of which something could not be read, those that were never opened included.
  var filesWithErrors: Int {
    Set(project.findings.filter { $0.severity == .error }.compactMap(\.place?.file)).count
  }

  private func headline(_ reasons: Int, _ volume: Volume) -> String {
    if reasons == 0 {
      return "Ready to train: \(volume.total) examples, every metric and topic where it should be."
    }
    let words = ["", "one thing stands", "two things stand", "three things stand"]
    let count = reasons < words.count ? words[reasons] : "\(reasons) things stand"
    return volume.total < volume.goals.minimum
      ? "Not ready to train yet: \(volume.total) of \(volume.goals.minimum) examples, and "
        + (reasons == 1 ? "that is all that stands in the way." : "\(count) in the way.")
      : "Not ready to train yet: \(volume.total) examples, but \(count) in the way."
  }

  /// Of the responses that would be learned, those that open with a stock phrase.
  private func stockShare() -> Share {
    var share = Share(0, of: 0)
    for index in isTaught.indices where isTaught[index] {
      share.total += 1
      if judgement.faults[index].contains(.stockOpener) { share.count += 1 }
    }
    return share
  }

  private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))\u{A0}%" }

  private func percent(_ band: ClosedRange<Double>) -> String {
    "\(Int((band.lowerBound * 100).rounded()))–\(percent(band.upperBound))"
  }
}
