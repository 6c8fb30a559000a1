internal import Analysis
internal import Bytes
internal import Corpus
internal import Dataset
internal import Findings
internal import Language
internal import Report
internal import Storage

/// Puts together flagged exchanges for the pages, a page at a time.
struct FlaggedBuilder: Sendable {
  private let summary: Summary
  private let judgement: Judgement
  private let standards: Standards
  private let voice: TeamVoice
  /// Numbers of the flagged exchanges, worst first.
  private let order: [Int]
  /// By position in `order`: how many before it have the same id.
  private let repeats: [Int: Int]

  var count: Int { order.count }

  init(_ builder: ModelBuilder) {
    summary = builder.summary
    judgement = builder.judgement
    standards = builder.standards
    voice = builder.project.yardsticks.voice
    order = judgement.flagged
    var ids: [(id: UInt64, position: UInt32)] = []
    ids.reserveCapacity(order.count)
    for (position, index) in order.enumerated() {
      ids.append((summary.exchanges[index].id, UInt32(position)))
    }
    ids.sort { $0 < $1 }
    var repeats: [Int: Int] = [:]
    var first = 0
    for index in ids.indices {
      if ids[index].id != ids[first].id { first = index }
      if index > first { repeats[Int(ids[index].position)] = index - first }
    }
    self.repeats = repeats
  }

  /// The flagged exchanges at some positions of the order.
  func exchanges(_ positions: Range<Int>, text: TextReader) throws(DiskError) -> [FlaggedExchange] {
    var result: [FlaggedExchange] = []
    result.reserveCapacity(positions.count)
    for position in positions { result.append(try exchange(at: position, text)) }
    return result
  }

  /// The lists that permalinks lead to, one for each beginning of an id, with their positions.
  var idLists: [(facet: FlaggedFacet, positions: [Int])] {
    let digits = FlaggedFacet.idDigits(for: count)
    var positions: [String: [Int]] = [:]
    for (position, index) in order.enumerated() {
      let key = String(hexadecimal(summary.exchanges[index].id).prefix(digits))
      positions[key, default: []].append(position)
    }
    return positions.sorted { $0.key < $1.key }.map { key, positions in
      (
        FlaggedFacet(kind: .id, key: key, title: "exchanges \(key)…", count: positions.count),
        positions
      )
    }
  }

  /// The positions of a facet's exchanges, worst first.
  func positions(of facet: FlaggedFacet) -> [Int] {
    order.indices.filter { position in
      let index = order[position]
      let exchange = summary.exchanges[index]
      switch facet.kind {
      case .reason:
        let faults = judgement.faultRules(at: index)
        return switch facet.key {
        case FlaggedFacet.reviewersKey: judgement.isRejectedByPeople(index)
        case FlaggedFacet.lowScoreKey: faults.isEmpty && !judgement.isRejectedByPeople(index)
        default: faults.contains { $0.code == facet.key }
        }
      case .id: return hexadecimal(exchange.id).hasPrefix(facet.key)
      case .topic: return standards.topics[Int(exchange.topic)].slug == facet.key
      case .source:
        return summary.conversation(of: exchange).source.name == facet.key
      }
    }
  }

  /// The row of a facet's list for the exchange at a position.
  func entry(at position: Int, excerpt: [UInt8]) -> FlaggedEntry {
    let index = order[position]
    let record = summary.exchanges[index]
    var entry = FlaggedEntry(
      rank: position + 1, anchor: anchor(at: position),
      score: Double(judgement.scores[index]) / 100, faults: judgement.faultRules(at: index),
      topicTitle: standards.topics[Int(record.topic)].title,
      place: summary.place(of: record),
      excerpt: excerpt)
    entry.isRejectedByPeople = judgement.isRejectedByPeople(index)
    return entry
  }

  /// The exchange's id, made unique on the site.
  private func anchor(at position: Int) -> String {
    let id = hexadecimal(summary.exchanges[order[position]].id)
    return repeats[position].map { "\(id)-\($0)" } ?? id
  }

