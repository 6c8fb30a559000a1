import Bytes
import Corpus
import Export
import Foundation
import Privacy
import Testing

@testable import Analysis

struct ExchangeLineTests {
  private func line(
    faults: [FaultRule] = [], hundredths: UInt8 = 73, verdict: Verdict = .review,
    language: String? = "en", decision: String? = nil, hasFit: Bool = true,
    change: (inout ExchangeRecord) -> Void = { _ in }
  ) -> String {
    var project = Project()
    project.add("kite", verdict, source: .manual)
    var exchange = project.summary.exchanges[0]
    exchange.id = 0xab
    exchange.line = 12
    exchange.question = 98
    exchange.empathy = 41
    exchange.contextReference = 70
    exchange.relatedness = 83
    exchange.emotionalReaction = 30
    exchange.interpretation = 20
    exchange.emotion = .tired
    change(&exchange)
    var output: [UInt8] = []
    appendExchangeLine(
      exchange, .standard, conversation: project.summary.conversations[0],
      path: Array("examples/k.md".utf8),
      id: Array("kite".utf8), faults: faults,
      fit: hasFit
        ? Fit(exchange, TeamVoice(Standards(), short: ["question"])) : nil, hundredths: hundredths,
      verdict: verdict, decision: decision, topic: Array("goal-setting".utf8),
      topics: Array(#""goal-setting","fitness""#.utf8), language: language, to: &output)
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
}
