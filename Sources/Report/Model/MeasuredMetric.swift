package import Analysis
package import Planning

/// A metric over the data: a share of responses against its band.
package struct MeasuredMetric: Sendable {
  package var definition: Metric
  /// What is counted, in one sentence.
  package var meaning: String
  package var band: ClosedRange<Double>
  /// Over what the dataset teaches: the responses that are trained on.
  package var dataset = Share(0, of: 0)
  /// Over every response that was read.
  package var all = Share(0, of: 0)
  /// Of the dataset, by topic, in the order of the standards.
  package var byTopic: [Share]
  /// Of the dataset: mined, manual.
  package var mined = Share(0, of: 0)
  package var manual = Share(0, of: 0)
  /// A second figure in words ("median 142 characters"), or nil.
  package var aside: String?
  /// Counts of the dataset's responses in equal or named bins, for a histogram.
  package var histogram: [Bin]

  package var key: String { definition.key }
  package var title: String { definition.wording.title }
  package var status: BandStatus { BandStatus(dataset, in: band) }
  /// The fact that its share in the dataset is.
  package var fact: MeasureName { MeasureName(definition.fact) }

  /// The metric with a number, of no response yet.
  package init(_ number: Int, _ standards: Standards) {
    definition = standards.metrics[number]
    meaning = definition.wording.meaning(standards)
    band = standards.bands[number]
    byTopic = standards.topics.map { _ in Share(0, of: 0) }
    let wanted = definition.amount.wanted(standards)
    histogram = definition.amount.bins(standards).map {
      Bin(label: $0.label, count: 0, isWanted: wanted.contains($0.start))
    }
  }
}

/// A bar of a histogram.
package struct Bin: Sendable {
  package var label: String
  package var count: Int
  /// Whether it lies in the band or range that is asked for.
  package var isWanted: Bool

  package init(label: String, count: Int, isWanted: Bool) {
    self.label = label
    self.count = count
    self.isWanted = isWanted
  }
}
