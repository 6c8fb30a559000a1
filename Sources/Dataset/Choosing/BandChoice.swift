internal import Analysis

/// An exchange that could be in the dataset, in the order in which those of a kind are left out.
///
/// Lower fit goes first, then the lower score, what nobody decided on before what somebody did, mined before manual, and
/// in the end the later one.
package struct BandCandidate: Sendable, Hashable, Comparable {
  private let key: UInt64

  /// - Parameters:
  ///   - exchange: Its number in the summary.
  ///   - fit: In hundredths; nil where it is not judged, which goes last.
  ///   - score: In hundredths.
  ///   - isDecided: Whether a person decided about it.
  package init(
    exchange: Int, fit: Int?, score: UInt8, isDecided: Bool = false, isManual: Bool = false
  ) {
    key =
      UInt64(fit ?? 101) << 48 | UInt64(score) << 40 | (isDecided ? 1 << 33 : 0)
      | (isManual ? 1 << 32 : 0) | UInt64(UInt32.max - UInt32(exchange))
  }

  package var exchange: Int { Int(UInt32.max - UInt32(truncatingIfNeeded: key)) }
  /// In hundredths; 101 where it is not judged.
  package var fit: Int { Int(key >> 48) }

  package static func < (a: BandCandidate, b: BandCandidate) -> Bool { a.key < b.key }
}

