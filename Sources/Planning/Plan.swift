package import Findings
package import Privacy

/// A team's plan as it is written: task lists under headings, some bound to what the data says.
package struct Plan: Sendable {
  package var title: String
  /// The file it was read from; nil for the built-in plan.
  package var path: ShownText?
  /// The first day, from the plan's own front matter.
  package var start: CalendarDay?
  /// The headings that have tasks right below them, in order.
  package var sections: [Section]

  package init(title: String, path: ShownText?, start: CalendarDay?, sections: [Section]) {
    self.title = title
    self.path = path
    self.start = start
    self.sections = sections
  }

  /// Tasks under one heading.
  package struct Section: Sendable {
    package var title: String
    /// The heading above it, the plan's title excepted.
    package var group: String?
    /// The number in "Week 2: Expansion", or in such a heading above it.
    package var week: Int?
    package var tasks: [Task]

    package init(title: String, group: String?, week: Int?, tasks: [Task]) {
      self.title = title
      self.group = group
      self.week = week
      self.tasks = tasks
    }
  }

  /// One item of a task list.
  package struct Task: Sendable {
    /// Plain text on one line.
    package var title: String
    package var isTicked: Bool
    /// How many tasks stand around it.
    package var depth: Int
    /// Nil in the built-in plan, which is no file of the user's.
    package var place: Place?
    /// What the data must say for it to be done; nil for a task that is ticked by hand.
    package var measure: Measure?

    package init(title: String, isTicked: Bool, depth: Int, place: Place?, measure: Measure?) {
      self.title = title
      self.isTicked = isTicked
      self.depth = depth
      self.place = place
      self.measure = measure
    }
  }
}
