internal import Analysis
package import Pipeline

/// The band that the dataset should keep a metric's share in: a setting below `metrics`.
package struct BandSetting: Sendable {
  let key: String
  /// Where the band stands; it has the default.
  let band: any WritableKeyPath<ProjectSettings, ClosedRange<Double>> & Sendable
  let meaning: String
  /// What else is set of the metric. Its band is then called `share`, and stands below the key with these.
  private(set) var others: [Setting<ProjectSettings>] = []

  /// - Parameter meaning: A sentence: "The share of responses that ask."
  package init(
    _ key: String, _ band: any WritableKeyPath<ProjectSettings, ClosedRange<Double>> & Sendable,
    _ meaning: String
  ) {
    (self.key, self.band, self.meaning) = (key, band, meaning)
  }

  /// In the order in which the manual and findings name them.
  package static let standard: [BandSetting] = {
    var length = BandSetting(
      "length", \.standards.lengthBand, "The share of responses whose length is optimal.")
    length.others = [
      Setting(
        "characters", .wholeNumbers(1...1_000_000), \.standards.lengthRange,
        "The optimal length of a response, in characters.")
    ]
    return [
      length,
      BandSetting(
        "question", \.standards.questionBand, "The share of responses that ask."),
      BandSetting(
        "empathy", \.standards.empathyBand, "The share of responses with empathy."),
      BandSetting(
        "context", \.standards.contextBand,
        "The share of responses that refer to earlier messages."),
    ]
  }()

  fileprivate var setting: Setting<ProjectSettings> {
    let band = Setting<ProjectSettings>(others.isEmpty ? key : "share", .shares, band, meaning)
    return others.isEmpty ? band : Setting(group: key, others + [band])
  }
}

extension Setting<ProjectSettings> {
  /// `metrics`: the bands that the dataset as a whole should keep to.
  static func metrics(_ bands: [BandSetting]) -> Setting {
    Setting(group: "metrics", bands.map(\.setting))
  }
}
