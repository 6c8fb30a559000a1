internal import Analysis
internal import Dataset
internal import Language
internal import Report
internal import Storage

extension ModelBuilder {
  /// How the bands are met, and which responses are worth rewriting.
  func bands(
    _ text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws -> BandSummary {
    let choice = project.bands
    let isChosen = settings.dataset.choice == .bands
    let goals = BandGoals(standards, limit: isChosen ? settings.dataset.lineLimit : nil)
    var result = BandSummary(choice, goals)
    result.isChosen = isChosen
    result.repairs = goals.bands.indices.compactMap { BandRepair(choice.available, goals, $0) }
    if !choice.leftOut.isEmpty || !choice.unmetBands.isEmpty || !choice.unmetTopics.isEmpty {
      result.additions = BandAdditions(to: choice.available, goals)
    }
    result.leftOut = try choice.leftOut.prefix(BandSummary.listedCount).map { candidate in
      let record = judgement.record(candidate.exchange, of: summary)
      var entry = try entry(candidate.exchange, text)
      entry.kind = BandKind(record, standards).words(standards.metrics)
      return entry
    }
    try addOutside(to: &result, isChosen ? choice.chosen : choice.available, goals, text)
    // By fit, then in input order: a fit is one of 101.
    var byFit: [[UInt32]] = Array(repeating: [], count: 101)
    var counts = Array(repeating: 0, count: 101)
    for index in isTaught.indices where isTaught[index] {
      guard let fit = Fit(judgement.record(index, of: summary), project.yardsticks.voice) else {
        continue
      }
      counts[fit.hundredths] += 1
      guard fit.isWorthRewriting else { continue }
      result.rewritingCount += 1
      if byFit[fit.hundredths].count < BandSummary.listedCount {
        byFit[fit.hundredths].append(UInt32(index))
      }
    }
    result.worthRewriting = try byFit.joined().prefix(BandSummary.listedCount).map {
      try entry(Int($0), text)
    }
    result.medianFit = median(counts)
    return result
  }

  /// Counts what of the dataset lies outside a range that the team sets, and lists what is nearest to it where its band
  /// asks for more.
  private func addOutside(
    to result: inout BandSummary, _ counts: BandCounts, _ goals: BandGoals,
    _ text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws {
    guard let number = standards.metrics.firstIndex(where: { $0.amount.range != nil }) else {
      return
    }
    let amount = standards.metrics[number].amount
    let wanted = amount.wanted(standards)
    var outside: [(distance: Int, index: Int, isAbove: Bool)] = []
    for index in isTaught.indices where isTaught[index] {
      guard let value = amount.value(judgement.record(index, of: summary)) else { continue }
      if value > wanted.upperBound {
        result.tooLong += 1
        outside.append((value - wanted.upperBound, index, true))
      } else if value < wanted.lowerBound {
        result.tooShort += 1
        outside.append((wanted.lowerBound - value, index, false))
      }
    }
    guard let repair = BandRepair(counts, goals, number), repair.isBelow else { return }
    result.toShorten = try outside.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(min(repair.rewrite, BandSummary.listedCount)).map { distance, index, isAbove in
        var entry = try entry(index, text)
        entry.missing = amount.range.map { [$0.outside(distance, isAbove)] } ?? []
        return entry
      }
  }

  /// The lower middle of values in hundredths, by how many there are of each; nil for none.
  private func median(_ counts: [Int]) -> Double? {
    let total = counts.reduce(0, +)
    var before = 0
    for (value, count) in counts.enumerated() where count > 0 {
      before += count
      if 2 * before >= total { return Double(value) / 100 }
    }
    return nil
  }

  private func entry(
    _ index: Int, _ text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws -> BandSummary.Entry {
    let record = judgement.record(index, of: summary)
    let conversation = summary.conversation(of: record)
    let response = Int(record.message)
    let words = try conversationPart(response..<response + 1, of: conversation, text)
    let fit = Fit(record, project.yardsticks.voice)
    return BandSummary.Entry(
      place: place(of: record), topicTitle: standards.topics[Int(record.topic)].title,
      fit: fit?.value, score: Double(judgement.scores[index]) / 100,
      missing: fit?.missing(record, project.yardsticks.voice) ?? [], excerpt: words[response])
  }
}
