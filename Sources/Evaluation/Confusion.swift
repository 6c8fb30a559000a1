/// Judgements against labels, counted: yes and no of each.
package struct Confusion: Sendable, Equatable {
  package var truePositives = 0
  package var falsePositives = 0
  package var falseNegatives = 0
  package var trueNegatives = 0

  package init() {}

  package init(_ judged: [Bool], _ labels: [Bool]) {
    for (judged, label) in zip(judged, labels) { add(judged: judged, label: label) }
  }

  package mutating func add(judged: Bool, label: Bool, times: Int = 1) {
    switch (judged, label) {
    case (true, true): truePositives += times
    case (true, false): falsePositives += times
    case (false, true): falseNegatives += times
    case (false, false): trueNegatives += times
    }
  }

  package var total: Int { truePositives + falsePositives + falseNegatives + trueNegatives }

  /// The share of labels that are yes, 0 to 1.
  package var baseRate: Double { ratio(truePositives + falseNegatives, total) ?? 0 }

  /// The share of what was judged yes that is yes; nil when nothing was.
  package var precision: Double? { ratio(truePositives, truePositives + falsePositives) }

  /// The share of what is yes that was judged so; nil when nothing is.
  package var recall: Double? { ratio(truePositives, truePositives + falseNegatives) }

  /// 2·TP / (2·TP + FP + FN); nil when there is neither.
  package var f1: Double? {
    ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives)
  }

  /// The mean of the F1 of yes and that of no.
  package var macroF1: Double? {
    guard let yes = f1,
      let no = ratio(2 * trueNegatives, 2 * trueNegatives + falsePositives + falseNegatives)
    else { return nil }
    return (yes + no) / 2
  }

  /// Cohen's kappa (1960): agreement beyond what the two base rates give by chance; nil when both say
  /// the same of everything.
  package var kappa: Double? {
    guard total > 0 else { return nil }
    let n = Double(total)
    let agreement = Double(truePositives + trueNegatives) / n
    let judgedYes = Double(truePositives + falsePositives) / n
    let isYes = Double(truePositives + falseNegatives) / n
    let chance = judgedYes * isYes + (1 - judgedYes) * (1 - isYes)
    guard chance < 1 else { return nil }
    return (agreement - chance) / (1 - chance)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
