package import Analysis
package import Dataset
package import Findings

/// What meets the dataset's bands and topics' goals, and which responses are worth rewriting.
package struct BandSummary: Sendable {
  /// One response of a list.
  package struct Entry: Sendable {
    package var place: Place
    package var topicTitle: String
    /// 0 to 1; nil where it is not judged.
    package var fit: Double?
    package var score: Double
    /// What it lacks of what the team asks for.
    package var missing: [String]
    /// What it counts as: "with a question, without empathy"; empty where that is not listed.
    package var kind = ""
    /// The beginning of the response.
    package var excerpt: [UInt8]

    package init(
      place: Place, topicTitle: String, fit: Double?, score: Double, missing: [String],
      excerpt: [UInt8]
    ) {
      self.place = place
      self.topicTitle = topicTitle
      self.fit = fit
      self.score = score
      self.missing = missing
      self.excerpt = excerpt
    }
  }

  /// How many responses a page lists; all are in the data.
  package static let listedCount = 25

  /// Whether what is to be left out was left out.
  package var isChosen = false
  package var choice: BandChoice
  package var goals: BandGoals
  /// What would bring each band that is off back alone.
  package var repairs: [BandRepair] = []
  /// What to write so that nothing has to be left out; nil where nothing is, or no number does it.
  package var additions: BandAdditions?
  /// What is to be left out, lowest fit first, at most ``listedCount``.
  package var leftOut: [Entry] = []
  /// What is nearest to the asked length outside of it, nearest first, at most ``listedCount`` of those that it takes;
  /// empty where the band for length is met.
  package var toShorten: [Entry] = []
  /// Responses of the dataset that are longer, and shorter, than is asked for.
  package var tooLong = 0
  package var tooShort = 0
  /// Accepted responses that have less than half of something that the team asks for, lowest fit first, at most
  /// ``listedCount``.
  package var worthRewriting: [Entry] = []
  /// How many there are.
  package var rewritingCount = 0
  /// The median fit of what the dataset teaches, 0 to 1; nil without any.
  package var medianFit: Double?

  package init(_ choice: BandChoice, _ goals: BandGoals) {
    self.choice = choice
    self.goals = goals
  }
}

extension BandKind {
  /// What its responses have and lack of the metrics: "with a question, without empathy, taking up the message".
  package func words(_ metrics: MetricRegistry) -> String {
    metrics.enumerated().compactMap { number, metric in
      let words = metric.wording.band
      return has(number).map { $0 ? words.has : words.lacks }
    }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
