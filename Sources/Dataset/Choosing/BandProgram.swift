internal import Analysis

/// How many exchanges of each kind to keep, so that bands and topics' goals are met and the fewest are left out.
///
/// A band is two constraints on sums: of the kept exchanges that are judged, those that have what it counts are at
/// least its lower share and at most its upper. A topic's goal g is met while its share is not below it by more than
/// chance. Wilson's interval of n exchanges reaches from a share p up to g where p ≥ g − z·√(g(1−g)/n); n is the number that
/// there is, so that leaving out does not make a share better by leaving more to chance.
struct BandProgram {
  let kinds: [BandKind]
  /// How many there are of each kind.
  let counts: [Int]
  let goals: BandGoals
  let all: BandCounts
  /// Numbers of the metrics whose bands are asked for.
  var metrics: [Int]
  var topics: [Int] = []
  /// The part of its distance from each band that may stay, 0 to 1.
  var leniency = 0.0
  /// How many are kept in all; nil for as many as can be.
  private var total: Int?

  init(_ kinds: [(kind: BandKind, count: Int)], _ goals: BandGoals) {
    self.kinds = kinds.map(\.kind)
    counts = kinds.map(\.count)
    self.goals = goals
    metrics = Array(goals.bands.indices)
    var all = BandCounts(goals)
    for entry in kinds { all.add(entry.kind, entry.count) }
    self.all = all
  }

  func counts(_ kept: [Int]) -> BandCounts {
    var result = BandCounts(goals)
    for (kind, count) in zip(kinds, kept) where count > 0 { result.add(kind, count) }
    return result
  }

  /// How far exchanges are from a band: how many of those that have it there are too few, and too many.
  private func distance(_ share: Share, _ metric: Int) -> (below: Double, above: Double) {
    let band = goals.bands[metric]
    let (count, total) = (Double(share.count), Double(share.total))
    return (band.lowerBound * total - count, count - band.upperBound * total)
  }

  private func allowed(_ metric: Int) -> (below: Double, above: Double) {
    if leniency == 0 { return (0, 0) }
    let (below, above) = distance(all.metrics[metric], metric)
    return (leniency * max(0, below), leniency * max(0, above))
  }

  /// How far exchanges are from all that they have to meet, in exchanges; 0 when they meet it.
  private func violation(_ counts: BandCounts) -> Double {
    var sum = 0.0
    for metric in metrics {
      let (below, above) = distance(counts.metrics[metric], metric)
      let allowed = allowed(metric)
      sum += max(0, below - allowed.below) + max(0, above - allowed.above)
    }
    for topic in topics {
      sum += max(0, leastShare(topic) * Double(counts.total) - Double(counts.topics[topic]))
    }
    if let limit = goals.limit { sum += Double(max(0, counts.total - limit)) }
    return sum
  }

  func isMet(_ counts: BandCounts) -> Bool {
    if let limit = goals.limit, counts.total > limit { return false }
    if let total, counts.total != total { return false }
    return metrics.allSatisfy { metric in
      // Of nothing no share is met, unless there was nothing.
      if all.metrics[metric].total > 0, counts.metrics[metric].total == 0 { return false }
      if counts.meets(goals, metric) || all.metrics[metric].total == 0 { return true }
      let (below, above) = distance(counts.metrics[metric], metric)
      let allowed = allowed(metric)
      return leniency > 0 && below <= allowed.below + 1e-9 && above <= allowed.above + 1e-9
    }
      && topics.allSatisfy {
        Double(counts.topics[$0]) >= leastShare($0) * Double(counts.total) - 1e-9
      }
  }

  /// The least share of a topic that is not short of its goal.
  private func leastShare(_ topic: Int) -> Double {
    let goal = goals.topics[topic]
    return goal - standardDeviations * (goal * (1 - goal) / Double(max(1, all.total))).squareRoot()
  }

