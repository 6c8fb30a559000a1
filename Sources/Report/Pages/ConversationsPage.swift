internal import Analysis
internal import Findings
internal import Privacy

/// How whole conversations score: both scores with their parts, the distribution of the one that the
/// team steers by, and the lowest.
struct ConversationsPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let conversations = model.conversations
    let steering = conversations.steering
    let median = conversations.scores.first { $0.kind == steering }?.median
    return [
      "hasAny": conversations.scored > 0,
      "scored": Numbers.count(conversations.scored, "conversation"),
      "isOne": conversations.scored == 1,
      "steering": steering.rawValue, "meaning": steering.meaning,
      "other": ConversationScore.Kind.allCases.first { $0 != steering }?.rawValue ?? "",
      "median": median.map(Numbers.score) ?? "–",
      "hasUnscored": conversations.unscored > 0,
      "unscored": Numbers.count(conversations.unscored, "conversation"),
      "bins": Charts.bars(
        conversations.bins.enumerated().map { index, count in
          ("0.\(index)–\(index == 9 ? "1" : "0.\(index + 1)")", count)
        }, of: conversations.scored),
      "scores": conversations.scores.map(score),
      "columns": ConversationScore.Kind.allCases.map {
        ["title": $0.title, "isSteering": $0 == steering] as [String: Any]
      },
      "parts": steering.names.map { ["title": $0.title] },
      "lowest": conversations.lowest.map(row),
      "isCut": conversations.scored > conversations.lowest.count,
      "listed": Numbers.count(conversations.lowest.count),
    ]
  }

  private func score(_ score: ConversationSummary.Score) -> [String: Any] {
    [
      "title": score.kind.title, "meaning": score.kind.meaning,
      "isSteering": score.kind == model.conversations.steering,
      "median": score.median.map(Numbers.score) ?? "–",
      "rows": score.parts.map { part in
        let maximum = score.kind.maximum(of: part.name)
        return [
          "title": part.name.title, "meaning": part.name.meaning(in: score.kind),
          "mean": Numbers.points(part.mean / 100),
          "maximum": maximum > 0 ? Numbers.score(Double(maximum) / 100) : "–",
          "width": Numbers.position(maximum > 0 ? part.mean / Double(maximum) : 0),
          "isPart": maximum > 0,
        ] as [String: Any]
      },
    ]
  }

  private func row(_ entry: ConversationSummary.Entry) -> [String: Any] {
    // Without an id of its own a conversation is called by its path, which stands there anyway.
    let isNamed = !(entry.place.file.text + "#").hasPrefix(entry.id + ".md#")
    return [
      "id": Clipping.clipped(entry.id, to: 80), "isNamed": isNamed,
      "place": entry.place.shortDescription,
      "exchanges": Numbers.count(entry.exchanges), "flagged": Numbers.count(entry.flagged),
      "scores": ConversationScore.Kind.allCases.map {
        ["score": Numbers.score(entry.scores[$0].value)]
      },
      "parts": model.conversations.steering.names.map { name in
        [
          "points": Numbers.points(
            Double(entry.scores[model.conversations.steering].points(name)) / 100)
        ]
      },
    ]
  }
}

extension ConversationScore.Kind {
  var title: String {
    switch self {
    case .practice: "Counselling practice"
    case .support: "Support"
    }
  }

  /// What it asks, behind a colon.
  fileprivate var meaning: String {
    switch self {
    case .practice: "reflecting, asking and holding back advice, as counsellors are trained to"
    case .support: "taking up, empathy, and a balance of questions and talk, as comforts"
    }
  }
}

extension ConversationScore.Name {
  var title: String {
    switch self {
    case .restraint: "Restraint"
    case .takingUp: "Taking up"
    case .followingUp: "Following up"
    case .empathy: "Empathy"
    case .talk: "Talk"
    case .questions: "Questions"
    case .faults: "Faults"
    }
  }

  /// What earns it, for the row of a table.
  fileprivate func meaning(in kind: ConversationScore.Kind) -> String {
    switch self {
    case .restraint: "few responses advise"
    case .takingUp:
      kind == .practice
        ? "what the user said is taken up, per word" : "what the user said is taken up"
    case .followingUp: "what the user feels is asked into"
    case .empathy: "warmth and understanding"
    case .talk: "most responses have at least eight words"
    case .questions: "few responses only ask"
    case .faults: "exchanges with a disqualifying fault"
    }
  }
}
