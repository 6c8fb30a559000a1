internal import Analysis
internal import Project

/// The band that the dataset should keep a metric's share in: a setting below `metrics`.
struct BandSetting: Sendable {
  let key: String
  /// Where the band stands; it has the default.
  let band: any WritableKeyPath<ProjectSettings, ClosedRange<Double>> & Sendable
  let meaning: String
  /// What else is set of the metric. Its band is then called `share`, and stands below the key with these.
  private(set) var others: [Setting<ProjectSettings>] = []

  /// - Parameter meaning: A sentence: "The share of responses that ask."
  private init(
    _ key: String, _ band: any WritableKeyPath<ProjectSettings, ClosedRange<Double>> & Sendable,
    _ meaning: String
  ) {
    (self.key, self.band, self.meaning) = (key, band, meaning)
  }

  /// - Parameter number: Of the metric in the registry.
  init(_ metric: Metric, number: Int) {
    let meaning = metric.wording.meaning(Standards())
    self.init(
      metric.key, \.standards.bands[number],
      "The share of " + meaning.prefix(1).lowercased() + meaning.dropFirst())
    guard let range = metric.amount.range else { return }
    others = [
      Setting(range.key, .wholeNumbers(1...1_000_000), \.standards.lengthRange, range.meaning)
    ]
  }

  fileprivate var setting: Setting<ProjectSettings> {
    let band = Setting<ProjectSettings>(others.isEmpty ? key : "share", .shares, band, meaning)
    return others.isEmpty ? band : Setting(group: key, others + [band])
  }
}

extension Setting<ProjectSettings> {
  /// `metrics`: the bands that the dataset as a whole should keep to.
  static func metrics(_ metrics: MetricRegistry) -> Setting {
    Setting(
      group: "metrics",
      metrics.enumerated().map { BandSetting($1, number: $0).setting })
  }
}
