internal import Analysis

/// The number of examples against the goals, as values for the `volume` partial.
struct VolumeValues {
  let volume: Volume

  init(_ volume: Volume) { self.volume = volume }

  var values: [String: Any] {
    let scale = Double(max(volume.total, goals.map(\.count).max() ?? 1, 1))
    let manual = Double(volume.manual) / scale
    let mined = Double(volume.mined) / scale
    return [
      "total": Numbers.count(volume.total),
      "manual": Numbers.count(volume.manual),
      "mined": Numbers.count(volume.mined),
      "manualWidth": Numbers.position(manual),
      "minedStart": Numbers.position(manual),
      "minedWidth": Numbers.position(mined),
      "phase": volume.phase,
      "phaseDetail": volume.phaseDetail,
      "next": volume.next.map {
        "\(Numbers.count($0.missing)) more to reach \(Numbers.count($0.goal))"
      } ?? "Every goal is reached",
      "goals": goalValues(scale: scale),
      "description": description,
    ]
  }

  private var goals: [(name: String, count: Int)] {
    [
      ("minimum", volume.goals.minimum), ("target", volume.goals.target),
      ("optimal", volume.goals.optimal),
    ]
  }

  private func goalValues(scale: Double) -> [[String: Any]] {
    var lastLabelled = -1.0
    return goals.map { goal in
      let place = Double(goal.count) / scale
      // On a phone a label needs about a fifth of the width; the list below has every goal.
      let hasRoom = place - lastLabelled >= 0.2
      if hasRoom { lastLabelled = place }
      let isReached = volume.total >= goal.count
      return [
        "name": goal.name, "count": Numbers.count(goal.count), "x": Numbers.position(place),
        "hasRoom": hasRoom,
        "labelX": Numbers.position(place < 0.06 ? 0 : place > 0.94 ? 1 : place),
        "anchor": place < 0.06 ? "start" : place > 0.94 ? "end" : "middle",
        "state": isReached ? "reached" : "\(Numbers.count(goal.count - volume.total)) missing",
      ]
    }
  }

  private var description: String {
    let goals = goals.map { "\($0.name) \(Numbers.count($0.count))" }.joined(separator: ", ")
    return "\(Numbers.count(volume.total)) examples: \(Numbers.count(volume.manual)) written by "
      + "hand, \(Numbers.count(volume.mined)) mined. Goals: \(goals)."
  }
}
