/// A subject that the dataset should cover.
package struct Topic: Sendable, Equatable {
  /// Its name in files: `goal-setting`.
  package var slug: String
  /// Its name for people: `Goal setting`.
  package var title: String
  /// The share of examples that should be about it, 0 to 1.
  package var goal: Double
  /// Words and phrases that speak of it.
  package var keywords: [TopicKeyword]

  package init(slug: String, title: String, goal: Double, keywords: [TopicKeyword] = []) {
    self.slug = slug
    self.title = title
    self.goal = goal
    self.keywords = keywords
  }

  /// The slug of the topic that everything without a stronger one belongs to.
  package static let otherSlug = "other"
}
