/// Weeks, phases and success criteria with the state of every task.
struct ChecklistPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let plan = PlanValues(model.plan)
    return [
      "plan": plan.values,
      "groups": plan.groups,
      "burnUp": BurnUpValues(model).values,
      "leftOut": Numbers.count(plan.leftOutCount, "task"),
      "hasLeftOut": plan.leftOutCount > 0,
    ]
  }
}
