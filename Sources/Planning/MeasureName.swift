internal import Bytes

/// The facts that a task of the plan can be bound to, by the names that plans write.
package enum MeasureName: String, Sendable, CaseIterable, Hashable {
  case examples
  case manualExamples = "manual-examples"
  case minedExamples = "mined-examples"
  case conversations
  case exchanges
  /// Exchanges with the verdict "accept".
  case accepted
  /// Exchanges flagged as low quality.
  case flagged
  /// Exchanges with a fault that disqualifies them.
  case disqualified
  /// Exchanges that a person decided about.
  case reviewed
  /// Flagged and disqualified exchanges that were not so in the run to compare with.
  case newFlagged = "new-flagged"
  case newDisqualified = "new-disqualified"
  /// Stretches of personal data that were found and masked.
  case personalData = "personal-data"
  /// Files of which something could not be read.
  case filesWithErrors = "files-with-errors"
  /// How many of the data-quality metrics lie in their bands.
  case metricsOnTarget = "metrics-on-target"
  /// How many topics have reached their share of the examples.
  case topicsOnGoal = "topics-on-goal"
  case validationLines = "validation-lines"
  case trainLines = "train-lines"
  /// The share of the dataset's lines that is held out, 0 to 1.
  case validationShare = "validation-share"
  /// Errors that the provider's own rules find in the dataset's two files.
  case formatErrors = "format-errors"
  /// Shares of responses, 0 to 1.
  case questionShare = "question-share"
  case empathyShare = "empathy-share"
  case contextShare = "context-share"
  case lengthShare = "length-share"
  /// 0 to 1.
  case medianScore = "median-score"

  /// Whether it depends on how exchanges are judged.
  package var isJudged: Bool {
    switch self {
    case .conversations, .exchanges, .reviewed, .personalData, .filesWithErrors: false
    default: true
    }
  }

  /// What kind of number it is, with the words that people use for it.
  var unit: Unit {
    switch self {
    case .examples: .count(one: "example", many: "examples")
    case .manualExamples: .count(one: "manual example", many: "manual examples")
    case .minedExamples: .count(one: "mined example", many: "mined examples")
    case .conversations: .count(one: "conversation", many: "conversations")
    case .exchanges: .count(one: "exchange", many: "exchanges")
    case .accepted: .count(one: "accepted exchange", many: "accepted exchanges")
    case .flagged: .count(one: "flagged exchange", many: "flagged exchanges")
    case .disqualified: .count(one: "disqualified exchange", many: "disqualified exchanges")
    case .reviewed: .count(one: "reviewed exchange", many: "reviewed exchanges")
    case .newFlagged: .count(one: "newly flagged exchange", many: "newly flagged exchanges")
    case .newDisqualified:
      .count(one: "newly disqualified exchange", many: "newly disqualified exchanges")
    case .personalData:
      .count(one: "stretch of personal data", many: "stretches of personal data")
    case .filesWithErrors: .count(one: "file with errors", many: "files with errors")
    case .metricsOnTarget: .count(one: "metric on target", many: "metrics on target")
    case .topicsOnGoal: .count(one: "topic on goal", many: "topics on goal")
    case .validationLines: .count(one: "validation line", many: "validation lines")
    case .trainLines: .count(one: "training line", many: "training lines")
    case .formatErrors: .count(one: "format error", many: "format errors")
    case .questionShare: .share(of: "a question")
    case .empathyShare: .share(of: "empathy")
    case .contextShare: .share(of: "a reference to context")
    case .lengthShare: .share(of: "a length in range")
    case .validationShare: .fraction("held-out share of the lines")
    case .medianScore: .score("median score")
    }
  }

  enum Unit {
    case count(one: String, many: String)
    /// Of responses, with what they have.
    case share(of: String)
    case score(String)
    /// Of something else, with what it is called.
    case fraction(String)
  }

  /// The name that a misspelt one was meant to be: the nearest within two edits.
  static func nearest(to spelling: String) -> MeasureName? {
    // Longer than any name by more than two edits: not worth comparing.
    guard spelling.utf8.count <= 24 else { return nil }
    let word = Array(spelling.utf8)
    let near = allCases.map { (name: $0, edits: editDistance(Array($0.rawValue.utf8), word)) }
    return near.filter { $0.edits <= 2 }.min { $0.edits < $1.edits }?.name
  }
}
