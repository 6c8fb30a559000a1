internal import Language

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What was fitted to a team's own labels: indicators, which stand in for those of the rules, and its taste, which
/// enters the score.
package struct Calibration: Sendable {
  package var indicators: [CalibratedIndicator]

  package init(_ indicators: [CalibratedIndicator]) { self.indicators = indicators }

  /// The label that is no metric's: whether people would keep a response.
  package static let quality = "quality"

  /// Sets the calibrated indicators of an exchange that the rules judged.
  func apply(
    to record: inout ExchangeRecord, _ response: AnalysedMessage, to user: AnalysedMessage,
    _ standards: Standards
  ) {
    let features = CalibrationFeatures(of: record, response, to: user, standards).features
    for indicator in indicators {
      if indicator.label == Self.quality {
        // The better it ranked labels that it was not fitted to, the more it weighs: not at all at chance.
        let trust = max(0, 2 * indicator.accuracy.areaUnderROC - 1)
        record.taste = Grade(logOdds: trust * indicator.logit(of: features))
      } else {
        standards.metrics.label(named: indicator.label)?
          .calibrate?(&record, Grade(indicator.probability(of: features)))
      }
    }
  }
}

/// One indicator as a logistic regression over ``CalibrationFeatures``.
package struct CalibratedIndicator: Sendable, Equatable {
  /// How well it agreed with labels that it was not fitted to.
  package struct Accuracy: Sendable, Equatable {
    /// Labels, how many of them say yes, and the conversations they come from.
    package var labels: Int
    package var positive: Int
    package var conversations: Int
    /// Cross-validated area under the ROC curve with its 95 % interval, and that of the rules.
    package var areaUnderROC: Double
    package var interval: ClosedRange<Double>
    package var rulesAreaUnderROC: Double
    /// Cross-validated, at the cut.
    package var f1: Double
    /// The regularisation: λ of λ/2·|w|².
    package var strength: Double

    package init(
      labels: Int, positive: Int, conversations: Int, areaUnderROC: Double,
      interval: ClosedRange<Double>, rulesAreaUnderROC: Double, f1: Double, strength: Double
    ) {
      self.labels = labels
      self.positive = positive
      self.conversations = conversations
      self.areaUnderROC = areaUnderROC
      self.interval = interval
      self.rulesAreaUnderROC = rulesAreaUnderROC
      self.f1 = f1
      self.strength = strength
    }
  }

  package struct Weight: Sendable, Equatable {
    package var feature: String
    package var weight: Double

    package init(_ feature: String, _ weight: Double) {
      self.feature = feature
      self.weight = weight
    }
  }

  /// `question`, `empathy`, …: the key of its label.
  package var label: String
  package var accuracy: Accuracy
  /// Chosen so that 0.5 is the cut with the best F1.
  package var bias: Double
  /// The heaviest first.
  package var weights: [Weight] { didSet { index() } }
  private var weightOf: [UInt64: Double] = [:]

  package init(label: String, accuracy: Accuracy, bias: Double, weights: [Weight]) {
    self.label = label
    self.accuracy = accuracy
    self.bias = bias
    self.weights = weights
    index()
  }

  private mutating func index() {
    weightOf = [:]
    for weight in weights { weightOf[CalibrationFeatures.key(of: weight.feature)] = weight.weight }
  }

  /// 1/(1 + e^−(bias + Σ weight·value)).
  func probability(of features: [CalibrationFeatures.Feature]) -> Double {
    1 / (1 + exp(-logit(of: features)))
  }

  /// bias + Σ weight·value: above 0 where it says yes.
  func logit(of features: [CalibrationFeatures.Feature]) -> Double {
    var sum = bias
    for feature in features {
      if let weight = weightOf[feature.key] { sum += weight * feature.value }
    }
    return sum
  }
}