  private var linear: LinearProgram {
    let upper = counts.map { Double($0) }
    var rows: [LinearProgram.Row] = []
    for metric in metrics {
      let band = goals.bands[metric]
      let allowed = allowed(metric)
      func row(_ coefficient: (Double) -> Double, _ bound: Double) {
        rows.append(
          LinearProgram.Row(
            coefficients: kinds.map { $0.has(metric).map { coefficient($0 ? 1 : 0) } ?? 0 },
            bound: bound))
      }
      if let total, all.metrics[metric].total == all.total {
        // Of a number that is known the ends of a band are whole numbers.
        let least = (band.lowerBound * Double(total) - allowed.below - 1e-9).rounded(.up)
        let most = (band.upperBound * Double(total) + allowed.above + 1e-9).rounded(.down)
        row({ -$0 }, -least)
        row({ $0 }, most)
        continue
      }
      // Of nothing no share is met.
      if all.metrics[metric].total > 0 {
        rows.append(
          LinearProgram.Row(coefficients: kinds.map { $0.has(metric) == nil ? 0 : -1 }, bound: -1))
      }
      if band.lowerBound > 0 { row({ band.lowerBound - $0 }, allowed.below) }
      if band.upperBound < 1 { row({ $0 - band.upperBound }, allowed.above) }
    }
    for topic in topics {
      let least = leastShare(topic)
      if let total {
        rows.append(
          LinearProgram.Row(
            coefficients: kinds.map { $0.topic == topic ? -1 : 0 },
            bound: -(least * Double(total) - 1e-9).rounded(.up)))
        continue
      }
      rows.append(
        LinearProgram.Row(
          coefficients: kinds.map { least - ($0.topic == topic ? 1 : 0) }, bound: 0))
    }
    if let total {
      rows.append(LinearProgram.Row(coefficients: upper.map { _ in 1 }, bound: Double(total)))
      rows.append(LinearProgram.Row(coefficients: upper.map { _ in -1 }, bound: -Double(total)))
    }
    if let limit = goals.limit {
      rows.append(
        LinearProgram.Row(coefficients: upper.map { _ in 1 }, bound: Double(limit)))
    }
    return LinearProgram(
      objective: upper.map { _ in 1 }, rows: rows, lower: upper.map { _ in 0 }, upper: upper)
  }

  /// The most exchanges that could be kept if they could be divided.
  var bound: Double {
    linear.solution?.objective ?? 0
  }

  /// How many of each kind to keep: the most in all; nil where nothing but nothing meets the goals.
  ///
  /// Of each number, from the most that divided exchanges would allow down, it is asked whether it can be kept: with the
  /// number the ends of bands are whole, which rules most numbers out at once.
  func best() -> (kept: [Int], isProven: Bool)? {
    let most = Int(bound + 1e-6)
    var isProven = true
    for total in stride(from: most, to: max(0, most - 40), by: -1) {
      var program = self
      program.total = total
      let found = IntegerProgram(
        program: program.linear, isSolution: { program.isMet(program.counts($0)) },
        rounded: program.rounded, branchLimit: 300, takesFirst: true
      ).best()
      if let kept = found.values { return (kept, isProven) }
      isProven = isProven && found.isProven
    }
    let found = IntegerProgram(
      program: linear, isSolution: { isMet(counts($0)) }, rounded: rounded
    ).best()
    return found.values.map { ($0, isProven && found.isProven) }
  }

  /// Whole numbers near divided ones: fewer first, until the goals are met, then as many as they allow.
  private func rounded(_ values: [Double]) -> [Int]? {
    var kept = values.map { Int(($0 + 1e-7).rounded(.down)) }
    var counts = counts(kept)
    var distance = violation(counts)
    /// Whether there was a change that brings the goals nearest.
    func step(_ change: Int) -> Bool {
      var best: (kind: Int, distance: Double)?
      for (number, kind) in kinds.enumerated()
      where change < 0 ? kept[number] > 0 : kept[number] < self.counts[number] {
        counts.add(kind, change)
        let next = violation(counts)
        counts.add(kind, -change)
        if next < (best?.distance ?? .infinity) - 1e-12 { best = (number, next) }
      }
      guard let best, change > 0 || best.distance < distance - 1e-12 else { return false }
      kept[best.kind] += change
      counts.add(kinds[best.kind], change)
      distance = best.distance
      return true
    }
    if let total {
      while counts.total < total { if !step(1) { return nil } }
      return isMet(counts) ? kept : nil
    }
    for _ in 0..<400 where !isMet(counts) { if !step(-1) { return nil } }
    guard isMet(counts) else { return nil }
    for _ in 0..<3 {
      for (number, kind) in kinds.enumerated() where kept[number] < self.counts[number] {
        counts.add(kind, 1)
        if isMet(counts) { kept[number] += 1 } else { counts.add(kind, -1) }
      }
    }
    return kept
  }
}

/// As many as ``Share/interval`` has.
private let standardDeviations = 1.959964
