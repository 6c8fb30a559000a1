/// The area under the ROC curve: how likely a positive one has the higher value, ties counting half.
///
/// The Mann–Whitney statistic over n₁·n₀. 0.5 is chance. nil when one class is empty.
///
/// - Complexity: O(*n* log *n*).
package func areaUnderROC(_ values: [Double], _ isPositive: [Bool]) -> Double? {
  let order = values.indices.sorted { values[$0] < values[$1] }
  return areaUnderROC(ordered: order.map { (values[$0], isPositive[$0] ? 1 : 0, 1) })
}

/// The same over rows that count several times, in ascending order of their values.
///
/// - Parameter rows: Value, how many positives, and how many rows in all it stands for.
func areaUnderROC(ordered rows: [(value: Double, positives: Int, count: Int)]) -> Double? {
  var positives = 0
  var negatives = 0
  var won = 0.0
  var start = 0
  while start < rows.count {
    var end = start
    var tiedPositives = 0
    var tiedNegatives = 0
    while end < rows.count, rows[end].value == rows[start].value {
      tiedPositives += rows[end].positives
      tiedNegatives += rows[end].count - rows[end].positives
      end += 1
    }
    won += Double(tiedPositives) * (Double(negatives) + Double(tiedNegatives) / 2)
    positives += tiedPositives
    negatives += tiedNegatives
    start = end
  }
  guard positives > 0, negatives > 0 else { return nil }
  return won / (Double(positives) * Double(negatives))
}

/// Spearman's rank correlation, −1 to 1: Pearson's over ranks, ties sharing their mean rank.
///
/// nil when either side has but one value, or there are fewer than three pairs.
package func spearman(_ a: [Double], _ b: [Double]) -> Double? {
  guard a.count >= 3 else { return nil }
  let x = ranks(a)
  let y = ranks(b)
  let middle = Double(a.count + 1) / 2
  var xy = 0.0
  var xx = 0.0
  var yy = 0.0
  for index in x.indices {
    xy += (x[index] - middle) * (y[index] - middle)
    xx += (x[index] - middle) * (x[index] - middle)
    yy += (y[index] - middle) * (y[index] - middle)
  }
  guard xx > 0, yy > 0 else { return nil }
  return xy / (xx * yy).squareRoot()
}

/// Ranks from 1, ties sharing their mean rank.
private func ranks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { values[$0] < values[$1] }
  var ranks = Array(repeating: 0.0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start
    while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
    for position in start..<end { ranks[order[position]] = Double(start + end + 1) / 2 }
    start = end
  }
  return ranks
}
