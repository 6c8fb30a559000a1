internal import Analysis

/// Few exchanges to write, the fewest where these are soon found, so that every band and topic's goal is met with
/// nothing left out, and there are at least as many as the minimum.
package struct BandAdditions: Sendable, Equatable {
  /// How many of which kind, most first.
  package private(set) var kinds: [(kind: BandKind, count: Int)] = []
  package var total: Int { kinds.reduce(0) { $0 + $1.count } }

  package static func == (a: BandAdditions, b: BandAdditions) -> Bool {
    a.kinds.elementsEqual(b.kinds) { $0.kind == $1.kind && $0.count == $1.count }
  }

  /// nil where no number of exchanges does it, as where a band asks for all.
  package init?(to counts: BandCounts, _ goals: BandGoals) {
    var aim = max(counts.total, goals.minimum)
    // The more there are, the less is left to chance: asked again with as many as it comes to.
    for _ in 0..<6 {
      guard let kinds = Additions(to: counts, goals, aim: aim).fewest else { return nil }
      self.kinds = kinds
      if counts.total + total <= aim { break }
      aim = counts.total + total
    }
  }
}

/// How many of each kind to add, as a program in whole numbers.
private struct Additions {
  let counts: BandCounts
  let goals: BandGoals
  let kinds: [BandKind]
  /// The number of exchanges that topics' shares are held against.
  let aim: Int

  init(to counts: BandCounts, _ goals: BandGoals, aim: Int) {
    self.counts = counts
    self.goals = goals
    self.aim = aim
    kinds = Self.kinds(goals)
  }

  /// The fewest that were found, most first.
  var fewest: [(kind: BandKind, count: Int)]? {
    let rows = rows
    let most = Double(20 * aim + 1_000)
    let program = IntegerProgram(
      program: LinearProgram(
        objective: kinds.map { _ in -1 }, rows: rows, lower: kinds.map { _ in 0 },
        upper: kinds.map { _ in most }),
      isSolution: isMet, rounded: rounded, branchLimit: max(1, 100_000 / (kinds.count * rows.count))
    )
    guard let added = program.best().values else { return nil }
    return zip(kinds, joiningSmall(added)).filter { $1 > 0 }.map { (kind: $0, count: $1) }
      .sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
  }

  /// The least share of a topic that chance does not set apart from its goal.
  private func slope(_ topic: Int) -> Double {
    let goal = goals.topics[topic]
    return goal - 1.959964 * (goal * (1 - goal) / Double(max(1, aim))).squareRoot()
  }

  private var rows: [LinearProgram.Row] {
    var rows: [LinearProgram.Row] = []
    for metric in goals.bands.indices {
      let band = goals.bands[metric]
      let (count, total) = (
        Double(counts.metrics[metric].count), Double(counts.metrics[metric].total)
      )
      rows.append(
        LinearProgram.Row(
          coefficients: kinds.map { band.lowerBound - ($0.has(metric) == true ? 1 : 0) },
          bound: count - band.lowerBound * total))
      rows.append(
        LinearProgram.Row(
          coefficients: kinds.map { ($0.has(metric) == true ? 1 : 0) - band.upperBound },
          bound: band.upperBound * total - count))
    }
    for topic in goals.topics.indices {
      rows.append(
        LinearProgram.Row(
          coefficients: kinds.map { slope(topic) - ($0.topic == topic ? 1 : 0) },
          bound: Double(counts.topics[topic]) - slope(topic) * Double(counts.total)))
    }
    rows.append(
      LinearProgram.Row(
        coefficients: kinds.map { _ in -1 }, bound: Double(counts.total - goals.minimum)))
    return rows
  }

  private func counts(with added: [Int]) -> BandCounts {
    var result = counts
    for (kind, count) in zip(kinds, added) where count > 0 { result.add(kind, count) }
    return result
  }

  private func isMet(_ added: [Int]) -> Bool {
    let result = counts(with: added)
    return result.total >= goals.minimum
      && goals.bands.indices.allSatisfy { result.meets(goals, $0) }
      && goals.topics.indices.allSatisfy {
        Double(result.topics[$0]) >= slope($0) * Double(result.total) - 1e-9
      }
  }

  /// How far exchanges are from all that they have to meet, in exchanges.
  private func distance(_ counts: BandCounts) -> Double {
    var sum = Double(max(0, goals.minimum - counts.total))
    for metric in goals.bands.indices {
      let band = goals.bands[metric]
      let (count, total) = (
        Double(counts.metrics[metric].count), Double(counts.metrics[metric].total)
      )
      sum += max(0, band.lowerBound * total - count, count - band.upperBound * total)
    }
    for topic in goals.topics.indices {
      sum += max(0, slope(topic) * Double(counts.total) - Double(counts.topics[topic]))
    }
    return sum
  }

  /// A solution near values that are not whole: fewer first, then what brings the goals nearest, one by one, and in the
  /// end as few as will do.
  private func rounded(_ values: [Double]) -> [Int]? {
    var added = values.map { Int(($0 + 1e-7).rounded(.down)) }
    var result = counts(with: added)
    for _ in 0..<400 where !isMet(added) {
      var best: (index: Int, distance: Double)?
      for (index, kind) in kinds.enumerated() {
        result.add(kind, 1)
        let next = distance(result)
        result.add(kind, -1)
        if next < (best?.distance ?? .infinity) - 1e-12 { best = (index, next) }
      }
      guard let best else { return nil }
      added[best.index] += 1
      result.add(kinds[best.index], 1)
    }
    guard isMet(added) else { return nil }
    for index in added.indices {
      while added[index] > 0 {
        added[index] -= 1
        if isMet(added) { continue }
        added[index] += 1
        break
      }
    }
    return added
  }

  /// Few kinds are easier to write: what rounding left over joins another where that will do.
  private func joiningSmall(_ added: [Int]) -> [Int] {
    var added = added
    for small in added.indices.sorted(by: { (added[$0], $0) < (added[$1], $1) })
    where (1...3).contains(added[small]) {
      for large in added.indices.sorted(by: { (added[$1], $0) < (added[$0], $1) })
      where large != small && added[large] > 0 {
        var joined = added
        joined[large] += joined[small]
        joined[small] = 0
        guard isMet(joined) else { continue }
        added = joined
        break
      }
    }
    return added
  }

  /// What can be written: in the ranges that the team sets, unless a band limits how many may be.
  ///
  /// Each further metric doubles them; the limit of branches falls with them, so that the search takes no longer.
  private static func kinds(_ goals: BandGoals) -> [BandKind] {
    var combinations: [[Bool]] = [[]]
    for (metric, band) in zip(goals.metrics, goals.bands) {
      let choices = metric.amount.range == nil || band.upperBound < 1 ? [true, false] : [true]
      combinations = combinations.flatMap { before in choices.map { before + [$0] } }
    }
    return goals.topics.indices.flatMap { topic in
      combinations.map { BandKind($0, topic: topic) }
    }.sorted()
  }
}
