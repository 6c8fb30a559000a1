package import Corpus
package import Findings
package import Language
package import Privacy

/// What is kept of an exchange after its text is gone: fixed in size, free of references.
package struct ExchangeRecord: Sendable, Equatable, BitwiseCopyable {
  /// Number of the conversation in the summary.
  package var conversation: UInt32
  /// Number of the response among the conversation's assistant messages, from 0.
  package var assistantTurn: UInt32
  /// Number of the response among all messages of the conversation, from 0.
  package var message: UInt32
  /// 1-based line of the response in its file.
  package var line: UInt32
  /// A hash of the exchange and the messages before it, keyed where the project has a key; the same wherever the file
  /// stands.
  package var id: UInt64
  /// The same hash over what is shown: its id in runs without a key.
  package var shownID: UInt64 = 0
  /// A hash of the response's first sentence, 0 for sentences too short or too long to be a
  /// stock phrase.
  package var opener: UInt64
  /// Faults that the exchange shows by itself; what depends on other exchanges is added when the
  /// whole is judged.
  package var faults: FaultSet
  /// Length of the response in Unicode scalar values.
  package var length: UInt32
  package var question: Grade
  package var empathy: Grade
  package var contextReference: Grade
  /// How likely the response answers its message rather than another; not judged where too little is said, or not in
  /// English.
  package var relatedness = Grade.notJudged
  /// The shares of the response's word triples that the assistant said earlier in the conversation, and of its
  /// word pairs that stand twice in it.
  package var saidEarlier: Grade = 0
  package var saidTwice: Grade = 0
  /// What a team's own labels of quality say of it, nearer to 0.5 the less they can be trusted; not judged without any.
  package var taste = Grade.notJudged
  /// How likely the response does harm, were half of all responses harmful; not judged where it has fewer than four words, or is
  /// not in English.
  package var harm = Grade.notJudged
  /// Number of the topic in the order of the standards.
  package var topic: UInt8
  package var emotion: Emotion
  /// Stretches of personal data in the user's message and the response.
  package var personalData: UInt16
  package var ending = Ending.short
  /// Whether a sentence of the response may lack its mark; says something only where many surely do.
  package var mayBeJoined = false
  /// 1 + the byte offset of a last fragment that looks unfinished; 0 when there is none.
  package var openEnd: UInt32 = 0
  /// The parts of empathy.
  package var emotionalReaction: Grade = 0
  package var interpretation: Grade = 0
  package var exploration: Grade = 0
  /// The empathy that is left without the first sentence, for when that turns out to be stock.
  package var empathyWithoutOpener: Grade = 0
  /// Whether a message of the assistant that answers nobody, as it opens a conversation, stands before the user's.
  package var hasOpening = false
  /// Whether the strongest question cannot be answered by yes or no.
  package var asksOpenly = false
  /// All topics that are strong enough, as bits by their number; `topic` is the main one.
  package var topics: UInt64 = 0
  /// Length of the user's message in Unicode scalar values.
  package var userLength: UInt32 = 0
  /// Words of the response, and how many of them stand in sentences that advise.
  package var words: UInt16 = 0
  package var adviceWords: UInt16 = 0
  /// A hash of the response's wording with its content left out, 0 when it is too short to be a
  /// template.
  package var template: UInt64 = 0
  package var sentences = SentenceHashes()
  /// Number of the response's language in the project's languages; 255 when it is not known.
  package var language: UInt8 = 0
  /// Categories of moderation that the user's message or the response has cues of.
  package var moderation = ModerationSet()
  package var style = Style()
}

extension ExchangeRecord {
  /// Sets every indicator to "not judged".
  mutating func forgetIndicators() {
    question = .notJudged
    empathy = .notJudged
    emotionalReaction = .notJudged
    interpretation = .notJudged
    exploration = .notJudged
    empathyWithoutOpener = .notJudged
    contextReference = .notJudged
  }
}

