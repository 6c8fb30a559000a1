internal import Analysis
internal import Export
internal import Report

extension ModelBuilder {
  /// How the bands are met, and which responses are worth rewriting.
  func bands(
    _ text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws -> BandSummary {
    let choice = project.bands
    let isChosen = settings.choice == .bands
    let goals = BandGoals(standards, limit: isChosen ? settings.lineLimit : nil)
    var result = BandSummary(choice, goals)
    result.isChosen = isChosen
    result.repairs = BandMetric.allCases.compactMap { BandRepair(choice.available, goals, $0) }
    if !choice.leftOut.isEmpty || !choice.unmetBands.isEmpty || !choice.unmetTopics.isEmpty {
      result.additions = BandAdditions(to: choice.available, goals)
    }
    result.leftOut = try choice.leftOut.prefix(BandSummary.listedCount).map { candidate in
      let record = summary.exchanges[candidate.exchange]
      var entry = try entry(candidate.exchange, text)
      entry.kind =
        BandKind(record, empathy: judgement.empathy[candidate.exchange], standards).words
      return entry
    }
    var outside: [(distance: Int, index: Int)] = []
    for index in isTaught.indices where isTaught[index] {
      let length = Int(summary.exchanges[index].length)
      if length > standards.lengthRange.upperBound {
        result.tooLong += 1
        outside.append((length - standards.lengthRange.upperBound, index))
      } else if length < standards.lengthRange.lowerBound {
        result.tooShort += 1
        outside.append((standards.lengthRange.lowerBound - length, index))
      }
    }
    if let repair = BandRepair(isChosen ? choice.chosen : choice.available, goals, .length),
      repair.isBelow
    {
      result.toShorten = try outside.sorted { $0 < $1 }
        .prefix(min(repair.rewrite, BandSummary.listedCount)).map { distance, index in
          var entry = try entry(index, text)
          let isLong = Int(summary.exchanges[index].length) > standards.lengthRange.upperBound
          entry.missing = ["\(distance) characters too \(isLong ? "long" : "short")"]
          return entry
        }
    }
    // By fit, then in input order: a fit is one of 101.
    var byFit: [[UInt32]] = Array(repeating: [], count: 101)
    var counts = Array(repeating: 0, count: 101)
    for index in isTaught.indices where isTaught[index] {
      let exchange = summary.exchanges[index]
      guard let fit = Fit(exchange, empathy: judgement.empathy[index], project.voice) else {
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
    let record = summary.exchanges[index]
    let conversation = summary.conversations[Int(record.conversation)]
    let response = Int(record.message)
    let words = try conversationPart(response..<response + 1, of: conversation, text)
    let fit = Fit(record, empathy: judgement.empathy[index], project.voice)
    return BandSummary.Entry(
      place: place(of: record), topicTitle: standards.topics[Int(record.topic)].title,
      fit: fit?.value, score: Double(judgement.scores[index]) / 100,
      missing: fit?.missing(record, project.voice) ?? [], excerpt: words[response])
  }
}
