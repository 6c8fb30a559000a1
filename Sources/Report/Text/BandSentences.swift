internal import Analysis
internal import Dataset
internal import Language

extension BandSummary {
  /// What it takes to meet the bands, in one or two sentences.
  var sentence: String {
    let all = choice.available.total
    let kept = choice.chosen.total
    let out = all - kept
    guard all > 0 else { return "There is no response yet that could be in the dataset." }
    guard out > 0 else {
      return choice.unmetBands.isEmpty && choice.unmetTopics.isEmpty
        ? "Every band and every topic’s goal is met by all \(Numbers.count(all, "response")) that are good enough: "
          + "nothing has to be left out."
        : "Leaving out brings nothing nearer: what is missing has to be written."
    }
    let price = "\(Numbers.count(out)) of \(Numbers.count(all, "response")) that are good enough"
    let verb = isChosen ? (out == 1 ? "is" : "are") : "would have to be"
    if let without = choice.withoutMinimum {
      return "To meet every band by leaving out, only \(Numbers.count(without)) of "
        + "\(Numbers.count(all, "response")) could stay, fewer than the minimum of "
        + "\(Numbers.count(goals.minimum)). So \(Numbers.count(kept)) \(isChosen ? "stay" : "would stay"), "
        + "as near to the bands as the minimum allows."
    }
    var text = "\(price) \(verb) left out to meet "
    let forTopics = choice.keptForBands - kept
    text +=
      choice.unmetBands.isEmpty
      ? (choice.unmetTopics.isEmpty ? "every band and every topic’s goal" : "every band")
      : "the bands that can be met"
    if forTopics > 0 { text += ", \(Numbers.count(forTopics)) of them for topics’ goals" }
    if choice.isProven { text += "; no other choice leaves out fewer" }
    text += "."
    if all < goals.minimum {
      text += " The minimum of \(Numbers.count(goals.minimum)) is not reached either way."
    }
    return text
  }

  /// The same for the terminal where something was left out; nil where nothing was.
  package var noticeSentence: String? {
    isChosen && choice.chosen.total < choice.available.total
      ? sentence.replacing("\u{A0}", with: " ") : nil
  }

  /// What leaving out cannot meet; nil where it meets all.
  func unmetSentence(_ topics: [Topic]) -> String? {
    let names =
      choice.unmetBands.map { goals.metrics[$0].wording.title }
      + choice.unmetTopics.compactMap {
        topics.indices.contains($0) ? Clipping.clipped(topics[$0].title, to: 100) : nil
      }
    if names.isEmpty { return nil }
    return "Not met by leaving out: \(names.joined(separator: ", "))."
  }

  /// What to write in place of leaving out, in one sentence; nil where nothing is to be written.
  var additionsSentence: String? {
    guard let additions, additions.total > 0 else { return nil }
    let isShort = choice.available.total < goals.minimum
    return "With \(Numbers.count(additions.total, "new response")) nothing has to be left out"
      + (isShort ? ", and there are \(Numbers.count(goals.minimum))" : "") + "."
  }
}

extension BandRepair {
  /// What would change a response: "give 12 a question".
  func rewriteWords(_ bands: BandSummary) -> String {
    let words = bands.goals.metrics[metric].wording.band
    let number = Numbers.count(rewrite)
    return isBelow ? words.give(number, bands.tooShort, bands.tooLong) : words.take(number)
  }

  /// What would be written: "write 40 with a question".
  func writeWords(_ metrics: MetricRegistry) -> String {
    guard let write else { return "–" }
    let words = metrics[metric].wording.band.write
    return "write \(Numbers.count(write)) \(isBelow ? words.with : words.without)"
  }
}