/// Which exchanges to leave out so that each band and each topic's goal is met with the least loss.
///
/// - The bands come first: of all ways to meet them one that leaves out the fewest.
/// - A band that no part of the exchanges meets, as nothing has what it asks for, is let go of and named.
/// - Where there are as many as the minimum, it is kept: then all bands are approached by the same part of their
///   distance, as far as the minimum allows, and ``withoutMinimum`` says what meeting them would leave.
/// - Topics' goals are met besides while the volume is kept that the bands leave: the minimum, or what more of the
///   team's numbers it reaches. Below the minimum nothing more is left out for them: examples are to be written anyway.
/// - Of exchanges of the same kind those with the lowest fit go first, then the lowest score; and where kinds can stand
///   in for each other, those with lower fit.
package struct BandChoice: Sendable, Equatable {
  /// What there is, and what is chosen of it.
  package private(set) var available: BandCounts
  package private(set) var chosen: BandCounts
  /// What is not chosen, lowest fit first.
  package private(set) var leftOut: [BandCandidate] = []
  /// Numbers of the metrics whose bands leaving out alone does not meet.
  package private(set) var unmetBands: [Int] = []
  /// Topics that stay short of their goals, by number.
  package private(set) var unmetTopics: [Int] = []
  /// How many would be left if the bands were met at any price, where that is below the minimum.
  package private(set) var withoutMinimum: Int?
  /// How many are kept for the bands alone; the rest of what is left out is for topics' goals.
  package private(set) var keptForBands = 0
  /// Whether it is known that no choice leaves out fewer.
  package private(set) var isProven = true

  /// - Complexity: O(*n* log *n*) in the exchanges where something is left out, else O(*n*).
  package init(_ candidates: [BandKind: [BandCandidate]], _ goals: BandGoals) {
    var groups = candidates.sorted { $0.key < $1.key }.map { (kind: $0.key, members: $0.value) }
    var program = BandProgram(groups.map { ($0.kind, $0.members.count) }, goals)
    available = program.all
    chosen = program.all
    keptForBands = available.total
    guard available.total > 0 else { return }

    var kept = meetBands(&program)
    keptForBands = kept.reduce(0, +)
    meetTopics(&program, &kept)
    // What is met stays met.
    let met = program.counts(kept)
    program.topics = goals.topics.indices.filter { met.meets(goals, topic: $0) }
    if kept != program.counts {
      for index in groups.indices { groups[index].members.sort() }
      exchangeForFit(program, &kept, groups.map(\.members))
      chosen = program.counts(kept)
      leftOut = zip(groups, kept).flatMap { group, kept in
        group.members.prefix(group.members.count - kept)
      }.sorted()
    }
    unmetBands = goals.bands.indices.filter { [available, chosen] in
      available.metrics[$0].total > 0 && !chosen.meets(goals, $0)
    }
    unmetTopics = goals.topics.indices.filter { [chosen] in !chosen.meets(goals, topic: $0) }
  }

  /// How many of each kind to keep for the bands; the program then asks for those that can be met.
  private mutating func meetBands(_ program: inout BandProgram) -> [Int] {
    program.metrics = program.goals.bands.indices.filter { program.all.metrics[$0].total > 0 }
    var best = program.best()
    if best == nil {
      // Those that can be met by themselves, the cheapest first, as long as all of them together can.
      var alone: [(metric: Int, bound: Double)] = []
      for metric in program.metrics {
        program.metrics = [metric]
        if program.best() != nil { alone.append((metric, program.bound)) }
      }
      alone.sort { ($1.bound, $0.metric) < ($0.bound, $1.metric) }
      program.metrics = []
      for entry in alone {
        program.metrics.append(entry.metric)
        if program.best() == nil { program.metrics.removeLast() }
      }
      best = program.best()
    }
    // Without any band all are kept, or as many as the limit allows.
    guard let best else { return program.counts }
    isProven = best.isProven
    let count = best.kept.reduce(0, +)
    let minimum = program.goals.minimum
    let most = min(program.all.total, program.goals.limit ?? .max)
    guard count < minimum, most >= minimum else { return best.kept }
    withoutMinimum = count
    // The bands are approached by the same part of their distance: the longest way that the minimum allows.
    for margin in [0, 1, 2, 4, 8] {
      var (low, high) = (0.0, 1.0)
      for _ in 0..<30 {
        program.leniency = (low + high) / 2
        if program.bound >= Double(minimum + margin) {
          high = program.leniency
        } else {
          low = program.leniency
        }
      }
      program.leniency = high
      if let near = program.best(), near.kept.reduce(0, +) >= minimum {
        isProven = near.isProven
        return near.kept
      }
    }
    program.leniency = 1
    return program.best()?.kept ?? program.counts
  }

  /// Asks for topics' goals too, those first that cost least, while the volume that the bands leave is kept: the
  /// highest goal that it reaches.
  private mutating func meetTopics(_ program: inout BandProgram, _ kept: inout [Int]) {
    let goals = program.goals
    let count = kept.reduce(0, +)
    let least =
      ([goals.minimum] + goals.volumes).filter { $0 <= count }.max() ?? count
    let before = program.counts(kept)
    if goals.topics.indices.allSatisfy({ before.meets(goals, topic: $0) }) { return }
    program.topics = Array(goals.topics.indices)
    if program.bound < Double(least) {
      let order = goals.topics.indices.map { topic in
        program.topics = [topic]
        return (topic: topic, bound: program.bound)
      }.sorted { ($1.bound, $0.topic) < ($0.bound, $1.topic) }
      program.topics = []
      for (topic, bound) in order where bound >= Double(least) {
        program.topics.append(topic)
        if program.bound < Double(least) { program.topics.removeLast() }
      }
    }
    // Whole numbers may keep a few less than divided ones.
    while !program.topics.isEmpty {
      if let next = program.best(), next.kept.reduce(0, +) >= least {
        kept = next.kept
        isProven = isProven && next.isProven
        return
      }
      program.topics.removeLast()
    }
  }

  /// Takes exchanges of higher fit back for such of lower fit, as long as the goals are met.
  ///
  /// - Parameter members: By kind, in their order; the first are left out.
  private func exchangeForFit(
    _ program: BandProgram, _ kept: inout [Int], _ members: [[BandCandidate]]
  ) {
    var counts = program.counts(kept)
    func left(_ kind: Int) -> Int { members[kind].count - kept[kind] }
    var checks = 0
    /// The most at a time, in powers of two, that raise fit and keep the goals; 0 for none.
    func size(_ back: Int, _ out: Int) -> Int {
      var size = 0
      while checks < Self.exchangeLimit {
        let next = max(1, 2 * size)
        guard next <= left(back), next <= kept[out],
          members[back][left(back) - next].fit > members[out][left(out) + next - 1].fit
        else { break }
        checks += 1
        counts.add(program.kinds[back], next)
        counts.add(program.kinds[out], -next)
        let holds = program.isMet(counts)
        counts.add(program.kinds[back], -next)
        counts.add(program.kinds[out], next)
        if !holds { break }
        size = next
      }
      return size
    }
    /// Whether any were exchanged: the highest fit that is left out for the lowest that stays, if the goals allow it.
    func exchange() -> Bool {
      let backs = members.indices.filter { left($0) > 0 }
        .map { (fit: members[$0][left($0) - 1].fit, kind: $0) }
        .sorted { ($1.fit, $0.kind) < ($0.fit, $1.kind) }
      let outs = members.indices.filter { kept[$0] > 0 }
        .map { (fit: members[$0][left($0)].fit, kind: $0) }.sorted { $0 < $1 }
      for back in backs {
        for out in outs where out.kind != back.kind {
          if out.fit >= back.fit { break }
          let size = size(back.kind, out.kind)
          if size == 0 { continue }
          kept[back.kind] += size
          kept[out.kind] -= size
          counts.add(program.kinds[back.kind], size)
          counts.add(program.kinds[out.kind], -size)
          return true
        }
      }
      return false
    }
    while checks < Self.exchangeLimit, exchange() {}
  }

  /// How many exchanges between kinds are tried.
  private static let exchangeLimit = 200_000
}
