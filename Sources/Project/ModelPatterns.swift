internal import Analysis
internal import Corpus
internal import Findings
internal import Language
internal import Report
internal import Storage

extension ModelBuilder {
  /// Faults, openers, emotional states and concerns that recur across conversations.
  func patterns(
    _ text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws -> Patterns {
    var faults = Array(repeating: 0, count: standards.faults.rules.count)
    var emotions = Array(repeating: 0, count: Emotion.allCases.count)
    var flaggedByTopic = Array(repeating: Share(0, of: 0), count: standards.topics.count)
    for (index, exchange) in summary.exchanges.enumerated() {
      for fault in judgement.faults[index].faults { faults[Int(fault.number)] += 1 }
      emotions[Int(exchange.emotion.rawValue)] += 1
      flaggedByTopic[Int(exchange.topic)].total += 1
      if judgement.isFlagged(index) { flaggedByTopic[Int(exchange.topic)].count += 1 }
    }
    return Patterns(
      faults: zip(standards.faults.rules, faults).map { (fault: $0, count: $1) }
        .filter { $0.count > 0 }.sorted {
          ($1.count, $0.fault.fault.number) < ($0.count, $1.fault.fault.number)
        },
      openers: try openers(text),
      emotions: Emotion.allCases.map { (emotion: $0, count: emotions[Int($0.rawValue)]) }
        .filter { $0.count > 0 }
        .sorted { ($1.count, $0.emotion.rawValue) < ($0.count, $1.emotion.rawValue) },
      concerns: concerns(), flaggedByTopic: flaggedByTopic)
  }

  /// At most ten stock openers, each with its words and the first three places.
  private func openers(
    _ text: (_ offset: UInt64, _ count: Int) throws(DiskError) -> [UInt8]
  ) throws -> [(text: String, count: Int, examples: [Place])] {
    try judgement.stockOpeners.prefix(10).compactMap { opener, count in
      // Whoever said no to the use of a conversation is not quoted on a page either.
      let uses = summary.exchanges.lazy.filter {
        $0.opener == opener
          && summary.conversation(of: $0).consent != .denied
      }.prefix(3)
      guard let first = uses.first else { return nil }
      let conversation = summary.conversation(of: first)
      let message = Int(first.message)
      let words = try conversationPart(message..<message + 1, of: conversation, text)
      let mark = words.marks[0].first { $0.kind == .fault(.stockOpener) }
      guard let mark else { return nil }
      return (
        String(decoding: words[message][mark.range], as: UTF8.self), count,
        uses.map(place)
      )
    }
  }

  func place(of exchange: ExchangeRecord) -> Place { summary.place(of: exchange) }

  /// The pairs of topic and emotional state that occur in the most conversations.
  private func concerns() -> [(
    topic: Topic, emotion: Emotion, conversations: Int, flagged: Int
  )] {
    struct Concern {
      var conversations = 0
      var flagged = 0
      var lastConversation: UInt32?
    }
    let width = Emotion.allCases.count
    var table = Array(repeating: Concern(), count: standards.topics.count * width)
    for (index, exchange) in summary.exchanges.enumerated() where exchange.emotion != .neutral {
      let cell = Int(exchange.topic) * width + Int(exchange.emotion.rawValue)
      if table[cell].lastConversation != exchange.conversation {
        table[cell].lastConversation = exchange.conversation
        table[cell].conversations += 1
      }
      if judgement.isFlagged(index) { table[cell].flagged += 1 }
    }
    let order = table.indices.filter { table[$0].conversations > 1 }
      .sorted { (table[$1].conversations, $0) < (table[$0].conversations, $1) }
    return order.prefix(12).map { cell in
      (
        standards.topics[cell / width], Emotion.allCases[cell % width], table[cell].conversations,
        table[cell].flagged
      )
    }
  }
}
