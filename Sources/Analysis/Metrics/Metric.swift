/// What is counted of responses and held against a band: a value with all that is one metric's own.
///
/// Each stands in a file of its own, named after it, and in a line of ``MetricRegistry/standard``. An amount is read
/// off a record, which has a field for each indicator. There are no fields to spare: a grade without a name would say
/// nothing where faults and the scores of conversations read it, and cost every exchange its byte.
package struct Metric: Sendable {
  /// Its key in the configuration, in `report.json` and on pages, where it is the anchor too: `context`.
  package var key: String
  package var wording: MetricWording
  /// The share of responses that should have what is counted unless a team asks for another, 0 to 1.
  package var defaultBand: ClosedRange<Double>
  package var fact: MetricFact
  package var amount: MetricAmount
  /// What people can label in a response with yes or no, the metric as a whole first; none where there is nothing to
  /// agree on.
  package var labels: [MetricLabel]
  /// What it has to do with the judgement of a single response; nothing but a count by default.
  package var judging: MetricJudging

  package init(
    key: String, wording: MetricWording, defaultBand: ClosedRange<Double>, fact: MetricFact,
    amount: MetricAmount, labels: [MetricLabel] = [], judging: MetricJudging = MetricJudging()
  ) {
    self.key = key
    self.wording = wording
    self.defaultBand = defaultBand
    self.fact = fact
    self.amount = amount
    self.labels = labels
    self.judging = judging
  }

  /// Where its amount stands in a line of `exchanges.jsonl`; nil where it does not.
  package var lineKey: String? {
    switch amount.unit {
    case .grade: labels.first?.name
    case .count(let key): key
    }
  }

  /// Whether a response has what is counted; nil where that is not judged.
  package func isPresent(in exchange: ExchangeRecord, _ standards: Standards) -> Bool? {
    amount.value(exchange).map { amount.wanted(standards).contains($0) }
  }
}

/// The share of responses that have what a metric counts, as plans, gates and the history name it.
package struct MetricFact: Sendable {
  /// `context-share`
  package var name: String
  /// What responses have: "a reference to context".
  package var subject: String
  /// Where it stands among the facts, the lowest first.
  var order: Int

  package init(name: String, subject: String, order: Int) {
    self.name = name
    self.subject = subject
    self.order = order
  }
}

/// How much of what a metric counts there is in a response, and how much is enough.
package struct MetricAmount: Sendable {
  package enum Unit: Sendable {
    /// Hundredths of the metric's first label, which is written as 0 to 1.
    case grade
    /// A count, written under a key of its own.
    case count(key: String)
  }

  package var unit: Unit
  /// Of an exchange as it was judged beside the others (``Judgement/record(_:of:)``); nil where it is not judged.
  package var value: @Sendable (ExchangeRecord) -> Int?
  /// What counts as present.
  package var wanted: @Sendable (Standards) -> ClosedRange<Int>
  /// The histogram's bins: the least amount of each, ascending from the least there is, and its label.
  package var bins: @Sendable (Standards) -> [(start: Int, label: String)]
  /// What comes with a range that the team sets; nil where what counts as present is the metric's own.
  package var range: SettableRange?

  package init(
    unit: Unit, value: @escaping @Sendable (ExchangeRecord) -> Int?,
    wanted: @escaping @Sendable (Standards) -> ClosedRange<Int>,
    bins: @escaping @Sendable (Standards) -> [(start: Int, label: String)],
    range: SettableRange? = nil
  ) {
    self.unit = unit
    self.value = value
    self.wanted = wanted
    self.bins = bins
    self.range = range
  }

  /// A grade that is present from 0.5 up, in ten bins of 0.1; the last includes 1.
  package static func grade(
    _ grade: @escaping @Sendable (ExchangeRecord) -> Grade
  ) -> MetricAmount {
    MetricAmount(
      unit: .grade, value: { grade($0).hundredths },
      wanted: { _ in 50...100 },
      bins: { _ in
        (0..<10).map { (10 * $0, "0.\($0)–\($0 == 9 ? "1" : "0.\($0 + 1)")") }
      })
  }
}

