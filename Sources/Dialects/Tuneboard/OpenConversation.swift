internal import Corpus

/// What is known of a conversation before all of it was read.
struct OpenConversation {
  /// What opens a conversation.
  enum Opening {
    case file
    case comment
    case example(title: String)
    /// A heading above the level of examples: it opens one only if a turn stands right under it.
    case group(title: String)
  }

  let opening: Opening
  /// 1-based line of what opened it, and of what stands behind that.
  let line: Int
  let end: Int
  /// What its comment or its attribute lines say.
  var own = AttributeBlock()
  var messages: [Message] = []
  /// Of each message, until it is closed.
  var texts: [MessageText] = []
  /// Where the turn begins that is being read.
  var turn: (marker: TurnMarker, line: Int, column: Int, firstBlock: Int)?
  /// Whether text stands before its first turn.
  var hasText = false

  init(_ opening: Opening, line: Int, end: Int) {
    self.opening = opening
    self.line = line
    self.end = end
  }
}

/// What a file of examples says for all that follow.
struct InheritedAttributes {
  /// Groups of examples: heading level and what it gives to the examples under it.
  var groups: [(level: Int, attributes: Attributes)] = []
  /// The system prompt before the first example.
  var system: String?
}
