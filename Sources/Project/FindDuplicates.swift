package import Analysis
internal import Bytes
internal import Corpus
internal import Findings
internal import Language

/// Exchanges that say the same, or nearly.
package struct DuplicateCluster: Sendable, Equatable {
  /// Numbers of exchanges, the kept one first, the others in input order.
  package var members: [Int]
  /// By member: the Jaccard similarity of its three-word shingles to the kept one's, 0 to 1; 1 where the
  /// words are the same.
  package var similarities: [Double]
}

/// All clusters of a dataset: of whole exchanges, and of responses alone.
package struct Duplicates: Sendable, Equatable {
  package var exchanges: [DuplicateCluster] = []
  package var responses: [DuplicateCluster] = []
  /// By number of the exchange: the kept one of its cluster of whole exchanges; itself outside of one.
  package var kept: [UInt32] = []

  /// The members of all clusters.
  var clusters: [[Int]] { (exchanges + responses).map(\.members) }
}

/// Finds duplicates: equal words first, then near ones by MinHash, each pair verified exactly.
///
/// In each band a text is held against the 16 before it, so that a phrase that thousands share costs no
/// more than thousands of comparisons; equal texts are one in this. Only a pair that meets in two bands is
/// read and compared exactly: of pairs at the threshold that is 98.5 %, of those above it nearly all.
///
/// - Parameters:
///   - mayStay: Whether an exchange may be in the dataset: of a cluster, the kept one may, if any does.
///   - text: Reads bytes of the text that the records point into.
package func findDuplicates(
  _ summary: Summary, _ judgement: Judgement, mayStay: (Int) -> Bool,
  text: @escaping (_ offset: UInt64, _ count: Int) throws -> [UInt8]
) throws -> Duplicates {
  var reader = ShingleReader(summary, text: text)
  func rank(_ index: Int) -> (Int, Int, Int, Int) {
    let conversation = summary.conversation(of: summary.exchanges[index])
    return (
      mayStay(index) ? 0 : 1, conversation.source == .manual ? 0 : 1,
      -Int(judgement.scores[index]), index
    )
  }
  func clusters(isWhole: Bool) throws -> [DuplicateCluster] {
    var clustering = Clustering(summary, isWhole: isWhole)
    clustering.joinEqual()
    try clustering.joinNear(&reader)
    return try clustering.clusters(by: rank, &reader)
  }
  var result = Duplicates()
  result.exchanges = try clusters(isWhole: true)
  result.responses = try clusters(isWhole: false)
  result.kept = Array(0..<UInt32(summary.exchanges.count))
  for cluster in result.exchanges {
    for member in cluster.members { result.kept[member] = UInt32(cluster.members[0]) }
  }
  return result
}

/// Joins exchanges that say the same, as a whole or in their responses.
private struct Clustering {
  let summary: Summary
  /// Whether whole exchanges are compared, rather than responses alone.
  let isWhole: Bool
  private var groups: DisjointSets
  /// By number of the exchange: whether it goes on to the bands, as one of each wording does.
  private var isUnique: [Bool]

  init(_ summary: Summary, isWhole: Bool) {
    self.summary = summary
    self.isWhole = isWhole
    groups = DisjointSets(count: summary.exchanges.count)
    isUnique = Array(repeating: false, count: summary.exchanges.count)
  }

  private func sketch(_ exchange: ExchangeSketch) -> ShingleSketch {
    isWhole ? exchange.whole : exchange.response
  }

  /// Joins those of the same words.
  mutating func joinEqual() {
    var wordings: [(key: UInt64, index: UInt32)] = []
    for (index, exchange) in summary.sketches.enumerated() {
      let sketch = sketch(exchange)
      guard sketch.wording != 0 else { continue }
      wordings.append((sketch.wording, UInt32(index)))
      isUnique[index] = !sketch.isEmpty
    }
    wordings.sort { $0 < $1 }
    for (a, b) in zip(wordings, wordings.dropFirst()) where a.key == b.key {
      groups.join(Int(a.index), Int(b.index))
      isUnique[Int(b.index)] = false
    }
  }

  /// Joins those of nearly the same words, which meet in bands.
  mutating func joinNear(_ reader: inout ShingleReader) throws {
    var met: [(key: UInt32, index: UInt32)] = []
    for band in 0..<16 {
      met.removeAll(keepingCapacity: true)
      for (index, exchange) in summary.sketches.enumerated() where isUnique[index] {
        met.append((sketch(exchange).bands[band], UInt32(index)))
      }
      met.sort { $0 < $1 }
      var start = 0
      for position in met.indices.dropFirst() {
        if met[position].key != met[start].key { start = position }
        if position == start { continue }
        let index = Int(met[position].index)
        let own = sketch(summary.sketches[index])
        for earlier in met[max(start, position - 16)..<position].lazy.map({ Int($0.index) })
        where groups.root(earlier) != groups.root(index)
          && own.meets(sketch(summary.sketches[earlier]))
        {
          let similarity = try reader.similarity(earlier, index, isWhole: isWhole)
          if similarity >= Shingler.threshold { groups.join(earlier, index) }
        }
      }
    }
  }

  /// What was joined, the largest first.
  ///
  /// - Parameter rank: The least of a cluster is kept.
  mutating func clusters(
    by rank: (Int) -> (Int, Int, Int, Int), _ reader: inout ShingleReader
  ) throws -> [DuplicateCluster] {
    try groups.sets.map { set in
      let members = set.sorted { rank($0) < rank($1) }
      let others = members.dropFirst().sorted()
      let kept = members[0]
      let wording = sketch(summary.sketches[kept]).wording
      let similarities = try others.map { other in
        sketch(summary.sketches[other]).wording == wording
          ? 1 : try reader.similarity(kept, other, isWhole: isWhole)
      }
      return DuplicateCluster(members: [kept] + others, similarities: [1] + similarities)
    }.sorted { ($1.members.count, $0.members[0]) < ($0.members.count, $1.members[0]) }
  }
}

/// Reads exchanges' shingles, and keeps those that were read last.
private struct ShingleReader {
  let summary: Summary
  let text: (UInt64, Int) throws -> [UInt8]
  private let shingler = Shingler()
  private var cache: [Int: [UInt32]] = [:]
  private var cached = 0

  init(_ summary: Summary, text: @escaping (UInt64, Int) throws -> [UInt8]) {
    self.summary = summary
    self.text = text
  }

  mutating func similarity(_ a: Int, _ b: Int, isWhole: Bool) throws -> Double {
    Shingler.similarity(try shingles(a, isWhole), try shingles(b, isWhole))
  }

  private mutating func shingles(_ index: Int, _ isWhole: Bool) throws -> [UInt32] {
    let key = index * 2 + (isWhole ? 1 : 0)
    if let known = cache[key] { return known }
    let record = summary.exchanges[index]
    let conversation = summary.conversation(of: record)
    let response = Int(record.message)
    let words = try conversationPart(
      (isWhole ? response - 1 : response)..<response + 1, of: conversation, text)
    let result = shingler.shingles(of: words.messages.map(\.text))
    // About 50 MB at most.
    cached += result.count + 16
    if cached > 12 << 20 {
      cache.removeAll(keepingCapacity: true)
      cached = result.count
    }
    cache[key] = result
    return result
  }
}
