internal import Bytes
package import Findings
internal import Markdown
package import Privacy

/// Reads a plan from its Markdown.
///
/// The first heading of level 1 is the title. Any other heading opens a section, of which those
/// with tasks are kept; tasks before the first section belong to one with the plan's title. A task
/// is bound to a measure by a comment in it, `<!-- measure: manual-examples >= 100 -->`; several
/// comments in one task must all hold.
///
/// - Parameters:
///   - bytes: UTF-8; anything else reads as U+FFFD, so mend it before if columns matter.
///   - path: Where it was read from, for places; nil for the built-in plan.
///   - names: The facts that tasks can be bound to.
package func readPlan(
  _ bytes: [UInt8], path: ShownText?, _ names: MeasureNames
) -> (plan: Plan, findings: [Finding]) {
  var findings: [Finding] = []
  let frontMatter = PlanFrontMatter(of: bytes, path: path, findings: &findings)
  var reader = PlanReader(path: path, names: names, findings: findings)
  let body = Array(bytes[frontMatter.bodyOffset...])
  for item in outline(of: body, firstLine: frontMatter.firstBodyLine) {
    switch item {
    case .heading(let level, let text, _): reader.open(level: level, title: text)
    case .task(let task): reader.append(task)
    case .comment(let comment): reader.takeStray(comment)
    case .exceeded(let bound, let line, let column):
      reader.findings.append(
        Finding(
          .excessiveMarkup, at: path.map { Place(file: $0, line: line, column: column) },
          bound.summary, advice: bound.advice))
    }
  }
  let title = reader.title ?? "Plan"
  let sections = reader.sections.filter { !$0.tasks.isEmpty }.map { section in
    var section = section
    if section.title.isEmpty { section.title = title }
    return section
  }
  if sections.isEmpty { reader.findings.append(.noTasks(path)) }
  let plan = Plan(title: title, path: path, start: frontMatter.start, sections: sections)
  return (plan, reader.findings)
}

/// Gathers tasks into sections, heading by heading.
private struct PlanReader {
  let path: ShownText?
  let names: MeasureNames
  var findings: [Finding]
  var title: String?
  /// The first is for tasks before any section; it has no title yet.
  var sections = [Plan.Section(title: "", group: nil, week: nil, tasks: [])]
  /// The headings around the current place, outermost first, the plan's title excepted.
  private var headings: [(level: Int, title: String, week: Int?)] = []

  init(path: ShownText?, names: MeasureNames, findings: [Finding]) {
    self.path = path
    self.names = names
    self.findings = findings
  }

  mutating func open(level: Int, title: String) {
    if level == 1, self.title == nil, !title.isEmpty {
      self.title = title
      // A title below the first section ends it; before that, tasks go on in the untitled one.
      if headings.isEmpty { return }
      headings = []
      sections.append(Plan.Section(title: "", group: nil, week: nil, tasks: []))
      return
    }
    while let last = headings.last, last.level >= level { headings.removeLast() }
    let week = weekNumber(in: title) ?? headings.last?.week
    sections.append(
      Plan.Section(title: title, group: headings.last?.title, week: week, tasks: []))
    headings.append((level, title, week))
  }

  mutating func append(_ task: OutlineTask) {
    let place = place(task.line, task.column)
    guard !task.text.isEmpty else {
      findings.append(.emptyTask(place))
      return
    }
    var conditions: [Measure.Condition] = []
    var isIntact = true
    for comment in task.comments {
      let place = self.place(comment.line, comment.column)
      guard comment.isClosed else {
        findings.append(.brokenComment(place))
        if MeasureSyntax.looksLikeMeasure(comment.text) { isIntact = false }
        continue
      }
      switch MeasureSyntax.read(comment.text, names) {
      case .none: continue
      case .measure(let measure):
        conditions += measure.conditions
        continue
      case .unknownNames(let unknown):
        findings += unknown.map { .unknownMeasure($0, names, place) }
      case .malformed(let reason): findings.append(.malformedMeasure(reason, place))
      }
      isIntact = false
    }
    // Half a measure would call a task done that is not: then the box decides.
    let measure = isIntact && !conditions.isEmpty ? Measure(conditions) : nil
    sections[sections.count - 1].tasks.append(
      Plan.Task(
        title: task.text, isTicked: task.isTicked, depth: task.depth, place: place,
        measure: measure))
  }

  mutating func takeStray(_ comment: OutlineComment) {
    let place = place(comment.line, comment.column)
    guard comment.isClosed else {
      findings.append(.brokenComment(place))
      return
    }
    if MeasureSyntax.read(comment.text, names) != .none { findings.append(.strayMeasure(place)) }
  }

  private func place(_ line: Int, _ column: Int) -> Place? {
    path.map { Place(file: $0, line: line, column: column) }
  }
}

/// The number of a heading such as "Week 2: Expansion"; nil for "Weeks 1–2" and "Week 1–2".
private func weekNumber(in heading: String) -> Int? {
  let text = Array(heading.utf8)
  guard text.count > 5, text.prefix(4).map(\.lowercased).elementsEqual("week".utf8),
    text[4].isWhitespace
  else { return nil }
  let digits = text[5...].prefix { $0.isDigit }
  guard let week = Int(String(decoding: digits, as: UTF8.self)), week > 0 else { return nil }
  let rest = text[digits.endIndex...]
  if let next = rest.first, next.isLetter { return nil }
  // Behind the number, a dash and another number make it several weeks.
  let dash = rest.drop { $0.isWhitespace }.prefix { $0 == UInt8(ascii: "-") || $0 >= 0x80 }
  let behind = text[dash.endIndex...].first { !$0.isWhitespace }
  return !dash.isEmpty && behind?.isDigit == true ? nil : week
}

// MARK: - Findings

extension Finding {
  fileprivate static func noTasks(_ path: ShownText?) -> Finding {
    Finding(
      .invalidPlan, at: path.map { Place(file: $0) }, "the plan has no task",
      advice: "Write tasks as list items with a box, '- [ ] Create 100 manual examples'.")
  }

  fileprivate static func emptyTask(_ place: Place?) -> Finding {
    Finding(
      .invalidPlan, at: place, "a task has no words", advice: "Say behind its box what is to do.")
  }

  fileprivate static func brokenComment(_ place: Place?) -> Finding {
    Finding(
      .invalidPlan, at: place, "a comment is not closed, or has '--' inside",
      advice: "End it with '-->' and write no '--' before; until then no measure is read from it.")
  }

  fileprivate static func strayMeasure(_ place: Place?) -> Finding {
    Finding(
      .invalidPlan, at: place, "a measure stands outside of any task",
      advice: "Put it behind a task's words, or indented below them.")
  }

  fileprivate static func malformedMeasure(_ reason: String, _ place: Place?) -> Finding {
    Finding(
      .invalidPlan, at: place, "measure: \(reason)",
      advice: "Write '<!-- measure: manual-examples >= 100 -->'; until then the box decides.")
  }

  fileprivate static func unknownMeasure(
    _ name: String, _ names: MeasureNames, _ place: Place?
  ) -> Finding {
    let advice =
      if let meant = names.nearest(to: name) {
        "Did you mean '\(meant.rawValue)'?"
      } else {
        "Use one of \(names.list)."
      }
    return Finding(
      .unknownMeasure, at: place, "measure '\(name.prefix(40))' is not known", advice: advice)
  }
}
