internal import Analysis
internal import Corpus
internal import Findings
internal import Report
internal import Storage

extension ModelBuilder {
  /// The largest clusters, with the words that differ.
  ///
  /// A response that stands more than once within whole exchanges only is not listed again by itself.
  func duplicates(
    _ text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws -> DuplicateSummary {
    let found = project.duplicates
    let own = found.responses.filter { cluster in
      Set(cluster.members.map { found.kept[$0] }).count > 1
    }
    var result = DuplicateSummary()
    result.exchangeClusters = found.exchanges.count
    result.exchangeCount = found.exchanges.reduce(0) { $0 + $1.members.count }
    result.responseClusters = own.count
    result.responseCount = own.reduce(0) { $0 + $1.members.count }
    func words(_ index: Int, withUser: Bool = false) throws -> [UInt8] {
      let record = summary.exchanges[index]
      let conversation = summary.conversation(of: record)
      // Whoever said no to its use is not quoted on a page either.
      if conversation.consent == .denied { return [] }
      let message = Int(record.message)
      let words = try conversationPart(message - 1..<message + 1, of: conversation, text)
      return withUser
        ? words[message - 1] + Array(" → ".utf8) + words[message] : words[message]
    }
    func listed(_ clusters: [DuplicateCluster], isWhole: Bool) throws -> [DuplicateSummary.Cluster]
    {
      try clusters.prefix(DuplicateSummary.listedCount).map { cluster in
        let kept = try words(cluster.members[0])
        let whole = try words(cluster.members[0], withUser: isWhole)
        let members = try zip(cluster.members, cluster.similarities)
          .prefix(DuplicateSummary.memberCount).enumerated().map { number, entry in
            let (index, similarity) = entry
            let other = number == 0 || similarity >= 1 ? [] : try words(index, withUser: isWhole)
            let conversation = summary.conversation(of: summary.exchanges[index])
            return DuplicateSummary.Member(
              place: place(of: summary.exchanges[index]), source: conversation.source.name,
              score: Double(judgement.scores[index]) / 100, isKept: number == 0,
              similarity: similarity,
              difference: other.isEmpty || kept.isEmpty ? [] : wordDifference(whole, other))
          }
        return DuplicateSummary.Cluster(size: cluster.members.count, kept: kept, members: members)
      }
    }
    result.exchanges = try listed(found.exchanges, isWhole: true)
    result.responses = try listed(own, isWhole: false)
    return result
  }
}
