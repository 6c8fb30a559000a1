import Bytes
import Corpus
import Foundation
import Language
import Records
import Testing

@testable import Analysis

struct ExchangeLineTests {
  private static let conversation = ConversationRecord(
    file: 0, line: 1, source: .manual, consent: .unknown, messageCount: 2, hasUnknownRole: false,
    textOffset: 0, textLength: 0)

  private func line(
    faults: [FaultRule] = [], hundredths: UInt8 = 73, verdict: Verdict = .review,
    language: String? = "en", decision: String? = nil, hasFit: Bool = true,
    change: (inout ExchangeRecord) -> Void = { _ in }
  ) -> String {
    var exchange = ExchangeRecord(
      conversation: 0, assistantTurn: 0, message: 1, line: 12, id: 0xab, opener: 0, faults: [],
      length: 100, question: 98, empathy: 41, contextReference: 70, topic: 0, emotion: .tired,
      personalData: 0)
    exchange.relatedness = 83
    exchange.emotionalReaction = 30
    exchange.interpretation = 20
    change(&exchange)
    var output: [UInt8] = []
    let fit = hasFit ? Fit(exchange, TeamVoice(Standards(), short: ["question"])) : nil
    appendExchangeLine(
      exchange, .standard,
      of: ExchangeSource(
        Self.conversation, path: Array("examples/k.md".utf8), id: Array("kite".utf8),
        language: language),
      ExchangeJudgement(
        hundredths: hundredths, verdict: verdict, decision: decision, faults: faults, fit: fit),
      topic: Array("goal-setting".utf8), topics: Array(#""goal-setting","fitness""#.utf8),
      to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `a line has the contract's keys in their order`() {
    #expect(
      line()
        == #"{"id":"00000000000000ab","conversation":"kite","assistantTurn":0,"#
        + #""file":"examples/k.md","line":12,"source":"manual","topic":"goal-setting","#
        + #""topics":["goal-setting","fitness"],"score":0.73,"verdict":"review","decision":null,"length":100,"question":0.98,"#
        + #""empathy":0.41,"emotionalReaction":0.3,"interpretation":0.2,"exploration":0,"#
        + #""contextReference":0.7,"relatedness":0.83,"fit":0.94,"faults":[],"personalData":0,"emotion":"tired","#
        + #""language":"en"}"# + "\n")
  }

  @Test func `what is not judged and a language that is not known are null`() throws {
    let text = line(language: nil, hasFit: false) { $0.question = .notJudged }
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["question"] is NSNull)
    #expect(object?["language"] is NSNull)
    #expect(object?["fit"] is NSNull)
  }

  @Test(arguments: Verdict.allCases) func `names the verdict`(_ verdict: Verdict) {
    #expect(line(verdict: verdict).contains(#""verdict":"\#(verdict.name)""#))
  }

  @Test func `lists all faults by their codes`() throws {
    let faults = FaultRegistry.standard.rules
    let object = try JSONSerialization.jsonObject(with: Data(line(faults: faults).utf8))
    let found = (object as? [String: Any])?["faults"] as? [String]
    #expect(found == faults.map(\.code))
  }

  @Test(arguments: [(UInt8(0), "0"), (5, "0.05"), (50, "0.5"), (99, "0.99"), (100, "1")])
  func `shares are written in hundredths`(_ hundredths: UInt8, _ json: String) {
    #expect(line(hundredths: hundredths).contains("\"score\":\(json),"))
    #expect(line { $0.empathy = Grade(Double(hundredths) / 100) }.contains("\"empathy\":\(json),"))
  }

  @Test func `the largest numbers fit`() throws {
    let text = line {
      $0.length = .max
      $0.line = .max
      $0.personalData = .max
      $0.assistantTurn = .max
      $0.id = .max
    }
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["length"] as? Int == Int(UInt32.max))
    #expect(object?["personalData"] as? Int == Int(UInt16.max))
    #expect(object?["id"] as? String == "ffffffffffffffff")
  }

  private func read(_ text: String) -> ExchangeLine? {
    ExchangeLine(line: Array(text.utf8)[...], .standard)
  }

  @Test func `what is written is read again`() throws {
    let faults = Array(FaultRegistry.standard.rules.prefix(2))
    let text = line(faults: faults, verdict: .reject, decision: "fix") { $0.assistantTurn = 7 }
    let read = try #require(self.read(text))
    #expect((read.id, read.conversation) == ("00000000000000ab", "kite"))
    #expect((read.assistantTurn, read.file, read.line) == (7, "examples/k.md", 12))
    #expect((read.score, read.verdict, read.decision) == (0.73, .reject, "fix"))
    #expect(read.faults == faults.map(\.code))
    #expect(read.amounts == [100, 98, 41, 70])
  }

  @Test func `what is not judged reads as that`() throws {
    let read = try #require(self.read(line(hasFit: false) { $0.question = .notJudged }))
    #expect(read.amounts == [100, nil, 41, 70] && read.decision == nil)
  }

  @Test(arguments: [
    ("\"verdict\":\"review\"", "\"verdict\":\"perhaps\""), ("\"faults\":[]", "\"faults\":[1]"),
    ("\"question\":0.98", "\"question\":98"), ("\"length\":100", "\"length\":\"long\""),
    ("\"id\":", "\"no\":"), ("}", ""),
  ])
  func `a line of another form is none`(_ part: String, _ other: String) {
    #expect(read(line()) != nil && read(line().replacing(part, with: other)) == nil)
  }
}
