/// How the dataset's responses are written, the manual examples' beside the others'.
package struct StyleSummary: Sendable {
  package struct Row: Sendable {
    /// "Words per sentence"
    package var title: String
    /// Medians over the responses of ten words or more; nil without any.
    package var manual: Double?
    package var mined: Double?

    package init(title: String, manual: Double?, mined: Double?) {
      self.title = title
      self.manual = manual
      self.mined = mined
    }
  }

  package var rows: [Row] = []
  /// Responses that the medians are taken over.
  package var manual = 0
  package var mined = 0
  /// Responses written unlike the manual examples; nil when there are too few to compare with.
  package var outliers: Int?

  package init() {}
}
