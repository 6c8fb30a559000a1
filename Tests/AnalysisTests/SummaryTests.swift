import Corpus
import Findings
import Privacy
import TestSupport
import Testing

@testable import Analysis

struct SummaryTests {
  /// Invented conversations with all that a summary counts: personal data, unknown topics, turns
  /// that answer nobody, conversations without an exchange.
  private static func conversations(_ count: Int, seed: Int) -> [Conversation] {
    var generator = SeededGenerator(seed: seed)
    let texts = [
      "My knee hurts on the stairs.", "Write to ann@example.com please.", "I can't sleep.",
      "What would you change?", "That sounds really hard.", "You mentioned a lighthouse in Skagen.",
      "", "I feel ashamed of the garden.", "Call me on +45 3012 3456 tonight.",
    ]
    return (0..<count).map { number in
      var attributes = Attributes()
      attributes.topic = [nil, "fitness", "unheard-of"].randomElement(using: &generator) ?? nil
      attributes.consent = Consent.allCases.randomElement(using: &generator) ?? .unknown
      attributes.participant = number % 3 == 0 ? "u-\(number % 5)" : nil
      let turns = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        Turn(
          role: Role.allCases.randomElement(using: &generator) ?? .user,
          text: texts.randomElement(using: &generator) ?? "")
      }
      return Conversation(
        turns, id: number % 2 == 0 ? "c-\(number)" : nil,
        source: number % 4 == 0 ? .manual : .mined, attributes: attributes)
    }
  }

  /// Analyses some conversations, each as a file of its own.
  private static func analysed(_ conversations: ArraySlice<Conversation>) -> Analysed {
    let analyzer = ConversationAnalyzer(
      standards: Standards(), languages: languages, masker: Masker())
    var result = Analysed()
    for (number, conversation) in zip(conversations.indices, conversations) {
      let path = Masker().path("conversations/\(number).md")
      result.summary.files.append(
        FileRecord(path: path, byteCount: number, hasErrors: false))
      analyzer.add(
        conversation, file: result.summary.files.count - 1, path: path,
        position: { ($0 / 40 + 1, $0 % 40 + 1) }, to: &result.summary, text: &result.bytes)
    }
    return result
  }

  /// Cuts a list into parts of random length, some of them empty.
  private static func parts(_ count: Int, seed: Int) -> [Range<Int>] {
    var generator = SeededGenerator(seed: seed)
    var cuts = [0, count]
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      cuts.append(Int.random(in: 0...count, using: &generator))
    }
    cuts.sort()
    return zip(cuts, cuts.dropFirst()).map { $0..<$1 }
  }

  private func expectEqual(_ a: Summary, _ b: Summary) {
    #expect(a.files == b.files)
    #expect(a.conversations == b.conversations)
    #expect(a.exchanges == b.exchanges)
    #expect(a.personalData == b.personalData)
    #expect(a.findings == b.findings)
    #expect(a.messageCount == b.messageCount)
    #expect(a.textByteCount == b.textByteCount)
  }

  @Test(arguments: 0..<60)
  func `any parts merged in order give what the whole gives`(_ seed: Int) {
    let conversations = Self.conversations(30, seed: seed / 6)
    let whole = Self.analysed(conversations[...])
    var merged = Summary.identity
    var bytes: [UInt8] = []
    for part in Self.parts(conversations.count, seed: seed) {
      let analysed = Self.analysed(conversations[part])
      merged.merge(analysed.summary)
      bytes += analysed.bytes
    }
    expectEqual(merged, whole.summary)
    #expect(bytes == whole.bytes)
  }

  @Test(arguments: 0..<20)
  func `merging is associative, with the empty summary neutral on both sides`(_ seed: Int) {
    let conversations = Self.conversations(24, seed: 100 + seed)
    let parts = [0..<7, 7..<15, 15..<24].map { Self.analysed(conversations[$0]).summary }
    var left = parts[0]
    left.merge(parts[1])
    left.merge(parts[2])
    var tail = parts[1]
    tail.merge(parts[2])
    var right = parts[0]
    right.merge(tail)
    expectEqual(left, right)
    var before = Summary.identity
    before.merge(left)
    expectEqual(before, left)
    var after = left
    after.merge(.identity)
    expectEqual(after, left)
  }

  @Test func `five parts judge as one does`() {
    let conversations = Self.conversations(200, seed: 5)
    let whole = Self.analysed(conversations[...]).summary
    var merged = Summary.identity
    for start in stride(from: 0, to: 200, by: 40) {
      merged.merge(Self.analysed(conversations[start..<start + 40]).summary)
    }
    let first = Judgement(whole, standards: Standards())
    let second = Judgement(merged, standards: Standards())
    #expect(!first.verdicts.isEmpty)
    #expect(first.faults == second.faults)
    #expect(first.scores == second.scores)
    #expect(first.verdicts == second.verdicts)
    #expect(first.flagged == second.flagged)
  }

  @Test func `each record points at its own text`() {
    let conversations = Self.conversations(40, seed: 8)
    let whole = Self.analysed(conversations[...])
    for (number, conversation) in conversations.enumerated() {
      let text = whole.text(number)
      #expect(text.messages.map(\.role) == conversation.messages.map(\.role))
      #expect(Int(whole.summary.conversations[number].messageCount) == text.messages.count)
    }
    #expect(Int(whole.summary.textByteCount) == whole.bytes.count)
    for exchange in whole.summary.exchanges {
      let text = whole.text(Int(exchange.conversation))
      #expect(text.messages[Int(exchange.message)].role == .assistant)
      #expect(text.messages[Int(exchange.message) - 1].role == .user)
    }
  }
}
