/// The metrics of a run, in the order in which they are shown; a metric's number is its place in it.
package struct MetricRegistry: Sendable {
  /// How many metrics there can be: a bit each in ``BandKind``.
  package static let maximumCount = 32

  private let metrics: [Metric]
  /// What can be labelled, in the metrics' order.
  package let labels: [MetricLabel]
  /// Counts that are written of an exchange, in the metrics' order; nil where one is not judged.
  package let counts: [(key: String, value: @Sendable (ExchangeRecord) -> Int?)]
  /// What a score is the sum of, in the order of joining.
  package let terms: [Score.Term]
  /// By number of the metric: what it adds to a score. Beside the metrics, as every score asks for them.
  let metricTerms: [MetricTerm?]
  /// What fit asks for, in the order of its parts, with the metrics' numbers.
  let asks: [(metric: Int, ask: MetricAsk)]
  /// The metrics' shares as facts, in the facts' order.
  package let facts: [MetricFact]

  /// Those that every project is measured by.
  package static let standard = MetricRegistry([
    .responseLength, .questions, .empathy, .contextAwareness,
  ])

  package init(_ metrics: [Metric]) {
    precondition(metrics.count <= Self.maximumCount, "there are more metrics than bits")
    func isUnique(_ names: some Sequence<String>) -> Bool {
      var seen: Set<String> = []
      return names.allSatisfy { seen.insert($0).inserted }
    }
    precondition(isUnique(metrics.map(\.key)), "two metrics have one key")
    precondition(isUnique(metrics.map(\.fact.name)), "two metrics are one fact")
    precondition(
      isUnique(metrics.flatMap(\.labels).map(\.name) + metrics.compactMap(\.countKey)),
      "two keys of a line are one")
    let marks = metrics.compactMap(\.judging.mark?.code)
    precondition(Set(marks).count == marks.count, "two marks are one")
    precondition(marks.allSatisfy { $0 < 16 }, "a metric's mark is an indicator's")
    self.metrics = metrics
    labels = metrics.flatMap(\.labels)
    counts = metrics.compactMap { metric in
      metric.countKey.map { ($0, metric.amount.value) }
    }
    facts = metrics.map(\.fact).sorted { $0.order < $1.order }
    metricTerms = metrics.map(\.judging.term)
    let joining = metrics.indices.compactMap { number in
      metrics[number].judging.term.map { (number: number, order: $0.order) }
    }
    terms =
      [.start, .relatedness]
      + joining.sorted { $0.order < $1.order }.map { .metric($0.number) }
      + [.harm, .substance, .repetition, .taste]
    asks = metrics.indices.compactMap { number in
      metrics[number].judging.ask.map { (number, $0) }
    }.sorted { $0.ask.order < $1.ask.order }
  }

  /// The number of the metric with a key; nil where none has it.
  package func number(of key: String) -> Int? { firstIndex { $0.key == key } }

  /// The label with a name; nil where none has it.
  package func label(named name: String) -> MetricLabel? { labels.first { $0.name == name } }
}

extension MetricRegistry: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { metrics.count }
  package subscript(number: Int) -> Metric { metrics[number] }
}

extension Metric {
  fileprivate var countKey: String? {
    if case .count(let key) = amount.unit { key } else { nil }
  }
}

/// Keys tell metrics apart; what they do cannot be compared.
extension MetricRegistry: Equatable {
  package static func == (a: MetricRegistry, b: MetricRegistry) -> Bool {
    a.elementsEqual(b) { $0.key == $1.key }
  }
}

/// A metric as a row of the manual's table: its names, and where each stands.
package struct MetricRow: Sendable, Equatable {
  package var title: String
  /// What it counts, with the default standards.
  package var question: String
  package var defaultBand: ClosedRange<Double>
  /// Below `metrics` in the configuration, in `report.json` and on pages.
  package var key: String
  /// In `exchanges.jsonl`; nil where it is not written.
  package var lineKey: String?
  /// In `labels.jsonl`, in calibrations, and in `exchanges.jsonl` too.
  package var labels: [String]
  /// In plans, gates and the history.
  package var fact: String
}

extension MetricRegistry {
  /// What the manual's table says of each metric.
  package var rows: [MetricRow] {
    map { metric in
      MetricRow(
        title: metric.wording.title, question: metric.wording.meaning(Standards(metrics: self)),
        defaultBand: metric.defaultBand, key: metric.key, lineKey: metric.lineKey,
        labels: metric.labels.map(\.name), fact: metric.fact.name)
    }
  }
}
