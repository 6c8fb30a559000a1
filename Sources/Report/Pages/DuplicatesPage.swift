internal import Findings

/// Exchanges and responses that stand more than once, or nearly: the kept one and the others.
struct DuplicatesPage {
  let model: ReportModel

  init(_ model: ReportModel) { self.model = model }

  var values: [String: Any] {
    let duplicates = model.duplicates
    return [
      "hasAny": duplicates.exchangeClusters + duplicates.responseClusters > 0,
      "exchangeClusters": Numbers.count(duplicates.exchangeClusters, "group"),
      "exchangeCount": Numbers.count(duplicates.exchangeCount, "exchange"),
      "responseClusters": Numbers.count(duplicates.responseClusters, "group"),
      "responseCount": Numbers.count(duplicates.responseCount, "response"),
      "hasExchanges": !duplicates.exchanges.isEmpty,
      "exchanges": duplicates.exchanges.map(cluster),
      "isCutExchanges": duplicates.exchangeClusters > duplicates.exchanges.count,
      "hasResponses": !duplicates.responses.isEmpty,
      "responses": duplicates.responses.map(cluster),
      "isCutResponses": duplicates.responseClusters > duplicates.responses.count,
      "listed": Numbers.count(DuplicateSummary.listedCount),
    ]
  }

  private func cluster(_ cluster: DuplicateSummary.Cluster) -> [String: Any] {
    [
      "size": Numbers.count(cluster.size),
      "excerpt": cluster.kept.isEmpty ? "(not shown)" : Clipping.clipped(cluster.kept, to: 400),
      "members": cluster.members.map { member in
        [
          "place": member.place.shortDescription, "source": member.source,
          "score": Numbers.score(member.score),
          "isKept": member.isKept,
          "similarity": member.similarity >= 1 ? "same words" : Numbers.percent(member.similarity),
          "hasDifference": !member.difference.isEmpty,
          "difference": member.difference.map { piece in
            [
              "text": Clipping.clipped(piece.text, to: 300), "isAdded": piece.kind == .added,
              "isRemoved": piece.kind == .removed, "isSame": piece.kind == .same,
            ] as [String: Any]
          },
        ] as [String: Any]
      },
      "hasMore": cluster.size > cluster.members.count,
      "more": Numbers.count(cluster.size - cluster.members.count),
    ]
  }
}

/// The words of two texts, as stretches that both have, or only one.
///
/// The longest common subsequence of at most 200 words of each (Wagner and Fischer 1974).
package func wordDifference(_ old: [UInt8], _ new: [UInt8]) -> [DuplicateSummary.Piece] {
  func words(_ text: [UInt8]) -> [String] {
    String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).prefix(200)
      .map(String.init)
  }
  let (a, b) = (words(old), words(new))
  var lengths = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in a.indices.reversed() {
    for j in b.indices.reversed() {
      lengths[i][j] =
        a[i] == b[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
    }
  }
  var pieces: [DuplicateSummary.Piece] = []
  func add(_ word: String, _ kind: DuplicateSummary.Piece.Kind) {
    if let last = pieces.indices.last, pieces[last].kind == kind {
      pieces[last].text += Array((" " + word).utf8)
    } else {
      pieces.append(DuplicateSummary.Piece(kind: kind, text: Array(word.utf8)))
    }
  }
  var (i, j) = (0, 0)
  while i < a.count || j < b.count {
    if i < a.count, j < b.count, a[i] == b[j] {
      add(a[i], .same)
      (i, j) = (i + 1, j + 1)
    } else if j == b.count || i < a.count && lengths[i + 1][j] >= lengths[i][j + 1] {
      add(a[i], .removed)
      i += 1
    } else {
      add(b[j], .added)
      j += 1
    }
  }
  return pieces
}