/// A range of amounts that a team sets. Whoever writes a response keeps to it, unless its band limits how many may.
package struct SettableRange: Sendable {
  /// Its key below the metric's in the configuration, where the band is then `share`.
  package var key: String
  /// What it is, in one sentence.
  package var meaning: String
  /// How far outside of it an amount lies, in words.
  package var outside: @Sendable (_ distance: Int, _ isAbove: Bool) -> String
  /// The median of all amounts, in words.
  package var median: @Sendable (Int) -> String

  package init(
    key: String, meaning: String,
    outside: @escaping @Sendable (_ distance: Int, _ isAbove: Bool) -> String,
    median: @escaping @Sendable (Int) -> String
  ) {
    self.key = key
    self.meaning = meaning
    self.outside = outside
    self.median = median
  }
}

/// What people say of a response with yes or no, and the program with 0 to 1.
package struct MetricLabel: Sendable {
  /// Its key in `labels.jsonl` and `exchanges.jsonl`, and its name in a calibration: `contextReference`.
  package var name: String
  package var grade: @Sendable (ExchangeRecord) -> Grade
  /// Puts what a team's own labels say in place of what the rules found; nil where it cannot be fitted.
  package var calibrate: (@Sendable (inout ExchangeRecord, Grade) -> Void)?

  package init(
    _ name: String, _ grade: @escaping @Sendable (ExchangeRecord) -> Grade,
    calibrate: (@Sendable (inout ExchangeRecord, Grade) -> Void)? = nil
  ) {
    self.name = name
    self.grade = grade
    self.calibrate = calibrate
  }
}

/// What a metric has to do with the judgement of a single response.
package struct MetricJudging: Sendable {
  /// What marks the words that it rests on.
  package var mark: Mark.Kind?
  /// What it adds to the score.
  package var term: MetricTerm?
  /// What is asked for of it where a response is to fit.
  package var ask: MetricAsk?

  package init(mark: Mark.Kind? = nil, term: MetricTerm? = nil, ask: MetricAsk? = nil) {
    self.mark = mark
    self.term = term
    self.ask = ask
  }
}

/// A metric's term in the score of a response.
package struct MetricTerm: Sendable {
  /// Where it joins among the metrics' terms, the lowest first.
  var order: Int
  /// Its logits for people, with their weight.
  package var formula: String
  /// 0 where it is not judged.
  var logits: @Sendable (ExchangeRecord) -> Double

  package init(
    order: Int, formula: String, logits: @escaping @Sendable (ExchangeRecord) -> Double
  ) {
    self.order = order
    self.formula = formula
    self.logits = logits
  }
}

/// What ``Fit`` asks of a response for a metric.
package struct MetricAsk: Sendable {
  /// Where it stands among the parts of fit, the lowest first.
  var order: Int
  /// Whether it is asked for only where the dataset has fewer than the band asks for.
  var isForShortage: Bool
  /// How much this response is asked for it, 0 to 1.
  var weight: @Sendable (ExchangeRecord) -> Double
  /// How far it is met, 0 to 1; nil where it is not judged.
  var met: @Sendable (ExchangeRecord, Standards) -> Double?
  /// What is missing, in words; `isAll` where nothing is there.
  var missing: @Sendable (ExchangeRecord, Standards, _ isAll: Bool) -> String

  package init(
    order: Int, isForShortage: Bool = false,
    weight: @escaping @Sendable (ExchangeRecord) -> Double = { _ in 1 },
    met: @escaping @Sendable (ExchangeRecord, Standards) -> Double?,
    missing: @escaping @Sendable (ExchangeRecord, Standards, _ isAll: Bool) -> String
  ) {
    self.order = order
    self.isForShortage = isForShortage
    self.weight = weight
    self.met = met
    self.missing = missing
  }
}
