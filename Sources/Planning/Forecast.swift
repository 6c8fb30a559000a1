/// When a number of examples will be reached, if the work goes on as it did.
///
/// The pace is the mean of the examples a day between runs, weighted by the days between them, with
/// its 95 % interval by Student's *t*. The range goes from the day that the fast end of the pace
/// reaches the goal to the day of the slow end; a slow end of no growth has no last day.
package struct Forecast: Sendable, Equatable {
  /// Examples a day.
  package var pace: Double
  package var earliest: CalendarDay
  /// nil when the slow end of the pace never gets there.
  package var latest: CalendarDay?

  /// How many runs on different days it takes.
  package static let runsNeeded = 4

  /// - Parameters:
  ///   - counts: Examples by day, in the order of the days; of several runs on a day the last counts.
  ///   - today: The present count is the last of `counts`.
  /// - Returns: nil with too few days, when the goal is reached, or when nothing grows.
  package init?(_ counts: [(day: CalendarDay, examples: Double)], goal: Double) {
    var days: [(day: Int, examples: Double)] = []
    for entry in counts.sorted(by: { $0.day < $1.day }) {
      if days.last?.day == entry.day.dayNumber { days.removeLast() }
      days.append((entry.day.dayNumber, entry.examples))
    }
    guard days.count >= Self.runsNeeded, let first = days.first, let last = days.last,
      last.examples < goal
    else { return nil }
    let length = Double(last.day - first.day)
    let mean = (last.examples - first.examples) / length
    // Each stretch counts by its days; its pace varies with one over its days.
    var squares = 0.0
    for (a, b) in zip(days, days.dropFirst()) {
      let stretch = Double(b.day - a.day)
      let difference = (b.examples - a.examples) / stretch - mean
      squares += stretch * difference * difference
    }
    let freedom = days.count - 2
    let error = (squares / Double(freedom) / length).squareRoot()
    let reach = studentQuantile(freedom) * error
    guard mean + reach > 0 else { return nil }
    func day(at pace: Double) -> CalendarDay? {
      let days = (goal - last.examples) / pace
      guard days < 36_500 else { return nil }
      let whole = Int(days)
      return CalendarDay(dayNumber: last.day + whole + (Double(whole) < days ? 1 : 0))
    }
    guard let earliest = day(at: mean + reach) else { return nil }
    pace = mean
    self.earliest = earliest
    latest = mean - reach > 0 ? day(at: mean - reach) : nil
  }
}

/// The 97.5 % quantile of Student's *t* by degrees of freedom from 1 on.
private func studentQuantile(_ freedom: Int) -> Double {
  let table = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042,
  ]
  if freedom <= table.count { return table[max(1, freedom) - 1] }
  // Peiser's first term of the expansion about the normal quantile.
  let z = 1.959964
  return z + (z * z * z + z) / (4 * Double(freedom))
}
