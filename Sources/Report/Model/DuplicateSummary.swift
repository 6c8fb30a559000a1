package import Findings

/// What stands more than once, or nearly.
package struct DuplicateSummary: Sendable {
  /// A stretch of words of two texts.
  package struct Piece: Sendable, Equatable {
    package enum Kind: Sendable, Equatable { case same, removed, added }
    package var kind: Kind
    package var text: [UInt8]
  }

  package struct Member: Sendable {
    package var place: Place
    package var source: String
    package var score: Double
    package var isKept: Bool
    /// To the kept one, 0 to 1; 1 for the same words.
    package var similarity: Double
    /// Against the kept one's words; empty where the words are the same.
    package var difference: [Piece]

    package init(
      place: Place, source: String, score: Double, isKept: Bool, similarity: Double,
      difference: [Piece]
    ) {
      self.place = place
      self.source = source
      self.score = score
      self.isKept = isKept
      self.similarity = similarity
      self.difference = difference
    }
  }

  package struct Cluster: Sendable {
    package var size: Int
    /// The kept one's response; empty where it may not be shown.
    package var kept: [UInt8]
    /// The first few, the kept one first.
    package var members: [Member]

    package init(size: Int, kept: [UInt8], members: [Member]) {
      self.size = size
      self.kept = kept
      self.members = members
    }
  }

  /// How many clusters of each kind a page lists, and members of each.
  package static let listedCount = 40
  package static let memberCount = 8

  package var exchangeClusters = 0
  package var exchangeCount = 0
  package var responseClusters = 0
  package var responseCount = 0
  package var exchanges: [Cluster] = []
  package var responses: [Cluster] = []

  package init() {}
}
