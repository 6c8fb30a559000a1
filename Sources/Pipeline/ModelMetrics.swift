internal import Analysis
internal import Corpus
internal import Report

extension ModelBuilder {
  /// The four data-quality metrics, over what the dataset teaches and over all responses.
  func metrics() -> [Metric] {
    let range = standards.lengthRange
    var lengths: [Int] = []
    var questions: [Grade] = []
    var empathies: [Grade] = []
    var contexts: [Grade] = []
    for (index, exchange) in summary.exchanges.enumerated() where isTaught[index] {
      lengths.append(Int(exchange.length))
      questions.append(exchange.question)
      empathies.append(judgement.empathy[index])
      contexts.append(exchange.contextReference)
    }
    let lengthMedian = median(lengths.map { Double($0) })
    return [
      metric(
        "length", "Response length",
        "Responses of \(range.lowerBound) to \(range.upperBound) characters.",
        standards.lengthBand,
        aside: lengthMedian.map { "median \(Int($0.rounded())) characters" },
        histogram: lengthHistogram(lengths)
      ) { range.contains(Int($1.length)) },
      metric(
        "question", "Questions", "Responses that ask the user something.", standards.questionBand,
        aside: nil, histogram: indicatorHistogram(questions)
      ) { $1.question.isPresent },
      metric(
        "empathy", "Empathy",
        "Responses that show warmth, understanding or interest in what the user feels.",
        // As it was judged beside the others: a phrase that many share counts less.
        standards.empathyBand, aside: nil,
        histogram: indicatorHistogram(empathies)
      ) { index, _ in judgement.empathy[index].isPresent },
      metric(
        "context", "Context awareness", "Responses that take up what the user said.",
        standards.contextBand, aside: nil,
        histogram: indicatorHistogram(contexts)
      ) { $1.contextReference.isPresent },
    ]
  }

  private func metric(
    _ key: String, _ title: String, _ meaning: String, _ band: ClosedRange<Double>,
    aside: String?, histogram: [Bin], counts: (_ number: Int, _ exchange: ExchangeRecord) -> Bool?
  ) -> Metric {
    var all = Share(0, of: 0)
    var dataset = Share(0, of: 0)
    var byTopic = Array(repeating: Share(0, of: 0), count: standards.topics.count)
    var mined = Share(0, of: 0)
    var manual = Share(0, of: 0)
    for (index, exchange) in summary.exchanges.enumerated() {
      guard let isHit = counts(index, exchange) else { continue }
      let hit = isHit ? 1 : 0
      func add(_ share: inout Share) {
        share.count += hit
        share.total += 1
      }
      add(&all)
      guard isTaught[index] else { continue }
      add(&dataset)
      add(&byTopic[Int(exchange.topic)])
      switch summary.conversations[Int(exchange.conversation)].source {
      case .mined: add(&mined)
      case .manual: add(&manual)
      }
    }
    return Metric(
      key: key, title: title, meaning: meaning, band: band, dataset: dataset,
      status: BandStatus(dataset, in: band), all: all, byTopic: byTopic, mined: mined,
      manual: manual, aside: aside, histogram: histogram)
  }

  /// Bins around the range that is asked for: two below, two inside, four above.
  private func lengthHistogram(_ lengths: [Int]) -> [Bin] {
    let low = standards.lengthRange.lowerBound
    let high = standards.lengthRange.upperBound
    // First length of each bin; the range itself is the third and fourth.
    let starts = [
      0, low / 2, low, (low + high) / 2 + 1, high + 1, high * 3 / 2 + 1, high * 2 + 1, high * 4 + 1,
    ]
    var counts = Array(repeating: 0, count: starts.count)
    for length in lengths {
      counts[starts.lastIndex { $0 <= length } ?? 0] += 1
    }
    return starts.indices.map { index in
      Bin(
        label: index + 1 < starts.count
          ? "\(starts[index])–\(starts[index + 1] - 1)" : "\(starts[index]) and more",
        count: counts[index], isWanted: starts[index] >= low && starts[index] <= high)
    }
  }

  /// Ten bins of 0.1; the last includes 1.
  private func indicatorHistogram(_ grades: [Grade]) -> [Bin] {
    var counts = Array(repeating: 0, count: 10)
    for value in grades.compactMap(\.hundredths) { counts[min(9, value / 10)] += 1 }
    return counts.indices.map { index in
      Bin(
        label: "0.\(index)–\(index == 9 ? "1" : "0.\(index + 1)")", count: counts[index],
        isWanted: index >= 5)
    }
  }
}
