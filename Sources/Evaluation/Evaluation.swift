package import Analysis
internal import Language

/// How far judgements agree with labels.
package struct Evaluation: Sendable {
  /// A figure with its 95 % interval, by resampling conversations; nil where it cannot be told.
  package struct Figure: Sendable, Equatable {
    package var value: Double
    package var interval: ClosedRange<Double>?
  }

  /// Agreement on something that is there or not.
  package struct Binary: Sendable {
    /// The label's key: `question`, `quality`.
    package var label: String
    package var confusion: Confusion
    package var areaUnderROC: Figure?
    package var precision: Figure?
    package var recall: Figure?
    package var f1: Figure?
    package var macroF1: Figure?
    package var kappa: Figure?
    /// Labelled, but not judged: in a language that nothing is known of.
    package var notJudged: Int
  }

  /// Agreement on something that has degrees.
  package struct Graded: Sendable {
    package var label: String
    package var count: Int
    package var spearman: Figure?
  }

  /// Agreement on topics: exchanges whose main topic a reader would accept.
  package struct Topics: Sendable {
    package var accepted: Share
  }

  /// Agreement on faults.
  package struct Faults: Sendable {
    package struct Row: Sendable {
      package var code: String
      /// Of the exchanges with this fault: those for which it was found, and for which any was.
      package var found: Share
      package var foundAny: Share
    }

    package var rows: [Row] = []
    /// Of the exchanges with a fault: those for which the right one, or any, was found, or that are
    /// rejected.
    package var found = Share(0, of: 0)
    package var foundAny = Share(0, of: 0)
    package var rejected = Share(0, of: 0)
    /// Of the exchanges without: those for which one was found, those disqualified, those accepted.
    package var falselyFound = Share(0, of: 0)
    package var falselyDisqualified = Share(0, of: 0)
    package var accepted = Share(0, of: 0)
  }

  package var binary: [Binary] = []
  package var graded: [Graded] = []
  package var topics: Topics?
  package var faults: Faults?
  /// The worst first.
  package var disagreements: [Disagreement] = []
  /// Labels that no exchange or conversation belongs to.
  package var unmatched: [Label] = []
}

/// Where people and judgement differ.
package struct Disagreement: Sendable, Equatable {
  /// Number of the exchange.
  package var exchange: Int
  package var label: String
  /// What people say, as text: `yes`, `no`, `cut-off`.
  package var people: String
  /// What was judged: `0.12`, `repeats-itself`.
  package var judged: String
  /// How far apart they are, 0 to 1.
  package var distance: Double
}

/// Compares judgements with labels.
///
/// An indicator counts as yes from 0.5 up, a conversation's or exchange's quality from the flagging
/// threshold up.
package func evaluate(
  _ labels: [Label], _ summary: Summary, _ judgement: Judgement, standards: Standards
) -> Evaluation {
  var evaluation = Evaluation()
  var exchangeAt: [ExchangeKey: Int] = [:]
  for (index, exchange) in summary.exchanges.enumerated() {
    exchangeAt[
      ExchangeKey(
        conversation: summary.id(of: summary.conversation(of: exchange)),
        turn: Int(exchange.assistantTurn))] = index
  }
  var conversationAt: [String: Int] = [:]
  for (index, conversation) in summary.conversations.enumerated() {
    conversationAt[summary.id(of: conversation)] = index
  }
  var ofExchanges: [(label: Label, exchange: Int)] = []
  var ofConversations: [(label: Label, conversation: Int)] = []
  for label in labels where label.isEvaluated {
    if let turn = label.assistantTurn {
      let key = ExchangeKey(conversation: label.conversation, turn: turn)
      if let exchange = exchangeAt[key] {
        ofExchanges.append((label, exchange))
      } else {
        evaluation.unmatched.append(label)
      }
    } else if let conversation = conversationAt[label.conversation] {
      ofConversations.append((label, conversation))
    } else {
      evaluation.unmatched.append(label)
    }
  }
  for metricLabel in standards.metrics.labels {
    let key = metricLabel.name
    var rows: [Row] = []
    var notJudged = 0
    for (label, index) in ofExchanges {
      guard let isYes = label.flags[key] else { continue }
      guard let value = metricLabel.grade(judgement.record(index, of: summary)).value else {
        notJudged += 1
        continue
      }
      rows.append(Row(value: value, isYes: isYes, cluster: label.conversation))
      evaluation.disagreements.append(
        Disagreement(
          exchange: index, label: key, people: isYes ? "yes" : "no",
          judged: hundredthsText(value), distance: abs(value - (isYes ? 1 : 0))))
    }
    if !rows.isEmpty || notJudged > 0 {
      evaluation.binary.append(binary(key, rows, threshold: 0.5, notJudged))
    }
  }
  addQuality(ofExchanges, ofConversations, judgement, standards, to: &evaluation)
  addTopics(ofExchanges, ofConversations, summary, standards, to: &evaluation)
  addFaults(ofExchanges, judgement, to: &evaluation)
  evaluation.disagreements = evaluation.disagreements.filter { $0.distance > 0.5 }
    .sorted { ($1.distance, $0.exchange, $0.label) < ($0.distance, $1.exchange, $1.label) }
  return evaluation
}

