import Corpus
import Findings
import Privacy
import TestSupport
import Testing

@testable import Analysis

struct AnalyzerTests {
  private func ids(_ turns: [Turn], path: ShownText = "conversations/a.md") -> [UInt64] {
    analyse([Conversation(turns)], path: path).summary.exchanges.map(\.id)
  }

  private let talk = [
    user("My kite tore."), assistant("Where did it tear?"), user("At the spar."),
    assistant("A patch of spinnaker cloth holds there."),
  ]

  @Test func `the same content in another file has the same ids`() {
    #expect(ids(talk) == ids(talk, path: "conversations/2031/other.md"))
    let behind = analyse([Conversation([user("Hi"), assistant("Hello.")]), Conversation(talk)])
    #expect(Array(behind.summary.exchanges.map(\.id).dropFirst()) == ids(talk))
  }

  @Test func `a changed message changes its exchange and those after it, not those before`() {
    let first = ids(talk)
    #expect(Set(first).count == 2)
    for changed in talk.indices {
      var other = talk
      other[changed].text += "!"
      let second = ids(other)
      #expect((second[0] == first[0]) == (changed > 1))
      #expect(second[1] != first[1])
    }
  }

  @Test func `a changed role changes the id`() {
    var other = talk
    other[1].role = .unknown
    #expect(ids(other).last != ids(talk).last)
  }

  @Test func `text moved from one message to the next changes the id`() {
    #expect(
      ids([user("ab"), assistant("c")]) != ids([user("a"), assistant("bc")]))
  }

  @Test func `personal data is masked before the id is made, and in all that is kept`() {
    let one = analyse(
      user("Write to ann@example.com, it is urgent."), assistant("Done, bob@example.org."))
    let two = analyse(
      user("Write to eve@example.net, it is urgent."), assistant("Done, joe@example.com."))
    #expect(one.last?.id == two.last?.id)
    #expect(one.bytes == two.bytes)
    #expect(!String(decoding: one.bytes, as: UTF8.self).contains("@"))
    #expect(one.last?.personalData == 2)
    #expect(one.summary.personalData.map(\.message) == [0, 1])
    #expect(one.summary.findings.map(\.code) == [.personalData, .personalData])
    #expect(
      one.summary.findings.allSatisfy { !$0.summary.contains("@") && !$0.advice.contains("@") })
  }

  @Test func `personal data is placed where it stands in the file`() throws {
    let result = analyse(user("Write to ann@example.com now."), assistant("Done."))
    let record = try #require(result.summary.personalData.first)
    #expect(record.column == 10)
    #expect(record.endColumn == 25)
    #expect(record.type == .emailAddress)
  }

  @Test func `names of people behind ids and prompts are masked`() {
    var attributes = Attributes()
    attributes.participant = "ann@example.com"
    attributes.system = "Answer ann@example.com."
    let result = analyse([Conversation(talk, id: "ann@example.com", attributes: attributes)])
    let summary = result.summary
    #expect(summary.conversations.map { summary.id(of: $0) } == ["[EMAIL_ADDRESS]"])
    #expect(summary.conversations.map { summary.participant(of: $0) } == ["[EMAIL_ADDRESS]"])
    #expect(result.text().system == Array("Answer [EMAIL_ADDRESS].".utf8))
  }

  @Test(arguments: [
    ([user("a"), assistant("b")], [(0, 1)]),
    ([assistant("b"), user("a"), assistant("b")], [(1, 2)]),
    ([user("a"), user("a"), assistant("b"), assistant("b")], [(0, 2)]),
    ([user("a"), Turn(role: .system, text: "s"), assistant("b")], []),
    (
      [user("a"), Turn(role: .unknown, text: "s"), assistant("b"), user("a"), assistant("b")],
      [(1, 4)]
    ),
    ([user("a")], []), ([assistant("b")], []), ([], []),
  ]) func `an exchange is a user message and the response behind it`(
    _ turns: [Turn], _ expected: [(Int, Int)]
  ) {
    let found = analyse([Conversation(turns)]).summary.exchanges
    #expect(found.map { Int($0.assistantTurn) } == expected.map(\.0))
    #expect(found.map { Int($0.message) } == expected.map(\.1))
    #expect(found.map { Int($0.line) } == expected.map { 3 + 2 * $0.1 })
  }

  @Test func `a conversation without an id is named by its path and fragment`() {
    var second = Conversation(talk)
    second.fragment = "2"
    let result = analyse([Conversation(talk), second, Conversation(talk, id: "kite")])
    let summary = result.summary
    #expect(
      summary.conversations.map { summary.id(of: $0) }
        == ["conversations/a", "conversations/a#2", "kite"])
  }

  @Test func `two runs give the same`() {
    let one = analyse([Conversation(talk)])
    let two = analyse([Conversation(talk)])
    #expect(one.summary.exchanges == two.summary.exchanges)
    #expect(one.bytes == two.bytes)
  }

  @Test(arguments: 0..<200)
  func `marks lie inside the response, whatever is in it`(_ seed: Int) {
    var generator = SeededGenerator(seed: seed)
    let said = generator.text(pieces: seed % 40)
    let response = generator.text(pieces: seed % 50)
    let result = analyse(user(said), assistant(response))
    let length = result.text().messages[1].text.count
    #expect(result.lastMarks.allSatisfy { $0.start <= $0.end && Int($0.end) <= length })
    let masked = String(decoding: result.text().messages[1].text, as: UTF8.self)
    #expect(result.last?.length == UInt32(masked.unicodeScalars.count))
  }
}

