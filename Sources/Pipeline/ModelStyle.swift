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
          && summary.conversations[Int(exchange.conversation)].source == source
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
      summary.conversations[Int($0.conversation)].source == .manual && $0.hasStyle
    }.count
    if compared >= styleExamplesNeeded {
      style.outliers = project.styleOutlierCount
    }
    return style
  }

  /// The scores of the recorded conversations.
  func conversations() -> ConversationSummary {
    var result = ConversationSummary()
    var exchanges = Array(repeating: 0, count: summary.conversations.count)
    var flagged = exchanges
    for (index, exchange) in summary.exchanges.enumerated() {
      exchanges[Int(exchange.conversation)] += 1
      if judgement.isFlagged(index) { flagged[Int(exchange.conversation)] += 1 }
    }
    var scored: [(score: Int, index: Int)] = []
    var sums = Array(repeating: 0, count: ConversationScore.Name.allCases.count)
    for (index, conversation) in summary.conversations.enumerated()
    where conversation.source == .mined && exchanges[index] > 0 {
      guard let score = judgement.conversationScores[index] else {
        result.unscored += 1
        continue
      }
      scored.append((score.hundredths, index))
      result.bins[min(9, score.hundredths / 10)] += 1
      for (number, name) in ConversationScore.Name.allCases.enumerated() {
        sums[number] += score.points(name)
      }
    }
    scored.sort { $0 < $1 }
    result.scored = scored.count
    result.median = median(scored.map { Double($0.score) / 100 })
    guard !scored.isEmpty else { return result }
    result.parts = zip(ConversationScore.Name.allCases, sums).map {
      ($0, Double($1) / Double(scored.count))
    }
    result.lowest = scored.prefix(ConversationSummary.listedCount).compactMap { _, index in
      let conversation = summary.conversations[index]
      guard let score = judgement.conversationScores[index] else { return nil }
      return ConversationSummary.Entry(
        id: summary.id(of: conversation),
        place: Place(
          file: summary.files[Int(conversation.file)].path, line: Int(conversation.line), column: 1),
        exchanges: exchanges[index], flagged: flagged[index], score: score)
    }
    return result
  }
}
