package import Analysis

/// How many examples there are against the goals.
package struct Volume: Sendable {
  package var goals: VolumeGoals
  package var manual: Int
  package var mined: Int
  package var total: Int { manual + mined }
  /// The phase that this number belongs to: "Foundation".
  package var phase: String
  /// "500–1000 examples, weeks 1–2"
  package var phaseDetail: String
  /// The next number to reach and how many are missing; nil beyond the last.
  package var next: (goal: Int, missing: Int)?

  package init(
    goals: VolumeGoals, manual: Int, mined: Int, phase: String, phaseDetail: String,
    next: (goal: Int, missing: Int)?
  ) {
    self.goals = goals
    self.manual = manual
    self.mined = mined
    self.phase = phase
    self.phaseDetail = phaseDetail
    self.next = next
  }
}
