@testable import Planning

extension MeasureName {
  static let questionShare = MeasureName(share: "question-share", of: "a question")
  static let empathyShare = MeasureName(share: "empathy-share", of: "empathy")
  static let contextShare = MeasureName(share: "context-share", of: "a reference to context")
  static let lengthShare = MeasureName(share: "length-share", of: "a length in range")
}

extension MeasureNames {
  /// The facts of a run with the metrics that every project has.
  static let known = MeasureNames(
    shares: [.questionShare, .empathyShare, .contextShare, .lengthShare])
}
