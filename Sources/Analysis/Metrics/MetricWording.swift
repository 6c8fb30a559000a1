/// What is said of a metric on pages, in findings and in plans, in one language.
package struct MetricWording: Sendable {
  /// "Context awareness"
  package var title: String
  /// Whether the title is a plural: "Questions are above their band."
  package var isPlural: Bool
  /// The question that it answers, as what it counts, in one sentence: "Responses that take up what the user said."
  package var meaning: @Sendable (Standards) -> String
  /// What it is called beside other figures where two sides are compared: "context awareness".
  package var figure: String
  /// Why no agreement with people can be measured; nil where it can.
  package var agreement: String?
  package var band: BandWording

  package init(
    title: String, isPlural: Bool = false, meaning: @escaping @Sendable (Standards) -> String,
    figure: String, agreement: String? = nil, band: BandWording
  ) {
    self.title = title
    self.isPlural = isPlural
    self.meaning = meaning
    self.figure = figure
    self.agreement = agreement
    self.band = band
  }
}

/// What is said of responses that have what a metric counts or lack it, and of how to bring a band back.
package struct BandWording: Sendable {
  /// Of a response that has it, "with a question"; empty where that goes without saying.
  package var has: String
  /// Of one that lacks it: "without a question".
  package var lacks: String
  /// How to change so many responses that they have it, given how many of the dataset have too little of it, and too
  /// much.
  package var give: @Sendable (_ number: String, _ tooLow: Int, _ tooHigh: Int) -> String
  /// How to change so many that they have it no more.
  package var take: @Sendable (_ number: String) -> String
  /// What so many new ones are written with, and without: "with a question".
  package var write: (with: String, without: String)

  package init(
    has: String, lacks: String,
    give: @escaping @Sendable (_ number: String, _ tooLow: Int, _ tooHigh: Int) -> String,
    take: @escaping @Sendable (_ number: String) -> String, write: (with: String, without: String)
  ) {
    self.has = has
    self.lacks = lacks
    self.give = give
    self.take = take
    self.write = write
  }
}
