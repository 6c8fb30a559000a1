/// Findings that are counted and not listed.
package struct UnlistedFindings: Sendable {
  /// Left out by the configuration or a comment.
  package var ignored = 0
  /// Those that the baseline has.
  package var known = 0

  /// How many there are, as `3 ignored by configuration or comment, 2 known`; empty without any.
  package var sentence: String {
    [
      ignored > 0 ? "\(Numbers.count(ignored)) ignored by configuration or comment" : "",
      known > 0 ? "\(Numbers.count(known)) known" : "",
    ].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
