package import Corpus
package import Findings

/// What a Markdown file was taken for, and what it holds.
package struct MarkdownReading: Sendable {
  package var conversations: [Conversation]
  package var findings: [Finding]
  /// The dialect's name: `Tuneboard`, `SpecStory`, `headings of level 2`; empty for a file in none, and for one that
  /// could be in two.
  package var dialect: String
  /// How sure it is who speaks where, 0 to 1. Below ``leastConfidence`` nothing is read.
  package var confidence = 1.0
  /// Where the lines went.
  package var account: LineAccount
  /// Where turns begin, in order.
  var marks: [TurnMark] = []

  /// Whether it is Tuneboard's own format.
  package var isOwn: Bool { dialect == TuneboardMarkdown.name }

  package static let leastConfidence = 0.6
}
