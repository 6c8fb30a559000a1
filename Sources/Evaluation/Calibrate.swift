package import Analysis
internal import Bytes

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What can be fitted to labels.
package enum CalibrationTarget: Sendable, Hashable {
  /// Stands in for the indicator of the rules.
  case indicator(label: String)
  /// Whether people would keep an exchange: enters the score beside its other terms.
  case quality

  /// Those of some metrics, and quality.
  package static func all(_ metrics: MetricRegistry) -> [CalibrationTarget] {
    metrics.labels.filter { $0.calibrate != nil }.map { .indicator(label: $0.name) } + [.quality]
  }

  /// The key of its label.
  package var name: String {
    switch self {
    case .indicator(let label): label
    case .quality: Calibration.quality
    }
  }
}

/// A labelled exchange, ready to be fitted to.
package struct CalibrationRow: Sendable {
  package var conversation: String
  package var isYes: Bool
  /// What the rules say, 0 to 1.
  package var rules: Double
  package var features: CalibrationFeatures

  package init(
    conversation: String, isYes: Bool, rules: Double, features: CalibrationFeatures
  ) {
    self.conversation = conversation
    self.isYes = isYes
    self.rules = rules
    self.features = features
  }
}

/// What came of fitting one indicator.
package enum CalibrationOutcome: Sendable {
  case fitted(CalibratedIndicator)
  /// Why it was not, in words.
  case refused(String)
}

/// The least that an indicator is fitted to; with fewer, cross-validation itself is a matter of chance.
package enum CalibrationLimits {
  package static let ofEach = 50
  package static let conversations = 20
  /// In how many conversations a feature has to stand to be weighed.
  package static let conversationsOfFeature = 5
}

/// Fits a target to labels by cross-validation over whole conversations.
///
/// The accuracy is nested: in each of five folds the strength is chosen, and the words that at least
/// five conversations hold are taken, from the other four alone. The strength of what is written is
/// chosen over all five, and its bias so that 0.5 is the cut with the best cross-validated F1. Nothing
/// is fitted that does not rank the left-out labels better than the rules do.
package func calibrate(_ target: CalibrationTarget, _ rows: [CalibrationRow]) -> CalibrationOutcome
{
  let positive = rows.count { $0.isYes }
  let negative = rows.count - positive
  let conversations = Set(rows.map(\.conversation))
  guard positive >= CalibrationLimits.ofEach, negative >= CalibrationLimits.ofEach,
    conversations.count >= CalibrationLimits.conversations
  else {
    return .refused(
      "too few labels: \(positive) yes and \(negative) no in \(conversations.count) conversations; "
        + "at least \(CalibrationLimits.ofEach) of each in \(CalibrationLimits.conversations) are needed"
    )
  }
  let table = FeatureTable(rows)
  let folds = foldsByConversation(rows.map(\.conversation), count: 5)
  var scores = Array(repeating: 0.0, count: rows.count)
  for fold in 0..<5 {
    let training = rows.indices.filter { folds[$0] != fold }
    let strength = bestStrength(table, training, folds)
    let model = table.fit(training, strength)
    for index in rows.indices where folds[index] == fold {
      scores[index] = model.score(table.rows[index])
    }
  }
  let labels = rows.map(\.isYes)
  guard let area = areaUnderROC(scores, labels),
    let rulesArea = areaUnderROC(rows.map(\.rules), labels)
  else { return .refused("the labels are all alike") }
  guard area > rulesArea else {
    return .refused(
      "no better than the rules: cross-validated AUC \(places(area)), the rules' \(places(rulesArea))"
    )
  }
  let order = scores.indices.sorted { scores[$0] < scores[$1] }
  let interval = Bootstrap(clusters: rows.map(\.conversation)).intervals(1) { times in
    [
      areaUnderROC(
        ordered: order.map { (scores[$0], labels[$0] ? times[$0] : 0, times[$0]) }
          .filter { $0.2 > 0 })
    ]
  }[0]
  let (cut, f1) = bestCut(scores, labels)
  let strength = bestStrength(table, Array(rows.indices), folds)
  let model = table.fit(Array(rows.indices), strength)
  let weights = table.names.indices.map {
    CalibratedIndicator.Weight(table.names[$0], model.weights[$0])
  }
  .filter { abs($0.weight) >= 0.01 }
  .sorted { (abs($1.weight), $0.feature) < (abs($0.weight), $1.feature) }
  return .fitted(
    CalibratedIndicator(
      label: target.name,
      accuracy: CalibratedIndicator.Accuracy(
        labels: rows.count, positive: positive, conversations: conversations.count,
        areaUnderROC: area, interval: interval ?? area...area, rulesAreaUnderROC: rulesArea, f1: f1,
        strength: strength),
      bias: model.bias - cut, weights: weights))
}