private struct ExchangeKey: Hashable {
  var conversation: String
  var turn: Int
}

private struct Row {
  var value: Double
  var isYes: Bool
  var cluster: String
}

private func binary(
  _ label: String, _ rows: [Row], threshold: Double, _ notJudged: Int
) -> Evaluation.Binary {
  let rows = rows.sorted { $0.value < $1.value }
  func figures(_ times: (Int) -> Int) -> [Double?] {
    var confusion = Confusion()
    var ordered: [(value: Double, positives: Int, count: Int)] = []
    ordered.reserveCapacity(rows.count)
    for (index, row) in rows.enumerated() {
      let times = times(index)
      guard times > 0 else { continue }
      confusion.add(judged: row.value >= threshold, label: row.isYes, times: times)
      ordered.append((row.value, row.isYes ? times : 0, times))
    }
    return [
      areaUnderROC(ordered: ordered), confusion.precision, confusion.recall, confusion.f1,
      confusion.macroF1, confusion.kappa,
    ]
  }
  let values = figures { _ in 1 }
  let intervals = Bootstrap(clusters: rows.map(\.cluster)).intervals(values.count) { times in
    figures { times[$0] }
  }
  let all = zip(values, intervals).map { value, interval in
    value.map { Evaluation.Figure(value: $0, interval: interval) }
  }
  return Evaluation.Binary(
    label: label,
    confusion: Confusion(rows.map { $0.value >= threshold }, rows.map(\.isYes)),
    areaUnderROC: all[0], precision: all[1], recall: all[2], f1: all[3], macroF1: all[4],
    kappa: all[5], notJudged: notJudged)
}

private func addQuality(
  _ ofExchanges: [(label: Label, exchange: Int)],
  _ ofConversations: [(label: Label, conversation: Int)], _ judgement: Judgement,
  _ standards: Standards, to evaluation: inout Evaluation
) {
  var graded: [(String, [(value: Double, quality: Double, cluster: String)])] = [
    ("quality of exchanges", []), ("practice of conversations", []),
    ("support of conversations", []),
  ]
  var rows: [(String, [Row])] = graded.map { ($0.0, []) }
  func add(_ label: Label, _ value: Double, _ kind: Int) {
    if let quality = label.quality { graded[kind].1.append((value, quality, label.conversation)) }
    if let isHigh = label.isHighQuality {
      rows[kind].1.append(Row(value: value, isYes: isHigh, cluster: label.conversation))
    }
  }
  for (label, index) in ofExchanges { add(label, Double(judgement.scores[index]) / 100, 0) }
  for (label, index) in ofConversations {
    guard let scores = judgement.conversationScores[index] else { continue }
    add(label, scores.practice.value, 1)
    add(label, scores.support.value, 2)
  }
  for (name, rows) in rows where !rows.isEmpty {
    evaluation.binary.append(binary(name, rows, threshold: standards.flagBelow, 0))
  }
  for (name, rows) in graded where !rows.isEmpty {
    let value = spearman(rows.map(\.value), rows.map(\.quality))
    let intervals = Bootstrap(clusters: rows.map(\.cluster)).intervals(1) { times in
      var a: [Double] = []
      var b: [Double] = []
      for (index, row) in rows.enumerated() {
        for _ in 0..<times[index] {
          a.append(row.value)
          b.append(row.quality)
        }
      }
      return [spearman(a, b)]
    }
    evaluation.graded.append(
      Evaluation.Graded(
        label: name, count: rows.count,
        spearman: value.map { Evaluation.Figure(value: $0, interval: intervals[0]) }))
  }
}

