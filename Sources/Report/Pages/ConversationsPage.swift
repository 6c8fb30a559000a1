internal import Analysis
internal import Findings

/// How whole conversations score: their distribution, the parts of the score, and the lowest.
struct ConversationsPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let conversations = model.conversations
    return [
      "hasAny": conversations.scored > 0,
      "scored": Numbers.count(conversations.scored, "conversation"),
      "isOne": conversations.scored == 1,
      "median": conversations.median.map(Numbers.score) ?? "–",
      "hasUnscored": conversations.unscored > 0,
      "unscored": Numbers.count(conversations.unscored, "conversation"),
      "bins": Charts.bars(
        conversations.bins.enumerated().map { index, count in
          ("0.\(index)–\(index == 9 ? "1" : "0.\(index + 1)")", count)
        }, of: conversations.scored),
      "parts": conversations.parts.map { part in
        [
          "title": part.name.title, "meaning": part.name.meaning,
          "mean": Numbers.points(part.mean / 100),
          "maximum": part.name.maximum > 0 ? Numbers.score(Double(part.name.maximum) / 100) : "–",
          "width": Numbers.position(
            part.name.maximum > 0 ? part.mean / Double(part.name.maximum) : 0),
          "isPart": part.name.maximum > 0,
        ] as [String: Any]
      },
      "lowest": conversations.lowest.map(row),
      "isCut": conversations.scored > conversations.lowest.count,
      "listed": Numbers.count(conversations.lowest.count),
    ]
  }

  private func row(_ entry: ConversationSummary.Entry) -> [String: Any] {
    // Without an id of its own a conversation is called by its path, which stands there anyway.
    let isNamed = !(entry.place.file + "#").hasPrefix(entry.id + ".md#")
    return [
      "id": Clipping.clipped(entry.id, to: 80), "isNamed": isNamed,
      "place": entry.place.shortDescription,
      "exchanges": Numbers.count(entry.exchanges), "flagged": Numbers.count(entry.flagged),
      "score": Numbers.score(entry.score.value),
      "parts": ConversationScore.Name.allCases.map { name in
        ["points": Numbers.points(Double(entry.score.points(name)) / 100)]
      },
    ]
  }
}

extension ConversationScore.Name {
  var title: String {
    switch self {
    case .restraint: "Restraint"
    case .brevity: "Brevity"
    case .takingUp: "Taking up"
    case .followingUp: "Following up"
    case .faults: "Faults"
    }
  }

  /// What earns it, for the row of a table.
  fileprivate var meaning: String {
    switch self {
    case .restraint: "few responses advise"
    case .brevity: "few responses have more than 40 words"
    case .takingUp: "what the user said is taken up, per word"
    case .followingUp: "what the user feels is asked into"
    case .faults: "exchanges with a disqualifying fault"
    }
  }
}
