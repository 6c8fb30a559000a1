internal import Findings
internal import Planning

extension MarkdownSections {
  /// How many tasks are listed.
  static let taskCount = 400

  /// Overall progress, this week, and what contradicts itself.
  var planSummary: [String] {
    let plan = model.plan
    let values = PlanValues(plan)
    guard plan.taskCount > 0 else { return ["## Plan", "", "The plan has no tasks."] }
    var lines = ["## Plan", ""]
    lines.append("**\(text(plan.title, 200))**: \(plan.doneCount) of \(plan.taskCount) tasks done.")
    let when = values.values["when"] as? String ?? ""
    lines.append(text(when, 200))
    var table = MarkdownTable(("Part", false), ("Done", true), ("Contradicted", true))
    for section in plan.sections.prefix(40) where !section.tasks.isEmpty {
      let contradicted = section.tasks.count { $0.outcome == .contradicted }
      table.rows.append([
        title(of: section),
        "\(section.doneCount) of \(section.tasks.count)", Numbers.count(contradicted),
      ])
    }
    lines += [""] + table.lines
    if !plan.contradictions.isEmpty {
      lines += ["", "Ticked, but the data says otherwise:", ""]
      lines += plan.contradictions.prefix(20).map { "- " + taskText($0) }
    }
    return lines
  }

  /// Every task as a task list: a box is ticked when the task counts as done.
  var checklist: [String] {
    var lines: [String] = []
    var left = Self.taskCount
    for section in model.plan.sections where left > 0 {
      let isCurrent = section.week != nil && section.week == model.plan.currentWeek
      lines += ["### \(title(of: section))\(isCurrent ? " ← this week" : "")", ""]
      lines.append("\(section.doneCount) of \(section.tasks.count) done.")
      lines.append("")
      for task in section.tasks.prefix(left) {
        let indent = String(repeating: "  ", count: min(max(task.depth, 0), 3))
        lines.append("\(indent)- [\(task.isDone ? "x" : " ")] \(taskText(task))")
      }
      left -= min(left, section.tasks.count)
      lines.append("")
    }
    if model.plan.taskCount > Self.taskCount {
      lines.append(
        "\(Numbers.count(model.plan.taskCount - Self.taskCount)) more tasks are not listed here.")
    }
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// "Week 2: Expansion" says enough; other sections need their group's name.
  private func title(of section: PlanProgress.Section) -> String {
    guard let group = section.group, section.week == nil else { return text(section.title, 200) }
    return text("\(group): \(section.title)", 200)
  }

  private func taskText(_ task: TaskState) -> String {
    var parts = [text(task.title, 300)]
    switch task.outcome {
    case .open: break
    case .ticked: parts.append("— ticked by hand")
    case .measuredDone, .measuredOpen: parts.append("— measured")
    case .contradicted: parts.append("— ✕ ticked, but the data says otherwise")
    }
    if let evidence = task.evidence { parts.append("(\(text(evidence, 200)))") }
    return parts.joined(separator: " ")
  }
}
