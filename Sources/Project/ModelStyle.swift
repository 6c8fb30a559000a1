internal import Analysis
internal import Corpus
internal import Findings
internal import Report

extension ModelBuilder {
  /// How the responses in the dataset are written.
  func style() -> StyleSummary {
    var style = StyleSummary()
    func styles(_ source: Source) -> [Style] {
      summary.exchanges.enumerated().lazy.filter { index, exchange in
        isTaught[index] && exchange.hasStyle
          && summary.conversation(of: exchange).source == source
      }.map { $0.element.style }
    }
    let manual = styles(.manual)
    let mined = styles(.mined)
    func row(_ title: String, _ value: (Style) -> Double) -> StyleSummary.Row {
      StyleSummary.Row(
        title: title, manual: median(manual.map(value)), mined: median(mined.map(value)))
    }
    style.rows =
      [row("Reading ease, as a school grade", { $0.readability })]
      + StyleMeasure.compared.map { row($0.title, $0.value) }
    style.manual = manual.count
    style.mined = mined.count
    let compared = summary.exchanges.lazy.filter {
      summary.conversation(of: $0).source == .manual && $0.hasStyle
    }.count
    if compared >= styleExamplesNeeded {
      style.outliers = project.styleOutlierCount
    }
    return style
  }

  /// The scores of the recorded conversations.
  func conversations() -> ConversationSummary {
    let steering = settings.scoring.conversationScore
    var result = ConversationSummary(steering: steering)
    var exchanges = Array(repeating: 0, count: summary.conversations.count)
    var flagged = exchanges
    for (index, exchange) in summary.exchanges.enumerated() {
      exchanges[Int(exchange.conversation)] += 1
      if judgement.isFlagged(index) { flagged[Int(exchange.conversation)] += 1 }
    }
    var scored: [(score: Int, index: Int)] = []
    var values = ConversationScore.Kind.allCases.map { _ in [Int]() }
    var sums = ConversationScore.Kind.allCases.map { Array(repeating: 0, count: $0.names.count) }
    for (index, conversation) in summary.conversations.enumerated()
    where conversation.source == .mined && exchanges[index] > 0 {
      guard let scores = judgement.conversationScores[index] else {
        result.unscored += 1
        continue
      }
      let score = scores[steering].hundredths
      scored.append((score, index))
      result.bins[min(9, score / 10)] += 1
      for (number, kind) in ConversationScore.Kind.allCases.enumerated() {
        values[number].append(scores[kind].hundredths)
        for (part, name) in kind.names.enumerated() {
          sums[number][part] += scores[kind].points(name)
        }
      }
    }
    scored.sort { $0 < $1 }
    result.scored = scored.count
    guard !scored.isEmpty else { return result }
    result.scores = zip(ConversationScore.Kind.allCases, zip(values, sums)).map { kind, found in
      ConversationSummary.Score(
        kind: kind, median: median(found.0.map { Double($0) / 100 }),
        parts: zip(kind.names, found.1).map { ($0, Double($1) / Double(scored.count)) })
    }
    result.lowest = scored.prefix(ConversationSummary.listedCount).compactMap { _, index in
      let conversation = summary.conversations[index]
      guard let scores = judgement.conversationScores[index] else { return nil }
      return ConversationSummary.Entry(
        id: summary.id(of: conversation),
        place: Place(
          file: summary.path(of: conversation), line: Int(conversation.line), column: 1),
        exchanges: exchanges[index], flagged: flagged[index], scores: scores)
    }
    return result
  }
}
