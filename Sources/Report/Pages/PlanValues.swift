internal import Findings
internal import Planning

/// The plan's progress, as values.
struct PlanValues {
  /// How many tasks a page shows; a plan with more says how many are left out.
  static let taskCount = 600

  let plan: PlanProgress

  init(_ plan: PlanProgress) { self.plan = plan }

  var values: [String: Any] {
    let current = currentSection
    let contradictions = plan.contradictions
    return [
      "title": Clipping.clipped(plan.title, to: 200),
      "hasTasks": plan.taskCount > 0,
      "overall": progress(plan.sections.flatMap(\.tasks)),
      "source": plan.path.map { Clipping.clipped($0, to: 200) } ?? "",
      "isBuiltin": plan.path == nil,
      "when": when,
      "hasCurrent": current != nil,
      "current": current.map { section($0.section, label: $0.label) } ?? [:],
      "contradictions": contradictions.prefix(20).map(task),
      "hasContradictions": !contradictions.isEmpty,
      "contradictionCount": Numbers.count(contradictions.count, "contradiction"),
    ]
  }

  /// All sections in their groups, with anchors.
  var groups: [[String: Any]] {
    var anchors = AnchorRegistry(reserved: ["_contradictions"])
    var groups: [[String: Any]] = []
    var sections: [[String: Any]] = []
    var group: String?
    var tasksLeft = PlanValues.taskCount
    func close() {
      guard !sections.isEmpty else { return }
      groups.append([
        "title": Clipping.clipped(group ?? "", to: 200), "hasTitle": group != nil,
        "sections": sections,
      ])
      sections = []
    }
    for entry in plan.sections where tasksLeft > 0 {
      if entry.group != group { close() }
      group = entry.group
      var shown = entry
      shown.tasks = Array(entry.tasks.prefix(tasksLeft))
      tasksLeft -= shown.tasks.count
      var values = section(
        shown, label: entry.week != nil && entry.week == plan.currentWeek ? "this week" : "")
      values["progress"] = progress(entry.tasks)
      values["anchor"] = anchors.anchor(
        entry.week.map { "week-\($0)" } ?? "section-\(groups.count + 1)")
      sections.append(values)
    }
    close()
    return groups
  }

  var leftOutCount: Int { max(0, plan.taskCount - PlanValues.taskCount) }

  func section(_ section: PlanProgress.Section, label: String) -> [String: Any] {
    [
      "title": Clipping.clipped(section.title, to: 200),
      "label": label, "hasLabel": !label.isEmpty,
      "progress": progress(section.tasks),
      "tasks": section.tasks.map(task),
      "isEmpty": section.tasks.isEmpty,
    ]
  }

  func task(_ task: TaskState) -> [String: Any] {
    [
      "title": Clipping.clipped(task.title, to: 200),
      "state": task.outcome.stateWord.values,
      "evidence": Clipping.clipped(task.evidence ?? "", to: 120),
      "hasEvidence": task.evidence != nil,
      "place": task.place?.shortDescription ?? "", "hasPlace": task.place != nil,
      "depth": String(min(max(task.depth, 0), 3)),
      "isContradicted": task.outcome == .contradicted,
      "isOpen": task.outcome == .open && task.evidence == nil,
    ]
  }

  /// Counts per state and the parts of a bar, in a fixed order.
  func progress(_ tasks: [TaskState]) -> [String: Any] {
    func count(_ outcome: TaskState.Outcome) -> Int { tasks.count { $0.outcome == outcome } }
    let measured = count(.measuredDone)
    let ticked = count(.ticked)
    let contradicted = count(.contradicted)
    let done = measured + ticked
    let open = tasks.count - done - contradicted
    var start = 0.0
    let whole = Double(max(1, tasks.count))
    let bars = [("measured", measured), ("ticked", ticked), ("contradicted", contradicted)]
      .filter { $0.1 > 0 }
      .map { style, count in
        defer { start += Double(count) / whole }
        return [
          "style": style, "x": Numbers.position(start),
          "width": Numbers.position(Double(count) / whole),
        ]
      }
    var parts: [String] = []
    if measured > 0 { parts.append("\(measured) measured") }
    if ticked > 0 { parts.append("\(ticked) ticked by hand") }
    if contradicted > 0 { parts.append("\(contradicted) contradicted") }
    parts.append("\(open) open")
    return [
      "done": Numbers.count(done), "total": Numbers.count(tasks.count),
      "measured": Numbers.count(measured), "ticked": Numbers.count(ticked),
      "contradicted": Numbers.count(contradicted), "open": Numbers.count(open),
      "share": tasks.isEmpty ? "–" : Numbers.percent(Double(done) / whole),
      "bars": bars, "isEmpty": tasks.isEmpty,
      "description": "\(done) of \(tasks.count) tasks done: " + parts.joined(separator: ", "),
      "parts": parts.joined(separator: " · "),
    ]
  }

  /// The section of this week; without one the first week that has something open.
  private var currentSection: (section: PlanProgress.Section, label: String)? {
    if let week = plan.currentWeek, let section = plan.sections.first(where: { $0.week == week }) {
      return (section, "this week")
    }
    return plan.sections.first { $0.week != nil && $0.doneCount < $0.tasks.count }
      .map { ($0, "first open week") }
  }

  /// Which week it is, or why that is not known.
  private var when: String {
    let last = plan.sections.compactMap(\.week).max() ?? 0
    return switch (plan.start, plan.currentWeek) {
    case (nil, _): "The plan has no start date, so no week is marked as this one."
    case (let start?, nil): "The plan starts on \(start)."
    case (let start?, let week?) where last > 0 && week > last:
      "Week \(week) since \(start): the plan's \(last) weeks are over."
    case (let start?, let week?): "Week \(week) since \(start)."
    }
  }
}
