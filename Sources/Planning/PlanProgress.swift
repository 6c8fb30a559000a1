package import Findings
package import Privacy

/// The plan with every task's state.
package struct PlanProgress: Sendable {
  package var title: String
  /// The file it was read from; nil for the built-in plan.
  package var path: ShownText?
  /// `YYYY-MM-DD`, when the plan has a start.
  package var start: String?
  /// The week that the run's day falls into, from 1; nil without a start, or before it.
  package var currentWeek: Int?
  package var sections: [Section]

  package init(
    title: String, path: ShownText?, start: String?, currentWeek: Int?, sections: [Section]
  ) {
    self.title = title
    self.path = path
    self.start = start
    self.currentWeek = currentWeek
    self.sections = sections
  }

  /// Tasks under one heading.
  package struct Section: Sendable {
    package var title: String
    /// The heading above it ("Success criteria"), or nil.
    package var group: String?
    /// The number in a heading such as "Week 2: Expansion"; nil for other sections.
    package var week: Int?
    package var tasks: [TaskState]

    package init(title: String, group: String?, week: Int?, tasks: [TaskState]) {
      self.title = title
      self.group = group
      self.week = week
      self.tasks = tasks
    }

    package var doneCount: Int { tasks.count { $0.isDone } }
  }

  package var taskCount: Int { sections.reduce(0) { $0 + $1.tasks.count } }
  package var doneCount: Int { sections.reduce(0) { $0 + $1.doneCount } }
  package var contradictions: [TaskState] {
    sections.flatMap(\.tasks).filter { $0.outcome == .contradicted }
  }
}

/// One task of the plan with its state.
package struct TaskState: Sendable {
  /// Plain text of the task.
  package var title: String
  package var place: Place?
  package var isTicked: Bool
  package var outcome: Outcome
  /// For a measured task: what was measured against what, "44 of 100 manual examples".
  package var evidence: String?
  /// Nesting, from 0.
  package var depth: Int

  package init(
    title: String, place: Place?, isTicked: Bool, outcome: Outcome, evidence: String?, depth: Int
  ) {
    self.title = title
    self.place = place
    self.isTicked = isTicked
    self.outcome = outcome
    self.evidence = evidence
    self.depth = depth
  }

  /// A measured task counts as done only when the data says so.
  package var isDone: Bool {
    switch outcome {
    case .ticked, .measuredDone: true
    case .open, .measuredOpen, .contradicted: false
    }
  }

  package enum Outcome: String, Sendable {
    /// Not ticked, not measured.
    case open
    /// Ticked by hand, not measured.
    case ticked
    /// Measured, and reached (ticked or not).
    case measuredDone = "measured-done"
    /// Measured, not reached and not ticked.
    case measuredOpen = "measured-open"
    /// Ticked, but the data says otherwise.
    case contradicted
  }
}
