package import Analysis

/// What was read.
package struct InputSummary: Sendable {
  package var files: Int
  package var bytes: Int
  package var conversations: Int
  package var manualExamples: Int
  package var messages: Int
  package var exchanges: Int
  /// Files of which something could not be read.
  package var filesWithErrors: Int
  /// What the files were taken for, most files first.
  package var dialects: [(name: String, files: Int)] = []
  /// How the first files were read, those of which something could not be read or is not sure before the others.
  package var listedFiles: [FileRecord] = []
  /// How many ``listedFiles`` holds at most.
  package static let listedFileCount = 500
  /// Exchanges that no cue list judges, by language, most first; "unknown" where it is not known.
  package var notJudged: [(language: String, count: Int)] = []

  package init(
    files: Int, bytes: Int, conversations: Int, manualExamples: Int, messages: Int, exchanges: Int,
    filesWithErrors: Int
  ) {
    self.files = files
    self.bytes = bytes
    self.conversations = conversations
    self.manualExamples = manualExamples
    self.messages = messages
    self.exchanges = exchanges
    self.filesWithErrors = filesWithErrors
  }
}
