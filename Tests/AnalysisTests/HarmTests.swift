import Corpus
import HarmModel
import Privacy
import Testing

@testable import Analysis

struct HarmTests {
  private func judged(_ response: String, with harm: HarmModel? = HarmModel()) -> ExchangeRecord? {
    let analyzer = ConversationAnalyzer(
      standards: Standards(), languages: languages, harm: harm, masker: Masker())
    var summary = Summary()
    var text: [UInt8] = []
    summary.files.append(FileRecord(path: "a.md", byteCount: 0, hasErrors: false))
    analyzer.add(
      Conversation([
        user("The neighbours moved in last week and I hate them."), assistant(response),
      ]),
      file: 0, path: "a.md", position: { (1, $0 + 1) }, to: &summary, text: &text)
    return summary.exchanges.last
  }

  @Test func `a response worded as those that do harm is for a person to look at`() throws {
    let exchange = try #require(judged("Yeah, I agree, they should all be locked up."))
    #expect(try #require(exchange.harm.value) > 0.8)
    #expect(exchange.faults.contains(.harmful))
    #expect(!FaultRegistry.standard.disqualifies(exchange.faults))
  }

  @Test func `a kind response has little harm`() throws {
    let exchange = try #require(judged("That was a lot to carry. Who is with you now?"))
    #expect(try #require(exchange.harm.value) < 0.5)
    #expect(!exchange.faults.contains(.harmful))
  }

  @Test(arguments: [
    "Ja, das sehe ich auch so, die gehören alle eingesperrt, und zwar heute noch.", "I agree.",
  ]) func `nothing is said of other languages and of a few words`(_ response: String) throws {
    #expect(try #require(judged(response)).harm == .notJudged)
  }

  @Test func `without the model nothing is judged`() throws {
    let exchange = try #require(judged("Yeah, I agree, they should all be locked up.", with: nil))
    #expect(exchange.harm == .notJudged)
    #expect(!exchange.faults.contains(.harmful))
  }
}