/// The strengths that are tried.
private let strengths = [0.1, 0.3, 1, 3]

/// The strength with the best AUC over left-out folds of some rows.
private func bestStrength(_ table: FeatureTable, _ rows: [Int], _ folds: [Int]) -> Double {
  var best = strengths[0]
  var most = -1.0
  let numbers = Set(rows.map { folds[$0] }).sorted()
  for strength in strengths {
    var scores: [Double] = []
    var labels: [Bool] = []
    for fold in numbers {
      let model = table.fit(rows.filter { folds[$0] != fold }, strength)
      for index in rows where folds[index] == fold {
        scores.append(model.score(table.rows[index]))
        labels.append(table.labels[index])
      }
    }
    let area = areaUnderROC(scores, labels) ?? 0
    if area > most {
      most = area
      best = strength
    }
  }
  return best
}

/// The fold of each row: conversations in the order of a hash of their names, dealt out in turn.
func foldsByConversation(_ names: [String], count: Int) -> [Int] {
  func hash(_ name: String) -> UInt64 {
    let hash = FNV1a(name.utf8).value
    return (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
  }
  let sorted = Set(names).map { (hash($0), $0) }.sorted { $0 < $1 }
  var fold: [String: Int] = [:]
  for (index, entry) in sorted.enumerated() { fold[entry.1] = index % count }
  return names.map { fold[$0] ?? 0 }
}

/// The score from which on to say yes for the best F1, in the middle between two scores.
private func bestCut(_ scores: [Double], _ labels: [Bool]) -> (cut: Double, f1: Double) {
  let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
  let positive = labels.count { $0 }
  var found = 0
  var best = (cut: 0.0, f1: 0.0)
  for (rank, index) in order.enumerated() {
    if labels[index] { found += 1 }
    let f1 = 2 * Double(found) / Double(rank + 1 + positive)
    let next = rank + 1 < order.count ? scores[order[rank + 1]] : scores[index] - 1
    if f1 > best.f1, next < scores[index] { best = ((scores[index] + next) / 2, f1) }
  }
  return best
}

/// The features of all rows in numbered columns.
private struct FeatureTable {
  var names: [String] = []
  var rows: [SparseRow] = []
  var labels: [Bool]
  private var conversations: [Int] = []

  init(_ source: [CalibrationRow]) {
    labels = source.map(\.isYes)
    var columnOf: [UInt64: Int32] = [:]
    var numberOf: [String: Int] = [:]
    for row in source {
      var sparse = SparseRow(columns: [], values: [])
      for (feature, name) in zip(row.features.features, row.features.names) {
        let column = columnOf[feature.key] ?? Int32(names.count)
        if Int(column) == names.count {
          columnOf[feature.key] = column
          names.append(name)
        }
        sparse.columns.append(column)
        sparse.values.append(feature.value)
      }
      rows.append(sparse)
      let number = numberOf[row.conversation] ?? numberOf.count
      numberOf[row.conversation] = number
      conversations.append(number)
    }
  }

  /// A model of some rows; what fewer than five conversations among them hold weighs nothing.
  func fit(_ training: [Int], _ strength: Double) -> LogisticRegression {
    var counts = Array(repeating: 0, count: names.count)
    var last = Array(repeating: -1, count: names.count)
    for index in training.sorted(by: { conversations[$0] < conversations[$1] }) {
      for column in rows[index].columns where last[Int(column)] != conversations[index] {
        last[Int(column)] = conversations[index]
        counts[Int(column)] += 1
      }
    }
    // Only what is kept gets a column, so that a fit costs what it weighs.
    var compact = Array(repeating: Int32(-1), count: names.count)
    var columns: [Int] = []
    for column in names.indices where counts[column] >= CalibrationLimits.conversationsOfFeature {
      compact[column] = Int32(columns.count)
      columns.append(column)
    }
    let kept = training.map { index in
      var row = SparseRow(columns: [], values: [])
      for (column, value) in zip(rows[index].columns, rows[index].values)
      where compact[Int(column)] >= 0 {
        row.columns.append(compact[Int(column)])
        row.values.append(value)
      }
      return row
    }
    let model = LogisticRegression(
      kept, training.map { labels[$0] }, columnCount: columns.count, strength: strength)
    var weights = Array(repeating: 0.0, count: names.count)
    for (index, column) in columns.enumerated() { weights[column] = model.weights[index] }
    return LogisticRegression(weights: weights, bias: model.bias)
  }
}

private func places(_ value: Double) -> String {
  let thousandths = Int((value * 1000).rounded())
  let digits = String(1000 + thousandths % 1000).dropFirst()
  return "\(thousandths / 1000).\(digits)"
}
