package import Analysis
internal import Corpus

/// Why exchanges are not in the dataset, each counted once: first whether it is good enough, then what keeps it out.
package struct HeldBack: Sendable, Equatable {
  /// All that were read.
  package var exchanges = 0
  /// Neither good enough nor bad, and rejected.
  package var review = 0
  package var rejected = 0
  /// Good enough, and kept out by one thing alone: that nobody said whether the participant agreed.
  package var consentUnknown = 0
  /// Good enough, and the participant refused.
  package var consentDenied = 0
  /// Good enough, with personal data of a type that is not to be in the dataset.
  package var personalData = 0
  /// Good enough, in an example with a turn of unknown role.
  package var unknownRole = 0

  package init() {}

  /// - Parameters:
  ///   - kept: By number of the exchange: the one that is kept of it and its duplicates.
  ///   - dropped: Numbers of exchanges with personal data that is not even to be in the dataset masked.
  ///   - exportsUnknown: Whether conversations are taken whose consent is not known.
  package init(
    _ summary: Summary, _ judgement: Judgement, kept: [UInt32], dropped: Set<Int>,
    exportsUnknown: Bool
  ) {
    exchanges = summary.exchanges.count
    func isGood(_ index: Int, _ conversation: ConversationRecord) -> Bool {
      conversation.source == .manual
        ? !judgement.isFlagged(index) : judgement.verdicts[index] == .accept
    }
    // Of the same text that stands twice one would be taken.
    var waiting: Set<UInt64> = []
    for (index, exchange) in summary.exchanges.enumerated() {
      let conversation = summary.conversation(of: exchange)
      guard isGood(index, conversation) else {
        if judgement.verdicts[index] == .review { review += 1 } else { rejected += 1 }
        continue
      }
      if conversation.consent == .denied {
        consentDenied += 1
      } else if dropped.contains(index) {
        personalData += 1
      } else if conversation.source == .manual, conversation.hasUnknownRole {
        unknownRole += 1
      } else if conversation.consent == .unknown, !exportsUnknown {
        let first = index < kept.count ? Int(kept[index]) : index
        let twin = summary.conversation(of: summary.exchanges[first])
        if first != index, isGood(first, twin) { continue }
        if waiting.insert(exchange.id).inserted { consentUnknown += 1 }
      }
    }
  }
}
