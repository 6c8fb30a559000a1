package import Analysis
package import Dataset
package import Language
package import Privacy

/// What was written as the dataset.
package struct DatasetSummary: Sendable {
  package struct FileSize: Sendable, Equatable {
    package var lines: Int
    package var bytes: Int

    package init(lines: Int, bytes: Int) {
      self.lines = lines
      self.bytes = bytes
    }
  }

  package var trainLines: Int
  package var validationLines: Int
  package var trainBytes: Int
  package var validationBytes: Int
  /// Lines and bytes of the two parts as prompts and completions; nil where the form above teaches no context.
  package var completions: (train: FileSize, validation: FileSize)?
  package var manualExamples: Int
  package var minedExamples: Int
  /// What was left out, by reason.
  package var leftOut: [(reason: String, count: Int)]
  package var systemPrompt: ShownText
  /// Whose form it is written in.
  package var provider = Provider.openai
  /// What each provider would say of it as it would be written for them.
  package var providers: [ProviderVerdict] = []
  package var tokens = DatasetTokens()
  /// What choosing lines for coverage did, by topic; empty when all were taken.
  package var choices: [(topic: Topic, choice: CoverageChoice)] = []
  /// What the training and the validation part have in common.
  package var leakage = Leakage()
  /// What to write where exchanges wait for consent.
  package var consentAdvice = ConsentAdvice()
  /// Why exchanges are not in it, each counted once.
  package var heldBack = HeldBack()
  /// What has to be said on the day of the run about where it is meant to go; nil when there is nothing.
  package var notice: DestinationNotice?
  /// Exchanges in the dataset with cues of a category of moderation, in the categories' order; none
  /// with 0.
  package var moderation: [(category: ModerationCategory, count: Int)] = []

  package init(
    trainLines: Int, validationLines: Int, trainBytes: Int, validationBytes: Int,
    manualExamples: Int, minedExamples: Int, leftOut: [(reason: String, count: Int)],
    systemPrompt: ShownText
  ) {
    self.trainLines = trainLines
    self.validationLines = validationLines
    self.trainBytes = trainBytes
    self.validationBytes = validationBytes
    self.manualExamples = manualExamples
    self.minedExamples = minedExamples
    self.leftOut = leftOut
    self.systemPrompt = systemPrompt
  }
}
