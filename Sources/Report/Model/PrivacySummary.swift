/// What personal data was found and masked.
package struct PrivacySummary: Sendable {
  /// Presidio's names with the number of stretches found, most frequent first.
  package var types: [(name: String, count: Int)]
  package var messages: Int
  package var conversations: Int
  /// Conversation dumps by consent.
  package var granted: Int
  package var denied: Int
  package var unknown: Int
  /// Presidio's names of the types that stay as they are, as the project decided.
  package var kept: [String] = []
  /// How many values stay, whatever their type.
  package var allowedCount = 0

  /// What stays in a sentence; empty when nothing does.
  package var keptSentence: String {
    let allowed = allowedCount > 0 ? [Numbers.count(allowedCount, "allowed value")] : []
    let parts = kept + allowed
    return parts.isEmpty
      ? ""
      : "Neither masked nor counted, as the configuration says: " + parts.joined(separator: ", ")
        + "."
  }

  package init(
    types: [(name: String, count: Int)], messages: Int, conversations: Int, granted: Int,
    denied: Int, unknown: Int
  ) {
    self.types = types
    self.messages = messages
    self.conversations = conversations
    self.granted = granted
    self.denied = denied
    self.unknown = unknown
  }
}