  private func exchange(at position: Int, _ text: TextReader) throws(DiskError) -> FlaggedExchange {
    let index = order[position]
    let record = summary.exchanges[index]
    let conversation = summary.conversation(of: record)
    let response = Int(record.message)
    let contextStart = max(0, response - 3)
    var words = try text.part(contextStart..<response + 1, of: conversation)
    let faults = judgement.faults[index]
    let id = hexadecimal(record.id)
    if conversation.consent == .denied {
      // Whoever said no to its use is not quoted on a page either.
      for index in words.messages.indices {
        words.messages[index].text = Array("[not shown: consent denied]".utf8)
      }
      words.marks = words.marks.map { _ in [] }
    }
    var marks = words.marks[response - contextStart]
    if record.openEnd != 0, faults.contains(.cutOff), conversation.consent != .denied {
      // That the response was cut off showed only beside the others.
      let start = Int(record.openEnd) - 1
      let end = words[response].count
      if start < end { marks.append(Mark(start..<end, .fault(.cutOff))) }
    }
    return FlaggedExchange(
      id: id, anchor: anchor(at: position),
      origin: FlaggedExchange.Origin(
        conversation: summary.id(of: conversation),
        place: summary.place(of: record),
        source: conversation.source.name, topicTitle: standards.topics[Int(record.topic)].title,
        emotion: record.emotion.name),
      judgement: FlaggedExchange.Judgement(
        score: Double(judgement.scores[index]) / 100, verdict: judgement.verdicts[index].name,
        parts: Score(record, faults: faults, standards: standards).parts.map {
          ScorePart(title: title(of: $0.name), points: Double($0.points) / 100)
        },
        faults: judgement.faultRules(at: index),
        fit: Fit(judgement.record(index, of: summary), voice),
        isRejectedByPeople: judgement.isRejectedByPeople(index)),
      talk: FlaggedExchange.Talk(
        context: words.messages.dropLast(2).map {
          (role: $0.role.name, text: $0.text)
        },
        omittedContext: contextStart, user: words[response - 1], response: words[response],
        marks: marks.filter { mark in
          if case .fault(let fault) = mark.kind { faults.contains(fault) } else { true }
        }.withoutOverlap))
  }

  private func title(of part: Score.Name) -> String {
    switch part {
    case .term(let term): term.title(standards.metrics)
    case .fault(let fault): judgement.registry[fault].title
    case .disqualified: "disqualified"
    case .suspected: "a person is to look"
    case .notJudged: "language not judged"
    }
  }
}

extension TextReader {
  /// The text of a conversation, decoded.
  func conversation(_ record: ConversationRecord) throws(DiskError) -> ConversationText {
    ConversationText(decoding: try read(at: record.textOffset, count: Int(record.textLength)))
  }

  /// Some messages of a conversation: a short one is read in one piece.
  func part(
    _ messages: Range<Int>, of record: ConversationRecord
  ) throws(DiskError) -> ConversationPart {
    try conversationPart(messages, of: record) { (offset, count) throws(DiskError) in
      try read(at: offset, count: count)
    }
  }
}

/// Some messages of a conversation, by a function that reads bytes of the text of all of them.
func conversationPart<Failure: Error>(
  _ messages: Range<Int>, of record: ConversationRecord,
  _ text: (_ offset: UInt64, _ count: Int) throws(Failure) -> [UInt8]
) throws(Failure) -> ConversationPart {
  let length = Int(record.textLength)
  // Fewer calls are worth more than fewer bytes until there are many of these.
  guard length > 16_384 else {
    let all = try text(record.textOffset, length)
    return try ConversationPart(messages) { (offset, count) throws(Failure) in
      Array(all[offset..<offset + count])
    }
  }
  return try ConversationPart(messages) { (offset, count) throws(Failure) in
    try text(record.textOffset + UInt64(offset), count)
  }
}
