package import Analysis
package import Dataset
package import Findings
package import Language
package import Planning
package import Review

/// A project that was read and judged, before anything is written.
package struct JudgedProject: Sendable {
  package var summary: Summary
  package var judgement: Judgement
  package var duplicates: Duplicates
  /// Which conversations are held out, in whatever form the dataset is written.
  package var holdout: Holdout
  package var dataset: DatasetPlan
  /// What to leave out so that the bands are met, whether it is left out or not.
  package var bands: BandChoice
  package var plan: Plan
  package var yardsticks: Yardsticks
  package var people = PeoplesRecords()
  /// Responses that are written unlike the manual examples.
  package var styleOutlierCount = 0
  /// What is wrong with the input, the plan and the configuration; sorted by place.
  package var findings: [Finding]
  /// Which of them are listed.
  package var filter = FindingFilter()
}

/// What the texts of a project were read and held against.
package struct Yardsticks: Sendable {
  /// What the team asks of each response.
  package var voice: TeamVoice
  package var languages: Languages
  package var calibration: Calibration?
}

/// What people wrote down about a project's conversations: decisions and consent.
package struct PeoplesRecords: Sendable {
  /// What they decided.
  package var reviews = Reviews([])
  /// The worksheets' paths, relative to the project folder.
  package var worksheets: [String] = []
  /// Names of the ledgers of consent in the project folder.
  package var ledgers: [String] = []
}
