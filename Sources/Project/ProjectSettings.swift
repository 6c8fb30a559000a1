package import Analysis
package import Corpus
package import Dataset
package import Dialects
package import Findings
package import Planning
package import Privacy
internal import Report

/// A project's settings: what `tuneboard.yml` says, with defaults filled in.
package struct ProjectSettings: Sendable, Equatable {
  package var name: ShownText = "Training data"
  package var standards = Standards()
  package var scoring = ScoringSettings()
  package var plan = PlanSettings()
  package var dataset = DatasetSettings()
  package var training = TrainingSettings()

  /// The URL of a file's line, with `{commit}`, `{path}` and `{line}`; nil for no links.
  package var sourceURL: String?
  /// Which personal data stays as it is.
  package var personalData = PersonalDataPolicy()
  /// What makes of what the project's files say what may be shown.
  package var masker: Masker { Masker(personalData) }
  /// The dialects of Markdown that files may be in, with those that the project declares.
  package var dialects = DialectRegistry.standard
  /// How much findings matter, and which are left out of the lists.
  package var findings = FindingRules()
  /// What holds where conversations do not state their consent.
  package var consent = ConsentRules()
  /// What continuous integration asks for; empty for readiness alone.
  package var gates: [Gate] = []

  package init() {}

  /// What a run measures, by the names that its plan, gates and history use.
  package var measureNames: MeasureNames { MeasureNames(standards.metrics) }
}

/// What enters scores besides the standards.
package struct ScoringSettings: Sendable, Equatable {
  /// Which score of whole conversations the team steers by.
  ///
  /// Support by default: the first team's companion is to listen and to comfort, not to counsel.
  package var conversationScore = ConversationScore.Kind.support
  /// A file that `tuneboard calibrate` wrote, relative to the project folder; nil for the rules alone.
  package var calibrationPath: String?
  /// Whether responses are compared with their messages by word vectors.
  package var relatesTexts = true
}

/// Where the team's plan is, and when it begins.
package struct PlanSettings: Sendable, Equatable {
  /// Relative to the project folder.
  package var path = "plan.md"
  /// `YYYY-MM-DD`, or nil when the plan has no start.
  package var start: String?
}

/// What the dataset takes, and in which form.
package struct DatasetSettings: Sendable, Equatable {
  /// The system message of every line of the dataset; empty for none.
  package var systemPrompt: ShownText =
    "You are a warm, practical companion for fitness, wellness and personal growth. "
    + "Listen first, take up what the person says, and help them find their next step."
  /// The share of conversations that go to the validation part, 0 to 0.5.
  package var validationShare = 0.1
  /// At most so many messages stand before the user's in a line of the dataset.
  package var contextMessages = 8
  /// What is taken of the exchanges that are good enough.
  package var choice = DatasetChoice.all
  /// The most lines that the dataset may have, chosen for coverage; nil for all.
  package var lineLimit: Int?
  /// Whose form the dataset is written in.
  package var provider = Provider.openai
  /// The dataset's license, as Hugging Face lists them; empty for none.
  package var license = ""
}
