package import Findings

/// The plan's tasks against what the data says.
///
/// A measured task is done when its measure holds, ticked or not. One that is ticked while its
/// measure does not hold, or could not be taken, is contradicted, and a finding.
///
/// - Parameters:
///   - start: The configured first day, `YYYY-MM-DD`; it stands above the plan's own.
///   - today: The run's day, `YYYY-MM-DD`.
package func progress(
  of plan: Plan, facts: Facts, start: String?, today: String
) -> (PlanProgress, [Finding]) {
  var findings: [Finding] = []
  let firstDay = start.flatMap { day($0, of: "configured start", &findings) } ?? plan.start
  let currentDay = day(today, of: "run's day", &findings)
  let sections = plan.sections.map { section in
    PlanProgress.Section(
      title: section.title, group: section.group, week: section.week,
      tasks: section.tasks.map { state(of: $0, facts, &findings) })
  }
  let week = firstDay.flatMap { currentDay?.week(from: $0) }
  let progress = PlanProgress(
    title: plan.title, path: plan.path, start: firstDay?.description, currentWeek: week,
    sections: sections)
  return (progress, findings)
}

private func state(of task: Plan.Task, _ facts: Facts, _ findings: inout [Finding]) -> TaskState {
  var state = TaskState(
    title: task.title, place: task.place, isTicked: task.isTicked,
    outcome: task.isTicked ? .ticked : .open, evidence: nil, depth: task.depth)
  guard let measure = task.measure else { return state }
  let evidence = measure.evidence(from: facts)
  state.evidence = evidence
  if measure.isMet(by: facts) {
    state.outcome = .measuredDone
  } else if task.isTicked {
    state.outcome = .contradicted
    findings.append(
      Finding(
        .contradictedTask, at: task.place,
        // Without the task's own words, as findings reach logs and a plan may name people.
        "task is ticked, but the data says otherwise: \(evidence)",
        advice: "Untick it until the data agrees, or correct its measure."))
  } else {
    state.outcome = .measuredOpen
  }
  return state
}

/// Reads a day that was given with the run, or says that it is none.
private func day(_ text: String, of source: String, _ findings: inout [Finding]) -> CalendarDay? {
  let day = CalendarDay(text)
  if day == nil {
    findings.append(
      Finding(
        .invalidPlan, at: nil, "the \(source) '\(text.prefix(24))' is not a day",
        advice: "Write it as YYYY-MM-DD, such as 2026-01-12."))
  }
  return day
}