private func addTopics(
  _ ofExchanges: [(label: Label, exchange: Int)],
  _ ofConversations: [(label: Label, conversation: Int)], _ summary: Summary,
  _ standards: Standards, to evaluation: inout Evaluation
) {
  var accepted = Share(0, of: 0)
  func add(_ topics: [String], _ exchange: Int) {
    let slug = standards.topics[Int(summary.exchanges[exchange].topic)].slug
    accepted.total += 1
    if topics.contains(slug) {
      accepted.count += 1
    } else {
      evaluation.disagreements.append(
        Disagreement(
          exchange: exchange, label: "topic", people: topics.joined(separator: " or "),
          judged: slug, distance: 1))
    }
  }
  for (label, exchange) in ofExchanges { label.topics.map { add($0, exchange) } }
  var topicsOf: [Int: [String]] = [:]
  for (label, conversation) in ofConversations {
    if let topics = label.topics { topicsOf[conversation] = topics }
  }
  for (index, exchange) in summary.exchanges.enumerated() {
    topicsOf[Int(exchange.conversation)].map { add($0, index) }
  }
  if accepted.total > 0 { evaluation.topics = Evaluation.Topics(accepted: accepted) }
}

private func addFaults(
  _ labels: [(label: Label, exchange: Int)], _ judgement: Judgement,
  to evaluation: inout Evaluation
) {
  var result = Evaluation.Faults()
  var rows: [String: Evaluation.Faults.Row] = [:]
  var count = 0
  func add(_ share: inout Share, _ holds: Bool) {
    share.total += 1
    if holds { share.count += 1 }
  }
  for (label, index) in labels {
    guard let expected = label.faults else { continue }
    count += 1
    let found = judgement.faults[index]
    let codes = judgement.faultRules(at: index).map(\.code)
    let isDisqualified = judgement.isDisqualified(index)
    let isRight = expected.contains(where: codes.contains)
    if expected.isEmpty {
      add(&result.falselyFound, !found.isEmpty)
      add(&result.falselyDisqualified, isDisqualified)
      add(&result.accepted, judgement.verdicts[index] == .accept)
    } else {
      add(&result.found, isRight)
      add(&result.foundAny, !found.isEmpty)
      add(&result.rejected, judgement.verdicts[index] == .reject)
    }
    for code in expected {
      var row =
        rows[code]
        ?? Evaluation.Faults.Row(code: code, found: Share(0, of: 0), foundAny: Share(0, of: 0))
      add(&row.found, codes.contains(code))
      add(&row.foundAny, !found.isEmpty)
      rows[code] = row
    }
    if expected.isEmpty ? isDisqualified : !isRight {
      evaluation.disagreements.append(
        Disagreement(
          exchange: index, label: "faults",
          people: expected.isEmpty ? "none" : expected.joined(separator: ", "),
          judged: codes.isEmpty ? "none" : codes.joined(separator: ", "), distance: 1))
    }
  }
  guard count > 0 else { return }
  result.rows = rows.values.sorted { $0.code < $1.code }
  evaluation.faults = result
}

/// A value from 0 to 1 with two decimals.
private func hundredthsText(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  if hundredths >= 100 { return "1.00" }
  return "0." + (hundredths < 10 ? "0" : "") + "\(hundredths)"
}
