internal import Analysis
internal import Corpus
internal import Report

extension ModelBuilder {
  /// The metrics, over what the dataset teaches and over all responses.
  func metrics() -> [MeasuredMetric] {
    let metrics = Array(standards.metrics)
    var measured = metrics.indices.map { MeasuredMetric($0, standards) }
    let wanted = metrics.map { $0.amount.wanted(standards) }
    let starts = metrics.map { $0.amount.bins(standards).map(\.start) }
    // Of metrics with a range, what the dataset teaches.
    var amounts: [[Int]] = metrics.map { _ in [] }
    for index in summary.exchanges.indices {
      let exchange = judgement.record(index, of: summary)
      let source =
        isTaught[index] ? summary.conversation(of: exchange).source : nil
      for number in metrics.indices {
        guard let amount = metrics[number].amount.value(exchange) else { continue }
        measured[number].add(
          wanted[number].contains(amount), taughtFrom: source, topic: Int(exchange.topic))
        guard source != nil else { continue }
        let bin = starts[number].lastIndex { $0 <= amount } ?? 0
        measured[number].histogram[bin].count += 1
        if metrics[number].amount.range != nil { amounts[number].append(amount) }
      }
    }
    for number in metrics.indices {
      guard let range = metrics[number].amount.range,
        let median = median(amounts[number].map { Double($0) })
      else { continue }
      measured[number].aside = range.median(Int(median.rounded()))
    }
    return measured
  }
}

extension MeasuredMetric {
  /// Counts a response.
  ///
  /// - Parameter source: Where it comes from; nil where the dataset does not teach it.
  fileprivate mutating func add(_ isPresent: Bool, taughtFrom source: Source?, topic: Int) {
    func add(to share: inout Share) {
      share.total += 1
      if isPresent { share.count += 1 }
    }
    add(to: &all)
    guard let source else { return }
    add(to: &dataset)
    add(to: &byTopic[topic])
    switch source {
    case .mined: add(to: &mined)
    case .manual: add(to: &manual)
    }
  }
}
