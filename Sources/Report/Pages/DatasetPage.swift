internal import Analysis
internal import Dataset
internal import Findings
internal import Language
internal import Planning
internal import Privacy

/// What was written as the dataset, what was left out, and what is known about privacy.
struct DatasetPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let dataset = model.dataset
    let leftOut = dataset.leftOut.reduce(0) { $0 + $1.count }
    return [
      "hasLines": dataset.written.train.lines + dataset.written.validation.lines > 0,
      "isEmpty": dataset.emptySentence != nil, "emptySentence": dataset.emptySentence ?? "",
      "hasWaiting": dataset.waitingSentence != nil, "waiting": dataset.waitingSentence ?? "",
      "consentBlock": dataset.absence.consentAdvice.block.lines.joined(separator: "\n"),
      "consentIntroduction": dataset.absence.consentAdvice.introduction,
      "consentOtherwise": dataset.absence.consentAdvice.otherwise,
      "priceBlock": ConfigurationBlock.price.advice(in: model.configuredKeys),
      "providerBlock": ConfigurationBlock.provider("together").advice(in: model.configuredKeys),
      "hasNotice": dataset.destination.notice != nil,
      "notice": dataset.destination.notice?.sentence ?? "",
      "isMild": dataset.destination.notice?.isMild ?? false,
      "trainLines": Numbers.count(dataset.written.train.lines),
      "validationLines": Numbers.count(dataset.written.validation.lines),
      "trainSize": Numbers.bytes(dataset.written.train.bytes),
      "validationSize": Numbers.bytes(dataset.written.validation.bytes),
      "totalLines": Numbers.count(
        dataset.written.train.lines + dataset.written.validation.lines, "line"),
      "totalSize": Numbers.bytes(dataset.written.train.bytes + dataset.written.validation.bytes),
      "manual": Numbers.count(dataset.manualExamples),
      "mined": Numbers.count(dataset.minedExamples),
      "leftOut": Charts.bars(dataset.leftOut.map { ($0.reason, $0.count) }, of: leftOut),
      "hasLeftOut": leftOut > 0,
      "leftOutTotal": Numbers.count(leftOut, "exchange"),
      "systemPrompt": Clipping.clipped(dataset.systemPrompt, to: 6000),
      "hasSystemPrompt": !dataset.systemPrompt.isEmpty,
      "privacy": privacy,
      "completions": completions, "providers": providers, "tokens": tokens, "leakage": leakage,
      "choice": choice,
      "bands": BandValues(model).values, "rewriting": BandValues(model).rewriting,
      "hasModeration": !dataset.moderation.isEmpty,
      "moderation": dataset.moderation.map {
        [
          "title": $0.category.title, "name": $0.category.name, "count": Numbers.count($0.count),
        ]
      },
    ]
  }

  /// The same lines as prompts and completions, where they are written besides.
  private var completions: [String: Any] {
    let completions = model.dataset.completions
    return [
      "hasAny": completions != nil,
      "trainLines": Numbers.count(completions?.train.lines ?? 0),
      "trainSize": Numbers.bytes(completions?.train.bytes ?? 0),
      "validationLines": Numbers.count(completions?.validation.lines ?? 0),
      "validationSize": Numbers.bytes(completions?.validation.bytes ?? 0),
    ]
  }

  /// The effect of choosing lines for coverage.
  private var choice: [String: Any] {
    let choices = model.dataset.choices
    let available = choices.reduce(0) { $0 + $1.choice.available }
    let chosen = choices.reduce(0) { $0 + $1.choice.chosen }
    func share(_ part: Int, _ whole: Int) -> String {
      whole == 0 ? "–" : Numbers.percent(Double(part) / Double(whole))
    }
    return [
      "hasAny": !choices.isEmpty, "available": Numbers.count(available),
      "chosen": Numbers.count(chosen),
      "topics": choices.map {
        [
          "title": Clipping.clipped($0.topic.title, to: 100),
          "goal": Numbers.percent($0.topic.goal),
          "before": Numbers.count($0.choice.available),
          "beforeShare": share($0.choice.available, available),
          "after": Numbers.count($0.choice.chosen), "afterShare": share($0.choice.chosen, chosen),
        ]
      },
    ]
  }

  private var leakage: [String: Any] {
    let leakage = model.dataset.leakage
    return [
      "isNone": leakage.isNone, "hasParts": model.dataset.written.validation.lines > 0,
      "rows": [
        ("Participants", leakage.participantCount, leakage.participants),
        ("Conversations", leakage.conversationCount, leakage.conversations),
        ("Exchanges with the same content", leakage.exchangeCount, leakage.exchanges),
        ("Groups of exchanges or responses that are alike", leakage.clusterCount, leakage.clusters),
      ].map { ["title": $0.0, "total": Numbers.count($0.1), "both": Numbers.count($0.2)] },
    ]
  }

  /// What each provider would say, the project's own first.
  private var providers: [[String: Any]] {
    let day = CalendarDay(model.run.date)
    return model.dataset.destination.verdicts.map { verdict in
      let destination = verdict.provider.destination
      let notice = day.flatMap { verdict.provider.notice(on: $0) }
      return [
        "title": verdict.provider.title, "name": verdict.provider.rawValue,
        "isOwn": verdict.provider == model.dataset.destination.provider,
        "accepts": verdict.problems.isEmpty,
        "problems": verdict.problems.joined(separator: "; "),
        "changes": verdict.changes.joined(separator: "; "), "hasChanges": !verdict.changes.isEmpty,
        "newJobs": destination?.summary ?? "a trainer that you run yourself",
        "checked": destination?.checked.description ?? "",
        "isChecked": destination != nil, "source": destination?.sourceName ?? "",
        "hasNotice": notice != nil, "notice": notice?.state ?? "",
      ] as [String: Any]
    }
  }

  private var tokens: [String: Any] {
    let tokens = model.dataset.tokens
    func row(_ name: String, _ statistics: TokenStatistics) -> [String: Any] {
      [
        "name": name, "total": Numbers.count(statistics.total),
        "minimum": Numbers.count(statistics.minimum), "p5": Numbers.count(statistics.p5),
        "median": Numbers.count(statistics.median), "p95": Numbers.count(statistics.p95),
        "maximum": Numbers.count(statistics.maximum),
      ]
    }
    let files = [
      ("data/train.jsonl", tokens.training), ("data/validation.jsonl", tokens.validation),
    ].filter { $0.1.lines > 0 }
    let over = tokens.longExamples.count
    return [
      "hasAny": !files.isEmpty, "encoding": DatasetTokens.encoding,
      "files": files.map { row($0.0, $0.1) },
      "models": tokens.models.map { estimate -> [String: Any] in
        [
          "name": estimate.model.name, "context": Numbers.count(estimate.model.context),
          "over": Numbers.count(estimate.overLimit),
          "epochs": Numbers.count(estimate.epochs),
          "trained": Numbers.count(estimate.tokensPerEpoch * estimate.epochs),
          "cost": estimate.cost.map { Numbers.fixed($0, places: 2) + "\u{A0}" + tokens.currency }
            ?? "no price given",
        ]
      },
      "hasNoPrice": tokens.models.contains { $0.cost == nil },
      "hasLong": over > 0,
      "long": tokens.longExamples.map { example -> [String: Any] in
        let place = Place(file: example.source, line: example.sourceLine, column: 1)
        return [
          "place": place.shortDescription, "tokens": Numbers.count(example.tokens),
          "lost": Numbers.count(example.tokens - example.limit),
          "text": Clipping.clipped(example.lost, to: 160),
        ]
      },
    ]
  }

  private var privacy: [String: Any] {
    let privacy = model.privacy
    let found = privacy.types.reduce(0) { $0 + $1.count }
    let conversations = privacy.granted + privacy.denied + privacy.unknown
    return [
      "hasAny": found > 0,
      "found": Numbers.count(found, "stretch", "stretches"),
      "messages": Numbers.count(privacy.messages, "message"),
      "conversations": Numbers.count(privacy.conversations, "conversation"),
      "types": Charts.bars(privacy.types.prefix(50).map { ($0.name, $0.count) }, of: found),
      "consent": Charts.bars(
        [
          ("Granted", privacy.granted), ("Denied", privacy.denied), ("Not stated", privacy.unknown),
        ], of: conversations),
      "hasConversations": conversations > 0,
      "unknown": Numbers.count(privacy.unknown, "conversation"),
      "hasUnknown": privacy.unknown > 0,
      "kept": privacy.keptSentence, "hasKept": !privacy.keptSentence.isEmpty,
    ]
  }
}
