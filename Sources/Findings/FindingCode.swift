/// Every kind of finding, with its name, default severity and meaning.
///
/// Names are kebab-case and never reused for something else.
package enum FindingCode: String, Sendable, CaseIterable, Hashable {
  // Files and folders
  case unreadableFile = "unreadable-file"
  case fileTooLarge = "file-too-large"
  case emptyFile = "empty-file"
  case invalidUTF8 = "invalid-utf8"
  case nulByte = "nul-byte"
  case excessiveMarkup = "excessive-markup"
  case symlinkLoop = "symlink-loop"
  case noConversations = "no-conversations"
  case noExchanges = "no-exchanges"
  // Front matter and attributes
  case unclosedFrontMatter = "unclosed-front-matter"
  case invalidFrontMatter = "invalid-front-matter"
  case unknownAttribute = "unknown-attribute"
  case unknownTopic = "unknown-topic"
  case topicDisagreement = "topic-disagreement"
  case duplicateID = "duplicate-id"
  case invalidConsent = "invalid-consent"
  case unknownConsent = "unknown-consent"
  case erasedParticipant = "erased-participant"
  // Turns
  case noTurns = "no-turns"
  case unrecognisedDialect = "unrecognised-dialect"
  case unknownRole = "unknown-role"
  case ambiguousTurns = "ambiguous-turns"
  case guessedRoles = "guessed-roles"
  case missedMarker = "missed-marker"
  case emptyMessage = "empty-message"
  case opensWithAssistant = "opens-with-assistant"
  case endsWithUser = "ends-with-user"
  case consecutiveTurns = "consecutive-turns"
  case textBeforeFirstTurn = "text-before-first-turn"
  case incompleteExample = "incomplete-example"
  case invalidRecord = "invalid-record"
  case leftOut = "left-out"
  // What the analysis found
  case personalData = "personal-data"
  case rejectedExample = "rejected-example"
  case flaggedExchange = "flagged-exchange"
  case styleOutlier = "style-outlier"
  // Configuration, plan, templates
  case invalidConfiguration = "invalid-configuration"
  case unknownKey = "unknown-key"
  case invalidPlan = "invalid-plan"
  case unknownMeasure = "unknown-measure"
  case contradictedTask = "contradicted-task"
  case invalidTemplate = "invalid-template"
  case invalidCues = "invalid-cues"
  case invalidCalibration = "invalid-calibration"
  case invalidHistory = "invalid-history"
  case unwrittenHistory = "unwritten-history"
  case invalidDataset = "invalid-dataset"
  case overTokenLimit = "over-token-limit"
  case closingDestination = "closing-destination"
  // Reviews
  case invalidReview = "invalid-review"
  case staleDecision = "stale-decision"
  case disputedExchange = "disputed-exchange"
  case expiredWaiver = "expired-waiver"
  case smallValidation = "small-validation"
  // Labels
  case invalidLabel = "invalid-label"
  case unknownLabel = "unknown-label"
  case unmatchedLabel = "unmatched-label"

  package var defaultSeverity: Severity {
    switch self {
    case .unreadableFile, .fileTooLarge, .invalidUTF8, .nulByte, .unclosedFrontMatter,
      .invalidFrontMatter, .invalidConfiguration, .invalidTemplate, .invalidCues,
      .invalidCalibration, .invalidLabel, .invalidDataset,
      .noConversations, .noExchanges,
      .noTurns, .unrecognisedDialect, .ambiguousTurns, .invalidRecord:
      .error
    case .invalidConsent, .unknownConsent, .erasedParticipant, .emptyFile, .excessiveMarkup,
      .symlinkLoop,
      .unknownAttribute, .unknownTopic, .duplicateID, .unknownRole,
      .guessedRoles,
      .missedMarker, .emptyMessage, .consecutiveTurns, .incompleteExample, .unknownKey,
      .invalidPlan, .unknownMeasure, .contradictedTask, .personalData, .rejectedExample,
      .overTokenLimit, .smallValidation, .closingDestination, .invalidReview, .staleDecision,
      .disputedExchange, .expiredWaiver,
      .unknownLabel, .unmatchedLabel, .invalidHistory, .unwrittenHistory:
      .warning
    case .opensWithAssistant, .endsWithUser, .textBeforeFirstTurn, .flaggedExchange,
      .topicDisagreement, .leftOut,
      .styleOutlier:
      .note
    }
  }

  /// What the finding means, in one sentence.
  package var meaning: String {
    switch self {
    case .unreadableFile: "The file or folder could not be read."
    case .fileTooLarge: "The file is larger than one file may be; it was left out."
    case .emptyFile: "The file holds nothing."
    case .invalidUTF8: "The file has bytes that are not UTF-8; they were read as U+FFFD."
    case .nulByte: "The file has NUL bytes; they were read as U+FFFD."
    case .excessiveMarkup:
      "The file nests, fills in or refers to more than is parsed of one; that part is read as plain words."
    case .symlinkLoop:
      "A symbolic link leads to a folder that is read already; it was not followed."
    case .noConversations: "The project folder has no Markdown file to read."
    case .noExchanges: "No file holds a user message with an assistant's response."
    case .unclosedFrontMatter: "The front matter opens with --- and is never closed."
    case .invalidFrontMatter: "The front matter is not a YAML mapping of names to plain values."
    case .unknownAttribute: "An attribute is not one of those that the format knows."
    case .unknownTopic: "A topic is not one of the project's topics."
    case .topicDisagreement: "The words of a conversation speak of another topic than it states."
    case .duplicateID: "Two conversations have the same id."
    case .invalidConsent:
      "The consent ledger could not be read as it stands; what nobody can read is no permission."
    case .unknownConsent:
      "A conversation does not say whether its participant agreed; it is not exported."
    case .erasedParticipant:
      "A file still has words of a participant who was erased; they are left out of everything."
    case .noTurns: "The file has text but no turn."
    case .unrecognisedDialect:
      "Two speakers take turns in the file, and nothing says which is the assistant; it is not read."
    case .unknownRole: "A paragraph begins like a turn, with a name that is not a role."
    case .ambiguousTurns:
      "What begins turns may be text that somebody pasted, and nothing tells; it is not read."
    case .guessedRoles: "The file does not say who speaks; it was taken from the order of turns."
    case .missedMarker: "Something written like a turn marker starts no turn where it stands."
    case .emptyMessage: "A turn has no text."
    case .opensWithAssistant: "A conversation opens with the assistant: that turn answers nobody."
    case .endsWithUser: "A conversation ends with the user: that message has no response."
    case .consecutiveTurns: "Two turns of the same role follow each other."
    case .textBeforeFirstTurn: "Text stands before the first turn; it belongs to no message."
    case .incompleteExample: "An example has no user message with an assistant's response."
    case .invalidRecord:
      "A record of an imported file is no conversation, or cannot be read; it was left out."
    case .leftOut: "Something of an imported file has no place in a conversation; it was left out."
    case .personalData: "A message holds personal data or a secret; it is masked in all output."
    case .rejectedExample: "A manual example has a response that must not be learned from."
    case .flaggedExchange: "An exchange is flagged as low quality."
    case .styleOutlier: "A response is written unlike the manual examples."
    case .invalidConfiguration: "The configuration is not valid YAML or has a value out of range."
    case .unknownKey: "The configuration has a key that Tuneboard does not know."
    case .invalidPlan: "The plan could not be read as intended."
    case .unknownMeasure: "A task is bound to a measure that Tuneboard does not know."
    case .contradictedTask: "A task is ticked, but the data says otherwise."
    case .invalidTemplate: "A template could not be parsed."
    case .invalidCues: "A line of a cue list could not be read."
    case .invalidCalibration: "A calibration could not be read; the rules stand in."
    case .invalidDataset: "A line of a dataset is not as the provider asks for it."
    case .overTokenLimit: "An example has more tokens than a model takes; its end would be cut off."
    case .smallValidation:
      "Less than half of the lines that the configuration asks for is held out."
    case .closingDestination:
      "The provider takes no new jobs, soon will not, takes them from some only, or calls it deprecated."
    case .invalidHistory: "A line of the history could not be read."
    case .unwrittenHistory: "The run could not be added to the history."
    case .invalidReview: "Something in a worksheet could not be counted as it stands."
    case .staleDecision: "A decision is about a text that no exchange has any more."
    case .disputedExchange:
      "Reviewers disagree about an exchange; it is held back until that is settled."
    case .expiredWaiver:
      "A response with a disqualifying fault was accepted without a day until which, or that day is over."
    case .invalidLabel: "A line of a label file could not be read."
    case .unknownLabel: "A label is not one of those that are evaluated."
    case .unmatchedLabel: "A label belongs to no exchange or conversation of the project."
    }
  }
}
