internal import Analysis
internal import Planning

/// The overview: the answer, its reasons, and one look at each of the other pages.
struct IndexPage {
  /// How many of the worst exchanges the overview shows.
  static let worstCount = 6

  let model: ReportModel
  let worst: [FlaggedExchange]

  init(_ model: ReportModel, _ worst: [FlaggedExchange]) {
    self.model = model
    self.worst = Array(worst.prefix(IndexPage.worstCount))
  }

  var values: [String: Any] {
    let input = InputValues(model.input).values
    return [
      "isReady": model.readiness.isReady,
      "headline": Clipping.clipped(model.readiness.headline, to: 400),
      "hasExchanges": model.input.exchanges > 0,
      "hasReasons": !model.readiness.reasons.isEmpty,
      "reasons": model.readiness.reasons.map { reason in
        let link = PageLink.checked(reason.link, model)
        return [
          "title": Clipping.clipped(reason.title, to: 200),
          "detail": Clipping.clipped(reason.detail, to: 600),
          "action": Clipping.clipped(reason.action, to: 100),
          "href": link ?? "", "hasLink": link != nil,
        ] as [String: Any]
      },
      "metrics": model.metrics.map { MetricValues($0).card },
      "hasGates": !model.gates.isEmpty,
      "gates": model.gates.map {
        [
          "text": Clipping.clipped($0.gate.text, to: 120), "state": $0.outcome.word,
          "style": $0.outcome.style, "evidence": $0.evidence,
        ]
      },
      "changes": ChangeValues(model).values,
      "volume": VolumeValues(model.volume).values,
      "coverage": CoverageValues(model).values,
      "plan": PlanValues(model.plan).values,
      "flagged": FlaggedValues(model, worst).values,
      "input": input,
    ]
  }
}

/// What was read, as values.
struct InputValues {
  let input: InputSummary

  init(_ input: InputSummary) { self.input = input }

  var values: [String: Any] {
    [
      "files": Numbers.count(input.files, "file"),
      "conversations": Numbers.count(input.conversations, "conversation"),
      "messages": Numbers.count(input.messages, "message"),
      "exchanges": Numbers.count(input.exchanges, "exchange"),
      "filesWithErrors": Numbers.count(input.filesWithErrors, "file"),
      "hasErrors": input.filesWithErrors > 0,
      "rows": [
        ("Files", Numbers.count(input.files)), ("Size", Numbers.bytes(input.bytes)),
        ("Conversations", Numbers.count(input.conversations)),
        ("Manual examples", Numbers.count(input.manualExamples)),
        ("Messages", Numbers.count(input.messages)),
        ("Exchanges", Numbers.count(input.exchanges)),
        ("Files of which something could not be read", Numbers.count(input.filesWithErrors)),
      ].map { ["label": $0.0, "value": $0.1] },
    ]
  }
}
