package import Analysis
package import Findings
package import Review

/// What people decided about exchanges.
package struct ReviewSummary: Sendable {
  /// An exchange about which reviewers disagree.
  package struct Disagreement: Sendable {
    package var place: Place
    package var opinions: [(reviewer: String, decision: Decision, why: String)]

    package init(
      place: Place, opinions: [(reviewer: String, decision: Decision, why: String)]
    ) {
      self.place = place
      self.opinions = opinions
    }
  }

  /// A response with a disqualifying fault that somebody accepts until a day.
  package struct Waiver: Sendable {
    package var place: Place
    package var owner: String
    /// `YYYY-MM-DD`
    package var until: String
    package var why: String

    package init(place: Place, owner: String, until: String, why: String) {
      self.place = place
      self.owner = owner
      self.until = until
      self.why = why
    }
  }

  /// How far reviewers agree where several decided about an exchange.
  package struct Agreement: Sendable {
    package var pairs: [PairAgreement] = []
    /// Krippendorff's alpha, and over how many exchanges.
    package var alpha: Double?
    package var sharedCount = 0

    package init() {}
  }

  /// How many disagreements and waivers a page lists.
  package static let listedCount = 100

  package var worksheets = 0
  /// Exchanges by decision, in the order of the decisions.
  package var decided = [0, 0, 0]
  /// Of worksheets: entries without a tick.
  package var undecided = 0
  /// Decisions about texts that are no longer there.
  package var stale = 0
  package var disputed = 0
  /// Better responses that reviewers wrote.
  package var preferences = 0
  /// By reviewer, in order: decisions.
  package var reviewers: [(name: String, count: Int)] = []
  package var agreement = Agreement()
  /// Of the exchanges that people decided, by the program's verdict: how many they accepted.
  package var acceptedByVerdict: [(verdict: Verdict, accepted: Share)] = []
  package var disagreements: [Disagreement] = []
  package var waivers: [Waiver] = []

  package var decidedCount: Int { decided.reduce(0, +) }

  package init() {}
}
