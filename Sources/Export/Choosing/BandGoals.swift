package import Analysis

/// The four metrics whose bands belong to the dataset.
package enum BandMetric: Int, Sendable, CaseIterable {
  case length, question, empathy, context
}

/// What a dataset is held against as a whole.
package struct BandGoals: Sendable, Equatable {
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
    bands: [ClosedRange<Double>], topics: [Double], minimum: Int, limit: Int? = nil
  ) {
    precondition(bands.count == BandMetric.allCases.count, "a band a metric")
    self.bands = bands
    self.topics = topics
    self.minimum = minimum
    self.limit = limit
  }

  package init(_ standards: Standards, limit: Int?) {
    self.init(
      bands: [
        standards.lengthBand, standards.questionBand, standards.empathyBand, standards.contextBand,
      ], topics: standards.topics.map(\.goal), minimum: standards.volume.minimum, limit: limit)
    volumes = [standards.volume.target, standards.volume.optimal]
  }
}

/// Exchanges that count the same toward every band and every topic's goal.
package struct BandKind: Sendable, Hashable, Comparable {
  /// By the metrics' numbers, as bits: whether the response has what is counted, and whether that is known.
  package private(set) var hits: UInt8 = 0
  package private(set) var judged: UInt8 = 0
  /// Number of the topic.
  package var topic: Int

  package init(_ has: [Bool?], topic: Int) {
    self.topic = topic
    for (metric, has) in has.enumerated() {
      if has == true { hits |= 1 << UInt8(metric) }
      if has != nil { judged |= 1 << UInt8(metric) }
    }
  }

  /// As the metrics count it.
  package init(_ exchange: ExchangeRecord, empathy: Grade, _ standards: Standards) {
    self.init(
      [
        standards.lengthRange.contains(Int(exchange.length)), exchange.question.isPresent,
        empathy.isPresent, exchange.contextReference.isPresent,
      ], topic: Int(exchange.topic))
  }

  /// nil where it is not judged.
  package func has(_ metric: BandMetric) -> Bool? {
    let bit: UInt8 = 1 << UInt8(metric.rawValue)
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

  package init(topicCount: Int) {
    metrics = BandMetric.allCases.map { _ in Share(0, of: 0) }
    topics = Array(repeating: 0, count: topicCount)
  }

  package subscript(metric: BandMetric) -> Share { metrics[metric.rawValue] }

  /// - Parameter count: Negative to take away.
  package mutating func add(_ kind: BandKind, _ count: Int) {
    total += count
    topics[kind.topic] += count
    for metric in BandMetric.allCases {
      guard let has = kind.has(metric) else { continue }
      metrics[metric.rawValue].total += count
      if has { metrics[metric.rawValue].count += count }
    }
  }

  package func share(ofTopic number: Int) -> Share { Share(topics[number], of: total) }

  /// Whether a band is met: by the share itself, chance or not.
  package func meets(_ goals: BandGoals, _ metric: BandMetric) -> Bool {
    let share = self[metric]
    return share.total > 0 && goals.bands[metric.rawValue].contains(share.value)
  }

  /// Whether a topic is not short of its goal, or by no more than chance, which is when coverage calls it short.
  package func meets(_ goals: BandGoals, topic: Int) -> Bool {
    BandStatus(share(ofTopic: topic), in: goals.topics[topic]...1) != .below
  }
}
