package import Analysis
internal import Bytes
internal import Corpus
internal import Findings

/// Which exchanges become which lines of the dataset, and why the others do not.
package struct DatasetPlan: Sendable {
  /// One line: exchanges that follow each other in one conversation.
  package struct Line: Sendable {
    /// Number of the conversation in the summary.
    package var conversation: UInt32
    /// Number of the first message that stands in the line.
    package var firstMessage: UInt32
    /// Numbers of exchanges in the summary: the line teaches those that are not rejected.
    package var firstExchange: UInt32
    package var lastExchange: UInt32
    package var isValidation: Bool

    /// Numbers of the exchanges that the line teaches.
    package func exchanges(_ judgement: Judgement) -> [Int] {
      (Int(firstExchange)...Int(lastExchange)).filter(judgement.isTaught)
    }

    /// The line with the assistant's opening, where one stands before its first exchange and there is room for it.
    ///
    /// - Parameter contextMessages: At most so many messages before a mined exchange's user message.
    package func withOpening(_ summary: Summary, contextMessages: Int) -> Line {
      var line = self
      let last = Int(lastExchange)
      let before = Int(summary.exchanges[last].message - firstMessage) - 1
      let hasRoom =
        summary.conversations[Int(conversation)].source == .manual || before < contextMessages
      if hasRoom, firstMessage > 0, summary.exchanges[last - before / 2].hasOpening {
        line.firstMessage -= 1
      }
      return line
    }

    package func example(_ summary: Summary, _ judgement: Judgement) -> ChatExample {
      ChatExample(
        trained: exchanges(judgement).map { Int(summary.exchanges[$0].message) },
        firstMessage: Int(firstMessage))
    }
  }

  /// Why something is not in the dataset, in the order in which it is shown.
  package enum Omission: Int, Sendable, CaseIterable {
    case rejected, review, consentDenied, consentUnknown, personalData, unknownRole, duplicate,
      contextLearned, taughtInTraining, notChosen, setAside

    package var title: String {
      switch self {
      case .rejected: "rejected: broken or harmful, or a person said so"
      case .review: "waiting for review: the score is too low to accept it"
      case .consentDenied: "consent denied"
      case .consentUnknown: "consent not stated"
      case .personalData: "personal data of a type that is not to be in the dataset"
      case .unknownRole: "a turn of unknown role stands before it"
      case .duplicate: "the same exchange, or nearly, stands in the dataset already"
      case .contextLearned:
        "responses before it are context only, and the provider's form cannot say so"
      case .taughtInTraining:
        "held out, but training teaches the same response, or nearly"
      case .notChosen: "not chosen: its topic has its share of the lines that are wanted"
      case .setAside: "good enough, but left out so that the bands are met"
      }
    }
  }

  package var lines: [Line] = []
  /// By number of the topic: what choosing for coverage did; empty when all was taken.
  package internal(set) var choices: [CoverageChoice] = []
  /// Exchanges left out, by reason.
  package var omitted: [Int] = Array(repeating: 0, count: Omission.allCases.count)

  /// Plans the dataset: accepted exchanges, and manual examples unless flagged. Nothing is held out yet.
  ///
  /// A mined exchange becomes a line of its own, with up to `contextMessages` messages before it.
  /// A manual example becomes one line that teaches all its responses but rejected ones; one for each of them
  /// where a line is a prompt and its completion.
  ///
  /// Where nothing says what is context, every response of a line is learned from. A line then holds the
  /// beginning of a conversation of which every response is to be learned, so that the context of each is whole;
  /// what stands behind another response is left out, and counted.
  ///
  /// - Parameters:
  ///   - masking: How the form says what is context.
  ///   - takesOpenings: Whether a line may begin with the assistant, where a conversation does.
  ///   - dropped: Numbers of exchanges with personal data that is not even to be in the dataset masked; they
  ///     stand in no line, as context neither.
  ///   - exportsUnknown: Whether conversations are taken whose consent is not known.
  ///   - kept: By number of the exchange: the one that is kept of it and its duplicates.
  package init(
    _ summary: Summary, _ judgement: Judgement, kept: [UInt32]? = nil, contextMessages: Int,
    masking: LossMasking = .weights, takesOpenings: Bool = true, exportsUnknown: Bool = true,
    dropped: Set<Int> = []
  ) {
    // Of most exchanges there is one; only of the others it is kept which were taken.
    var planner = LinePlanner(
      summary: summary, judgement: judgement, kept: kept, contextMessages: contextMessages,
      masking: masking, takesOpenings: takesOpenings, dropped: dropped,
      repeated: summary.exchanges.lazy.map(\.id).repeated)
    // Room that is not used takes no memory; growing would take it twice.
    planner.lines.reserveCapacity(summary.exchanges.count)
    var index = 0
    while index < summary.exchanges.count {
      let number = Int(summary.exchanges[index].conversation)
      let start = index
      while index < summary.exchanges.count,
        Int(summary.exchanges[index].conversation) == number
      { index += 1 }
      switch summary.conversations[number].consent {
      case .denied: planner.omit(.consentDenied, index - start)
      case .unknown where !exportsUnknown: planner.omit(.consentUnknown, index - start)
      case .unknown, .granted: planner.add(start..<index, of: number)
      }
    }
    lines = planner.lines
    omitted = planner.omitted
  }

  /// Moves the lines of held-out conversations into the validation part; those that teach what training teaches
  /// too are left out.
  package mutating func hold(out holdout: Holdout, _ judgement: Judgement) {
    var leftOut = 0
    lines = lines.compactMap { line in
      guard holdout.isHeldOut(Int(line.conversation)) else { return line }
      let taught = line.exchanges(judgement)
      if taught.contains(where: holdout.isTaughtInTraining) {
        leftOut += taught.count
        return nil
      }
      var line = line
      line.isValidation = true
      return line
    }
    omit(.taughtInTraining, leftOut)
  }

  mutating func omit(_ reason: Omission, _ count: Int) {
    omitted[reason.rawValue] += count
  }
}