struct StockOpenerTests {
  /// Conversations of one exchange each; the first ones open alike.
  private func judgement(_ alike: Int, of total: Int, opener: String = "That sounds really tough.")
    -> Judgement
  {
    let digits = Array("abcdefghij")
    let conversations = (0..<total).map { number in
      let name = String(String(number).map { digits[$0.wholeNumberValue ?? 0] })
      let first = number < alike ? opener : "The \(name) boat is yours now."
      return Conversation([user("My \(name) boat sank."), assistant("\(first) Which pump is in?")])
    }
    return Judgement(analyse(conversations).summary, standards: Standards())
  }

  @Test(arguments: [
    (7, 20, false), (8, 20, true), (20, 20, true), (9, 2000, false), (10, 2000, true),
  ])
  func `eight responses and one in two hundred make an opener stock`(
    _ alike: Int, _ total: Int, _ isStock: Bool
  ) {
    let judgement = judgement(alike, of: total)
    #expect(judgement.stockOpeners.map(\.count) == (isStock ? [alike] : []))
    for number in 0..<total {
      #expect(judgement.faults[number].contains(.stockOpener) == (isStock && number < alike))
    }
  }

  @Test(arguments: [
    ("THAT SOUNDS REALLY TOUGH!", true), ("That — sounds really tough…", true),
    ("Oh no.", false),
    ("Thirteen words stand in this one sentence, which is one more than twelve.", false),
  ]) func `an opener has three to twelve words, whatever its case and marks`(
    _ opener: String, _ counts: Bool
  ) {
    #expect(judgement(12, of: 12, opener: opener).stockOpeners.isEmpty == !counts)
  }

  @Test func `a stock opener takes points and rejects nothing by itself`() {
    let stock = judgement(8, of: 20)
    let single = judgement(1, of: 20)
    #expect(stock.scores[0] < single.scores[0])
    #expect(!stock.isDisqualified(0))
  }

  @Test func `the flagged are what is rejected or scores low, worst first`() {
    let conversations = ["", "Which pump is in your boat?", "No.", ""].map {
      Conversation([user("My boat sank."), assistant($0)])
    }
    let judgement = Judgement(analyse(conversations).summary, standards: Standards())
    let scores = judgement.flagged.map { judgement.scores[$0] }
    #expect(scores == scores.sorted())
    #expect(judgement.flagged.prefix(2) == [0, 3])
    #expect(
      Set(judgement.flagged)
        == Set(
          judgement.verdicts.indices.filter {
            judgement.verdicts[$0] == .reject || judgement.scores[$0] < 60
          }))
  }
}

/// Input that nobody writes by hand must come to an end; a hang shows as a test that never does.
struct HostileInputTests {
  private static let quarter = 1 << 18

  @Test(arguments: [
    "a", "`", " ", "\n", ".", "?", "'", "“", "é", "🙂", "a a a ", "you mentioned ", "` ", "``a",
    "I'm so sorry ", "*", "_", "\u{FFFD}", "1", "a\n", "a.",
  ]) func `a quarter of a megabyte of one thing over and over is judged`(_ unit: String) {
    let text = String(repeating: unit, count: Self.quarter / unit.utf8.count)
    let result = analyse(user(text), assistant(text))
    #expect(result.last?.length == UInt32(text.unicodeScalars.count))
    #expect(result.summary.exchanges.count == 1)
  }

  @Test(arguments: [
    "You mentioned it. ", "How are you? ", "Get over it! ", "User: a\n", "a b c d. ",
  ])
  func `thousands of sentences with a cue each are judged`(_ unit: String) {
    let text = String(repeating: unit, count: 2000)
    #expect(analyse(user("Hello"), assistant(text)).summary.exchanges.count == 1)
  }

  @Test func `thousands of turns are judged`() {
    let turns = (0..<4000).map { $0 % 2 == 0 ? user("My kite \($0)") : assistant("Kite \($0)?") }
    #expect(analyse([Conversation(turns)]).summary.exchanges.count == 2000)
  }
}
