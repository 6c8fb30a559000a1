package import Analysis
package import Findings
internal import Language

/// One flagged exchange with all that a reader needs to judge it.
package struct FlaggedExchange: Sendable {
  /// 16 hexadecimal digits.
  package var id: String
  /// The id, made unique on the site when the same exchange occurs twice: anchor and permalink.
  package var anchor: String
  package var origin: Origin
  package var judgement: Judgement
  package var talk: Talk

  /// Where it stands, and what it is about.
  package struct Origin: Sendable {
    package var conversation: String
    package var place: Place
    package var source: String
    package var topicTitle: String
    package var emotion: String

    package init(
      conversation: String, place: Place, source: String, topicTitle: String, emotion: String
    ) {
      self.conversation = conversation
      self.place = place
      self.source = source
      self.topicTitle = topicTitle
      self.emotion = emotion
    }
  }

  /// What is said of the response, and what that rests on.
  package struct Judgement: Sendable {
    package var score: Double
    package var verdict: String
    /// The parts that add up to the score: name, points, what it rests on.
    package var parts: [ScorePart]
    package var faults: [FaultRule]
    /// How much the response has of what the team asks for; nil where it is not judged.
    package var fit: Fit?
    /// Whether people alone reject it.
    package var isRejectedByPeople: Bool

    package init(
      score: Double, verdict: String, parts: [ScorePart], faults: [FaultRule], fit: Fit? = nil,
      isRejectedByPeople: Bool = false
    ) {
      self.score = score
      self.verdict = verdict
      self.parts = parts
      self.faults = faults
      self.fit = fit
      self.isRejectedByPeople = isRejectedByPeople
    }

    /// Why it is flagged when it has no fault.
    var reasonWithoutFault: String { isRejectedByPeople ? "rejected by reviewers" : "low score" }
  }

  /// What was said.
  package struct Talk: Sendable {
    /// At most the last two messages before the user's, oldest first.
    package var context: [(role: String, text: [UInt8])]
    /// How many messages stand before `context` and are not shown.
    package var omittedContext: Int
    package var user: [UInt8]
    package var response: [UInt8]
    /// Stretches of `response` that judgements rest on, ascending, without overlap.
    package var marks: [Mark]

    package init(
      context: [(role: String, text: [UInt8])], omittedContext: Int, user: [UInt8],
      response: [UInt8], marks: [Mark]
    ) {
      self.context = context
      self.omittedContext = omittedContext
      self.user = user
      self.response = response
      self.marks = marks
    }
  }

  package init(id: String, anchor: String, origin: Origin, judgement: Judgement, talk: Talk) {
    self.id = id
    self.anchor = anchor
    self.origin = origin
    self.judgement = judgement
    self.talk = talk
  }
}

/// One term of a score; the terms add up to it.
package struct ScorePart: Sendable {
  package var title: String
  /// Points added to (or taken from) the score.
  package var points: Double

  package init(title: String, points: Double) {
    self.title = title
    self.points = points
  }
}
