internal import Bytes

/// A fact that a task of the plan can be bound to, by the name that plans write.
package struct MeasureName: Sendable {
  /// `manual-examples`
  package let rawValue: String
  /// What kind of number it is, with the words that people use for it.
  let unit: Unit
  /// Whether it depends on how exchanges are judged.
  package let isJudged: Bool

  private init(_ rawValue: String, _ unit: Unit, isJudged: Bool = true) {
    self.rawValue = rawValue
    self.unit = unit
    self.isJudged = isJudged
  }

  /// A share of responses, 0 to 1.
  ///
  /// - Parameter subject: What they have: "a question".
  package init(share name: String, of subject: String) { self.init(name, .share(of: subject)) }

  enum Unit: Sendable {
    case count(one: String, many: String)
    /// Of responses, with what they have.
    case share(of: String)
    case score(String)
    /// Of something else, with what it is called.
    case fraction(String)
  }
}

extension MeasureName: Hashable {
  package static func == (a: MeasureName, b: MeasureName) -> Bool { a.rawValue == b.rawValue }

  package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension MeasureName {
  package static let examples = MeasureName(
    "examples", .count(one: "example", many: "examples"))
  package static let manualExamples = MeasureName(
    "manual-examples", .count(one: "manual example", many: "manual examples"))
  package static let minedExamples = MeasureName(
    "mined-examples", .count(one: "mined example", many: "mined examples"))
  package static let conversations = MeasureName(
    "conversations", .count(one: "conversation", many: "conversations"), isJudged: false)
  package static let exchanges = MeasureName(
    "exchanges", .count(one: "exchange", many: "exchanges"), isJudged: false)
  /// Exchanges with the verdict "accept".
  package static let accepted = MeasureName(
    "accepted", .count(one: "accepted exchange", many: "accepted exchanges"))
  /// Exchanges flagged as low quality.
  package static let flagged = MeasureName(
    "flagged", .count(one: "flagged exchange", many: "flagged exchanges"))
  /// Exchanges with a fault that disqualifies them.
  package static let disqualified = MeasureName(
    "disqualified", .count(one: "disqualified exchange", many: "disqualified exchanges"))
  /// Exchanges that a person decided about.
  package static let reviewed = MeasureName(
    "reviewed", .count(one: "reviewed exchange", many: "reviewed exchanges"), isJudged: false)
  /// Flagged and disqualified exchanges that were not so in the run to compare with.
  package static let newFlagged = MeasureName(
    "new-flagged", .count(one: "newly flagged exchange", many: "newly flagged exchanges"))
  package static let newDisqualified = MeasureName(
    "new-disqualified",
    .count(one: "newly disqualified exchange", many: "newly disqualified exchanges"))
  /// Stretches of personal data that were found and masked.
  package static let personalData = MeasureName(
    "personal-data",
    .count(one: "stretch of personal data", many: "stretches of personal data"), isJudged: false)
  /// Files of which something could not be read.
  package static let filesWithErrors = MeasureName(
    "files-with-errors", .count(one: "file with errors", many: "files with errors"),
    isJudged: false)
  /// How many of the data-quality metrics lie in their bands.
  package static let metricsOnTarget = MeasureName(
    "metrics-on-target", .count(one: "metric on target", many: "metrics on target"))
  /// How many topics have reached their share of the examples.
  package static let topicsOnGoal = MeasureName(
    "topics-on-goal", .count(one: "topic on goal", many: "topics on goal"))
  package static let validationLines = MeasureName(
    "validation-lines", .count(one: "validation line", many: "validation lines"))
  package static let trainLines = MeasureName(
    "train-lines", .count(one: "training line", many: "training lines"))
  /// The share of the dataset's lines that is held out, 0 to 1.
  package static let validationShare = MeasureName(
    "validation-share", .fraction("held-out share of the lines"))
  /// Errors that the provider's own rules find in the dataset's two files.
  package static let formatErrors = MeasureName(
    "format-errors", .count(one: "format error", many: "format errors"))
  /// 0 to 1.
  package static let medianScore = MeasureName("median-score", .score("median score"))
}

/// The facts that a run measures, in the order in which they are written.
package struct MeasureNames: Sendable {
  package let all: [MeasureName]
  /// UTF-8 bytes of the longest name.
  private let longest: Int

  /// - Parameter shares: Those of responses, one a metric, in their order.
  package init(shares: [MeasureName]) {
    all =
      [
        .examples, .manualExamples, .minedExamples, .conversations, .exchanges, .accepted,
        .flagged, .disqualified, .reviewed, .newFlagged, .newDisqualified, .personalData,
        .filesWithErrors, .metricsOnTarget, .topicsOnGoal, .validationLines, .trainLines,
        .validationShare, .formatErrors,
      ] + shares + [.medianScore]
    precondition(Set(all).count == all.count, "two facts have one name")
    longest = all.map(\.rawValue.utf8.count).max() ?? 0
  }

  /// The fact with a name; nil where none has it.
  package subscript(name: String) -> MeasureName? { all.first { $0.rawValue == name } }

  /// The name that a misspelt one was meant to be: the nearest within two edits.
  func nearest(to spelling: String) -> MeasureName? {
    // Longer than any name by more than two edits: not worth comparing.
    guard spelling.utf8.count <= longest + 2 else { return nil }
    let word = Array(spelling.utf8)
    let near = all.map { (name: $0, edits: editDistance(Array($0.rawValue.utf8), word)) }
    return near.filter { $0.edits <= 2 }.min { $0.edits < $1.edits }?.name
  }

  /// All names, for advice.
  var list: String { all.map(\.rawValue).joined(separator: ", ") }
}