/// What is kept of a conversation.
package struct ConversationRecord: Sendable, Equatable, BitwiseCopyable {
  /// Number of the file in the summary.
  package var file: UInt32
  package var line: UInt32
  package var source: Source
  package var consent: Consent
  package var messageCount: UInt32
  /// Whether a message of unknown role stands in it; then it is not exported as a whole.
  package var hasUnknownRole: Bool
  /// Where its names stand among those of all conversations; see ``Summary/id(of:)``.
  package internal(set) var names = NameRange()
  /// Where its text begins in the text of all conversations, and its length, in bytes.
  package var textOffset: UInt64
  package var textLength: UInt32
}

/// What is kept of a file.
package struct FileRecord: Sendable, Equatable {
  /// Relative to the project folder, masked.
  package var path: ShownText
  package var byteCount: Int
  /// Of what is shown of the file; none when it could not be read. A hash of the file as it stands would tell the one
  /// number in it that is masked.
  package var content: ContentHash?
  /// Whether something in it could not be read.
  package var hasErrors: Bool
  /// The dialect that it was read in; empty when it was not.
  package var dialect = ""
  /// How sure it is who speaks where, in hundredths.
  package var confidence: UInt8 = 0
  package var conversationCount = 0
  /// Messages by the number of their role.
  package var messageCounts = [Int](repeating: 0, count: Role.allCases.count)
  /// Where its lines went; those that belong to no message are in ``leftOut``.
  package var lines = LineCounts()
  /// Lines that belong to no message, by the reason, the most frequent first.
  package var leftOut: [LeftOutLines] = []
  /// Passages for which comments in the file leave findings out.
  package var ignores: [IgnoredPassage] = []

  /// Adds what a further piece of the file holds.
  mutating func add(_ piece: FileRecord) {
    hasErrors = hasErrors || piece.hasErrors
    content = content.map { $0 + (piece.content ?? ContentHash()) } ?? piece.content
    // A piece of which nothing was read is of no dialect.
    if dialect.isEmpty { (dialect, confidence) = (piece.dialect, piece.confidence) }
    conversationCount += piece.conversationCount
    for index in messageCounts.indices { messageCounts[index] += piece.messageCounts[index] }
    lines.add(piece.lines)
    for lines in piece.leftOut {
      if let index = leftOut.firstIndex(where: { $0.reason == lines.reason }) {
        leftOut[index].count += lines.count
      } else {
        leftOut.append(lines)
      }
    }
    ignores += piece.ignores
  }

  package init(path: ShownText, byteCount: Int, hasErrors: Bool) {
    self.path = path
    self.byteCount = byteCount
    self.hasErrors = hasErrors
  }
}

/// How many lines of a file are in messages, are structure (markers of turns and conversations, attributes), or blank.
/// With those that are left out they are all of its lines.
package struct LineCounts: Sendable, Equatable {
  package var messages = 0
  package var structure = 0
  package var blank = 0

  package init(messages: Int = 0, structure: Int = 0, blank: Int = 0) {
    self.messages = messages
    self.structure = structure
    self.blank = blank
  }

  mutating func add(_ other: LineCounts) {
    messages += other.messages
    structure += other.structure
    blank += other.blank
  }
}

/// Lines of a file that belong to no message.
package struct LeftOutLines: Sendable, Equatable {
  package var reason: String
  package var count: Int

  package init(reason: String, count: Int) {
    self.reason = reason
    self.count = count
  }
}

/// Where personal data stands in a file; never with its value.
package struct PersonalDataRecord: Sendable, Equatable, BitwiseCopyable {
  package var conversation: UInt32
  /// Number of the message in the conversation, from 0.
  package var message: UInt32
  package var type: PersonalDataType
  /// 1-based; columns count UTF-8 bytes, the end is exclusive.
  package var line: UInt32
  package var column: UInt32
  package var endLine: UInt32
  package var endColumn: UInt32
  /// What stands there, where a run was asked to show it; nothing otherwise, so that nothing can leak it.
  package internal(set) var value = NameRange()
}

/// Where one or two names stand in the bytes of all of them.
package struct NameRange: Sendable, Equatable, BitwiseCopyable {
  var start: UInt64 = 0
  var count: UInt32 = 0
  /// Bytes of the second name; nil for none.
  var secondCount: UInt32?
}
