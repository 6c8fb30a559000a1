/// Messages in order, from one Markdown source.
package struct Conversation: Sendable {
  /// The front matter's `id`, or nil when the source gives none.
  package var id: String?
  /// What stands after `#` when a file holds several: a heading's slug or an ordinal.
  package var fragment: String?
  /// The heading of an example, or the front matter's `title`.
  package var title: String?
  package var source: Source
  package var attributes: Attributes
  package var messages: [Message]
  /// 1-based line at which it starts in its file.
  package var line: Int

  package init(
    id: String? = nil, fragment: String? = nil, title: String? = nil, source: Source,
    attributes: Attributes = Attributes(), messages: [Message], line: Int
  ) {
    self.id = id
    self.fragment = fragment
    self.title = title
    self.source = source
    self.attributes = attributes
    self.messages = messages
    self.line = line
  }
}

/// Where examples come from: written by hand, or taken from a conversation dump.
package enum Source: UInt8, Sendable, BitwiseCopyable, Hashable, CaseIterable {
  case mined, manual

  package var name: String { self == .manual ? "manual" : "mined" }
}

/// What the front matter or an example's attribute lines say about a conversation.
package struct Attributes: Sendable, Equatable {
  package var date: String?
  /// A topic's slug, as written.
  package var topic: String?
  /// The user's emotional state, as written.
  package var emotion: String?
  /// The participant's agreement to the use of the conversation.
  package var consent: Consent
  /// A pseudonym, for erasure and for keeping one person in one split.
  package var participant: String?
  /// Names that stand where a participant's may be meant (the file's, a misspelt key's): whoever refused or is erased
  /// among them did so for this conversation, and nobody's permission comes from here.
  package var alsoNamed: [String] = []
  /// The user's own feedback, 1 to 5.
  package var rating: Int?
  /// A system prompt for these examples in place of the configured one.
  package var system: String?

  package init() { consent = .unknown }
}

package enum Consent: UInt8, Sendable, BitwiseCopyable, Hashable, CaseIterable {
  case unknown, granted, denied

  package var name: String {
    switch self {
    case .unknown: "unknown"
    case .granted: "granted"
    case .denied: "denied"
    }
  }
}
