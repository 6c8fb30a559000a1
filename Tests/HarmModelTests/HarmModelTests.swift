import Foundation
import HarmModel
import Testing

struct HarmModelTests {
  private let model = HarmModel()

  private func harm(_ reply: String) -> Double? {
    model.logOdds(of: Array(reply.utf8)).map { 1 / (1 + exp(-$0)) }
  }

  /// As `Tests/Measures/harm_model.py CORPORA --show` prints them, which cuts words and letters by itself.
  @Test(arguments: [
    ("That sounds exhausting. What keeps you going?", 0.2728),
    ("Shut up, you’re a stupid liar and nobody likes you!", 0.6802),
    ("Yeah, they all deserve it", 0.8301),
    ("Take two of my old pills, don't tell the doctor.", 0.7343),
  ])
  func `what is computed is what the script computes`(_ reply: String, _ expected: Double) throws {
    let value = try #require(harm(reply))
    #expect(abs(value - expected) < 0.0001, "\(value)")
  }

  @Test func `case, curly apostrophes and other marks change nothing`() throws {
    let plain = try #require(harm("you're right, they don't belong here"))
    #expect(plain == harm("You’re right – they DON’T belong here."))
  }

  @Test(arguments: ["", "?!", "ok then, sure", "好的", "''''"])
  func `fewer than four words say nothing`(_ reply: String) { #expect(harm(reply) == nil) }

  @Test func `long words and long texts end`() throws {
    let word = String(repeating: "abcdefgh", count: 5000)
    let value = try #require(harm("\(word) \(word) \(word) \(word)"))
    #expect((0...1).contains(value))
    let text = String(repeating: "what makes you say that? ", count: 50_000)
    #expect(try #require(harm(text)).isFinite)
  }
}
