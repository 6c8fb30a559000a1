package import Analysis
internal import Language

/// What a dataset is held against as a whole.
package struct BandGoals: Sendable, Equatable {
  /// Those whose bands belong to the dataset.
  package let metrics: MetricRegistry
  /// By number of the metric: the share of responses that should have it, 0 to 1.
  package var bands: [ClosedRange<Double>]
  /// By number of the topic, 0 to 1: met unless chance is ruled out, as coverage is.
  package var topics: [Double]
  /// Examples that the dataset should not fall below.
  package var minimum: Int
  /// Further numbers of examples that the team wants to reach.
  package var volumes: [Int] = []
  /// The most exchanges; nil for all.
  package var limit: Int?

  package init(
    bands: [ClosedRange<Double>], metrics: MetricRegistry = .standard, topics: [Double],
    minimum: Int, limit: Int? = nil
  ) {
    precondition(bands.count == metrics.count, "a band a metric")
    self.metrics = metrics
    self.bands = bands
    self.topics = topics
    self.minimum = minimum
    self.limit = limit
  }

  package init(_ standards: Standards, limit: Int?) {
    self.init(
      bands: standards.bands, metrics: standards.metrics, topics: standards.topics.map(\.goal),
      minimum: standards.volume.minimum, limit: limit)
    volumes = [standards.volume.target, standards.volume.optimal]
  }
}

/// Exchanges that count the same toward every band and every topic's goal.
package struct BandKind: Sendable, Hashable, Comparable {
  /// By the metrics' numbers, as bits: whether the response has what is counted, and whether that is known.
  package private(set) var hits: UInt32 = 0
  package private(set) var judged: UInt32 = 0
  /// Number of the topic.
  package var topic: Int

  package init(_ has: [Bool?], topic: Int) {
    self.topic = topic
    for (metric, has) in has.enumerated() {
      if has == true { hits |= 1 << UInt32(metric) }
      if has != nil { judged |= 1 << UInt32(metric) }
    }
  }

  /// As the metrics count it.
  ///
  /// - Parameter exchange: As it was judged beside the others.
  package init(_ exchange: ExchangeRecord, _ standards: Standards) {
    self.init(
      standards.metrics.map { $0.isPresent(in: exchange, standards) }, topic: Int(exchange.topic))
  }

  /// Whether it has what the metric with a number counts; nil where it is not judged.
  package func has(_ metric: Int) -> Bool? {
    let bit: UInt32 = 1 << UInt32(metric)
    return judged & bit == 0 ? nil : hits & bit != 0
  }

  /// What it has comes first.
  package static func < (a: BandKind, b: BandKind) -> Bool {
    (b.hits, b.judged, a.topic) < (a.hits, a.judged, b.topic)
  }
}

/// How many exchanges there are, and have what each metric counts.
package struct BandCounts: Sendable, Equatable {
  package private(set) var total = 0
  /// By number of the metric.
  package private(set) var metrics: [Share]
  /// By number of the topic.
  package private(set) var topics: [Int]

  /// None of what goals ask for.
  package init(_ goals: BandGoals) {
    metrics = goals.bands.map { _ in Share(0, of: 0) }
    topics = goals.topics.map { _ in 0 }
  }

  /// - Parameter count: Negative to take away.
  package mutating func add(_ kind: BandKind, _ count: Int) {
    total += count
    topics[kind.topic] += count
    for metric in metrics.indices {
      guard let has = kind.has(metric) else { continue }
      metrics[metric].total += count
      if has { metrics[metric].count += count }
    }
  }

  package func share(ofTopic number: Int) -> Share { Share(topics[number], of: total) }

  /// Whether a band is met: by the share itself, chance or not.
  package func meets(_ goals: BandGoals, _ metric: Int) -> Bool {
    let share = metrics[metric]
    return share.total > 0 && goals.bands[metric].contains(share.value)
  }

  /// Whether a topic is not short of its goal, or by no more than chance, which is when coverage calls it short.
  package func meets(_ goals: BandGoals, topic: Int) -> Bool {
    BandStatus(share(ofTopic: topic), in: goals.topics[topic]...1) != .below
  }
}
