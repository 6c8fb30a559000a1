package import Language

/// What a team asks of its data: thresholds, bands, volumes and topics.
///
/// The defaults are ReflectWithin's numbers.
package struct Standards: Sendable, Equatable {
  /// A score above it is accepted, 0 to 1.
  package var acceptAbove = 0.8
  /// A score under it is flagged, 0 to 1.
  package var flagBelow = 0.6
  /// The optimal length of a response, in Unicode scalar values.
  package var lengthRange: ClosedRange<Int> = 50...200
  /// What is counted of responses.
  package let metrics: MetricRegistry
  /// By number of the metric: the share of responses that should have what it counts, 0 to 1.
  package var bands: [ClosedRange<Double>]
  /// Examples: minimum, target and optimum.
  package var volume = VolumeGoals()
  /// In the order in which they are shown; the last is `other`.
  package var topics: [Topic] = Topic.defaults
  /// What is looked for that makes a response worth less.
  package var faults = FaultRegistry.standard

  package init(metrics: MetricRegistry = .standard) {
    self.metrics = metrics
    bands = metrics.map(\.defaultBand)
  }
}

/// How many examples a dataset should hold.
package struct VolumeGoals: Sendable, Equatable {
  package var minimum = 500
  package var target = 1000
  package var optimal = 2000

  package init() {}
}
