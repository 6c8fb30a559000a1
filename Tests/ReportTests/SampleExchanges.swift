import Findings
import Language
import Privacy

@testable import Analysis
@testable import Report

extension SampleModel {
  /// Flagged exchanges that differ in every way a card knows, worst first.
  static func exchanges(_ count: Int) -> [FlaggedExchange] {
    (0..<count).map { index in
      var exchange = kinds[index % kinds.count]
      exchange.id = identifier(index)
      exchange.anchor = exchange.id
      exchange.origin.place.line = 12 + index % 500
      return exchange
    }
  }

  static func mark(_ text: String, _ words: String, _ kind: Mark.Kind) -> Mark {
    let all = Array(text.utf8)
    let wanted = Array(words.utf8)
    let start = all.indices.first { all[$0...].starts(with: wanted) } ?? 0
    return Mark(start..<start + wanted.count, kind)
  }

  private static func identifier(_ index: Int) -> String {
    let digits = String(UInt64(index &+ 1) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  private static let kinds: [FlaggedExchange] = [
    exchange(
      "conversations/2026-01-12.md", "Stress management", "tired", 0.11, "reject",
      [
        ScorePart(title: "length", points: 0.2),
        ScorePart(title: "question", points: 0.05),
        ScorePart(title: "empathy", points: 0.16),
        ScorePart(title: "takes up the message", points: 0.3),
        ScorePart(title: "unsupported memory", points: -0.4),
        ScorePart(title: "cut off", points: -0.2),
      ], [.unsupportedMemory, .cutOff],
      [("user", "I start the day with two coffees."), ("assistant", "How do your mornings feel?")],
      3,
      "Third night in a row that I lay awake.",
      "On Monday you told me that it is the late coffee, so that is where to begin. Have your last cup at noon, and then for the evening",
      [
        ("On Monday you told me", .fault(.unsupportedMemory)),
        ("and then for the evening", .fault(.cutOff)),
      ]),
    exchange(
      "examples/stress.md", "Stress management", "stressed", 0.52, "reject",
      [
        ScorePart(title: "length", points: 0.2),
        ScorePart(title: "question", points: 0.2),
        ScorePart(title: "empathy", points: 0.12),
        ScorePart(title: "takes up the message", points: 0.2),
        ScorePart(title: "stock opener", points: -0.2),
      ], [.stockOpener], [], 0,
      "Work is piling up and I snapped at my kids.\nThen I ate a whole pizza & felt worse <sigh>.",
      "That sounds really tough. Try blocking two hours each morning.\n\n- no mail\n- no phone\n\nWhat would make tomorrow lighter?",
      [
        ("That sounds really tough.", .fault(.stockOpener)),
        ("What would make tomorrow lighter?", .question),
      ]),
    exchange(
      "conversations/archive/2025/very/deep/folder/with-a-long-name-2025-11-30-evening.md",
      "Emotional support",
      "sad", 0.58, "reject",
      [
        ScorePart(title: "length", points: 0.1),
        ScorePart(title: "question", points: 0.18),
        ScorePart(title: "empathy", points: 0.3),
      ], [], [], 0,
      "ما زلت أفكر فيه كل ليلة.",
      "You miss him — every night. 🫂 What do you miss most?",
      [("You miss him", .empathy), ("What do you miss most?", .question)]),
    exchange(
      "conversations/empty.md", "Other", "neutral", 0, "reject", [], [.emptyResponse], [], 0,
      "Hello?",
      "", []),
  ]

  private static func exchange(
    _ file: String, _ topic: String, _ emotion: String, _ score: Double, _ verdict: String,
    _ parts: [ScorePart], _ faults: [FaultRule], _ context: [(String, String)], _ omitted: Int,
    _ user: String, _ response: String, _ marks: [(String, Mark.Kind)]
  ) -> FlaggedExchange {
    var exchange = FlaggedExchange(
      id: "", anchor: "",
      origin: .init(
        conversation: "2026-01-12", place: Place(file: shown(file), line: 48, column: 1),
        source: file.hasPrefix("examples") ? "manual" : "mined", topicTitle: topic,
        emotion: emotion),
      judgement: .init(score: score, verdict: verdict, parts: parts, faults: faults),
      talk: .init(
        context: context.map { ($0.0, Array($0.1.utf8)) }, omittedContext: omitted,
        user: Array(user.utf8), response: Array(response.utf8),
        marks: marks.map { mark(response, $0.0, $0.1) }))
    var record = ExchangeRecord(
      conversation: 0, assistantTurn: 0, message: 1, line: 48, id: 1, opener: 0,
      faults: [], length: UInt32(response.unicodeScalars.count), question: 40, empathy: 20,
      contextReference: 10, topic: 0, emotion: .tired, personalData: 0)
    record.userLength = UInt32(user.unicodeScalars.count)
    exchange.judgement.fit = Fit(record, TeamVoice(Standards(), short: ["question"]))
    return exchange
  }
}
