import Bytes
import Corpus
import Dataset
import Language
import Privacy

@testable import Analysis

/// What a dataset is planned from: an invented project, record by record.
struct Project {
  var summary = Summary()
  private(set) var verdicts: [Verdict] = []

  /// Adds a conversation whose exchanges have the given verdicts.
  ///
  /// - Parameters:
  ///   - messages: The message number of each response; nil for user and assistant in turns.
  ///   - content: What the ids are made from; the same content gives the same ids.
  mutating func add(
    _ id: String, _ verdicts: Verdict..., source: Source = .mined, consent: Consent = .unknown,
    participant: String? = nil, hasUnknownRole: Bool = false, messages: [UInt32]? = nil,
    content: String? = nil
  ) {
    add(
      id, verdicts, source: source, consent: consent, participant: participant,
      hasUnknownRole: hasUnknownRole, messages: messages, content: content)
  }

  mutating func add(
    _ id: String, _ verdicts: [Verdict], source: Source = .mined, consent: Consent = .unknown,
    participant: String? = nil, hasUnknownRole: Bool = false, messages: [UInt32]? = nil,
    content: String? = nil
  ) {
    let number = UInt32(summary.conversations.count)
    summary.add(
      ConversationRecord(
        file: 0, line: 1, source: source, consent: consent,
        messageCount: UInt32(2 * verdicts.count), hasUnknownRole: hasUnknownRole, textOffset: 0,
        textLength: 0), id: Masker()(id),
      participant: participant.map { Masker()($0) })
    for index in verdicts.indices {
      summary.exchanges.append(
        ExchangeRecord(
          conversation: number, assistantTurn: UInt32(index),
          message: messages?[index] ?? UInt32(2 * index + 1), line: 1,
          id: SHA256.first64Bits(Array("\(content ?? id) \(index)".utf8)), opener: 0, faults: [],
          length: 100, question: 50, empathy: 50, contextReference: 50, topic: 0,
          emotion: .neutral, personalData: 0))
    }
    self.verdicts += verdicts
  }

  var judgement: Judgement {
    var judgement = Judgement(summary, standards: Standards())
    judgement.verdicts = verdicts
    return judgement
  }

  func plan(
    contextMessages: Int = 6, validationShare: Double = 0, clusters: [[Int]] = [],
    masking: LossMasking = .weights, takesOpenings: Bool = true, exportsUnknown: Bool = true
  ) -> DatasetPlan {
    let judgement = judgement
    func lines(_ masking: LossMasking) -> DatasetPlan {
      DatasetPlan(
        summary, judgement, contextMessages: contextMessages, masking: masking,
        takesOpenings: takesOpenings,
        exportsUnknown: exportsUnknown)
    }
    let holdout = Holdout(
      lines(.weights), summary, judgement, clusters: clusters, share: validationShare)
    var plan = lines(masking)
    plan.hold(out: holdout, judgement)
    return plan
  }
}

extension DatasetPlan {
  func omitted(_ reason: Omission) -> Int { omitted[reason.rawValue] }
}
