internal import Analysis
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

  /// The size of the part that is trained on, and of the part that is held out.
  package struct Parts: Sendable, Equatable {
    package var train: FileSize
    package var validation: FileSize

    package init(train: FileSize, validation: FileSize) {
      self.train = train
      self.validation = validation
    }
  }

  /// Where it is meant to go.
  package struct Destination: Sendable {
    /// Whose form it is written in.
    package var provider = Provider.openai
    /// What each provider would say of it as it would be written for them.
    package var verdicts: [ProviderVerdict] = []
    /// What has to be said on the day of the run; nil when there is nothing.
    package var notice: DestinationNotice?

    package init() {}
  }

  /// Why it is not larger, and what would make it so.
  package struct Absence: Sendable {
    /// Why exchanges are not in it, each counted once.
    package var heldBack = HeldBack()
    /// What to write where exchanges wait for consent.
    package var consentAdvice = ConsentAdvice()

    package init() {}
  }

  package var written: Parts
  /// The two parts as prompts and completions; nil where the form above teaches no context.
  package var completions: Parts?
  package var manualExamples: Int
  package var minedExamples: Int
  /// What was left out, by reason.
  package var leftOut: [(reason: String, count: Int)]
  package var absence = Absence()
  package var systemPrompt: ShownText
  package var destination = Destination()
  package var tokens = DatasetTokens()
  /// What choosing lines for coverage did, by topic; empty when all were taken.
  package var choices: [(topic: Topic, choice: CoverageChoice)] = []
  /// What the training and the validation part have in common.
  package var leakage = Leakage()
  /// Exchanges in the dataset with cues of a category of moderation, in the categories' order; none
  /// with 0.
  package var moderation: [(category: ModerationCategory, count: Int)] = []

  package init(
    written: Parts, manualExamples: Int, minedExamples: Int,
    leftOut: [(reason: String, count: Int)], systemPrompt: ShownText
  ) {
    self.written = written
    self.manualExamples = manualExamples
    self.minedExamples = minedExamples
    self.leftOut = leftOut
    self.systemPrompt = systemPrompt
  }
}
